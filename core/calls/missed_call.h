// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// A call that was for one agent alone, and that he did not get: he may want to call back.
struct MissedCall {
    CallId call;
    Time at;
    Party from; // who called
    OfferOutcome why = OfferOutcome::NoAnswer;
    static constexpr auto fields() {
        return std::tuple{field("call", &MissedCall::call), field("at", &MissedCall::at),
                          field("from", &MissedCall::from), field("why", &MissedCall::why)};
    }
    friend bool operator==(const MissedCall &, const MissedCall &) = default;
};

// His phone was in use, or not there; or it rang, and nobody took the call. Never of what he rejected
// himself.
struct CallMissed {
    static constexpr auto type = "call.missed"sv;
    CallId call;
    AgentId agent;
    Party from;
    OfferOutcome why = OfferOutcome::NoAnswer;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallMissed::call), field("agent", &CallMissed::agent),
                          field("from", &CallMissed::from), field("why", &CallMissed::why)};
    }
};

// He need not call back any more: the two talk, or he says that it is settled.
struct MissedCallSettled {
    static constexpr auto type = "call.missedSettled"sv;
    CallId call; // that he missed
    AgentId agent;
    UserId by{}; // himself; none: they talk
    static constexpr auto fields() {
        return std::tuple{field("call", &MissedCallSettled::call), field("agent", &MissedCallSettled::agent),
                          optionalField("by", &MissedCallSettled::by)};
    }
};

} // namespace callboard
