// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <QPluginLoader>

namespace callboard {

// Finds the plugin beside the program.
class PluginDoor : public SoundDoor {
public:
    SoundSystem *open() override;

private:
    QPluginLoader m_loader;
    SoundSystem *m_system = nullptr;
    bool m_isTried = false;
};

} // namespace callboard
