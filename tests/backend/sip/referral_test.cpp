// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/referral.h"

#include <gtest/gtest.h>

namespace callboard::sip {

TEST(Referral, namesANumber) {
    EXPECT_EQ(referralOf("<sip:1002@127.0.0.1:5060>"), (Referral{"1002", {}}));
    EXPECT_EQ(referralOf("sip:%2B74951234567@127.0.0.1"), (Referral{"+74951234567", {}}));
    EXPECT_EQ(referralOf("<sip:1002@127.0.0.1?Subject=x>"), (Referral{"1002", {}}));
}

TEST(Referral, namesTheDialogThatItReplaces) {
    const Replaced dialog{"a@b", "us", "them"};
    EXPECT_EQ(referralOf("<sip:1002@127.0.0.1?Replaces=a%40b%3Bto-tag%3Dus%3Bfrom-tag%3Dthem>"),
              (Referral{"1002", dialog}));
    EXPECT_EQ(referralOf("\"B\" <sip:127.0.0.1?Subject=x&replaces=a%40b%3Bfrom-tag%3Dthem%3Bto-tag%3Dus>"),
              (Referral{"", dialog}));
}

TEST(Referral, thatLeadsNowhereIsNone) {
    for (const auto *text :
         {"", "x", "<tel:1002>", "<sip:anna@127.0.0.1>", "<sip:127.0.0.1>", "<sip:1002@127.0.0.1?Replaces=a>",
          "<sip:1002@127.0.0.1?Replaces=a%3Bto-tag%3Dus>",
          "<sip:1@127.0.0.1?Replaces=%3Bto-tag%3Da%3Bfrom-tag%3Db>"})
        EXPECT_FALSE(referralOf(text)) << text;
}

} // namespace callboard::sip
