// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <map>
#include <QSoundEffect>
#include <QTemporaryFile>

namespace callboard {

class SoundPlugin : public QObject, public SoundSystem {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "callboard.SoundSystem/2")
    Q_INTERFACES(callboard::SoundSystem)

public:
    QList<SoundDevice> microphones() const override;
    QList<SoundDevice> speakers() const override;
    void ring(const QByteArray &device) override;
    std::unique_ptr<SoundLine> open(const SoundChoice &choice,
                                    std::function<void(const SoundInUse &)> used) override;
    std::unique_ptr<SoundPlay> play(const QByteArray &speaker) override;

private:
    bool prepare();

    QTemporaryFile m_file;
    std::unique_ptr<QSoundEffect> m_effect;
    QByteArray m_ringsOn;
};

} // namespace callboard
