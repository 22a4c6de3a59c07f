// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSystemTrayIcon;

namespace callboard {

class MainWindow;
class Ringer;

// Makes a ringing call noticed without touching the keyboard's focus: a sound, a message of the tray, a mark
// in the task bar. All of it is made when the first call rings, and after its card was painted.
class Alarm : public QObject {
    Q_OBJECT

public:
    explicit Alarm(MainWindow &window);

    void ring(const QString &who);

private:
    void notice(const QString &who);
    void sound();

    MainWindow &m_window;
    QSystemTrayIcon *m_tray = nullptr;
    Ringer *m_ringer = nullptr;
    bool m_hasTriedSound = false;
};

} // namespace callboard
