// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <QAudioSink>
#include <QTimer>

namespace callboard {

// On the thread of the window: half a second lies ready at the card, so that painting is not heard.
class CardPlay : public QObject, public SoundPlay {
    Q_OBJECT

public:
    explicit CardPlay(const QAudioDevice &device);
    ~CardPlay() override;

    void add(std::vector<voice::Sample> sound) override;
    void pause(bool isPaused) override;
    bool works() const override;
    std::chrono::milliseconds heard() const override;
    std::chrono::milliseconds left() const override;

private:
    void push();
    qint64 atCard() const; // bytes that were written and not heard

    QAudioSink m_sink;
    QIODevice *m_card = nullptr; // m_sink's
    QByteArray m_waiting;
    qint64 m_written = 0;                      // bytes
    std::chrono::milliseconds m_heardBefore{}; // the pause
    QTimer m_pushing;
};

} // namespace callboard
