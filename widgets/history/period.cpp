// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/history/period.h"

#include <QDateTime>
#include <QLocale>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

Time startOf(const QDate &date, const QTimeZone &zone) {
    return Time{} + milliseconds{date.startOfDay(zone).toMSecsSinceEpoch()};
}

// The year where it is another than that of `present`.
QString dayText(const QDate &date, int present) {
    return QLocale().toString(date, date.year() == present ? u"ddd d MMM"_s : u"ddd d MMM yyyy"_s);
}

QDateTime localOf(Time time, const QTimeZone &zone) {
    const auto since = std::chrono::floor<milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since.count(), zone);
}

} // namespace

DaySpan daysOf(PeriodKind kind, const QDate &today) {
    const auto monday = today.addDays(1 - today.dayOfWeek());
    switch (kind) {
    case PeriodKind::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case PeriodKind::ThisWeek:
        return {monday, today};
    case PeriodKind::LastWeek:
        return {monday.addDays(-7), monday.addDays(-1)};
    case PeriodKind::ThisMonth:
        return {QDate(today.year(), today.month(), 1), today};
    case PeriodKind::Today:
    case PeriodKind::Dates:
        break;
    }
    return {today, today};
}

TimeSpan timesOf(const DaySpan &days, const QTimeZone &zone) {
    return {startOf(days.first, zone), startOf(days.last.addDays(1), zone)};
}

QDate dateAt(Time time, const QTimeZone &zone) {
    return localOf(time, zone).date();
}

QString whenText(const TimeSpan &time, Step step, Time present, const QTimeZone &zone) {
    const int year = localOf(present, zone).date().year();
    const auto from = localOf(time.from, zone);
    const auto day = dayText(from.date(), year);
    if (step == Step::Hour || step == Step::Interval)
        return day + u' ' + from.toString(u"HH:mm"_s);
    const auto last = localOf(time.to - milliseconds{1}, zone).date();
    return step == Step::Day || last == from.date() ? day : day + u" – "_s + dayText(last, year);
}

// Digits are of one width: every weekday in every month, on a day of two of them.
QStringList whenSamples(Step step) {
    constexpr int week = 7;
    QStringList samples;
    for (int month = 1; month <= 12; ++month)
        for (int day = 0; day < week; ++day) {
            const auto text = dayText({2026, month, 20 + day}, 2026);
            samples += step == Step::Hour || step == Step::Interval ? text + u" 00:00"_s
                       : step == Step::Whole                        ? text + u" – "_s + text
                                                                    : text;
        }
    return samples;
}

} // namespace callboard
