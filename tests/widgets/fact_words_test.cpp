// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/fact_words.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(FactWords, tellWhoGaveAWaitingCallToWhom) {
    Center center;
    append(center, ConfigChanged{smallSite()});
    const auto told = [&](std::string_view by) {
        return words::fact(CallPulled{CallId{1}, AgentId{"anna"}, UserId{by}}, center).toStdString();
    };
    EXPECT_EQ(told("anna"), "anna takes the waiting call");
    EXPECT_EQ(told("olga"), "olga gives the waiting call to anna");
}

} // namespace callboard::test
