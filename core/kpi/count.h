// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/call.h"
#include "core/kpi/today.h"

namespace callboard {

// Takes one finished visit into the counts; a wait of exactly the target is within it.
void countVisit(QueueCounts &counts, VisitOutcome outcome, Duration wait, Duration target,
                Duration shortAbandon);

// Takes time in a state into the day of an agent; who is logged out or unknown has none.
void addTime(AgentCounts &counts, AgentState state, Duration time);

// Sums; of the longest waits the longer.
void addCounts(QueueCounts &to, const QueueCounts &more);

} // namespace callboard
