// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace callboard {

// Whether the user's desktop wants dark or light windows, while it runs; told by its portal. Silent where
// there is none, or where the user has no wish.
class SystemTheme : public QObject {
    Q_OBJECT

public:
    explicit SystemTheme(QObject *parent = nullptr);

    void watch(); // tells the present wish as well, later

Q_SIGNALS:
    void wished(bool isDark);

public Q_SLOTS:
    void take(const QString &space, const QString &key, const QDBusVariant &value);
};

} // namespace callboard
