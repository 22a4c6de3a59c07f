// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sip_text.h"

#include <gtest/gtest.h>

namespace callboard::voice {

TEST(SipText, escapesUsersSoThatTheyStayOne) {
    const std::string hostile = "a b@\"<>;:/?\r\n%\xD0\xAF";
    EXPECT_EQ(escapedUser(hostile), "a%20b%40%22%3C%3E%3B%3A%2F%3F%0D%0A%25%D0%AF");
    EXPECT_EQ(unescapedUser(escapedUser(hostile)), hostile);
    EXPECT_EQ(unescapedUser("%4"), "%4");
    EXPECT_EQ(unescapedUser("%zz%41"), "%zzA");
}

TEST(DisplayName, survivesTheHeader) {
    const std::string name = "Анна \"Ann\" \\ Петрова";
    EXPECT_EQ(quotedName(name), "Анна \\\"Ann\\\" \\\\ Петрова");
    EXPECT_EQ(plainName('"' + quotedName(name) + '"', 200), name);
    EXPECT_EQ(plainName("Anna", 200), "Anna");
    EXPECT_EQ(plainName("", 200), "");
}

TEST(DisplayName, cannotBreakOutOfTheHeader) {
    EXPECT_EQ(quotedName("a\r\nVia: b\x7f"), "a  Via: b ");
    EXPECT_EQ(plainName("\"x\\\r\"", 200), "x");
}

TEST(DisplayName, isCutBetweenCharacters) {
    std::string endless;
    for (int i = 0; i < 1000; ++i)
        endless += "aя";
    const auto cut = plainName(endless, 200);
    EXPECT_EQ(cut.size(), 199U);
    EXPECT_EQ(cut, endless.substr(0, 199));
}

TEST(RelayedKey, isFoundInTheBody) {
    EXPECT_EQ(relayedKey("Signal=5\r\nDuration=160\r\n"), '5');
    EXPECT_EQ(relayedKey("Signal= #"), '#');
    EXPECT_EQ(relayedKey("Signal=x"), std::nullopt);
    EXPECT_EQ(relayedKey("Signal="), std::nullopt);
    EXPECT_EQ(relayedKey("Duration=160"), std::nullopt);
}

} // namespace callboard::voice
