// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// An agent who has two calls on one phone, one of them held, turns to that one. Reported by call.held and
// call.retrieved.
struct SwitchLine {
    CallId from;
    CallId to;
    AgentId agent;
    CommandId causedBy{};
};

// The other side of the call takes the agent's place in the consult, and his phone is hung up. Reported by
// call.transferred, with the consult; what is told of the consult thereafter names the call.
struct JoinCalls {
    CallId call;
    CallId consult;
    AgentId agent;
    CommandId causedBy{};
};

} // namespace callboard
