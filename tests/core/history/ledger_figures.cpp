// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/history/ledger_figures.h"

#include "core/kpi/count.h"

#include <algorithm>

namespace callboard::test {

namespace {

std::optional<Duration> percentile(const std::vector<Duration> &sorted, std::size_t percent) {
    if (sorted.empty())
        return std::nullopt;
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

template <class Counts>
void addContact(const Ledger &ledger, const OfContact &part, Counts &counts) {
    if (!ledger.period().holds(part.since))
        return;
    counts.contacts += part.begins;
    counts.transferred += part.isTransferred;
}

} // namespace

std::vector<QueueFigures> plainQueueFigures(const Ledger &ledger, const ReportLimits &limits) {
    std::map<QueueId, QueueFigures> rows;
    std::map<QueueId, std::vector<Duration>> waits;
    for (const auto &queue : ledger.center().queues)
        rows[queue.id];
    for (const auto &visit : ledger.visits()) {
        auto &counts = rows[visit.queue].counts;
        ++counts.offered;
        countVisit(counts, {visit.outcome, visit.wait(), *limits.target, *limits.shortAbandon});
        if (visit.outcome == VisitOutcome::Answered)
            waits[visit.queue].push_back(visit.wait());
    }
    for (const auto &call : ledger.center().calls)
        if (call.isWaiting() && ledger.period().holds(call.queuedAt)) {
            ++rows[call.queue].counts.offered;
            ++rows[call.queue].waiting;
        }
    for (const auto &segment : ledger.segments())
        if (segment.queue) {
            auto &counts = rows[segment.queue].counts;
            ++counts.segments;
            counts.talk += segment.talk();
            counts.hold += segment.held;
        }
    for (const auto &segment : ledger.contacts())
        if (segment.queue)
            addContact(ledger, segment.ofQueue, rows[segment.queue].counts);
    for (const auto &offer : ledger.offers())
        if (offer.queue)
            countOffer(rows[offer.queue].counts, offer.outcome, offer.endedAt - offer.offer.since);
    for (const auto &interval : ledger.intervals())
        if (interval.state == AgentState::WorkingAfterCall && interval.queue)
            rows[interval.queue].counts.afterCallWork += interval.to - interval.from;
    std::vector<QueueFigures> figures;
    for (auto &[id, row] : rows) {
        row.queue = id;
        auto &sorted = waits[id];
        std::sort(sorted.begin(), sorted.end());
        row.medianWait = percentile(sorted, 50);
        row.p90Wait = percentile(sorted, 90);
        figures.push_back(row);
    }
    return figures;
}

std::vector<AgentFigures> plainAgentFigures(const Ledger &ledger) {
    std::map<AgentId, AgentFigures> rows;
    for (const auto &agent : ledger.center().agents)
        rows[agent.id];
    for (const auto &segment : ledger.segments()) {
        auto &counts = rows[segment.agent].counts;
        ++counts.segments;
        counts.talk += segment.talk();
        counts.hold += segment.held;
        if (segment.direction == Direction::Outbound) {
            ++counts.outboundSegments;
            counts.outboundTalk += segment.talk();
        }
    }
    for (const auto &segment : ledger.contacts())
        addContact(ledger, segment.ofAgent, rows[segment.agent].counts);
    for (const auto &finished : ledger.offers())
        if (finished.queue)
            countOffer(rows[finished.offer.agent].counts, finished.outcome,
                       finished.endedAt - finished.offer.since);
    for (const auto &dial : ledger.dials()) {
        auto &counts = rows[dial.by].counts;
        ++counts.dials;
        counts.dialsAnswered += dial.isAnswered;
    }
    for (const auto &interval : ledger.intervals())
        if (interval.state != AgentState::LoggedOut && interval.state != AgentState::Unknown) {
            auto &row = rows[interval.agent];
            addTime(row.counts, interval.state, interval.to - interval.from);
            if (interval.state == AgentState::NotReady)
                row.notReady[interval.reason].time += interval.to - interval.from;
        }
    std::vector<AgentFigures> figures;
    for (auto &[id, row] : rows) {
        row.agent = id;
        figures.push_back(row);
    }
    return figures;
}

} // namespace callboard::test
