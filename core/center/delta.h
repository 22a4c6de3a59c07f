// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/call.h"

namespace callboard {

// What one event finished, in full: the rows of reports. The Center itself forgets them.

struct QueueVisit {
    CallId call;
    QueueId queue;
    VisitOutcome outcome = VisitOutcome::Unknown;
    AgentId agent; // who answered
    Party from;
    Time joinedAt;
    Time leftAt; // answered, or gone
    Duration wait() const { return leftAt - joinedAt; }
};

// What a talk is to the figures that count contacts. A contact counts where its first talk ended, and so does
// that it was sent on, however late: of no slice of time more are sent on than there are.
struct OfContact {
    bool begins = false;        // the first with this contact
    bool isTransferred = false; // the first that ended with a transfer
    Time since{};               // when the first with this contact ended
    bool counts() const { return begins || isTransferred; }
};

// The time one agent spent with one caller.
struct Segment {
    CallId call;
    AgentId agent;
    QueueId queue; // none: direct
    Direction direction = Direction::Inbound;
    Time from;
    Time to;
    Duration held{};
    OfContact ofAgent{}; // among his own; none of an internal call, or of advice
    OfContact ofQueue{}; // among those for the queue
    OfContact ofBoth{};  // among his own for the queue
    Duration talk() const { return to - from - held; }
};

// The time that somebody outside talked whom an agent brought in, or to whom the caller was sent on.
struct OutsideTalk {
    CallId call;
    std::string number;
    Time from;
    Time to;
    Duration held{};
    Duration talk() const { return to - from - held; }
};

struct FinishedOffer {
    Offer offer;
    QueueId queue; // none: a direct call rang
    OfferOutcome outcome = OfferOutcome::NoAnswer;
    Time endedAt;
};

struct StateInterval {
    AgentId agent;
    AgentState state = AgentState::LoggedOut;
    ReasonId reason;
    QueueId queue; // of after-call work
    Time from;
    Time to;
    bool isLast = false; // the agent left the center with it
};

struct FinishedCall {
    Call call;    // as it was at its end
    Time endedAt; // if interrupted by the end of a backend: when that was last heard of
    EndedBy by = EndedBy::System;
    EndCause cause = EndCause::Normal;
};

// What an event changed: ids for the screens, finished rows for the figures.
struct Delta {
    std::vector<CallId> calls;
    std::vector<QueueId> queues;
    std::vector<AgentId> agents;
    std::vector<DeviceId> devices;
    bool isWhole = false;  // everything may have changed: configuration, new day, snapshot
    bool isInPlace = true; // false: the fact did not fit and changed nothing but the count of such

    std::vector<QueueVisit> visits;
    std::vector<Segment> segments;
    std::vector<OutsideTalk> outsideTalks;
    std::vector<FinishedOffer> finishedOffers;
    std::vector<StateInterval> intervals;
    std::vector<FinishedCall> finishedCalls;

    void clear(); // keeps its memory
};

} // namespace callboard
