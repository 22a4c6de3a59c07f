// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/kpi/level_formula.h"

#include <cstdint>
#include <tuple>

namespace callboard {

// By what the service level of a queue is judged, from a moment on. A changed configuration makes the next
// version; visits that ended under an earlier one stay as they were judged.
struct LevelDefinition {
    QueueId queue;
    std::int32_t version = 1; // of this queue, from 1
    Time since;
    Duration target{};                          // T
    Duration shortAbandon{};                    // t0
    ServiceLevel formula = defaultServiceLevel; // that stands first on boards and in reports
    static constexpr auto fields() {
        using D = LevelDefinition;
        return std::tuple{field("queue", &D::queue),
                          field("version", &D::version),
                          field("since", &D::since),
                          field("targetSeconds", &D::target),
                          field("shortAbandonSeconds", &D::shortAbandon),
                          field("formula", &D::formula)};
    }
    bool judgesAs(const LevelDefinition &other) const {
        return target == other.target && shortAbandon == other.shortAbandon && formula == other.formula;
    }
    friend bool operator==(const LevelDefinition &, const LevelDefinition &) = default;
};

} // namespace callboard
