// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/kpi/today.h"

namespace callboard {

// The day with what still runs: the present state, and the talk and hold of the present call. For times and
// shares; averages of a call stay with those that ended.
AgentCounts withRunning(const Center &center, const Agent &agent, Time now);

// Of everybody, or of a team's agents.
AgentCounts dayOfAll(const Center &center, Time now);
AgentCounts dayOf(const Center &center, TeamId team, Time now);

} // namespace callboard
