// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/list_query.h"

#include "core/history/chosen_ids.h"

#include <algorithm>
#include <unordered_map>

namespace callboard::history {

namespace {

CallId callOf(std::int64_t number) {
    return {static_cast<std::uint64_t>(number)};
}

// How long before its visit a call usually came at most; what came earlier is looked for only when it lacks.
constexpr Duration usualLead = std::chrono::hours{24};

// The calls of one stream.
class CallLister {
public:
    CallLister(const StreamRows &stream, const ListQuery &query, const TimeGroups &groups,
               const std::stop_token &stop)
        : m_stream(stream)
        , m_query(query)
        , m_groups(groups)
        , m_stop(stop)
        , m_queues(query.queues, stream.ids())
        , m_agents(query.agents, stream.ids()) {}

    Result<std::vector<CallRow>> run() {
        for (const auto step : {&CallLister::addVisits, &CallLister::addDirect, &CallLister::addLive,
                                &CallLister::addEnds, &CallLister::addTalks, &CallLister::addOutsiders})
            if (const auto done = (this->*step)(); !done)
                return done.error();
        return std::move(m_rows);
    }

private:
    template <class AnyId>
    AnyId idOf(std::int64_t number) const {
        return m_stream.ids().idOf<AnyId>(static_cast<std::uint32_t>(number));
    }
    void add(CallRow row) {
        row.stream = m_stream.name();
        m_byCall[row.call.value].push_back(m_rows.size());
        m_rows.push_back(std::move(row));
    }

    Result<void> addVisits() {
        return scanGroups(m_stream, Table::Visits, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(visit::call), queue = stretch.column(visit::queue),
                       agent = stretch.column(visit::agent), joined = stretch.column(visit::joined),
                       outcome = stretch.column(visit::outcome), wait = stretch.column(visit::wait);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                if (!m_groups.slotAt(moment(joined[i])) || !m_queues.holds(queue[i]) ||
                    !m_agents.holds(agent[i]))
                    continue;
                CallRow row;
                row.call = callOf(call[i]);
                row.queue = idOf<QueueId>(queue[i]);
                row.number = stretch.text(i);
                row.at = moment(joined[i]);
                row.outcome = static_cast<VisitOutcome>(outcome[i]);
                row.wait = Duration{wait[i]};
                row.agent = idOf<AgentId>(agent[i]);
                add(std::move(row));
            }
            return {};
        });
    }

