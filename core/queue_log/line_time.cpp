// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/line_time.h"

#include <cstdint>

namespace callboard::queue_log {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Takes up to so many digits from the front; none where there is not one.
std::optional<std::int64_t> takeNumber(std::string_view &text, std::size_t most) {
    std::int64_t value = 0;
    std::size_t taken = 0;
    for (; taken < most && taken < text.size() && isDigit(text[taken]); ++taken)
        value = value * 10 + (text[taken] - '0');
    text.remove_prefix(taken);
    return taken ? std::optional(value) : std::nullopt;
}

bool takeOne(std::string_view &text, char c) {
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

// ".303267", of any length; nothing is no fraction.
std::optional<Duration> takeFraction(std::string_view &text) {
    if (!takeOne(text, '.'))
        return Duration{};
    if (text.empty() || !isDigit(text.front()))
        return std::nullopt;
    std::int64_t digits = 0, unit = 1'000'000;
    for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1))
        if (unit > 1) {
            digits = digits * 10 + (text.front() - '0');
            unit /= 10;
        }
    return Duration{digits * unit};
}

// "10:20:30" or "10-20-30", as numbers.
struct Three {
    std::int64_t a = 0, b = 0, c = 0;
};
std::optional<Three> takeThree(std::string_view &text, std::size_t digits, char between) {
    const auto a = takeNumber(text, digits);
    if (!a || !takeOne(text, between))
        return std::nullopt;
    const auto b = takeNumber(text, 2);
    if (!b || !takeOne(text, between))
        return std::nullopt;
    const auto c = takeNumber(text, 2);
    return c ? std::optional(Three{*a, *b, *c}) : std::nullopt;
}

std::optional<Time> dateOf(const Three &date) {
    const std::chrono::year_month_day day{std::chrono::year{static_cast<int>(date.a)},
                                          std::chrono::month{static_cast<unsigned>(date.b)},
                                          std::chrono::day{static_cast<unsigned>(date.c)}};
    return day.ok() ? std::optional(Time{std::chrono::sys_days{day}}) : std::nullopt;
}

// Where the local clock is ahead of UTC by that much. False where what is left is no zone.
bool takeZone(std::string_view text, LineTime &time) {
    time.isWallClock = text.empty();
    if (text.empty() || text == "Z")
        return true;
    const bool isAhead = text.front() == '+';
    if (!isAhead && text.front() != '-')
        return false;
    text.remove_prefix(1);
    const auto hours = takeNumber(text, 2);
    takeOne(text, ':');
    const auto rest = text.empty() ? 0 : takeNumber(text, 2);
    if (!hours || !rest || !text.empty() || *hours > 14 || *rest > 59)
        return false;
    const auto offset = minutes{*hours * 60 + *rest};
    time.at -= isAhead ? offset : -offset;
    return true;
}

std::optional<LineTime> dateTimeOf(std::string_view text) {
    const auto date = takeThree(text, 4, '-');
    const auto day = date ? dateOf(*date) : std::nullopt;
    if (!day || !(takeOne(text, ' ') || takeOne(text, 'T')))
        return std::nullopt;
    const auto clock = takeThree(text, 2, ':');
    const auto fraction = clock ? takeFraction(text) : std::nullopt;
    if (!fraction || clock->a > 23 || clock->b > 59 || clock->c > 60)
        return std::nullopt;
    LineTime time{*day + std::chrono::hours{clock->a} + minutes{clock->b} + seconds{clock->c} + *fraction};
    return takeZone(text, time) ? std::optional(time) : std::nullopt;
}

} // namespace

std::optional<LineTime> lineTimeOf(std::string_view text) {
    constexpr std::size_t mostDigits = 18;
    if (text.size() > 4 && text[4] == '-')
        return dateTimeOf(text);
    const auto whole = takeNumber(text, mostDigits);
    const auto fraction = whole ? takeFraction(text) : std::nullopt;
    if (!fraction || !text.empty())
        return std::nullopt;
    constexpr std::int64_t most = 9'000'000'000'000; // so that its microseconds are still a number
    return LineTime{Time{seconds{*whole < most ? *whole : most} + *fraction}};
}

bool isPossible(Time time) {
    using namespace std::chrono;
    return time > Time{} && time < Time{sys_days{year{2100} / January / 1}};
}

} // namespace callboard::queue_log
