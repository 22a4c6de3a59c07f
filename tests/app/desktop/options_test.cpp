// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST(DesktopOptions, aLinkBecomesTheNumberInTheDialField) {
    const std::pair<QString, QString> links[]{
        {u"tel:+7%20921%20123;ext=4"_s, u"+7 921 123"_s},
        {u"TEL:+74951112233"_s, u"+74951112233"_s},
        {u"tel://84951112233"_s, u"84951112233"_s},
        {u"callto:+7-495-111-22-33"_s, u"+7-495-111-22-33"_s},
        {u"callto://84951112233?call"_s, u"84951112233"_s},
        {u"sip:1002@192.0.2.7:5060;transport=tcp"_s, u"1002"_s},
        {u"sips:%2B74951112233;cpc=ordinary:secret@example.com;user=phone?Subject=x"_s, u"+74951112233"_s},
        {u"sip:1002"_s, u"1002"_s},
        {u"sip:@example.com"_s, u""_s},
        {u"84951112233"_s, u"84951112233"_s},
        {u"1002@example.com"_s, u"1002"_s},
    };
    for (const auto &[link, number] : links) {
        const auto read = readOptions({u"callboard"_s, link});
        ASSERT_TRUE(std::holds_alternative<DesktopOptions>(read)) << link.toStdString();
        EXPECT_EQ(std::get<DesktopOptions>(read).number, number) << link.toStdString();
    }
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
