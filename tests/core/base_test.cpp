// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"
#include "core/base/time.h"

#include <gtest/gtest.h>

namespace callboard {

TEST(Time, isoRoundTripKeepsMicroseconds) {
    const Time time{microseconds{1'795'000'000'123'456}};
    EXPECT_EQ(toIso(time), "2026-11-18T11:06:40.123456Z");
    EXPECT_EQ(fromIso("2026-11-18T11:06:40.123456Z"), time);
    EXPECT_EQ(fromIso("2026-11-18T11:06:40Z"), Time{microseconds{1'795'000'000'000'000}});
}

TEST(Time, isoRefusesWhatIsNoMoment) {
    for (const auto *text :
         {"", "2026-02-30T00:00:00Z", "2026-11-18T11:06:40", "2026-11-18T24:00:00Z", "2026-11-18T11:06:40.Z",
          "2026-11-18T11:06:40.1234567Z", "2026-11-18T11:06:40Z ", "-026-11-18T11:06:40Z"})
        EXPECT_FALSE(fromIso(text)) << text;
}

TEST(Id, comparesByText) {
    EXPECT_EQ(QueueId{"support"}, QueueId{"support"});
    EXPECT_LT(QueueId{"sales"}, QueueId{"support"});
    EXPECT_LT(QueueId{"sale"}, QueueId{"sales"});
    EXPECT_TRUE(QueueId{}.isNone());
    EXPECT_FALSE(QueueId::fits(std::string(32, 'x')));
    EXPECT_EQ(QueueId{std::string(40, 'x')}.text().size(), 31u);
}

TEST(Number, staysExactInADouble) {
    const auto call = CallId::make(2'000'000, 4'000'000'000);
    EXPECT_EQ(static_cast<std::uint64_t>(static_cast<double>(call.value)), call.value);
}

} // namespace callboard
