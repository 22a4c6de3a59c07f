// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/base/result.h"
#include "core/calls/call.h"
#include "core/command/conference_commands.h"
#include "core/command/consult_commands.h"
#include "core/command/lead_commands.h"
#include "core/command/wrap_up_commands.h"

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

struct HoldCall {
    static constexpr auto method = "call.hold"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &HoldCall::call)}; }
};

struct RetrieveCall {
    static constexpr auto method = "call.retrieve"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &RetrieveCall::call)}; }
};

struct MuteCall {
    static constexpr auto method = "call.mute"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &MuteCall::call)}; }
};

struct UnmuteCall {
    static constexpr auto method = "call.unmute"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &UnmuteCall::call)}; }
};

// Keys for the other side's machine. They may be secrets: a fact says how many, none which.
struct SendDigits {
    static constexpr auto method = "call.sendDigits"sv;
    CallId call;
    std::string digits; // 0-9 * # A-D
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &SendDigits::call), field("digits", &SendDigits::digits)};
    }
};

// The caller goes on to the number, and this agent leaves.
struct TransferCall {
    static constexpr auto method = "call.transfer"sv;
    CallId call;
    std::string number;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &TransferCall::call), field("number", &TransferCall::number)};
    }
};

using Command =
    std::variant<SetState, ExtendAfterCallWork, FinishAfterCallWork, Dial, AnswerCall, RejectOffer, HangUp,
                 HoldCall, RetrieveCall, MuteCall, UnmuteCall, SendDigits, TransferCall, ConsultCall,
                 SwapCalls, CancelConsult, CompleteTransfer, ForceState, PullCall, StartSupervision,
                 StopSupervision, TakeOverCall, Conference, MuteParty, UnmuteParty, RemoveParty, AskExpert,
                 DismissExpert, SetDisposition, WriteNote, MarkReached, SettleMissed, RateCall,
                 StartRecording, PauseRecording, ResumeRecording>;

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
