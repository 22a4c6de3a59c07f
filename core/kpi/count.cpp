// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/count.h"

#include <algorithm>
#include <array>
#include <utility>

namespace callboard {

Stay stayOf(const VisitEnd &end) {
    return {end.outcome, end.wait <= end.target, end.wait <= end.shortAbandon, false, false};
}

void countVisit(QueueCounts &counts, const Stay &stay, Duration wait) {
    static constexpr std::array counters{
        std::pair{VisitFigure::Answered, &QueueCounts::answered},
        std::pair{VisitFigure::AnsweredWithinTarget, &QueueCounts::answeredWithinTarget},
        std::pair{VisitFigure::Abandoned, &QueueCounts::abandoned},
        std::pair{VisitFigure::AbandonedWithinTarget, &QueueCounts::abandonedWithinTarget},
        std::pair{VisitFigure::ShortAbandoned, &QueueCounts::shortAbandoned},
        std::pair{VisitFigure::Overflowed, &QueueCounts::overflowed},
        std::pair{VisitFigure::Refused, &QueueCounts::refused},
        std::pair{VisitFigure::CallbackRequested, &QueueCounts::callbackRequested},
        std::pair{VisitFigure::LeftByKey, &QueueCounts::leftByKey},
        std::pair{VisitFigure::Unknown, &QueueCounts::unknown}};
    const CountedFigures counted(stay);
    for (const auto &[figure, count] : counters)
        counts.*count += counted.has(figure);
    if (counted.has(VisitFigure::SpeedOfAnswer))
        counts.answerWait += wait;
    if (counted.has(VisitFigure::TimeToAbandon))
        counts.abandonWait += wait;
    if (counted.has(VisitFigure::LongestWait))
        counts.longestWait = std::max(counts.longestWait, wait);
}

void countVisit(QueueCounts &counts, const VisitEnd &end) {
    countVisit(counts, stayOf(end), end.wait);
}

void countVisit(VisitCounts &counts, const VisitEnd &end) {
    const CountedFigures counted(stayOf(end));
    counts.answered += counted.has(VisitFigure::Answered);
    counts.answeredWithinTarget += counted.has(VisitFigure::AnsweredWithinTarget);
    counts.abandoned += counted.has(VisitFigure::Abandoned);
    counts.abandonedWithinTarget += counted.has(VisitFigure::AbandonedWithinTarget);
    counts.shortAbandoned += counted.has(VisitFigure::ShortAbandoned);
    counts.unknown += counted.has(VisitFigure::Unknown);
    if (counted.has(VisitFigure::SpeedOfAnswer))
        counts.answerWait += end.wait;
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
