// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub_clock.h"

#include "tests/backend/hub/hub_story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(HubClock, followsASetClockWithoutAStep) {
    HubClock clock(nine, {}, Duration{});
    EXPECT_EQ(clock.read(nine + seconds{100}, seconds{100}), nine + seconds{100});
    // Set forward by an hour: no faster than by a twentieth.
    EXPECT_EQ(clock.read(nine + seconds{3600 + 200}, seconds{200}), nine + seconds{205});
    EXPECT_EQ(clock.behindWall(), seconds{3595});
    // Set back by a day: slower by a twentieth, and never back.
    EXPECT_EQ(clock.read(nine - std::chrono::hours{24}, seconds{300}), nine + seconds{300});
    EXPECT_EQ(clock.read(nine - std::chrono::hours{24}, seconds{300}), nine + seconds{300});
    // Near enough, it is the wall's.
    EXPECT_EQ(clock.read(nine + seconds{401}, seconds{400}), nine + seconds{401});
}

TEST(HubClock, doesNotRunBackAcrossARestart) {
    HubClock clock(nine, nine + seconds{60}, seconds{7});
    EXPECT_EQ(clock.read(nine, seconds{7}), nine + seconds{60});
    EXPECT_EQ(clock.read(nine + seconds{20}, seconds{27}), nine + seconds{79});
}

} // namespace callboard::test
