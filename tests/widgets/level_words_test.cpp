// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/words.h"
#include "widgets/shell/language.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST(LevelWords, countsOfOneAreWordedAsOne) {
    Language language;
    const auto certain = [](std::int64_t calls) {
        return words::certainty({calls, calls}).section(u';', 0, 0).section(u':', 0, 0);
    };
    const auto unseen = [](std::int64_t calls) {
        return words::between(0.5, 1, calls).section(u';', 1).section(u':', -1);
    };
    language.speak(u"en"_s);
    EXPECT_EQ(certain(1), u"of 1 call only"_s);
    EXPECT_EQ(certain(2), u"of 2 calls only"_s);
    EXPECT_EQ(unseen(1), u" nobody saw how 1 caller ended"_s);
    EXPECT_EQ(unseen(5), u" nobody saw how 5 callers ended"_s);
    language.speak(u"ru"_s);
    EXPECT_EQ(certain(21), u"всего 21 звонок"_s);
    EXPECT_EQ(certain(2), u"всего 2 звонка"_s);
    EXPECT_EQ(unseen(5), u" никто не видел, чем закончились 5 звонков"_s);
    EXPECT_EQ(unseen(1), u" никто не видел, чем закончился 1 звонок"_s);
    language.speak(u"en"_s);
}

} // namespace
} // namespace callboard
