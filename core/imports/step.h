// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent_facts.h"
#include "core/calls/call_facts.h"
#include "core/imports/names.h"
#include "core/imports/time_window.h"

namespace callboard::imports {

enum class StepKind {
    Arrived,
    Queued,
    OfferStarted,
    OfferEnded,
    Answered,
    LeftQueue,
    Transferred,
    Held,
    Retrieved,
    Ended,
    StateChanged,
    Restarted,
    WorkStarted,
    WorkEnded
};
constexpr auto textsOf(StepKind) {
    return std::array{"arrived"sv,      "queued"sv,      "offerStarted"sv, "offerEnded"sv, "answered"sv,
                      "leftQueue"sv,    "transferred"sv, "held"sv,         "retrieved"sv,  "ended"sv,
                      "stateChanged"sv, "restarted"sv,   "workStarted"sv,  "workEnded"sv};
}

// What a line says, before it is its turn to become a fact: facts are dated otherwise than their lines.
struct Step {
    Time at{};
    StepKind kind{};
    CallId call;
    OfferId offer;
    std::uint32_t queue = noName;
    std::uint32_t agent = noName;
    Time until{};                // OfferStarted, WorkStarted: when it ends,
    OfferOutcome offerOutcome{}; // and how; also of OfferEnded
    VisitOutcome outcome{};      // LeftQueue
    LeaveReason reason{};
    EndedBy by{}; // Ended
    EndCause cause{};
    DesiredState state{};    // StateChanged
    std::uint32_t start = 0; // Restarted
    std::string number;      // Arrived: the caller's; Transferred: where to; StateChanged: why
    std::string name;        // Arrived: the caller's
    std::string to;          // Arrived: what he dialled

    static constexpr auto fields() {
        return std::tuple{field("at", &Step::at),
                          field("kind", &Step::kind),
                          optionalField("call", &Step::call),
                          optionalField("offer", &Step::offer),
                          field("queue", &Step::queue),
                          field("agent", &Step::agent),
                          optionalField("until", &Step::until),
                          optionalField("offerOutcome", &Step::offerOutcome),
                          optionalField("outcome", &Step::outcome),
                          optionalField("reason", &Step::reason),
                          optionalField("by", &Step::by),
                          optionalField("cause", &Step::cause),
                          optionalField("state", &Step::state),
                          optionalField("start", &Step::start),
                          optionalField("number", &Step::number),
                          optionalField("name", &Step::name),
                          optionalField("to", &Step::to)};
    }
    friend bool operator==(const Step &, const Step &) = default;
};
using Steps = TimeWindow<Step>;

// The next numbers of calls and offers: of a start of their own, above all that a backend counts, so that no
// stream has a number of another one or of the live journal.
struct Numbering {
    std::uint32_t start = 0;
    std::uint32_t calls = 0;
    std::uint32_t offers = 0;
    CallId nextCall() { return CallId::make(start, ++calls); }
    OfferId nextOffer() { return OfferId::make(start, ++offers); }
    static constexpr auto fields() {
        return std::tuple{field("start", &Numbering::start), field("calls", &Numbering::calls),
                          field("offers", &Numbering::offers)};
    }
};

} // namespace callboard::imports
