// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/system_theme.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

const auto appearance = u"org.freedesktop.appearance"_s;
const auto colours = u"color-scheme"_s;

TEST(SystemTheme, tellsWhatTheUserWishesAndNothingElse) {
    SystemTheme theme;
    const QSignalSpy wished(&theme, &SystemTheme::wished);
    theme.take(appearance, colours, QDBusVariant(1u));
    theme.take(appearance, colours, QDBusVariant(QVariant::fromValue(QDBusVariant(2u))));
    theme.take(appearance, colours, QDBusVariant(0u));
    theme.take(appearance, colours, QDBusVariant(u"dark"_s));
    theme.take(appearance, u"contrast"_s, QDBusVariant(1u));
    theme.take(u"org.gnome.desktop.interface"_s, colours, QDBusVariant(1u));
    ASSERT_EQ(wished.size(), 2);
    EXPECT_TRUE(wished[0][0].toBool());
    EXPECT_FALSE(wished[1][0].toBool());
}

} // namespace
} // namespace callboard