    // Ended calls that saw no queue.
    Result<void> addDirect() {
        if (!m_queues.isAll())
            return {};
        return scanGroups(m_stream, Table::Calls, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(ended::call), queue = stretch.column(ended::queue),
                       agent = stretch.column(ended::agent), arrived = stretch.column(ended::arrived),
                       direction = stretch.column(ended::direction);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                if (queue[i] != 0 || !m_groups.slotAt(moment(arrived[i])) || !m_agents.holds(agent[i]))
                    continue;
                CallRow row;
                row.call = callOf(call[i]);
                row.direction = static_cast<Direction>(direction[i]);
                row.number = stretch.text(i);
                row.at = moment(arrived[i]);
                row.agent = idOf<AgentId>(agent[i]);
                add(std::move(row));
            }
            return {};
        });
    }

    // Who waits still, and direct calls that go on.
    Result<void> addLive() {
        const auto isAsked = [](const auto &ids, const auto &id) {
            return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
        };
        for (const auto &call : m_stream.center().calls) {
            const auto at = call.isWaiting() ? call.queuedAt : call.arrivedAt;
            const bool isListed = call.isWaiting() || !call.cameBy;
            const auto present = call.agent ? call.agent : call.caller;
            const auto agent = present ? present : call.lastTalk.agent;
            if (!isListed || !m_groups.slotAt(at) || !isAsked(m_query.queues, call.queue) ||
                !isAsked(m_query.agents, agent))
                continue;
            CallRow row;
            row.call = call.id;
            row.queue = call.queue;
            row.direction = call.direction;
            row.number = call.direction == Direction::Inbound ? call.from.number : call.calledOutside();
            row.at = at;
            row.agent = call.isWaiting() ? AgentId{} : agent;
            add(std::move(row));
        }
        return {};
    }

    Result<void> addEnds() {
        const auto extent = m_groups.extent();
        if (m_rows.empty() || !extent)
            return {};
        m_lacking = 0;
        for (const auto &[call, rows] : m_byCall)
            m_lacking += find(m_stream.center(), CallId{call}) == nullptr;
        const auto usual = extent->from - usualLead;
        if (const auto done = addEnds(usual, extent->to); !done)
            return done;
        return m_lacking > 0 ? addEnds(Time::min(), usual) : Result<void>();
    }

    Result<void> addEnds(Time first, Time last) {
        return m_stream.scan(Table::Calls, first, last, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(ended::call), arrived = stretch.column(ended::arrived),
                       length = stretch.column(ended::length), by = stretch.column(ended::by),
                       cause = stretch.column(ended::cause);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto known = m_byCall.find(static_cast<std::uint64_t>(call[i]));
                if (known == m_byCall.end())
                    continue;
                for (const auto index : known->second) {
                    auto &row = m_rows[index];
                    m_lacking -= !row.endedAt && index == known->second.front();
                    row.endedAt = moment(arrived[i] + length[i]);
                    row.endedBy = static_cast<EndedBy>(by[i]);
                    row.cause = static_cast<EndCause>(cause[i]);
                }
            }
            return {};
        });
    }

    // A talk ends with its call at the latest.
    Result<void> addTalks() {
        return scanTalks(Table::Segments, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(segment::call), queue = stretch.column(segment::queue),
                       to = stretch.column(segment::ended), length = stretch.column(segment::length),
                       held = stretch.column(segment::held), agent = stretch.column(segment::agent);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (const auto known = m_byCall.find(static_cast<std::uint64_t>(call[i]));
                    known != m_byCall.end())
                    addTalk(known->second,
                            {idOf<AgentId>(agent[i]), idOf<QueueId>(queue[i]), moment(to[i] - length[i]),
                             Duration{length[i] - held[i]}, Duration{held[i]}});
            return {};
        });
    }

    // Of whoever talked after the visit: a caller who waited in vain may have been led out.
    Result<void> addOutsiders() {
        return scanTalks(Table::Outside, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(outside::call), to = stretch.column(outside::ended),
                       length = stretch.column(outside::length), held = stretch.column(outside::held);
            for (std::size_t i = 0; i < stretch.size(); ++i)
                if (const auto known = m_byCall.find(static_cast<std::uint64_t>(call[i]));
                    known != m_byCall.end())
                    if (auto *row = begunBy(known->second, moment(to[i] - length[i]), false))
                        talkOf(row->outsiders, &OutsiderTalk::number, std::string(stretch.text(i))) +=
                            Duration{length[i] - held[i]};
            return {};
        });
    }

    Result<void> scanTalks(Table table, const auto &take) {
        const auto extent = m_groups.extent();
        if (m_rows.empty() || !extent)
            return {};
        auto last = extent->to;
        for (const auto &row : m_rows)
            last = std::max(last, row.endedAt.value_or(Time::max()));
        return m_stream.scan(table, extent->from, last, m_stop, take);
    }

    struct Talk {
        AgentId agent;
        QueueId queue;
        Time from;
        Duration talk;
        Duration hold;
    };
    void addTalk(const std::vector<std::size_t> &rows, const Talk &talk) {
        auto *row = begunBy(rows, talk.from);
        if (!row)
            return;
        const bool isOwn = row->queue ? talk.queue == row->queue : talk.agent == row->agent;
        if (isOwn) {
            row->talk += talk.talk;
            row->hold += talk.hold;
        } else if (row->direction != Direction::Internal) { // there both sides tell of one talk
            row->otherTalk += talk.talk;
        }
        if (talk.agent != row->agent || !isOwn)
            talkOf(row->others, &AgentTalk::agent, talk.agent) += talk.talk;
    }

    template <class Talks, class Who>
    static Duration &talkOf(std::vector<Talks> &all, Who Talks::*by, const Who &who) {
        const auto known =
            std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.*by == who; });
        return known != all.end() ? known->talk : all.emplace_back(Talks{who, {}}).talk;
    }

    // The call's last visit that was answered by then, or was over.
    CallRow *begunBy(const std::vector<std::size_t> &rows, Time from, bool onlyAnswered = true) {
        CallRow *last = nullptr;
        for (const auto index : rows) {
            auto &row = m_rows[index];
            const bool isBefore = row.at + row.wait.value_or(Duration{}) <= from;
            const bool isAnswered = !row.queue || row.outcome == VisitOutcome::Answered;
            if ((isAnswered || !onlyAnswered) && isBefore && (!last || last->at <= row.at))
                last = &row;
        }
        return last;
    }

    const StreamRows &m_stream;
    const ListQuery &m_query;
    const TimeGroups &m_groups;
    const std::stop_token &m_stop;
    Chosen m_queues;
    Chosen m_agents;
    std::vector<CallRow> m_rows;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_byCall;
    std::int64_t m_lacking = 0; // ended calls whose end was not found yet
};

} // namespace

Result<std::vector<CallRow>> callRows(const Streams &streams, const ListQuery &query, const SiteDay &day,
                                      const std::stop_token &stop) {
    if (const auto known = checkChosen(streams, query.queues, query.agents); !known)
        return known.error();
    const TimeGroups groups(day, query.period, Step::Whole, query.hours);
    std::vector<CallRow> all;
    for (const auto &stream : streams) {
        auto rows = CallLister(stream, query, groups, stop).run();
        if (!rows)
            return rows;
        all.insert(all.end(), std::make_move_iterator(rows->begin()), std::make_move_iterator(rows->end()));
    }
    std::stable_sort(all.begin(), all.end(), [](const CallRow &a, const CallRow &b) {
        return std::tie(a.at, a.call) < std::tie(b.at, b.call);
    });
    return all;
}

} // namespace callboard::history
