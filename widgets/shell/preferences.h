// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"
#include "widgets/phone/softphone.h"

#include <QByteArray>
#include <QString>

class QSettings;

namespace callboard {

// What this desk remembers of its user; never a password.
struct Preferences {
    QString server = QStringLiteral("ws://127.0.0.1:8765");
    QString user;
    QString language; // "en", "ru"; empty: the system's
    Theme theme = Theme::System;
    QString page; // "agent", "supervisor"; empty: by role
    bool hasSound = true;
    PhoneChoice phone;
    QByteArray geometry;
};

Preferences readPreferences(const QSettings &settings);
void write(const Preferences &preferences, QSettings &settings);

} // namespace callboard
