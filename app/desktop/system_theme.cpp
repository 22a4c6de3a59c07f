// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView portal("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView place("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView settings("org.freedesktop.portal.Settings");
constexpr QLatin1StringView appearance("org.freedesktop.appearance");
constexpr QLatin1StringView colours("color-scheme");

// The portal of today sends a value, the one of yesterday a value in a value.
uint schemeOf(const QDBusVariant &value) {
    auto inner = value.variant();
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    return inner.toUInt();
}

} // namespace

SystemTheme::SystemTheme(QObject *parent)
    : QObject(parent) {
}

void SystemTheme::watch() {
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portal, place, settings, u"SettingChanged"_s, this,
                SLOT(take(QString, QString, QDBusVariant)));
    auto ask = QDBusMessage::createMethodCall(portal, place, settings, u"Read"_s);
    ask << QString(appearance) << QString(colours);
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            take(appearance, colours, reply.value());
    });
}

void SystemTheme::take(const QString &space, const QString &key, const QDBusVariant &value) {
    if (space != appearance || key != colours)
        return;
    if (const auto scheme = schemeOf(value); scheme == 1 || scheme == 2)
        Q_EMIT wished(scheme == 1);
}

} // namespace callboard
