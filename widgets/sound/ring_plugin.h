// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/shell/ringer.h"

#include <QSoundEffect>
#include <QTemporaryFile>

namespace callboard {

class RingPlugin : public QObject, public Ringer {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "callboard.Ringer/1")
    Q_INTERFACES(callboard::Ringer)

public:
    void ring() override;

private:
    bool prepare();

    QTemporaryFile m_file;
    QSoundEffect m_effect;
};

} // namespace callboard
