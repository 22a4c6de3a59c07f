// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/center/center.h"

#include <optional>

namespace callboard {

// How much something deserves to be seen. Screens only give it a colour and a shape.
enum class Severity { Calm, Warning, Breach };
constexpr auto textsOf(Severity) {
    return std::array{"calm"sv, "warning"sv, "breach"sv};
}

// Warning once the wait is past the queue's target, breach past three targets.
Severity severityOfWait(Duration wait, Duration target);

// Warning below the goal, breach by more than ten points below it; calm while fewer calls count than say
// anything (10), and where there is no level.
Severity severityOfLevel(std::optional<double> level, std::int32_t goalPercent, std::int64_t calls);

// Why an agent who should be reachable is not.
enum class Trouble { None, PhoneLost, DeskLost };
constexpr auto textsOf(Trouble) {
    return std::array{"none"sv, "phoneLost"sv, "deskLost"sv};
}
Trouble troubleOf(const Center &center, const Agent &agent);

// Warning when after-call work has used up its time, or when there is trouble.
Severity severityOfState(AgentState state, Time workUntil, Trouble trouble, Time now);

} // namespace callboard
