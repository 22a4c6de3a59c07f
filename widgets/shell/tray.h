// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace callboard {

// The icon beside the desktop's clock.
class Tray : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual bool isThere() const = 0; // now: it comes and goes with the desktop's panel
    // Both do nothing where there is no tray. What was told stays beside the icon, which stays, too.
    virtual void show() = 0;
    virtual void tell(const QString &title, const QString &text) = 0;

Q_SIGNALS:
    void opened(); // by the user's own click
    void quitWished();
};

class SystemTray : public Tray {
    Q_OBJECT

public:
    SystemTray();
    ~SystemTray() override;

    bool isThere() const override;
    void show() override;
    void tell(const QString &title, const QString &text) override;

private:
    void make();

    std::unique_ptr<QMenu> m_menu; // before the icon, which has it
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

} // namespace callboard
