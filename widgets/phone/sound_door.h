// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sound_system.h"

#include <QPluginLoader>

namespace callboard {

// Finds the plugin beside the program. What sounds goes with this, which must not outlive the application: Qt
// itself would end it too late.
class PluginDoor : public SoundDoor {
public:
    PluginDoor() = default;
    ~PluginDoor() override;
    PluginDoor(const PluginDoor &) = delete;
    PluginDoor &operator=(const PluginDoor &) = delete;

    SoundSystem *open() override;

private:
    QPluginLoader m_loader;
    SoundSystem *m_system = nullptr;
    bool m_isTried = false;
};

} // namespace callboard
