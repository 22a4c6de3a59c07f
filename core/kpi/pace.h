// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/time.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace callboard {

// How fast the callers of a queue are taken, measured while somebody waits: the running mean of the time from
// one answer to the next, in which each answer weighs an eighth.
struct Pace {
    Time since;          // the last answer, or when the first caller came to an empty queue
    Duration interval{}; // the mean
    std::int32_t answers = 0;
    static constexpr auto fields() {
        return std::tuple{field("since", &Pace::since), field("intervalSeconds", &Pace::interval),
                          field("answers", &Pace::answers)};
    }
    friend bool operator==(const Pace &, const Pace &) = default;
};

inline void noteFirstCaller(Pace &pace, Time at) {
    pace.since = at;
}

inline void noteAnswer(Pace &pace, Time at) {
    constexpr int weight = 8;
    const auto taken = std::max(Duration{at - pace.since}, Duration{});
    pace.interval += pace.answers == 0 ? taken : (taken - pace.interval) / weight;
    pace.since = at;
    ++pace.answers;
}

// Until the caller at this position (1: next) is answered, if agents go on as they did: ask isAttended()
// before it is promised. None until three have been answered.
inline std::optional<Duration> expectedWait(const Pace &pace, int position) {
    constexpr int needed = 3;
    return pace.answers < needed ? std::nullopt : std::optional<Duration>(pace.interval * position);
}

} // namespace callboard
