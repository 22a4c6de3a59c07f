// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/kpi/step.h"

#include <QDate>
#include <QStringList>
#include <QTimeZone>

namespace callboard {

// Which days a report is about, by the site's calendar. Weeks begin on Monday.
enum class PeriodKind { Today, Yesterday, ThisWeek, LastWeek, ThisMonth, Dates };

struct DaySpan {
    QDate first;
    QDate last; // included
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};
// Dates: today, until somebody chooses others.
DaySpan daysOf(PeriodKind kind, const QDate &today);

struct TimeSpan {
    Time from;
    Time to; // not included
};
// From the first moment of the first day to that of the day after the last, in the zone.
TimeSpan timesOf(const DaySpan &days, const QTimeZone &zone);
QDate dateAt(Time time, const QTimeZone &zone);
// "Sat 21 Nov", "Sat 21 Nov 09:00", "Mon 16 Nov – Sun 22 Nov": a row's time in a report of such steps.
QString whenText(const TimeSpan &time, Step step, Time present, const QTimeZone &zone);
// Texts of such steps, of which one is as wide as the widest of them.
QStringList whenSamples(Step step);

} // namespace callboard
