// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST(DesktopOptions, aLinkBecomesTheNumberInTheDialField) {
    const auto read = readOptions({u"callboard"_s, u"tel:+7%20921%20123;ext=4"_s});
    ASSERT_TRUE(std::holds_alternative<DesktopOptions>(read));
    EXPECT_EQ(std::get<DesktopOptions>(read).number, u"+7 921 123");
}

TEST(DesktopOptions, anUnknownWordIsWrongUsage) {
    for (const auto &option : {u"--page=wall"_s, u"--theme=pink"_s, u"--language=xx"_s, u"--what"_s}) {
        const auto read = readOptions({u"callboard"_s, option});
        ASSERT_TRUE(std::holds_alternative<Reply>(read)) << option.toStdString();
        EXPECT_EQ(std::get<Reply>(read).exit, 2);
    }
}

TEST(Memory, whatAnOptionBroughtIsForThisOnce) {
    Preferences remembered;
    remembered.user = u"anna"_s;
    DesktopOptions options;
    options.user = u"boris"_s;
    options.theme = Theme::Dark;
    auto now = chosen(remembered, options);
    EXPECT_EQ(now.user, u"boris"_s);
    Memory memory(remembered, now);
    now.hasSound = false;
    EXPECT_EQ(memory.take(now).user, u"anna"_s);
    EXPECT_EQ(memory.take(now).theme, Theme::System);
    EXPECT_FALSE(memory.take(now).hasSound);
}

TEST(Memory, whatPeopleChooseStaysEvenIfAnOptionSaidItBefore) {
    DesktopOptions options;
    options.theme = Theme::Dark;
    auto now = chosen({}, options);
    Memory memory({}, now);
    now.theme = Theme::Light;
    EXPECT_EQ(memory.take(now).theme, Theme::Light);
    now.theme = Theme::Dark;
    EXPECT_EQ(memory.take(now).theme, Theme::Dark);
}

} // namespace
} // namespace callboard
