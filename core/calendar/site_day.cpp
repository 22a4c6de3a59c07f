// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar/site_day.h"

#include <algorithm>
#include <date/tz.h>

namespace callboard {

namespace {

const date::time_zone &zoneOf(const void *zone) {
    return *static_cast<const date::time_zone *>(zone);
}

date::local_days dayAt(const date::time_zone &zone, Time time) {
    return date::floor<date::days>(zone.to_local(time));
}

// Where midnight does not exist (some zones change their clocks at midnight), the day begins after the gap.
Time beginOf(const date::time_zone &zone, date::local_days day) {
    return Time{std::chrono::duration_cast<microseconds>(
        zone.to_sys(date::local_time<microseconds>{day}, date::choose::earliest).time_since_epoch())};
}

} // namespace

Result<SiteDay> SiteDay::ofZone(const std::string &zone) {
    // The library tells an unknown zone by an exception only.
    try {
        return SiteDay(date::locate_zone(zone));
    } catch (const std::exception &) {
        return Error{"zone.unknown", "'" + zone + "' is no time zone of this system, such as Europe/Moscow"};
    }
}

std::string SiteDay::dateAt(Time time) const {
    constexpr std::size_t upToDay = 10;
    return toIso(time + zoneOf(m_zone).get_info(time).offset).substr(0, upToDay);
}

int SiteDay::weekdayAt(Time time) const {
    return static_cast<int>(date::weekday{dayAt(zoneOf(m_zone), time)}.iso_encoding());
}

Time SiteDay::nextMidnight(Time after) const {
    const auto &zone = zoneOf(m_zone);
    return beginOf(zone, dayAt(zone, after) + date::days{1});
}

Time SiteDay::nextStep(Time after, minutes step) const {
    const auto info = zoneOf(m_zone).get_info(date::floor<seconds>(after));
    const auto local = after.time_since_epoch() + info.offset;
    const auto within = local - date::floor<date::days>(local);
    return std::min(after + (step - within % Duration{step}), Time{info.end});
}

minutes SiteDay::sinceMidnight(Time time) const {
    const auto local = zoneOf(m_zone).to_local(time);
    return date::floor<minutes>(local - date::floor<date::days>(local));
}

Time SiteDay::startOf(const std::string &text) const {
    const auto time = fromIso(text + "T00:00:00Z");
    if (!time)
        return {};
    return beginOf(zoneOf(m_zone), date::local_days{date::floor<date::days>(*time).time_since_epoch()});
}

std::optional<Time> SiteDay::timeOf(std::string_view local) const {
    auto text = std::string(local);
    if (text.size() == 10)
        text += "T00:00:00";
    if (text.size() == 16)
        text += ":00";
    const auto asUtc = fromIso(text + "Z");
    if (!asUtc)
        return std::nullopt;
    const date::local_time<microseconds> read{asUtc->time_since_epoch()};
    return Time{std::chrono::duration_cast<microseconds>(
        zoneOf(m_zone).to_sys(read, date::choose::earliest).time_since_epoch())};
}

std::string SiteDay::toLocalIso(Time time) const {
    // By hand: reports tell two moments a row, and a stream for each costs more than the row's figures.
    const auto offset = zoneOf(m_zone).get_info(time).offset;
    constexpr std::size_t upToSeconds = 19;
    auto text = toIso(time + offset).substr(0, upToSeconds);
    const auto away =
        std::chrono::duration_cast<std::chrono::minutes>(offset < seconds{0} ? -offset : offset);
    const auto put = [&](std::int64_t number) {
        text += static_cast<char>('0' + number / 10);
        text += static_cast<char>('0' + number % 10);
    };
    text += offset < seconds{0} ? '-' : '+';
    put(away.count() / 60);
    text += ':';
    put(away.count() % 60);
    return text;
}

} // namespace callboard
