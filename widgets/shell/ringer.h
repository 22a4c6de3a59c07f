// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace callboard {

// The sound of a ringing call. Made by a plugin, so that a desktop that never rings loads no sound system.
class Ringer {
public:
    virtual ~Ringer() = default;
    virtual void ring() = 0; // once; silently nothing where there is no sound card
};

} // namespace callboard

Q_DECLARE_INTERFACE(callboard::Ringer, "callboard.Ringer/1")
