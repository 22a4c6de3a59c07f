// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/phone/sound_door.h"

#include <QCoreApplication>
#include <utility>

namespace callboard {

PluginDoor::~PluginDoor() {
    if (m_system != nullptr)
        m_loader.unload();
}

SoundSystem *PluginDoor::open() {
    if (!std::exchange(m_isTried, true)) {
        m_loader.setLoadHints(QLibrary::PreventUnloadHint); // its code may still be asked for
        m_loader.setFileName(QCoreApplication::applicationDirPath() +
                             QStringLiteral("/../lib/callboard/libcallboard_sound.so"));
        m_system = qobject_cast<SoundSystem *>(m_loader.instance());
    }
    return m_system;
}

} // namespace callboard
