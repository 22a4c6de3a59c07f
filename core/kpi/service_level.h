// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/hour_counts.h"
#include "core/kpi/interval.h"
#include "core/kpi/level_formula.h"
#include "core/kpi/today.h"

#include <array>
#include <optional>
#include <string_view>

namespace callboard {

// What stands above and below a level's line.
Share levelShare(const QueueCounts &counts, ServiceLevel formula = defaultServiceLevel);
Share levelShare(const VisitCounts &counts, ServiceLevel formula = defaultServiceLevel);

// From 0 to 1; none where no call counts.
std::optional<double> serviceLevel(const QueueCounts &counts, ServiceLevel formula = defaultServiceLevel);
std::optional<double> serviceLevel(const VisitCounts &counts, ServiceLevel formula = defaultServiceLevel);

// The shares of a queue's calls that stand with between what they lie, by their names.
struct NamedShare {
    std::string_view name;
    Share share;
};
inline std::array<NamedShare, 2> sharesOfFew(const QueueCounts &counts, ServiceLevel formula) {
    return {
        {{"serviceLevel", levelShare(counts, formula)}, {"abandonRate", {counts.abandoned, counts.offered}}}};
}

} // namespace callboard
