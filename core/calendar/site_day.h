// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

namespace callboard {

// The site's calendar: local dates of a named zone ("Europe/Moscow"), read from the system's tz database.
class SiteDay {
public:
    // Error "zone.unknown".
    static Result<SiteDay> ofZone(const std::string &zone);

    std::string dateAt(Time time) const; // "2026-11-21"
    int weekdayAt(Time time) const;      // 1 Monday to 7 Sunday
    Time nextMidnight(Time after) const; // the first moment of the next local date, strictly later
    // The next moment that is a whole number of steps (which divide a day) after local midnight, or the
    // change of the clocks if that comes before.
    Time nextStep(Time after, minutes step) const;
    minutes sinceMidnight(Time time) const;      // by the local clock
    Time startOf(const std::string &date) const; // the first moment of that date; the epoch if it is no date

    // "2026-11-21" or "2026-11-21T10:00[:30]", local; none when it is neither. A moment that comes twice in
    // the night of the change is its first.
    std::optional<Time> timeOf(std::string_view local) const;
    std::string toLocalIso(Time time) const; // "2026-11-21T13:00:00+03:00"

private:
    explicit SiteDay(const void *zone)
        : m_zone(zone) {}
    const void *m_zone; // date::time_zone, which lives as long as the program
};

} // namespace callboard
