// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// Somebody outside whose call ended with a backend, and who may want to be called back.
struct CutOffCall {
    CallId call;
    Time at; // as far as anybody knows
    Direction direction = Direction::Inbound;
    Party outside;
    QueueId queue;               // that he waited in, or came by
    std::vector<AgentId> agents; // who talked with him; none: he waited
    static constexpr auto fields() {
        return std::tuple{
            field("call", &CutOffCall::call),           field("at", &CutOffCall::at),
            field("direction", &CutOffCall::direction), field("outside", &CutOffCall::outside),
            optionalField("queue", &CutOffCall::queue), optionalField("agents", &CutOffCall::agents)};
    }
    bool has(AgentId who) const { return std::find(agents.begin(), agents.end(), who) != agents.end(); }
    friend bool operator==(const CutOffCall &, const CutOffCall &) = default;
};

// Who was cut off need not be called back any more: somebody talks with him, or says that it is settled.
struct CallerReached {
    static constexpr auto type = "call.callerReached"sv;
    CallId call; // that was cut off
    CallId talk; // in which he is talked with; none: a person says so
    UserId by;   // that person
    static constexpr auto fields() {
        return std::tuple{field("call", &CallerReached::call), optionalField("talk", &CallerReached::talk),
                          optionalField("by", &CallerReached::by)};
    }
};

} // namespace callboard
