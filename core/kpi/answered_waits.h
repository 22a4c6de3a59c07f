// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <vector>

namespace callboard {

// How many were answered after so many whole seconds.
struct AnsweredAfter {
    std::int64_t seconds = 0;
    std::int64_t answered = 0;
    static constexpr auto fields() {
        return std::tuple{field("seconds", &AnsweredAfter::seconds),
                          field("answered", &AnsweredAfter::answered)};
    }
    friend bool operator==(const AnsweredAfter &, const AnsweredAfter &) = default;
};

// The waits of the answered, to the second, of which a median can be told: as many rows as there are
// different ones, in order, however many calls there are.
using AnsweredWaits = std::vector<AnsweredAfter>;

inline void add(AnsweredWaits &waits, const AnsweredAfter &more) {
    const auto place =
        std::lower_bound(waits.begin(), waits.end(), more.seconds,
                         [](const AnsweredAfter &row, std::int64_t wanted) { return row.seconds < wanted; });
    if (place != waits.end() && place->seconds == more.seconds)
        place->answered += more.answered;
    else
        waits.insert(place, more);
}

inline void add(AnsweredWaits &waits, Duration wait) {
    add(waits, {std::chrono::floor<seconds>(wait).count(), 1});
}

// The wait that so many of a hundred did not exceed (nearest rank: 50 the median), without its fraction of a
// second. None: nobody was answered.
inline std::optional<Duration> waitOf(const AnsweredWaits &waits, std::int64_t percent) {
    std::int64_t all = 0;
    for (const auto &row : waits)
        all += row.answered;
    auto left = (all * percent + 99) / 100;
    for (const auto &row : waits)
        if ((left -= row.answered) <= 0)
            return seconds{row.seconds};
    return std::nullopt;
}

} // namespace callboard
