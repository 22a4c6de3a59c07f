// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/supervision.h"

namespace callboard {

// What supervisors ask for; of these, agents may pull a call for themselves.

// At once as far as it can be: after-call work ends; while a call lasts it takes effect after it.
struct ForceState {
    static constexpr auto method = "agent.forceState"sv;
    AgentId agent;
    DesiredState state = DesiredState::NotReady;
    ReasonId reason; // for not ready: one of the site's
    static constexpr auto fields() {
        return std::tuple{field("agent", &ForceState::agent), field("state", &ForceState::state),
                          optionalField("reason", &ForceState::reason)};
    }
};

struct PullCall {
    static constexpr auto method = "call.pull"sv;
    CallId call;
    AgentId agent; // none: oneself
    static constexpr auto fields() {
        return std::tuple{field("call", &PullCall::call), optionalField("agent", &PullCall::agent)};
    }
};

// Of the call an agent is in, or of this call; once more with another mode changes the mode. Who supervises
// another talk goes over: the one supervision ends, stopped, and the other is asked for.
struct StartSupervision {
    static constexpr auto method = "supervision.start"sv;
    AgentId agent;
    CallId call;
    SupervisionMode mode = SupervisionMode::Listen;
    static constexpr auto fields() {
        return std::tuple{optionalField("agent", &StartSupervision::agent),
                          optionalField("call", &StartSupervision::call),
                          field("mode", &StartSupervision::mode)};
    }
};

struct StopSupervision {
    static constexpr auto method = "supervision.stop"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

// Of the call that one supervises.
struct TakeOverCall {
    static constexpr auto method = "supervision.takeOver"sv;
    static constexpr auto fields() { return std::tuple{}; }
};

} // namespace callboard
