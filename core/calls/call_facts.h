// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What happens to calls. A fact's type and fields are public (PROTOCOL.md); their meaning never changes.

// An agent asked for a call (click to dial): the own phone rings. call.arrived follows when it was answered,
// else call.ended alone.
struct CallPlaced {
    static constexpr auto type = "call.placed"sv;
    CallId call;
    AgentId agent;
    DeviceId device;
    std::string to; // as dialled
    Direction direction = Direction::Outbound;
    std::string toName{}; // outbound: who has this number, if the site knows
    static constexpr auto fields() {
        return std::tuple{
            field("call", &CallPlaced::call),           field("agent", &CallPlaced::agent),
            field("device", &CallPlaced::device),       field("to", &CallPlaced::to),
            field("direction", &CallPlaced::direction), optionalField("toName", &CallPlaced::toName)};
    }
};

struct CallArrived {
    static constexpr auto type = "call.arrived"sv;
    CallId call;
    Direction direction = Direction::Inbound;
    Party from;
    std::string to;       // as dialled
    TrunkId trunk;        // inbound: where it came from; outbound: where it goes
    AgentId caller;       // the agent who dials; none for inbound
    std::string toName{}; // outbound: who has this number, if the site knows
    static constexpr auto fields() {
        return std::tuple{field("call", &CallArrived::call),
                          field("direction", &CallArrived::direction),
                          field("from", &CallArrived::from),
                          field("to", &CallArrived::to),
                          optionalField("trunk", &CallArrived::trunk),
                          optionalField("caller", &CallArrived::caller),
                          optionalField("toName", &CallArrived::toName)};
    }
};

struct CallQueued {
    static constexpr auto type = "call.queued"sv;
    CallId call;
    QueueId queue;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallQueued::call), field("queue", &CallQueued::queue)};
    }
};

// The visit ends otherwise than by an answer or by the call's end. Overflowed and refused callers go on to
// where the queue's settings lead them; where they lead nowhere, the call ends.
struct CallLeftQueue {
    static constexpr auto type = "call.leftQueue"sv;
    CallId call;
    QueueId queue;
    VisitOutcome outcome = VisitOutcome::Unknown;
    LeaveReason reason = LeaveReason::None;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallLeftQueue::call), field("queue", &CallLeftQueue::queue),
                          field("outcome", &CallLeftQueue::outcome),
                          optionalField("reason", &CallLeftQueue::reason)};
    }
};

// The caller is told his position (1: next) and, where it is known, in what time he can expect an answer.
struct CallAnnounced {
    static constexpr auto type = "call.announced"sv;
    CallId call;
    QueueId queue;
    std::int32_t position = 1;
    Duration waitFrom{};
    Duration waitTo{}; // zero: no end was named
    static constexpr auto fields() {
        return std::tuple{field("call", &CallAnnounced::call), field("queue", &CallAnnounced::queue),
                          field("position", &CallAnnounced::position),
                          optionalField("waitFromSeconds", &CallAnnounced::waitFrom),
                          optionalField("waitToSeconds", &CallAnnounced::waitTo)};
    }
};

struct OfferStarted {
    static constexpr auto type = "offer.started"sv;
    OfferId offer;
    CallId call;
    AgentId agent;
    DeviceId device;
    Time until; // the lease
    static constexpr auto fields() {
        return std::tuple{field("offer", &OfferStarted::offer), field("call", &OfferStarted::call),
                          field("agent", &OfferStarted::agent), field("device", &OfferStarted::device),
                          field("until", &OfferStarted::until)};
    }
};

// Never with the outcome "accepted": that is call.answered, which names the offer.
struct OfferEnded {
    static constexpr auto type = "offer.ended"sv;
    OfferId offer;
    CallId call;
    AgentId agent;
    OfferOutcome outcome = OfferOutcome::NoAnswer;
    static constexpr auto fields() {
        return std::tuple{field("offer", &OfferEnded::offer), field("call", &OfferEnded::call),
                          field("agent", &OfferEnded::agent), field("outcome", &OfferEnded::outcome)};
    }
};

// The called side speaks: an agent by an offer, or the far end of an outbound call (no agent, no offer).
struct CallAnswered {
    static constexpr auto type = "call.answered"sv;
    CallId call;
    AgentId agent;
    OfferId offer;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallAnswered::call), optionalField("agent", &CallAnswered::agent),
                          optionalField("offer", &CallAnswered::offer)};
    }
};

struct CallEnded {
    static constexpr auto type = "call.ended"sv;
    CallId call;
    EndedBy by = EndedBy::System;
    EndCause cause = EndCause::Normal;
    UserId supervisor{}; // who did it, if a supervisor
    AgentId agent{};     // of a conference: which agent did it; none: somebody outside, or nobody
    static constexpr auto fields() {
        return std::tuple{
            field("call", &CallEnded::call), field("by", &CallEnded::by), field("cause", &CallEnded::cause),
            optionalField("supervisor", &CallEnded::supervisor), optionalField("agent", &CallEnded::agent)};
    }
};

} // namespace callboard
