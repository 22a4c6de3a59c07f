// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What happens inside an answered call.

struct CallHeld {
    static constexpr auto type = "call.held"sv;
    CallId call;
    AgentId agent; // who pressed hold; none: the outside party
    static constexpr auto fields() {
        return std::tuple{field("call", &CallHeld::call), optionalField("agent", &CallHeld::agent)};
    }
};

struct CallRetrieved {
    static constexpr auto type = "call.retrieved"sv;
    CallId call;
    AgentId agent;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallRetrieved::call), optionalField("agent", &CallRetrieved::agent)};
    }
};

// Nobody hears the agent until he is unmuted; he hears all.
struct CallMuted {
    static constexpr auto type = "call.muted"sv;
    CallId call;
    AgentId agent;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallMuted::call), field("agent", &CallMuted::agent)};
    }
};

// How many keys an agent pressed for the other side's machine. Which, nobody is told: they may be secrets.
struct KeysSent {
    static constexpr auto type = "call.keysSent"sv;
    CallId call;
    AgentId agent;
    std::int32_t count = 0;
    static constexpr auto fields() {
        return std::tuple{field("call", &KeysSent::call), field("agent", &KeysSent::agent),
                          field("count", &KeysSent::count)};
    }
};

// Nothing comes from this side's phone for some seconds though the talk goes on: one-way sound.
struct CallSoundLost {
    static constexpr auto type = "call.soundLost"sv;
    CallId call;
    AgentId agent;          // whose phone it is; none: an outside party
    std::int32_t party = 0; // of those outside, in a conference
    static constexpr auto fields() {
        return std::tuple{field("call", &CallSoundLost::call), optionalField("agent", &CallSoundLost::agent),
                          optionalField("party", &CallSoundLost::party)};
    }
};

struct CallSoundBack {
    static constexpr auto type = "call.soundBack"sv;
    CallId call;
    AgentId agent;          // whose phone it is; none: an outside party
    std::int32_t party = 0; // of those outside, in a conference
    static constexpr auto fields() {
        return std::tuple{field("call", &CallSoundBack::call), optionalField("agent", &CallSoundBack::agent),
                          optionalField("party", &CallSoundBack::party)};
    }
};

struct CallUnmuted {
    static constexpr auto type = "call.unmuted"sv;
    CallId call;
    AgentId agent;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallUnmuted::call), field("agent", &CallUnmuted::agent)};
    }
};

// The agent leaves the call, and whom he talked with goes on to another number as a caller: one contact, a
// segment for each who talked. Where the number leads, follows in further facts; but with a consult he takes
// the agent's place in that call there and then, whether it talks, rings or waits in a queue, and the consult
// is over: no call.ended comes for it.
struct CallTransferred {
    static constexpr auto type = "call.transferred"sv;
    CallId call;
    AgentId agent;        // who transferred
    std::string to;       // a queue's number, an extension, or an outside number
    Party from;           // if the agent was the caller: who is it now
    CallId consult{};     // his other call; none: a blind transfer
    std::string toName{}; // of a number outside: who has it, if the site knows
    AgentId joining{};    // by a consult that talks: who takes the place; older journals do not say it
    static constexpr auto fields() {
        return std::tuple{field("call", &CallTransferred::call),
                          field("agent", &CallTransferred::agent),
                          field("to", &CallTransferred::to),
                          optionalField("from", &CallTransferred::from),
                          optionalField("consult", &CallTransferred::consult),
                          optionalField("toName", &CallTransferred::toName),
                          optionalField("joining", &CallTransferred::joining)};
    }
};

// The agent's phone is gone while the one he talked with is still there: it was started anew, or answers
// nothing. His part ends; the caller goes back to the queue that he came by, before all who wait there.
struct CallAgentLost {
    static constexpr auto type = "call.agentLost"sv;
    CallId call;
    AgentId agent;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallAgentLost::call), field("agent", &CallAgentLost::agent)};
    }
};

// A transferred call could not be led out; the caller is still there.
struct CallDialFailed {
    static constexpr auto type = "call.dialFailed"sv;
    CallId call;
    EndCause cause = EndCause::Failed;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallDialFailed::call), field("cause", &CallDialFailed::cause)};
    }
};

} // namespace callboard
