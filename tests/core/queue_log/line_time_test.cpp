// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/line_time.h"

#include <gtest/gtest.h>

namespace callboard::queue_log {
namespace {

std::string shown(std::string_view text) {
    const auto time = lineTimeOf(text);
    return time ? toIso(time->at) + (time->isWallClock ? " by the clock on the wall" : "") : "none";
}

TEST(LineTime, secondsAndMicrosecondsSinceTheEpoch) {
    EXPECT_EQ(shown("1366720340"), "2013-04-23T12:32:20.000000Z");
    EXPECT_EQ(shown("1366720340.303267"), "2013-04-23T12:32:20.303267Z");
    EXPECT_EQ(shown("1366720340.3"), "2013-04-23T12:32:20.300000Z");
    EXPECT_EQ(shown("1366720340.3032679999"), "2013-04-23T12:32:20.303267Z");
}

TEST(LineTime, datesOfADatabase) {
    EXPECT_EQ(shown("2013-04-23 12:32:20"), "2013-04-23T12:32:20.000000Z by the clock on the wall");
    EXPECT_EQ(shown("2013-04-23T12:32:20.303267"), "2013-04-23T12:32:20.303267Z by the clock on the wall");
    EXPECT_EQ(shown("2013-04-23 12:32:20.5Z"), "2013-04-23T12:32:20.500000Z");
    EXPECT_EQ(shown("2013-04-23 12:32:20+03"), "2013-04-23T09:32:20.000000Z");
    EXPECT_EQ(shown("2013-04-23 12:32:20-0430"), "2013-04-23T17:02:20.000000Z");
    EXPECT_EQ(shown("2013-04-23 12:32:20.25+05:30"), "2013-04-23T07:02:20.250000Z");
}

TEST(LineTime, whatIsNoTime) {
    for (const auto *text :
         {"", ".", "x", "1366720340x", "1366720340.", "13667 20340", "-1366720340", "2013-04-23",
          "2013-02-30 12:00:00", "2013-04-23 24:00:00", "2013-04-23 12:60:00", "2013-04-23 12:32:20+15",
          "2013-04-23 12:32:20 Europe", "2013-04-23 12:32:20."})
        EXPECT_EQ(shown(text), "none") << text;
}

TEST(LineTime, greatNumbersOverflowNothing) {
    EXPECT_FALSE(isPossible(lineTimeOf("999999999999999999")->at));
    EXPECT_EQ(shown("9999999999999999999999"), "none");
    EXPECT_FALSE(isPossible(lineTimeOf("0")->at));
    EXPECT_FALSE(isPossible(lineTimeOf("1366720340123")->at)); // milliseconds
    EXPECT_TRUE(isPossible(lineTimeOf("933490667")->at));
}

} // namespace
} // namespace callboard::queue_log
