// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// The queue whose work this agent does in the call, and after it: the one that he answered for; of a caller
// who was passed on to him, the one that the caller came by. None: his own call, or advice.
inline QueueId queueOfWork(const Call &call, AgentId agent) {
    if (const auto *party = call.party(agent))
        return party->queue;
    if (call.agent != agent || call.consults)
        return {};
    return call.queue ? call.queue : call.cameBy;
}

} // namespace callboard
