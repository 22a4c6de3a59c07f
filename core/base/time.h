// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace callboard {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// A moment in UTC, whole microseconds since 1970. The fold never asks a clock: it is told.
using Duration = microseconds;
using Time = std::chrono::sys_time<microseconds>;

inline Time now() {
    return std::chrono::time_point_cast<microseconds>(std::chrono::system_clock::now());
}

// "2026-11-21T10:00:00.000000Z"
std::string toIso(Time time);
inline constexpr std::size_t isoLength = 27;
void putIso(Time time, char *to); // isoLength characters
// Accepts a fraction of up to 6 digits and needs the Z.
std::optional<Time> fromIso(std::string_view text);

// "20s", "10m", "1h", "1m30s", "500ms"
std::optional<Duration> durationOf(std::string_view text);

constexpr double toSeconds(Duration duration) {
    return static_cast<double>(duration.count()) / 1e6;
}

} // namespace callboard
