// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/sip_system.h"
#include "widgets/phone/sound_system.h"

#include <QPluginLoader>

namespace callboard {

// A plugin beside the program, loaded once it is needed. What it made goes with this, which must not outlive
// the application: Qt itself would end it too late.
class Plugin {
public:
    explicit Plugin(const QString &name) // "sound"
        : m_name(name) {}
    ~Plugin();
    Plugin(const Plugin &) = delete;
    Plugin &operator=(const Plugin &) = delete;

    QObject *instance(); // null: not installed

private:
    QString m_name;
    QPluginLoader m_loader;
    QObject *m_instance = nullptr;
    bool m_isTried = false;
};

class PluginSoundDoor : public SoundDoor {
public:
    SoundSystem *open() override { return qobject_cast<SoundSystem *>(m_plugin.instance()); }

private:
    Plugin m_plugin{QStringLiteral("sound")};
};

class PluginSipDoor : public SipDoor {
public:
    SipSystem *open() override { return qobject_cast<SipSystem *>(m_plugin.instance()); }

private:
    Plugin m_plugin{QStringLiteral("sip_phone")};
};

} // namespace callboard
