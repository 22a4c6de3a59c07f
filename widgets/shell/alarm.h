// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/phone/softphone.h"

#include <QTimer>

namespace callboard {

class MainWindow;
class Tray;

// Makes a ringing call, and a caller who hangs up on hold, noticed without touching the keyboard's focus: a
// sound, a message of the tray, a mark in the task bar. All of it is made when the first call rings, and
// after its card was painted. What rings in this computer rings until it is answered, also while the window
// is hidden.
class Alarm : public QObject {
    Q_OBJECT

public:
    Alarm(MainWindow &window, SoundDoor &sounds, Tray &tray, const Softphone *phone = nullptr);

    void ring(const QString &who);
    // Who waited on hold is there no more; without a sound, for somebody speaks.
    void tellGone(const QString &who);

private:
    void notice(const QString &who, const QString &what);
    void sound();
    void followPhone();

    MainWindow &m_window;
    SoundDoor &m_sounds;
    Tray &m_tray;
    const Softphone *m_phone;
    QTimer m_again;
};

} // namespace callboard
