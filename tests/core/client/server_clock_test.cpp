// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/server_clock.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

constexpr Time noon = Time{} + std::chrono::hours{500'000};
constexpr ServerClock::Steady boot{std::chrono::hours{3}};

// Says the server's time `after` the start, heard `late`.
void hear(ServerClock &clock, Duration after, Duration late) {
    clock.hear(noon + after, boot + after + late);
}

Duration errorAt(const ServerClock &clock, Duration after) {
    return clock.now(boot + after) - (noon + after);
}

TEST(ServerClock, trustsTheFastestWord) {
    ServerClock clock;
    EXPECT_FALSE(clock.isSet());
    hear(clock, seconds{0}, milliseconds{80});
    EXPECT_EQ(errorAt(clock, seconds{1}), milliseconds{-80});
    hear(clock, seconds{2}, milliseconds{5});
    hear(clock, seconds{4}, milliseconds{300});
    EXPECT_EQ(errorAt(clock, seconds{5}), milliseconds{-5});
}

TEST(ServerClock, forgetsOldWordsAsClocksDrift) {
    ServerClock clock;
    hear(clock, seconds{0}, milliseconds{1});
    for (int second = 2; second < 200; second += 2)
        hear(clock, seconds{second}, milliseconds{20});
    EXPECT_EQ(errorAt(clock, seconds{200}), milliseconds{-20});
}

TEST(ServerClock, followsAServerThatWasSetBackOrForth) {
    ServerClock clock;
    hear(clock, seconds{0}, milliseconds{5});
    clock.hear(noon - minutes{10}, boot + seconds{2});
    EXPECT_EQ(clock.now(boot + seconds{3}), noon - minutes{10} + seconds{1});
    clock.hear(noon + minutes{10}, boot + seconds{4});
    EXPECT_EQ(clock.now(boot + seconds{4}), noon + minutes{10});
}

} // namespace
} // namespace callboard
