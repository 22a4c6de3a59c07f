// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/opening.h"

#include <algorithm>

namespace callboard {

namespace {

bool isOfDay(const OpenHours &hours, int weekday) {
    if (hours.firstDay <= hours.lastDay)
        return hours.firstDay <= weekday && weekday <= hours.lastDay;
    return weekday >= hours.firstDay || weekday <= hours.lastDay;
}

// By the clock on the wall, also on the two days a year whose hours are not 24.
Time momentOf(const SiteDay &day, const std::string &date, Duration sinceMidnight, Time midnight) {
    const auto clock = toIso(Time{} + sinceMidnight).substr(11, 8);
    const auto time = sinceMidnight < std::chrono::hours{24} ? day.timeOf(date + "T" + clock) : std::nullopt;
    return time.value_or(midnight);
}

} // namespace

bool isOpen(const QueueSettings &queue, const SiteDay &day, Time now) {
    const auto date = day.dateAt(now);
    const auto &closed = queue.closedDates;
    if (std::find(closed.begin(), closed.end(), date) != closed.end())
        return false;
    const auto midnight = day.nextMidnight(now);
    return queue.hours.empty() ||
           std::any_of(queue.hours.begin(), queue.hours.end(), [&](const OpenHours &hours) {
               return isOfDay(hours, day.weekdayAt(now)) &&
                      momentOf(day, date, hours.from, midnight) <= now &&
                      now < momentOf(day, date, hours.to, midnight);
           });
}

Time nextOpening(const QueueSettings &queue, const SiteDay &day, Time now) {
    const auto date = day.dateAt(now);
    const auto midnight = day.nextMidnight(now);
    auto next = midnight;
    for (const auto &hours : queue.hours)
        for (const auto edge : {hours.from, hours.to})
            if (const auto moment = momentOf(day, date, edge, midnight); moment > now)
                next = std::min(next, moment);
    return next;
}

} // namespace callboard
