// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/list_query.h"

#include "core/history/chosen_ids.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace callboard::history {

namespace {

// Nobody was there for who was sent on, or he gave up before.
bool isInVain(EndCause cause) {
    return cause == EndCause::MaxWait || cause == EndCause::Cancelled || cause == EndCause::NoAnswer ||
           cause == EndCause::Busy || cause == EndCause::Rejected || cause == EndCause::Unreachable ||
           cause == EndCause::Refused;
}

// The calls that ended without an answer: the last queue of each.
Result<std::map<std::int64_t, std::int64_t>> unanswered(const StreamRows &stream, const TimeGroups &groups,
                                                        const std::stop_token &stop) {
    std::map<std::int64_t, std::int64_t> calls;
    const auto extent = groups.extent();
    if (!extent)
        return calls;
    const auto read = stream.scan(
        Table::Calls, extent->from - longestCall, extent->to, stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(ended::call), cause = stretch.column(ended::cause),
                       queue = stretch.column(ended::queue);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (isInVain(static_cast<EndCause>(cause[i])))
                    calls.emplace(call[i], queue[i]);
            return {};
        });
    if (!read)
        return read.error();
    return calls;
}

Result<void> addLost(std::vector<LostRow> &lost, const StreamRows &stream, const ListQuery &query,
                     const TimeGroups &groups, const std::stop_token &stop) {
    const Chosen queues(query.queues, stream.ids());
    const auto vain = unanswered(stream, groups, stop);
    if (!vain)
        return vain.error();
    std::map<std::int64_t, LostRow> inVain; // of each call its last stay
    const auto scanned =
        scanGroups(stream, Table::Visits, groups, stop, [&](Stretch &stretch) -> Result<void> {
            const auto outcome = stretch.column(visit::outcome), queue = stretch.column(visit::queue),
                       joined = stretch.column(visit::joined), call = stretch.column(visit::call),
                       wait = stretch.column(visit::wait), marks = stretch.column(visit::marks);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto how = static_cast<VisitOutcome>(outcome[i]);
                const auto last = vain->find(call[i]);
                const bool wasSentOn =
                    how == VisitOutcome::Overflowed && last != vain->end() && last->second == queue[i];
                const bool isGone = how == VisitOutcome::Abandoned || how == VisitOutcome::Unknown;
                if (!(wasSentOn || isGone) || !groups.slotAt(moment(joined[i])))
                    continue;
                const LostRow row{stream.name(),
                                  CallId{static_cast<std::uint64_t>(call[i])},
                                  stream.ids().idOf<QueueId>(static_cast<std::uint32_t>(queue[i])),
                                  std::string(stretch.text(i)),
                                  moment(joined[i]),
                                  Duration{wait[i]},
                                  how,
                                  how == VisitOutcome::Abandoned && (marks[i] & visit::isShort) != 0,
                                  {},
                                  {},
                                  {}};
                if (wasSentOn)
                    inVain[call[i]] = row;
                else if (queues.holds(queue[i]))
                    lost.push_back(row);
            }
            return {};
        });
    for (auto &[call, row] : inVain)
        if (queues.holds(stream.ids().known(row.queue)))
            lost.push_back(std::move(row));
    return scanned;
}

using LostByNumber = std::unordered_map<std::string_view, std::vector<LostRow *>>;

void noteReturn(LostRow &lost, Time joined, std::optional<Time> answered, AgentId agent) {
    if (joined <= lost.at)
        return;
    if (!lost.cameAgain || joined < *lost.cameAgain)
        lost.cameAgain = joined;
    if (answered && (!lost.answered || *answered < *lost.answered)) {
        lost.answered = answered;
        lost.answeredBy = agent;
    }
}

Result<void> addReturns(const LostByNumber &lost, Time from, const StreamRows &stream,
                        const std::stop_token &stop) {
    for (const auto &call : stream.center().calls)
        if (const auto known = lost.find(call.from.number); call.isWaiting() && known != lost.end())
            for (auto *each : known->second)
                noteReturn(*each, call.queuedAt, {}, {});
    return stream.scan(Table::Visits, from, Time::max(), stop, [&](Stretch &stretch) -> Result<void> {
        const auto joined = stretch.column(visit::joined), outcome = stretch.column(visit::outcome),
                   agent = stretch.column(visit::agent), wait = stretch.column(visit::wait);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            const auto known = lost.find(stretch.text(i));
            if (known == lost.end())
                continue;
            const bool isAnswered = static_cast<VisitOutcome>(outcome[i]) == VisitOutcome::Answered;
            const auto answered =
                isAnswered ? std::optional(moment(joined[i]) + Duration{wait[i]}) : std::nullopt;
            for (auto *each : known->second)
                noteReturn(*each, moment(joined[i]), answered,
                           stream.ids().idOf<AgentId>(static_cast<std::uint32_t>(agent[i])));
        }
        return {};
    });
}

} // namespace

Result<std::vector<LostRow>> lostRows(const Streams &streams, const ListQuery &query, const SiteDay &day,
                                      const std::stop_token &stop) {
    if (const auto known = checkChosen(streams, query.queues, query.agents); !known)
        return known.error();
    const TimeGroups groups(day, query.period, Step::Whole, query.hours);
    std::vector<LostRow> lost;
    for (const auto &stream : streams)
        if (const auto done = addLost(lost, stream, query, groups, stop); !done)
            return done.error();
    std::stable_sort(lost.begin(), lost.end(), [](const LostRow &a, const LostRow &b) {
        return std::tie(a.at, a.call) < std::tie(b.at, b.call);
    });
    LostByNumber byNumber;
    for (auto &each : lost)
        if (!each.number.empty()) // who hides his number cannot be told from others
            byNumber[each.number].push_back(&each);
    if (!byNumber.empty())
        for (const auto &stream : streams)
            if (const auto done = addReturns(byNumber, lost.front().at, stream, stop); !done)
                return done.error();
    return lost;
}

} // namespace callboard::history
