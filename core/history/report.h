// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/ledger.h"
#include "core/kpi/service_level.h"

#include <map>
#include <optional>

namespace callboard {

// One row of `report queues`. Sums and counts as in QueueCounts; the figures are none where nothing was
// counted. Formulas: DEFINITIONS (ASA, abandonment, AHT).
struct QueueFigures {
    QueueId queue; // none: all queues together
    QueueCounts counts;
    std::int64_t waiting = 0;           // joined in the period, waiting still
    std::optional<Duration> medianWait; // of the answered: the wait that half of them did not exceed
    std::optional<Duration> p90Wait;    // nearest rank: the wait that nine in ten did not exceed

    std::optional<double> asaSeconds() const;
    std::optional<double> averageTimeToAbandonSeconds() const;
    std::optional<double> attSeconds() const;
    std::optional<double> averageHoldSeconds() const;
    std::optional<double> averageAcwSeconds() const;
    std::optional<double> ahtSeconds() const;
    std::optional<double> abandonRate() const;
};

// One row of `report agents`.
struct AgentFigures {
    AgentId agent;
    std::int64_t answered = 0;          // offers of queues accepted
    std::int64_t offers = 0;            // of queues
    std::int64_t offersNotAnswered = 0; // noAnswer, rejected, busy, deviceLost
    std::int64_t segments = 0;
    Duration talk{};
    Duration hold{};
    std::map<AgentState, Duration> inState;
    std::map<ReasonId, Duration> notReady; // by reason; the empty one: none given

    Duration timeIn(AgentState state) const;
    Duration loggedIn() const; // for certain: the time of a gap is unknown
    std::optional<double> attSeconds() const;
    std::optional<double> ahtSeconds() const;
    std::optional<double> occupancy() const; // (talk + hold + ACW) / (talk + hold + ACW + ready)
};

// Targets and short-abandon limits; none: the queue's own settings as they are at the end of the journal.
struct ReportLimits {
    std::optional<Duration> target;
    std::optional<Duration> shortAbandon;
};

// By id; a row for every queue that is set up or had a visit, and one for all together at the end.
std::vector<QueueFigures> queueFigures(const Ledger &ledger, const ReportLimits &limits = {});
// By id; a row for every agent who is set up or was there.
std::vector<AgentFigures> agentFigures(const Ledger &ledger);

} // namespace callboard
