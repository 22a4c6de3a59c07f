// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSystemTrayIcon;

namespace callboard {

class MainWindow;
class Sound;

// Makes a ringing call noticed without touching the keyboard's focus: a sound, a message of the tray, a mark
// in the task bar. All of it is made when the first call rings, not when the program starts.
class Alarm : public QObject {
    Q_OBJECT

public:
    explicit Alarm(MainWindow &window);
    ~Alarm() override;

    void ring(const QString &who);

private:
    void say(const QString &who);

    MainWindow &m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    std::unique_ptr<Sound> m_sound;
};

} // namespace callboard
