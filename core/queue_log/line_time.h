// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string_view>

namespace callboard::queue_log {

struct LineTime {
    Time at{};
    bool isWallClock =
        false; // of a zone that the text does not tell; `at` then has its digits as if they were UTC
};

// "1366720340", "1366720340.303267", "2013-04-23 12:32:20", "2013-04-23T12:32:20.303267", either of these two
// with "Z",
// "+03", "+0300" or "+03:00". Digits beyond microseconds are cut.
std::optional<LineTime> lineTimeOf(std::string_view text);

// What a queue_log can hold: after 1970 and before 2100.
bool isPossible(Time time);

} // namespace callboard::queue_log
