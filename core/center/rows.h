// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/missed_call.h"
#include "core/calls/wrap_up.h"
#include "core/kpi/answered_waits.h"
#include "core/kpi/hour_counts.h"
#include "core/kpi/marks.h"
#include "core/kpi/pace.h"
#include "core/kpi/quarter.h"
#include "core/kpi/sliding_hour.h"

#include <vector>

namespace callboard {

// The rows of the center for the queues and agents of the site.

struct Queue {
    QueueId id;
    std::vector<CallId> waiting; // in the order of joining; ringing ones are still waiting
    bool isClosed = false;       // takes nobody new
    Pace pace;
    QueueCounts today;
    std::vector<QuarterCounts> quarters; // of today, in order; those in which something was counted
    SlidingHour<VisitCounts> lastHour;
    MarkCounts marks;            // of today's contacts that are over
    AnsweredWaits answeredWaits; // of today's
    static constexpr auto fields() {
        return std::tuple{field("id", &Queue::id),
                          field("waiting", &Queue::waiting),
                          optionalField("closed", &Queue::isClosed),
                          optionalField("pace", &Queue::pace),
                          field("today", &Queue::today),
                          optionalField("quarters", &Queue::quarters),
                          optionalField("lastHour", &Queue::lastHour),
                          optionalField("marks", &Queue::marks),
                          optionalField("answeredWaits", &Queue::answeredWaits)};
    }
    friend bool operator==(const Queue &, const Queue &) = default;
};

// Desired state (the person), actual state (the system) and routable (derived) are three things.
struct Agent {
    AgentId id;
    DeviceId device;
    Desired desired;
    AgentState state = AgentState::LoggedOut; // actual
    ReasonId reason;                          // of the actual state, for not ready
    Time since;                               // of the actual state and reason
    OfferId offer;                            // open now, or none
    std::vector<CallId> calls;                // that he takes part in
    AfterCallWork work;                       // its call is none when there is none
    std::int32_t desks = 0;                   // desktops connected
    bool isDeskLost = false;                  // the last desktop fell silent: no offers
    std::int32_t missedInRow = 0;             // offers of queues
    Time lastOfferAt;                         // of a queue
    LastCall last;                            // that he left; kept while after-call work is about it
    std::vector<LastCall> owed;               // whose codes he owes, in the order of their ends
    std::vector<WrapUp> wrapUps;              // of his calls, the last one and those that are owed
    std::vector<MissedCall> missed;           // for him alone, today or yesterday, not settled since
    AgentCounts today;
    SlidingHour<OfferCounts> lastHour;
    MarkCounts marks; // of today's contacts that are over
    static constexpr auto fields() {
        return std::tuple{field("id", &Agent::id),
                          optionalField("device", &Agent::device),
                          field("desired", &Agent::desired),
                          field("state", &Agent::state),
                          optionalField("reason", &Agent::reason),
                          field("since", &Agent::since),
                          optionalField("offer", &Agent::offer),
                          field("calls", &Agent::calls),
                          optionalField("afterCallWork", &Agent::work),
                          field("desks", &Agent::desks),
                          field("deskLost", &Agent::isDeskLost),
                          field("missedInRow", &Agent::missedInRow),
                          optionalField("lastOfferAt", &Agent::lastOfferAt),
                          optionalField("last", &Agent::last),
                          optionalField("owed", &Agent::owed),
                          optionalField("wrapUps", &Agent::wrapUps),
                          optionalField("missed", &Agent::missed),
                          field("today", &Agent::today),
                          optionalField("lastHour", &Agent::lastHour),
                          optionalField("marks", &Agent::marks)};
    }
    friend bool operator==(const Agent &, const Agent &) = default;
};

} // namespace callboard
