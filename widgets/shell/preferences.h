// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"
#include "widgets/phone/softphone.h"

#include <QByteArray>
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

class QSettings;

namespace callboard {

// Which keys answer and hang up while another window has the keyboard.
enum class KeysEverywhere { None, CtrlShift, Super };
// The one that answers and the one that hangs up.
QList<QKeySequence> sequencesOf(KeysEverywhere keys);

// What this desk remembers of its user; never a password.
struct Preferences {
    QString server = QStringLiteral("ws://127.0.0.1:8765");
    QString user;
    QString language; // "en", "ru"; empty: the system's
    Theme theme = Theme::System;
    QString page; // "agent", "supervisor"; empty: by role
    bool hasSound = true;
    bool staysInTray = false; // when the window is closed
    KeysEverywhere keys = KeysEverywhere::None;
    PhoneChoice phone;
    QByteArray geometry;
    QMap<QString, QString> columns; // of boards by their names, where people chose
    int queueRows = 0;              // of the floor; 0: as many as there is room for
    QString team;                   // whose agents the floor lists; empty: all
};

Preferences readPreferences(const QSettings &settings);
void write(const Preferences &preferences, QSettings &settings);

} // namespace callboard
