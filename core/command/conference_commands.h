// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"
#include "core/calls/supervision.h"

namespace callboard {

// What makes and leads a call of three and more. Others are muted and removed by the agent who leads it or by
// a supervisor; `call` is empty for the call that one is in.

// The caller, the agent and whom he consults talk together.
struct Conference {
    static constexpr auto method = "call.conference"sv;
    CallId call; // the consult; none: the one there is
    static constexpr auto fields() { return std::tuple{optionalField("call", &Conference::call)}; }
};

struct MuteParty {
    static constexpr auto method = "call.muteParty"sv;
    CallId call;
    std::int32_t party = 0;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &MuteParty::call), field("party", &MuteParty::party)};
    }
};

struct UnmuteParty {
    static constexpr auto method = "call.unmuteParty"sv;
    CallId call;
    std::int32_t party = 0;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &UnmuteParty::call), field("party", &UnmuteParty::party)};
    }
};

struct RemoveParty {
    static constexpr auto method = "call.removeParty"sv;
    CallId call;
    std::int32_t party = 0;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &RemoveParty::call), field("party", &RemoveParty::party)};
    }
};

// A colleague's phone rings, and he joins the talk, which goes on meanwhile: heard by the agent alone
// (whisper) or by all (barge). Once more with the other mode changes it.
struct AskExpert {
    static constexpr auto method = "expert.ask"sv;
    CallId call;
    std::string number; // an extension
    SupervisionMode mode = SupervisionMode::Whisper;
    static constexpr auto fields() {
        return std::tuple{optionalField("call", &AskExpert::call), field("number", &AskExpert::number),
                          field("mode", &AskExpert::mode)};
    }
};

// The expert leaves.
struct DismissExpert {
    static constexpr auto method = "expert.dismiss"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{optionalField("call", &DismissExpert::call)}; }
};

} // namespace callboard
