// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chosen_ids.h"
#include "core/history/opened_parts.h"

#include <algorithm>
#include <map>

namespace callboard::history {

namespace {

constexpr Duration longestCall = std::chrono::hours{48}; // whose number is found

struct Wanted {
    Wanted(const StreamRows &stream, const OpenQuery &query)
        : queues(query.row.queues, stream.ids())
        , agents(query.row.agents, stream.ids())
        , ofQueues(query.ofQueues || !query.row.queues.empty()) {}
    bool holds(std::int64_t queue, std::int64_t agent) const {
        return queues.holds(queue) && agents.holds(agent) && (queue != 0 || !ofQueues);
    }

    Chosen queues, agents;
    bool ofQueues;
};

OpenedStay rowOf(const StreamRows &stream, std::int64_t call, std::int64_t queue, std::int64_t agent) {
    OpenedStay row;
    row.stream = stream.name();
    row.call = {static_cast<std::uint64_t>(call)};
    row.queue = stream.ids().idOf<QueueId>(static_cast<std::uint32_t>(queue));
    row.agent = stream.ids().idOf<AgentId>(static_cast<std::uint32_t>(agent));
    return row;
}

Result<void> addTalks(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                      const std::stop_token &stop, OpenedParts &parts) {
    const Wanted wanted(stream, query);
    return scanGroups(stream, Table::Segments, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(segment::call), queue = stretch.column(segment::queue),
                   agent = stretch.column(segment::agent), ended = stretch.column(segment::ended),
                   length = stretch.column(segment::length), held = stretch.column(segment::held);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            if (!wanted.holds(queue[i], agent[i]) || !groups.slotAt(moment(ended[i])))
                continue;
            parts.add({Part::Counted, Why::Counted}, moment(ended[i]), [&] {
                auto row = rowOf(stream, call[i], queue[i], agent[i]);
                row.talk = Duration{length[i] - held[i]};
                row.hold = Duration{held[i]};
                return row;
            });
        }
        return {};
    });
}

Result<void> addOffers(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                       const std::stop_token &stop, OpenedParts &parts) {
    const Wanted wanted(stream, query);
    return scanGroups(stream, Table::Offers, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(offer::call), queue = stretch.column(offer::queue),
                   agent = stretch.column(offer::agent), ended = stretch.column(offer::ended),
                   outcome = stretch.column(offer::outcome), rang = stretch.column(offer::rang);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            if (queue[i] == 0 || !wanted.holds(queue[i], agent[i]) || !groups.slotAt(moment(ended[i])))
                continue;
            const auto how = static_cast<OfferOutcome>(outcome[i]);
            const auto part = isCounted(*query.work, how) ? Part::Counted : Part::LeftOut;
            parts.add({part, Why::Counted}, moment(ended[i]), [&] {
                auto row = rowOf(stream, call[i], queue[i], agent[i]);
                row.wait = Duration{rang[i]};
                row.offered = how;
                return row;
            });
        }
        return {};
    });
}

using Unnamed = std::multimap<CallId, OpenedStay *>;

Result<void> addNumbers(const StreamRows &stream, Unnamed &unnamed, const std::stop_token &stop) {
    const auto tell = [&](CallId call, std::string_view number) {
        for (auto [at, end] = unnamed.equal_range(call); at != end; ++at)
            at->second->number = number;
    };
    auto first = Time::max(), last = Time::min();
    for (const auto &[call, row] : unnamed) {
        first = std::min(first, row->at);
        last = std::max(last, row->at);
        if (const auto *live = find(stream.center(), call))
            tell(call, live->direction == Direction::Inbound ? live->from.number : live->to);
    }
    return stream.scan(Table::Calls, first - longestCall, last, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(ended::call);
        for (std::size_t i = 0; i < stretch.size(); ++i)
            if (const CallId id{static_cast<std::uint64_t>(call[i])}; unnamed.contains(id))
                tell(id, stretch.text(i));
        return {};
    });
}

} // namespace

Result<void> addWork(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                     const std::stop_token &stop, OpenedParts &parts) {
    if (query.ofNobody) // nobody talks and nobody's phone rings
        return {};
    return isOfTalks(*query.work) ? addTalks(stream, query, groups, stop, parts)
                                  : addOffers(stream, query, groups, stop, parts);
}

Result<void> addNumbers(const Streams &streams, const std::stop_token &stop, std::vector<OpenedStay> &rows) {
    for (const auto &stream : streams) {
        Unnamed unnamed;
        for (auto &row : rows)
            if (row.stream == stream.name() && (row.talk || row.offered))
                unnamed.emplace(row.call, &row);
        if (!unnamed.empty())
            if (const auto done = addNumbers(stream, unnamed, stop); !done)
                return done;
    }
    return {};
}

} // namespace callboard::history
