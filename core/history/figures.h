// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/base/id.h"
#include "core/kpi/service_level.h"

#include <map>
#include <optional>

namespace callboard {

// One row of `report queues`. What is reckoned from the counts is core/kpi/figures.h, as on the board.
struct QueueFigures {
    QueueId queue; // none: all queues together
    QueueCounts counts;
    std::int64_t waiting = 0;           // joined in the period, waiting still
    std::optional<Duration> medianWait; // of the answered: the wait that half of them did not exceed
    std::optional<Duration> p90Wait;    // nearest rank: the wait that nine in ten did not exceed
    friend bool operator==(const QueueFigures &, const QueueFigures &) = default;
};

// One row of `report agents`. Counts and times as in AgentCounts; the time of a gap is in none of them.
struct AgentFigures {
    AgentId agent; // none: all agents, or those of the team, together
    TeamId team;   // of a report by team; none: those who have no team
    AgentCounts counts;
    struct Absence {
        Duration time{};
        std::int64_t times = 0; // intervals that began in the group
        friend bool operator==(const Absence &, const Absence &) = default;
    };
    std::map<ReasonId, Absence> notReady; // by reason; the empty one: none given
    friend bool operator==(const AgentFigures &, const AgentFigures &) = default;
};

// Targets and short-abandon limits; none: as it was judged when the visit ended, by the queue's own.
struct ReportLimits {
    std::optional<Duration> target;
    std::optional<Duration> shortAbandon;
};

} // namespace callboard
