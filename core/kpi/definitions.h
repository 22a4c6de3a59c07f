// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <string_view>
#include <vector>

namespace callboard {

// A figure by its name in JSON and its formula in words. Whoever changes what a figure counts raises its
// version here.
struct FigureDefinition {
    std::string_view name;
    std::int32_t version = 1;
    std::string_view formula;
};
std::vector<FigureDefinition> figureDefinitions();
// Of first-contact resolution, `fcr`.
inline constexpr std::string_view resolutionFormula =
    "first contacts about a matter that is not brought up again within seven days / first contacts of "
    "which seven days are known";

// What judged the queue's visits that ended in [from, to), by version; none: the queue was not set up yet.
std::vector<LevelDefinition> definitionsIn(const std::vector<LevelDefinition> &all, QueueId queue, Time from,
                                           Time to);

} // namespace callboard
