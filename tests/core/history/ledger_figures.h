// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/figures.h"
#include "core/history/ledger.h"

#include <vector>

namespace callboard::test {

// The same figures as history::queueFigures() and agentFigures() give of one group of time, reckoned from the
// ledger's rows in the plainest way: what the projections are compared with. Queues and agents that are set
// up or were there, by id.
std::vector<QueueFigures> plainQueueFigures(const Ledger &ledger, const ReportLimits &limits);
std::vector<AgentFigures> plainAgentFigures(const Ledger &ledger);

} // namespace callboard::test
