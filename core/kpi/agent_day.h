// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/kpi/today.h"

#include <optional>

namespace callboard {

// Figures of an agent's day; none where there is nothing to divide by.

inline std::optional<Duration> averageTalk(const AgentCounts &day) {
    return day.segments ? std::optional{day.talk / day.segments} : std::nullopt;
}

inline std::optional<Duration> averageAfterCallWork(const AgentCounts &day) {
    return day.segments ? std::optional{day.afterCallWork / day.segments} : std::nullopt;
}

// (talk + hold + after-call work) / (the same + ready)
inline std::optional<double> occupancy(const AgentCounts &day) {
    const auto worked = day.talk + day.hold + day.afterCallWork;
    const auto all = worked + day.ready;
    return all > Duration{} ? std::optional{toSeconds(worked) / toSeconds(all)} : std::nullopt;
}

// The day with what still runs: the present state, and the talk and hold of the present call. For times and
// shares; averages of a call stay with those that ended.
AgentCounts withRunning(const Center &center, const Agent &agent, Time now);

} // namespace callboard
