// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <array>
#include <charconv>
#include <cstring>

namespace callboard {

namespace {

void put(char *to, unsigned value, int digits) {
    for (; digits > 0; value /= 10)
        to[--digits] = static_cast<char>('0' + value % 10);
}

// Reads exactly `digits` digits and moves on; false when there are fewer.
bool take(std::string_view &text, std::size_t digits, int &value) {
    if (text.size() < digits)
        return false;
    value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return true;
}

bool take(std::string_view &text, char expected) {
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

bool takeFraction(std::string_view &text, int &micros) {
    micros = 0;
    if (!take(text, '.'))
        return true;
    int digits = 0;
    for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
        if (digits == 6)
            return false;
        micros = micros * 10 + (text.front() - '0');
    }
    for (int i = digits; i < 6; ++i)
        micros *= 10;
    return digits > 0;
}

struct Unit {
    std::string_view name;
    Duration length;
};

constexpr std::array units{Unit{"ms", milliseconds{1}}, Unit{"s", seconds{1}}, Unit{"m", minutes{1}},
                           Unit{"h", std::chrono::hours{1}}};

std::string_view leadingLetters(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && text[size] >= 'a' && text[size] <= 'z')
        ++size;
    return text.substr(0, size);
}

// "90s" off the front of the text; nothing where there is no number with a unit.
std::optional<Duration> takePart(std::string_view &text) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto name = leadingLetters(text);
    text.remove_prefix(name.size());
    for (const auto &unit : units)
        if (unit.name == name)
            return unit.length * count;
    return std::nullopt;
}

} // namespace

void putIso(Time time, char *to) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const auto inDay = time - day;
    const auto whole = std::chrono::duration_cast<seconds>(inDay).count();
    std::memcpy(to, "0000-00-00T00:00:00.000000Z", isoLength);
    const auto set = [&](std::size_t place, auto value, int digits) {
        put(to + place, static_cast<unsigned>(value), digits);
    };
    set(0, static_cast<int>(date.year()), 4);
    set(5, static_cast<unsigned>(date.month()), 2);
    set(8, static_cast<unsigned>(date.day()), 2);
    set(11, whole / 3600, 2);
    set(14, whole / 60 % 60, 2);
    set(17, whole % 60, 2);
    set(20, (inDay - seconds{whole}).count(), 6);
}

std::string toIso(Time time) {
    std::string text(isoLength, ' ');
    putIso(time, text.data());
    return text;
}

std::optional<Time> fromIso(std::string_view text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micros = 0;
    const bool read = take(text, 4, year) && take(text, '-') && take(text, 2, month) && take(text, '-') &&
                      take(text, 2, day) && take(text, 'T') && take(text, 2, hour) && take(text, ':') &&
                      take(text, 2, minute) && take(text, ':') && take(text, 2, second) &&
                      takeFraction(text, micros) && take(text, 'Z') && text.empty();
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!read || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return std::chrono::sys_days{date} + std::chrono::hours{hour} + minutes{minute} + seconds{second} +
           microseconds{micros};
}

std::optional<Duration> durationOf(std::string_view text) {
    Duration sum{};
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const auto part = takePart(text);
        if (!part)
            return std::nullopt;
        sum += *part;
    }
    return sum;
}

} // namespace callboard
