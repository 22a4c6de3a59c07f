// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/wording.h"

#include <gtest/gtest.h>

namespace callboard::sip {

TEST(Wording, invalidBytesAreReplacedAndControlsBecomeBlanks) {
    EXPECT_EQ(cleaned("a\xFF"
                      "b\x01"
                      "c",
                      80),
              "a\xEF\xBF\xBD"
              "b c");
    EXPECT_EQ(cleaned("\xED\xA0\x80", 80), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); // a surrogate
    EXPECT_EQ(cleaned("\xC0\xAF", 80), "\xEF\xBF\xBD\xEF\xBF\xBD");                 // an overlong slash
}

TEST(Wording, textIsCutAtTheBorderOfACharacter) {
    EXPECT_EQ(cleaned("Иван", 5), "Ив");
    EXPECT_EQ(cleaned("Иван", 8), "Иван");
    EXPECT_EQ(cleaned(std::string(1000, 'x'), longestName).size(), longestName);
}

TEST(Wording, numberIsUnescapedAndLosesItsParameters) {
    EXPECT_EQ(numberOf("+7495%31;phone-context=x"), "+74951");
    EXPECT_EQ(numberOf("100%"), "100%");
    EXPECT_EQ(numberOf("%zz"), "%zz");
    EXPECT_EQ(numberOf(std::string(500, '1')).size(), longestNumber);
}

TEST(Wording, nameLosesItsQuotesAndEscapes) {
    EXPECT_EQ(nameOf("\"Ivan \\\"the\\\" Great\""), "Ivan \"the\" Great");
    EXPECT_EQ(nameOf("Ivan"), "Ivan");
    EXPECT_EQ(nameOf("\""), "\"");
}

TEST(Wording, addressCannotBeBrokenOutOf) {
    EXPECT_EQ(addressOf({"7495", "a\" <sip:evil@x>\r\nRoute: <sip:y>"}, "127.0.0.1"),
              "\"a\\\" <sip:evil@x>  Route: <sip:y>\" <sip:7495@127.0.0.1>");
    EXPECT_EQ(addressOf({"1@evil>\r\n", ""}, "127.0.0.1"), "<sip:1%40evil%3E%0D%0A@127.0.0.1>");
    EXPECT_EQ(addressOf({}, "127.0.0.1"), "<sip:anonymous@127.0.0.1>");
}

TEST(Wording, onlyDigitsGoOutThroughATrunk) {
    EXPECT_TRUE(isDialable("+74951234567"));
    EXPECT_TRUE(isDialable("*100#"));
    EXPECT_FALSE(isDialable(""));
    EXPECT_FALSE(isDialable("+"));
    EXPECT_FALSE(isDialable("100@elsewhere"));
    EXPECT_FALSE(isDialable(std::string(33, '1')));
}

TEST(Wording, wholeNumbersAreWhole) {
    EXPECT_EQ(wholeNumber("65535", 65535), 65535U);
    for (const auto *text : {"", "-1", "+1", " 1", "1x", "65536", "99999999999999"})
        EXPECT_FALSE(wholeNumber(text, 65535)) << text;
}

TEST(Wording, tokensAreFoundInLists) {
    EXPECT_TRUE(namesToken("hold, Talk,conference", "talk"));
    EXPECT_FALSE(namesToken("talking", "talk"));
}

} // namespace callboard::sip
