// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace callboard {

using namespace std::string_view_literals;

// How an offer (ringing one agent) ended.
enum class OfferOutcome { Accepted, NoAnswer, Rejected, Busy, CallerGone, DeviceLost, CancelledElsewhere };
constexpr auto textsOf(OfferOutcome) {
    return std::array{"accepted"sv,   "noAnswer"sv,   "rejected"sv,          "busy"sv,
                      "callerGone"sv, "deviceLost"sv, "cancelledElsewhere"sv};
}

// The agent let it ring, or could not hear it: he is asked again later, and it may be a habit.
constexpr bool isMissed(OfferOutcome outcome) {
    return outcome == OfferOutcome::NoAnswer || outcome == OfferOutcome::Rejected ||
           outcome == OfferOutcome::Busy || outcome == OfferOutcome::DeviceLost;
}

// How a stay in a queue ended.
enum class VisitOutcome { Answered, Abandoned, Overflowed, Refused, CallbackRequested, LeftByKey, Unknown };
constexpr auto textsOf(VisitOutcome) {
    return std::array{"answered"sv,          "abandoned"sv, "overflowed"sv, "refused"sv,
                      "callbackRequested"sv, "leftByKey"sv, "unknown"sv};
}

// Why a queue did not keep a caller.
enum class LeaveReason { None, MaxWait, Full, Closed };
constexpr auto textsOf(LeaveReason) {
    return std::array{"none"sv, "maxWait"sv, "full"sv, "closed"sv};
}

enum class EndedBy { Caller, Callee, System, Supervisor };
constexpr auto textsOf(EndedBy) {
    return std::array{"caller"sv, "callee"sv, "system"sv, "supervisor"sv};
}

enum class EndCause {
    Normal,      // hung up
    Cancelled,   // given up before anybody answered
    NoAnswer,    // rang in vain
    Busy,        // the called side was engaged
    Rejected,    // the called side said no
    Unreachable, // no such number, no device, no trunk
    Refused,     // forbidden here: outbound not allowed
    MaxWait,     // waited longer than the queue allows
    Interrupted, // the backend went down in mid-call; the true end is not known
    Failed,      // signalling or media broke
    Closed,      // the queue's hours are over
    Full         // as many wait as the queue allows
};
constexpr auto textsOf(EndCause) {
    return std::array{"normal"sv,  "cancelled"sv, "noAnswer"sv,    "busy"sv,   "rejected"sv, "unreachable"sv,
                      "refused"sv, "maxWait"sv,   "interrupted"sv, "failed"sv, "closed"sv,   "full"sv};
}

} // namespace callboard
