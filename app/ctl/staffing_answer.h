// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staffing/erlang.h"

#include <optional>
#include <string>

namespace callboard::ctl {

struct StaffingQuestion {
    staffing::Demand demand;
    staffing::Goal goal;
    std::optional<std::int64_t> agents{}; // unless the goal is to tell them
};

// The figures of the agents asked for, or of the fewest that keep the goal by each model. What has none (C
// where the queue grows without end, A without patience) is empty.
struct StaffingAnswer {
    std::int64_t agentsOfB = 0;
    double blockingProbability = 0;
    std::optional<staffing::Figures> c, a;
};

Result<StaffingAnswer> staffingAnswer(const StaffingQuestion &question);
std::string staffingJson(const StaffingQuestion &question, const StaffingAnswer &answer);
// Between the two models' answers every number of agents has its row.
std::string staffingTable(const StaffingQuestion &question, const StaffingAnswer &answer);

} // namespace callboard::ctl
