// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

#include <algorithm>
#include <optional>

namespace callboard {

// How long a caller has waited, or waited before the talk: from joining his queue to the answer, ringing
// included, as queues and reports count it; a wait in a queue before that was another. None where no queue
// led to the talk: a direct call, or one that was passed on to somebody alone.
inline std::optional<Duration> waitOf(const Call &call, Time now) {
    if (call.queuedAt == Time{} || !call.cameBy)
        return std::nullopt;
    const auto until = call.isWaiting() || !call.isTalking() ? now : call.talkingSince;
    return std::max(until - call.queuedAt, Duration{});
}

} // namespace callboard
