// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/report.h"

#include "core/kpi/count.h"

#include <algorithm>

namespace callboard {

namespace {

std::optional<double> ratio(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

std::optional<double> mean(Duration sum, std::int64_t count) {
    return ratio(toSeconds(sum), static_cast<double>(count));
}

// Nearest rank; `percent` of 1 to 100.
std::optional<Duration> percentile(const std::vector<Duration> &sorted, std::size_t percent) {
    if (sorted.empty())
        return std::nullopt;
    return sorted[(sorted.size() * percent + 99) / 100 - 1];
}

// One queue's row while it is gathered.
struct Gathered {
    QueueFigures figures;
    std::vector<Duration> waits; // of the answered
};

void addVisit(Gathered &row, const QueueVisit &visit, Duration target, Duration shortAbandon) {
    ++row.figures.counts.offered;
    countVisit(row.figures.counts, visit.outcome, visit.wait(), target, shortAbandon);
    if (visit.outcome == VisitOutcome::Answered)
        row.waits.push_back(visit.wait());
}

using QueueRows = std::map<QueueId, Gathered>;

void addVisits(QueueRows &rows, const Ledger &ledger, const ReportLimits &limits) {
    for (const auto &visit : ledger.visits()) {
        const auto *settings = settingsOf(ledger.center(), visit.queue);
        const QueueSettings ordinary;
        const auto &own = settings ? *settings : ordinary;
        addVisit(rows[visit.queue], visit, limits.target.value_or(own.target),
                 limits.shortAbandon.value_or(own.shortAbandon));
    }
}

void addWaiting(QueueRows &rows, const Ledger &ledger) {
    for (const auto &call : ledger.center().calls)
        if (call.isWaiting() && ledger.period().holds(call.queuedAt)) {
            auto &figures = rows[call.queue].figures;
            ++figures.counts.offered;
            ++figures.waiting;
        }
}

void addHandling(QueueRows &rows, const Ledger &ledger) {
    for (const auto &segment : ledger.segments())
        if (segment.queue) {
            auto &counts = rows[segment.queue].figures.counts;
            ++counts.segments;
            counts.talk += segment.talk();
            counts.hold += segment.held;
        }
    for (const auto &interval : ledger.intervals())
        if (interval.state == AgentState::WorkingAfterCall && interval.queue)
            rows[interval.queue].figures.counts.afterCallWork += interval.to - interval.from;
}

void setPercentiles(Gathered &row) {
    std::sort(row.waits.begin(), row.waits.end());
    row.figures.medianWait = percentile(row.waits, 50);
    row.figures.p90Wait = percentile(row.waits, 90);
}

} // namespace

std::optional<double> QueueFigures::asaSeconds() const {
    return mean(counts.answerWait, counts.answered);
}

std::optional<double> QueueFigures::averageTimeToAbandonSeconds() const {
    return mean(counts.abandonWait, counts.abandoned);
}

std::optional<double> QueueFigures::attSeconds() const {
    return mean(counts.talk, counts.segments);
}

std::optional<double> QueueFigures::averageHoldSeconds() const {
    return mean(counts.hold, counts.segments);
}

std::optional<double> QueueFigures::averageAcwSeconds() const {
    return mean(counts.afterCallWork, counts.segments);
}

std::optional<double> QueueFigures::ahtSeconds() const {
    return mean(counts.talk + counts.hold + counts.afterCallWork, counts.segments);
}

std::optional<double> QueueFigures::abandonRate() const {
    return ratio(static_cast<double>(counts.abandoned), static_cast<double>(counts.offered));
}

std::vector<QueueFigures> queueFigures(const Ledger &ledger, const ReportLimits &limits) {
    QueueRows rows;
    for (const auto &queue : ledger.center().queues)
        rows[queue.id];
    addVisits(rows, ledger, limits);
    addWaiting(rows, ledger);
    addHandling(rows, ledger);
    Gathered all;
    std::vector<QueueFigures> figures;
    for (auto &[id, row] : rows) {
        row.figures.queue = id;
        setPercentiles(row);
        addCounts(all.figures.counts, row.figures.counts);
        all.figures.waiting += row.figures.waiting;
        all.waits.insert(all.waits.end(), row.waits.begin(), row.waits.end());
        figures.push_back(row.figures);
    }
    setPercentiles(all);
    figures.push_back(all.figures);
    return figures;
}

Duration AgentFigures::timeIn(AgentState state) const {
    const auto found = inState.find(state);
    return found == inState.end() ? Duration{} : found->second;
}

Duration AgentFigures::loggedIn() const {
    Duration sum{};
    for (const auto &[state, time] : inState)
        if (state != AgentState::LoggedOut && state != AgentState::Unknown)
            sum += time;
    return sum;
}

std::optional<double> AgentFigures::attSeconds() const {
    return mean(talk, segments);
}

std::optional<double> AgentFigures::ahtSeconds() const {
    return mean(talk + hold + timeIn(AgentState::WorkingAfterCall), segments);
}

std::optional<double> AgentFigures::occupancy() const {
    const auto worked = talk + hold + timeIn(AgentState::WorkingAfterCall);
    return ratio(toSeconds(worked), toSeconds(worked + timeIn(AgentState::Ready)));
}

std::vector<AgentFigures> agentFigures(const Ledger &ledger) {
    std::map<AgentId, AgentFigures> rows;
    for (const auto &agent : ledger.center().agents)
        rows[agent.id];
    for (const auto &segment : ledger.segments()) {
        auto &row = rows[segment.agent];
        ++row.segments;
        row.talk += segment.talk();
        row.hold += segment.held;
    }
    for (const auto &finished : ledger.offers()) {
        if (!finished.queue)
            continue;
        auto &row = rows[finished.offer.agent];
        ++row.offers;
        row.answered += finished.outcome == OfferOutcome::Accepted;
        row.offersNotAnswered += isMissed(finished.outcome);
    }
    for (const auto &interval : ledger.intervals()) {
        auto &row = rows[interval.agent];
        row.inState[interval.state] += interval.to - interval.from;
        if (interval.state == AgentState::NotReady)
            row.notReady[interval.reason] += interval.to - interval.from;
    }
    std::vector<AgentFigures> figures;
    for (auto &[id, row] : rows) {
        row.agent = id;
        figures.push_back(std::move(row));
    }
    return figures;
}

} // namespace callboard
