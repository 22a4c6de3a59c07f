// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chosen_ids.h"
#include "core/history/given_marks.h"
#include "core/history/opened_parts.h"

#include <algorithm>
#include <map>

namespace callboard::history {

namespace {

struct Wanted {
    Wanted(const StreamRows &stream, const OpenQuery &query)
        : queues(query.row.queues, stream.ids())
        , agents(query.row.agents, stream.ids())
        , ofQueues(query.ofQueues || !query.row.queues.empty()) {}
    bool holds(std::int64_t queue, std::int64_t agent) const { return holdsOf(queue) && agents.holds(agent); }
    bool holdsOf(std::int64_t queue) const { return queues.holds(queue) && (queue != 0 || !ofQueues); }

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

// Of figures of contacts, whose contacts they are: as in the report that is opened.
const segment::Own &ownOf(const OpenQuery &query) {
    if (!query.ofQueues && query.row.queues.empty())
        return segment::agents;
    return query.row.agents.empty() ? segment::queues : segment::boths;
}

Result<void> addTalks(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                      const std::stop_token &stop, OpenedParts &parts) {
    const Wanted wanted(stream, query);
    const auto &own = ownOf(query);
    const bool isOfTransfers = query.work == WorkFigure::Transfers;
    const auto mark = isOfTransfers ? own.transfers : query.work == WorkFigure::Contacts ? own.begins : 0;
    return scanGroups(stream, Table::Segments, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(segment::call), queue = stretch.column(segment::queue),
                   agent = stretch.column(segment::agent), ended = stretch.column(segment::ended),
                   length = stretch.column(segment::length), held = stretch.column(segment::held),
                   marks = stretch.column(segment::marks), after = stretch.column(own.after);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            const auto at = moment(ended[i] - (isOfTransfers ? after[i] : 0));
            if (!wanted.holds(queue[i], agent[i]) || (marks[i] & mark) != mark || !groups.slotAt(at) ||
                query.isLater(moment(ended[i])))
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

// Those that are over, and those that go on.
Result<void> addDials(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                      const std::stop_token &stop, OpenedParts &parts) {
    const Chosen agents(query.row.agents, stream.ids());
    const auto add = [&](std::int64_t call, std::int64_t dialler, Time at, bool isAnswered) {
        if (dialler != 0 && agents.holds(dialler) && groups.slotAt(at) && !query.isLater(at))
            parts.add({Part::Counted, Why::Counted}, at, [&] {
                auto row = rowOf(stream, call, 0, dialler);
                row.reached = isAnswered;
                return row;
            });
    };
    const auto scanned =
        scanGroups(stream, Table::Calls, groups, stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(ended::call), dialler = stretch.column(ended::dialler),
                       arrived = stretch.column(ended::arrived),
                       answered = stretch.column(ended::dialAnswered);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                add(call[i], dialler[i], moment(arrived[i]), answered[i] != 0);
            return {};
        });
    for (const auto &call : stream.center().calls)
        add(static_cast<std::int64_t>(call.id.value), stream.ids().known(call.dial.by), call.arrivedAt,
            call.dial.isAnswered);
    return scanned;
}

// Contacts that are over, of which the marks say how they were liked.
Result<void> addContacts(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                         const std::stop_token &stop, OpenedParts &parts) {
    const auto extent = groups.extent();
    if (!extent)
        return {};
    const auto given = Period{extent->from, query.asOf ? *query.asOf + Duration{1} : Time::max()};
    const auto marks = GivenMarks::read(stream, given, stop);
    if (!marks)
        return marks.error();
    const Wanted wanted(stream, query);
    return scanGroups(stream, Table::Calls, groups, stop, [&](Stretch &stretch) -> Result<void> {
        const auto call = stretch.column(ended::call), direction = stretch.column(ended::direction),
                   arrived = stretch.column(ended::arrived), length = stretch.column(ended::length),
                   queue = stretch.column(ended::talkQueue), agent = stretch.column(ended::talkAgent);
        for (std::size_t i = 0; i < stretch.size(); ++i) {
            if (!isRateable(direction[i], agent[i]) || !wanted.holds(queue[i], agent[i]) ||
                !groups.slotAt(moment(arrived[i])) || query.isLater(moment(arrived[i] + length[i])))
                continue;
            const auto mark = marks->of(call[i]);
            const auto part = !mark                      ? Part::LeftOut
                              : isPositiveMark(*mark, 5) ? Part::Counted
                                                         : Part::Against;
            parts.add({part, Why::Counted}, moment(arrived[i]), [&] {
                auto row = rowOf(stream, call[i], queue[i], agent[i]);
                row.mark = mark.value_or(0);
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
            if (queue[i] == 0 || !wanted.holds(queue[i], agent[i]) || !groups.slotAt(moment(ended[i])) ||
                query.isLater(moment(ended[i])))
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

// A state as far as it is in the period.
struct StateTime {
    AgentId agent;
    AgentState state{};
    ReasonId reason;
    QueueId queue; // of after-call work
    Period time;
};

// None: it has nothing to do with the figure.
std::optional<Part> partOf(WorkFigure figure, AgentState state) {
    if (state == AgentState::LoggedOut || state == AgentState::Unknown)
        return {};
    if (isOfTalks(figure))
        return state == AgentState::WorkingAfterCall ? std::optional(Part::Added) : std::nullopt;
    return isCounted(figure, state)   ? Part::Counted
           : isAgainst(figure, state) ? Part::Against
                                      : Part::LeftOut;
}

void addState(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups, const StateTime &in,
              OpenedParts &parts) {
    const auto part = partOf(*query.work, in.state);
    if (!part)
        return;
    const auto until = query.isLater(in.time.to) ? *query.asOf : in.time.to;
    Duration lasted{};
    std::optional<Time> from;
    for (const auto *slot = groups.slotFrom(in.time.from); slot && slot->time.from < until;
         slot = groups.after(slot)) {
        const auto begun = std::max(in.time.from, slot->time.from);
        lasted += std::max(std::min(until, slot->time.to) - begun, Duration{});
        from = from.value_or(begun);
    }
    if (lasted <= Duration{})
        return;
    parts.add({*part, Why::Counted}, *from, [&] {
        auto row = rowOf(stream, 0, 0, 0);
        row.queue = in.queue;
        row.agent = in.agent;
        row.state = in.state;
        row.reason = in.reason;
        row.lasted = lasted;
        return row;
    });
}

// Those that ended, and those that go on. For a queue its work counts when it is over, as on boards.
Result<void> addStates(const StreamRows &stream, const OpenQuery &query, const TimeGroups &groups,
                       const std::stop_token &stop, OpenedParts &parts) {
    const Wanted wanted(stream, query);
    const bool anyQueue = isOfStates(*query.work), goesOn = anyQueue || !wanted.ofQueues;
    const auto idOf = [&]<class AnyId>(AnyId, std::int64_t number) {
        return stream.ids().idOf<AnyId>(static_cast<std::uint32_t>(number));
    };
    const auto scanned =
        scanGroups(stream, Table::Intervals, groups, stop, [&](Stretch &stretch) -> Result<void> {
            const auto agent = stretch.column(interval::agent), state = stretch.column(interval::state),
                       reason = stretch.column(interval::reason), queue = stretch.column(interval::queue),
                       began = stretch.column(interval::began), length = stretch.column(interval::length);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (wanted.agents.holds(agent[i]) && (anyQueue || wanted.holdsOf(queue[i])) &&
                    (goesOn || !query.isLater(moment(began[i] + length[i]))))
                    addState(stream, query, groups,
                             {idOf(AgentId{}, agent[i]),
                              static_cast<AgentState>(state[i]),
                              idOf(ReasonId{}, reason[i]),
                              idOf(QueueId{}, queue[i]),
                              {moment(began[i]), moment(began[i] + length[i])}},
                             parts);
            return {};
        });
    if (!goesOn)
        return scanned;
    const auto &asked = query.row.agents;
    for (const auto &agent : stream.center().agents)
        if (agent.since != Time{} &&
            (asked.empty() || std::find(asked.begin(), asked.end(), agent.id) != asked.end()))
            addState(stream, query, groups,
                     {agent.id,
                      agent.state,
                      agent.reason,
                      agent.state == AgentState::WorkingAfterCall ? agent.work.queue : QueueId{},
                      {agent.since, stream.present()}},
                     parts);
    return scanned;
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
            tell(call, live->direction == Direction::Inbound ? live->from.number : live->calledOutside());
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
    if (isOfStates(*query.work))
        return addStates(stream, query, groups, stop, parts);
    if (query.work == WorkFigure::Dials)
        return addDials(stream, query, groups, stop, parts);
    if (query.work == WorkFigure::Csat)
        return addContacts(stream, query, groups, stop, parts);
    if (!isOfTalks(*query.work))
        return addOffers(stream, query, groups, stop, parts);
    const auto talks = addTalks(stream, query, groups, stop, parts);
    return talks && addsAfterCallWork(*query.work) ? addStates(stream, query, groups, stop, parts) : talks;
}

Result<void> addNumbers(const Streams &streams, const std::stop_token &stop, std::vector<OpenedStay> &rows) {
    for (const auto &stream : streams) {
        Unnamed unnamed;
        for (auto &row : rows)
            if (row.stream == stream.name() && (row.talk || row.offered || row.reached || row.mark))
                unnamed.emplace(row.call, &row);
        if (!unnamed.empty())
            if (const auto done = addNumbers(stream, unnamed, stop); !done)
                return done;
    }
    return {};
}

} // namespace callboard::history
