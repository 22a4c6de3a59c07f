// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/hour_counts.h"
#include "core/kpi/interval.h"
#include "core/kpi/level_formula.h"
#include "core/kpi/today.h"

#include <optional>

namespace callboard {

// What stands above and below a level's line.
Share levelShare(const QueueCounts &counts, ServiceLevel formula = defaultServiceLevel);
Share levelShare(const VisitCounts &counts, ServiceLevel formula = defaultServiceLevel);

// From 0 to 1; none where no call counts.
std::optional<double> serviceLevel(const QueueCounts &counts, ServiceLevel formula = defaultServiceLevel);
std::optional<double> serviceLevel(const VisitCounts &counts, ServiceLevel formula = defaultServiceLevel);

} // namespace callboard
