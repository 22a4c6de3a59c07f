// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <QAudioDevice>
#include <QThread>

namespace callboard {

class CardWorker;

// As the system lists them: what it would take by itself comes first.
QList<SoundDevice> listed(const QList<QAudioDevice> &devices);

// Microphone and speaker on a thread of their own: a window that paints must not be heard.
class CardLine : public QObject, public SoundLine {
    Q_OBJECT

public:
    CardLine(const SoundChoice &choice, std::function<void(const SoundInUse &)> used);
    ~CardLine() override;

    void choose(const SoundChoice &choice) override;
    void join(std::shared_ptr<TalkSound> talk) override;
    void leave(const std::shared_ptr<TalkSound> &talk) override;
    float takeSpokenPeak() override;
    float takeHeardPeak() override;

private:
    QThread m_thread;
    CardWorker *m_worker;
};

} // namespace callboard
