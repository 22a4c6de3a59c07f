// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/tray.h"

#include "widgets/common/theme.h"

#include <QIcon>
#include <QMenu>
#include <QSystemTrayIcon>

namespace callboard {

using namespace Qt::StringLiterals;

SystemTray::SystemTray() = default;
SystemTray::~SystemTray() = default;

bool SystemTray::isThere() const {
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemTray::make() {
    m_menu = std::make_unique<QMenu>();
    m_icon = std::make_unique<QSystemTrayIcon>(programIcon());
    m_icon->setToolTip(u"Callboard"_s);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &Tray::opened);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context)
                    Q_EMIT opened();
            });
}

// In the words of the language of now.
void SystemTray::show() {
    if (!isThere())
        return;
    if (!m_icon)
        make();
    m_menu->clear();
    m_menu->addAction(tr("Open Callboard"), this, &Tray::opened);
    m_menu->addAction(tr("Quit"), this, &Tray::quitWished);
    m_icon->show();
}

void SystemTray::tell(const QString &title, const QString &text) {
    show();
    if (m_icon)
        m_icon->showMessage(title, text, programIcon());
}

} // namespace callboard
