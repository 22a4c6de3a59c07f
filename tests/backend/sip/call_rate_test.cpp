// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/call_rate.h"

#include <gtest/gtest.h>

namespace callboard::sip {

namespace {

using namespace std::chrono_literals;

// How many of the calls, this far apart, may begin.
int begun(CallRate &rate, CallRate::Moment &now, int calls, std::chrono::milliseconds apart) {
    int count = 0;
    for (int i = 0; i < calls; ++i, now += apart)
        count += rate.mayBegin(now) ? 1 : 0;
    return count;
}

} // namespace

TEST(CallRate, twiceTheRateIsHalved) {
    CallRate rate(100);
    CallRate::Moment now(1000h);
    EXPECT_EQ(begun(rate, now, 100, 0ms), 100);
    EXPECT_NEAR(begun(rate, now, 2000, 5ms), 1000, 1);
}

TEST(CallRate, theRateItselfGoesThrough) {
    CallRate rate(100);
    CallRate::Moment now(1000h);
    EXPECT_EQ(begun(rate, now, 1000, 10ms), 1000);
}

TEST(CallRate, aQuietHourIsNoCreditForAFlood) {
    CallRate rate(100);
    CallRate::Moment now(1000h);
    begun(rate, now, 500, 0ms);
    now += 1h;
    EXPECT_EQ(begun(rate, now, 500, 0ms), 100);
}

} // namespace callboard::sip
