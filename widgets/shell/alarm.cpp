// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/alarm.h"

#include "widgets/shell/main_window.h"
#include "widgets/shell/ringer.h"

#include <QApplication>
#include <QPluginLoader>
#include <QSystemTrayIcon>
#include <QTimer>

namespace callboard {

using namespace Qt::StringLiterals;

Alarm::Alarm(MainWindow &window)
    : m_window(window) {
}

void Alarm::ring(const QString &who) {
    // The card is painted first: the first ring loads what it needs.
    QTimer::singleShot(50, this, [this, who] {
        QApplication::alert(&m_window);
        notice(who);
        if (m_window.preferences().hasSound)
            sound();
    });
}

void Alarm::notice(const QString &who) {
    if (m_window.isActiveWindow())
        return;
    if (!m_tray && QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray = new QSystemTrayIcon(QApplication::windowIcon(), this);
        m_tray->setToolTip(u"Callboard"_s);
        m_tray->show();
        // Only the user's own click brings the window forward.
        connect(m_tray, &QSystemTrayIcon::activated, &m_window, &MainWindow::comeForward);
    }
    // The name is the title: only a message's body may be taken for markup by those who show it.
    if (m_tray)
        m_tray->showMessage(who, tr("A call rings"), QApplication::windowIcon());
}

void Alarm::sound() {
    if (!std::exchange(m_hasTriedSound, true)) {
        auto *loader = new QPluginLoader(
            QCoreApplication::applicationDirPath() + u"/../lib/callboard/libcallboard_ring.so"_s, this);
        m_ringer = qobject_cast<Ringer *>(loader->instance());
    }
    if (m_ringer)
        m_ringer->ring();
}

} // namespace callboard
