// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/count.h"

#include <algorithm>

namespace callboard {

void countVisit(QueueCounts &counts, const VisitEnd &end) {
    counts.longestWait = std::max(counts.longestWait, end.wait);
    switch (end.outcome) {
    case VisitOutcome::Answered:
        ++counts.answered;
        counts.answeredWithinTarget += end.wait <= end.target;
        counts.answerWait += end.wait;
        return;
    case VisitOutcome::Abandoned:
        ++counts.abandoned;
        counts.abandonedWithinTarget += end.wait <= end.target;
        counts.shortAbandoned += end.wait <= end.shortAbandon;
        counts.abandonWait += end.wait;
        return;
    case VisitOutcome::Overflowed:
        ++counts.overflowed;
        return;
    case VisitOutcome::Refused:
        ++counts.refused;
        return;
    case VisitOutcome::CallbackRequested:
        ++counts.callbackRequested;
        return;
    case VisitOutcome::LeftByKey:
        ++counts.leftByKey;
        return;
    case VisitOutcome::Unknown:
        ++counts.unknown;
        return;
    }
}

void countVisit(VisitCounts &counts, const VisitEnd &end) {
    if (end.outcome == VisitOutcome::Answered) {
        ++counts.answered;
        counts.answeredWithinTarget += end.wait <= end.target;
        counts.answerWait += end.wait;
    } else if (end.outcome == VisitOutcome::Abandoned) {
        ++counts.abandoned;
        counts.abandonedWithinTarget += end.wait <= end.target;
        counts.shortAbandoned += end.wait <= end.shortAbandon;
    }
}

void addTime(AgentCounts &counts, AgentState state, Duration time) {
    switch (state) {
    case AgentState::NotReady:
        counts.notReady += time;
        return;
    case AgentState::Ready:
        counts.ready += time;
        return;
    case AgentState::Reserved:
        counts.reserved += time;
        return;
    case AgentState::Busy:
        counts.busy += time;
        return;
    case AgentState::WorkingAfterCall:
        counts.afterCallWork += time;
        return;
    case AgentState::LoggedOut:
    case AgentState::Unknown:
        return;
    }
}

void addCounts(QueueCounts &to, const QueueCounts &more) {
    std::apply(
        [&](const auto &...fields) {
            const auto add = [&](auto member) {
                if constexpr (std::is_same_v<decltype(member), Duration QueueCounts::*>)
                    to.*member = member == &QueueCounts::longestWait ? std::max(to.*member, more.*member)
                                                                     : to.*member + more.*member;
                else
                    to.*member += more.*member;
            };
            (add(fields.member), ...);
        },
        QueueCounts::fields());
}

} // namespace callboard
