// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "core/kpi/hour_counts.h"
#include "core/kpi/sliding_hour.h"

#include <gtest/gtest.h>
#include <random>

namespace callboard {
namespace {

using Hour = SlidingHour<OfferCounts>;

constexpr auto one = [](OfferCounts &counts) { ++counts.offers; };

Time at(std::int64_t second, std::int64_t micros = 0) {
    return Time{seconds{second}} + microseconds{micros};
}

TEST(SlidingHour, countsTheRunningSecondAndThoseBeforeIt) {
    Hour hour;
    hour.count(at(10, 999'999), at(10, 999'999), one);
    EXPECT_EQ(hour.at(at(10, 999'999)).offers, 1);
    EXPECT_EQ(hour.at(at(3609, 999'999)).offers, 1);
    EXPECT_EQ(hour.at(at(3610)).offers, 0);
}

TEST(SlidingHour, whatEndsLaterCountsInTheSecondItBeganIn) {
    Hour hour;
    hour.count(at(10), at(10), one);
    hour.count(at(500), at(500), one);
    hour.count(at(10), at(900), [](OfferCounts &counts) { ++counts.notAnswered; });
    EXPECT_EQ(hour.at(at(3609)).notAnswered, 1);
    EXPECT_EQ(hour.at(at(3610)).notAnswered, 0);
    EXPECT_EQ(hour.at(at(3610)).offers, 1);
}

TEST(SlidingHour, whatBeganOverAnHourAgoCountsNowhere) {
    Hour hour;
    hour.count(at(10), at(3610), one);
    EXPECT_EQ(hour.at(at(3610)).offers, 0);
    EXPECT_EQ(hour, Hour{}) << "and takes no room: it would never be forgotten";
}

// Against counting all moments anew, with quiet hours, busy seconds and a clock that steps back.
TEST(SlidingHour, equalsCountingAllMomentsOfTheHour) {
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        std::mt19937 random(seed);
        Hour hour;
        std::vector<Time> moments;
        auto now = at(100'000);
        for (int i = 0; i < 300; ++i) {
            const auto kind = random() % 20;
            now += kind == 0 ? seconds{random() % 5000} : microseconds{random() % 30'000'000};
            hour.count(now, now, one);
            moments.push_back(now);
            const auto asked = now + seconds{random() % 4000};
            const auto expected = std::count_if(moments.begin(), moments.end(), [&](Time moment) {
                return std::chrono::floor<seconds>(moment) + seconds{3600} >
                       std::chrono::floor<seconds>(asked);
            });
            ASSERT_EQ(hour.at(asked).offers, expected) << "seed " << seed << ", moment " << i;
        }
    }
}

} // namespace
} // namespace callboard
