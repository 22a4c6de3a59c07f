// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/time_groups.h"

#include <gtest/gtest.h>

namespace callboard::test {

using namespace history;

namespace {

SiteDay siteDay(const std::string &name) {
    return *SiteDay::ofZone(name);
}

std::size_t countOf(const SiteDay &day, const std::string &date, Step step) {
    const auto from = day.startOf(date);
    return TimeGroups(day, {from, day.nextMidnight(from)}, step, {}).groups().size();
}

std::string textOf(const SiteDay &day, const TimeGroups &groups) {
    std::string text;
    for (const auto &group : groups.groups())
        text += day.toLocalIso(group.from).substr(11, 5) + "-" + day.toLocalIso(group.to).substr(11, 5) + " ";
    return text;
}

} // namespace

TEST(TimeGroups, aDayHasAsManyHoursAsItsClockGoesThrough) {
    EXPECT_EQ(countOf(siteDay("Europe/Berlin"), "2026-10-25", Step::Hour), 25u);
    EXPECT_EQ(countOf(siteDay("Europe/Berlin"), "2026-03-29", Step::Hour), 23u);
    EXPECT_EQ(countOf(siteDay("Europe/Berlin"), "2026-10-25", Step::Interval), 100u);
    EXPECT_EQ(countOf(siteDay("Europe/Moscow"), "2026-10-25", Step::Hour), 24u);
    EXPECT_EQ(countOf(siteDay("Australia/Lord_Howe"), "2026-04-05", Step::Interval), 98u);
}

TEST(TimeGroups, hoursBeginWithTheLocalHourWhereTheOffsetIsOdd) {
    const auto nepal = siteDay("Asia/Kathmandu"); // +05:45
    const auto from = *nepal.timeOf("2026-11-21T10:20");
    EXPECT_EQ(textOf(nepal, TimeGroups(nepal, {from, from + minutes{70}}, Step::Hour, {})),
              "10:20-11:00 11:00-11:30 ");
    EXPECT_EQ(textOf(nepal, TimeGroups(nepal, {from, from + minutes{30}}, Step::Interval, {})),
              "10:20-10:30 10:30-10:45 10:45-10:50 ");
}

TEST(TimeGroups, hoursOfTheDayLeaveOutTheRest) {
    const auto day = siteDay("Europe/Moscow");
    const Period period{*day.timeOf("2026-11-21"), *day.timeOf("2026-11-23")};
    const TimeGroups groups(day, period, Step::Day, hoursOf("9-17"));
    EXPECT_EQ(groups.groups().size(), 2u);
    EXPECT_EQ(groups.slotAt(*day.timeOf("2026-11-21T08:59:59")), nullptr);
    EXPECT_EQ(groups.slotAt(*day.timeOf("2026-11-21T09:00"))->group, 0u);
    EXPECT_EQ(groups.slotAt(*day.timeOf("2026-11-22T16:59:59"))->group, 1u);
    EXPECT_EQ(groups.slotAt(*day.timeOf("2026-11-22T17:00")), nullptr);
    const TimeGroups night(day, period, Step::Hour, hoursOf("22-2"));
    EXPECT_EQ(textOf(day, night), "00:00-01:00 01:00-02:00 22:00-23:00 23:00-00:00 00:00-01:00 "
                                  "01:00-02:00 22:00-23:00 23:00-00:00 ");
}

TEST(TimeGroups, whatIsNoHoursOfADayIsNotRead) {
    for (const auto *text : {"", "9", "9-", "-17", "9-25", "9-9", "9:10-17", "a-b", "9-17-18", "24:15-3"})
        EXPECT_FALSE(hoursOf(text)) << text;
    EXPECT_EQ(hoursOf("9:30-24"), (HoursOfDay{minutes{570}, minutes{1440}}));
    EXPECT_EQ(hoursOf("22-6"), (HoursOfDay{minutes{1320}, minutes{360}}));
}

TEST(TimeGroups, anEmptyPeriodHasNone) {
    const auto day = siteDay("UTC");
    EXPECT_TRUE(TimeGroups(day, {Time{}, Time{}}, Step::Hour, {}).groups().empty());
}

} // namespace callboard::test
