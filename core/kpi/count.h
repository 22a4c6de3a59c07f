// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/calls/call.h"
#include "core/kpi/hour_counts.h"
#include "core/kpi/today.h"
#include "core/kpi/visit_figure.h"

namespace callboard {

// One finished visit, and what it is measured by.
struct VisitEnd {
    VisitOutcome outcome = VisitOutcome::Unknown;
    Duration wait{};
    Duration target{}; // a wait of exactly the target is within it
    Duration shortAbandon{};
};
Stay stayOf(const VisitEnd &end);
// A stay that ended; promises are counted apart.
void countVisit(QueueCounts &counts, const Stay &stay, Duration wait);
void countVisit(QueueCounts &counts, const VisitEnd &end);
void countVisit(VisitCounts &counts, const VisitEnd &end);

inline std::int64_t &acceptedOf(QueueCounts &counts) {
    return counts.offersAccepted;
}
inline std::int64_t &acceptedOf(AgentCounts &counts) {
    return counts.answered;
}
// One finished offer of a queue; `delay`: from ring to answer.
template <class Counts>
void countOffer(Counts &counts, OfferOutcome outcome, Duration delay) {
    ++counts.offers;
    counts.offersNotAnswered += isMissed(outcome);
    if (outcome != OfferOutcome::Accepted)
        return;
    ++acceptedOf(counts);
    counts.answerDelay += delay;
}

// Takes time in a state into the day of an agent; who is logged out or unknown has none.
void addTime(AgentCounts &counts, AgentState state, Duration time);

// Sums; of the longest waits the longer.
void addCounts(QueueCounts &to, const QueueCounts &more);

} // namespace callboard
