// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/base/result.h"
#include "core/calls/call.h"

#include <variant>

namespace callboard {

// What people ask for. The method is the JSON-RPC method; `agent` is empty for oneself.

struct SetState {
    static constexpr auto method = "agent.setState"sv;
    AgentId agent;
    DesiredState state = DesiredState::NotReady;
    ReasonId reason; // for not ready; empty: none given
    static constexpr auto fields() {
        return std::tuple{optionalField("agent", &SetState::agent), field("state", &SetState::state),
                          optionalField("reason", &SetState::reason)};
    }
};

struct ExtendAfterCallWork {
    static constexpr auto method = "afterCallWork.extend"sv;
    AgentId agent;
    Duration by = seconds{30};
    static constexpr auto fields() {
        return std::tuple{optionalField("agent", &ExtendAfterCallWork::agent),
                          optionalField("seconds", &ExtendAfterCallWork::by)};
    }
};

struct FinishAfterCallWork {
    static constexpr auto method = "afterCallWork.finish"sv;
    AgentId agent;
    static constexpr auto fields() { return std::tuple{optionalField("agent", &FinishAfterCallWork::agent)}; }
};

struct Dial {
    static constexpr auto method = "call.dial"sv;
    static constexpr std::size_t longestNumber = 32;
    std::string number; // an extension, a queue's number, or an outside number
    static constexpr auto fields() { return std::tuple{field("number", &Dial::number)}; }
};

struct AnswerCall {
    static constexpr auto method = "call.answer"sv;
    CallId call; // none: the one that rings here
    static constexpr auto fields() { return std::tuple{optionalField("call", &AnswerCall::call)}; }
};

struct RejectOffer {
    static constexpr auto method = "call.reject"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &RejectOffer::call)}; }
};

struct HangUp {
    static constexpr auto method = "call.hangUp"sv;
    CallId call; // none: the one this agent is in
    static constexpr auto fields() { return std::tuple{optionalField("call", &HangUp::call)}; }
};

using Command =
    std::variant<SetState, ExtendAfterCallWork, FinishAfterCallWork, Dial, AnswerCall, RejectOffer, HangUp>;

inline std::string_view methodOf(const Command &command) {
    return std::visit([](const auto &c) { return c.method; }, command);
}

// The methods of all commands.
inline std::vector<std::string_view> commandMethods() {
    return []<class... C>(std::variant<C...> *) {
        return std::vector<std::string_view>{C::method...};
    }(static_cast<Command *>(nullptr));
}

// Who asks.
struct Actor {
    UserId user;
    Role role = Role::Agent;
};

} // namespace callboard
