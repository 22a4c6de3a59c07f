// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar/site_day.h"

#include <gtest/gtest.h>

namespace callboard {

namespace {

SiteDay zone(const std::string &name) {
    return SiteDay::ofZone(name).value();
}

} // namespace

TEST(SiteDay, datesAreLocal) {
    EXPECT_EQ(zone("Europe/Moscow").dateAt(*fromIso("2026-11-20T21:00:00Z")), "2026-11-21");
    EXPECT_EQ(zone("Europe/Moscow").dateAt(*fromIso("2026-11-20T20:59:59Z")), "2026-11-20");
    EXPECT_EQ(zone("Europe/Moscow").toLocalIso(*fromIso("2026-11-20T20:59:59.5Z")),
              "2026-11-20T23:59:59+03:00");
}

TEST(SiteDay, daysHave23And25Hours) {
    const auto berlin = zone("Europe/Berlin");
    const auto spring = berlin.startOf("2026-03-29");
    const auto autumn = berlin.startOf("2026-10-25");
    EXPECT_EQ(berlin.nextMidnight(spring) - spring, std::chrono::hours{23});
    EXPECT_EQ(berlin.nextMidnight(autumn) - autumn, std::chrono::hours{25});
    EXPECT_EQ(berlin.nextMidnight(autumn - microseconds{1}), autumn);
}

TEST(SiteDay, localTimesAreReadInTheZone) {
    const auto moscow = zone("Europe/Moscow");
    EXPECT_EQ(moscow.timeOf("2026-11-21"), fromIso("2026-11-20T21:00:00Z"));
    EXPECT_EQ(moscow.timeOf("2026-11-21T10:30"), fromIso("2026-11-21T07:30:00Z"));
    EXPECT_EQ(moscow.timeOf("yesterday"), std::nullopt);
}

TEST(SiteDay, unknownZoneIsNamed) {
    const auto none = SiteDay::ofZone("Europe/Atlantis");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, "zone.unknown");
}

} // namespace callboard
