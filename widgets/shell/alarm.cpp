// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/alarm.h"

#include "widgets/shell/main_window.h"
#include "widgets/shell/tray.h"

#include <QApplication>

namespace callboard {

namespace {

constexpr std::chrono::milliseconds again{3000};

} // namespace

Alarm::Alarm(MainWindow &window, SoundDoor &sounds, Tray &tray, const Softphone *phone)
    : m_window(window)
    , m_sounds(sounds)
    , m_tray(tray)
    , m_phone(phone) {
    m_again.setInterval(again);
    connect(&m_again, &QTimer::timeout, this, &Alarm::sound);
    if (m_phone)
        connect(m_phone, &Softphone::changed, this, &Alarm::followPhone);
}

void Alarm::followPhone() {
    const bool isRinging = m_phone->view().isRinging;
    if (isRinging && !m_again.isActive())
        m_again.start();
    else if (!isRinging)
        m_again.stop();
}

void Alarm::ring(const QString &who) {
    // The card is painted first: the first ring loads what it needs.
    QTimer::singleShot(50, this, [this, who] {
        QApplication::alert(&m_window);
        notice(who, tr("A call rings"));
        sound();
    });
}

void Alarm::tellGone(const QString &who) {
    QApplication::alert(&m_window);
    notice(who, tr("Has gone while on hold"));
}

void Alarm::notice(const QString &who, const QString &what) {
    if (m_window.isVisible() && !m_window.isMinimized() && m_window.isActiveWindow())
        return;
    // The name is the title: only a message's body may be taken for markup by those who show it.
    m_tray.tell(who, what);
}

void Alarm::sound() {
    if (!m_window.preferences().hasSound)
        return;
    if (auto *system = m_sounds.open())
        system->ring(m_window.preferences().phone.ringer);
}

} // namespace callboard
