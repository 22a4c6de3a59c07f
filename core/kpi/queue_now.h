// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <array>

namespace callboard {

using AgentsByState = std::array<std::int32_t, textsOf(AgentState{}).size()>;

constexpr std::int32_t countOf(const AgentsByState &agents, AgentState state) {
    return agents[static_cast<std::size_t>(state)];
}
// A queue as it is now, beside today's counters.
struct QueueNow {
    std::int32_t waiting = 0;
    Time waitingSince;         // of who waits longest; only when somebody waits
    AgentsByState agents{};    // those who serve it
    std::int32_t loggedIn = 0; // of these; not who is called at his desk while he is logged out
    std::int32_t routable = 0;
    Duration longestWait(Time now) const {
        return waiting && now > waitingSince ? now - waitingSince : Duration{};
    }
    friend bool operator==(const QueueNow &, const QueueNow &) = default;
};

// He is still here while he works for a queue, though he wants to be gone after it.
bool isLoggedIn(const Center &center, const Agent &agent);

QueueNow nowOf(const Center &center, const Queue &queue);
// All queues together; an agent of two queues counts once.
QueueNow nowOfAll(const Center &center);
QueueCounts todayOfAll(const Center &center);
MarkCounts marksOfAll(const Center &center);
AnsweredWaits answeredWaitsOfAll(const Center &center);
VisitCounts lastHourOfAll(const Center &center, Time now);

} // namespace callboard
