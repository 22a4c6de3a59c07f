// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/satisfaction.h"

#include "core/calls/rating.h"
#include "core/history/chosen_ids.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace callboard::history {

namespace {

struct LastTalk {
    Time ended;
    Duration length;
    std::uint32_t queue; // by their numbers in the stream
    std::uint32_t agent;
    bool isAfter(const LastTalk &other) const {
        return std::tie(ended, length) > std::tie(other.ended, other.length);
    }
};

// A call from outside that is over.
struct RatedCall {
    Time at;
    std::optional<LastTalk> talk;
    std::optional<std::int64_t> mark; // from 1 to 5
};

class RatedCallReader {
public:
    RatedCallReader(const StreamRows &stream, const TimeGroups &groups, const std::stop_token &stop)
        : m_stream(stream)
        , m_groups(groups)
        , m_stop(stop) {}

    // By call.
    Result<std::unordered_map<std::int64_t, RatedCall>> read() {
        if (const auto done = readCalls(); !done)
            return done.error();
        if (m_calls.empty())
            return std::move(m_calls);
        if (const auto done = readTalks(); !done)
            return done.error();
        if (const auto done = readMarks(); !done)
            return done.error();
        return std::move(m_calls);
    }

private:
    Result<void> readCalls() {
        return scanGroups(m_stream, Table::Calls, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(ended::call), direction = stretch.column(ended::direction),
                       arrived = stretch.column(ended::arrived), length = stretch.column(ended::length);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto at = moment(arrived[i]);
                if (static_cast<Direction>(direction[i]) != Direction::Inbound || !m_groups.slotAt(at))
                    continue;
                m_calls[call[i]].at = at;
                m_first = std::min(m_first, at);
                m_last = std::max(m_last, moment(arrived[i] + length[i]));
            }
            return {};
        });
    }
    // A talk ends with its call at the latest.
    Result<void> readTalks() {
        return m_stream.scan(Table::Segments, m_first, m_last, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(segment::call), to = stretch.column(segment::ended),
                       length = stretch.column(segment::length), queue = stretch.column(segment::queue),
                       agent = stretch.column(segment::agent);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const auto known = m_calls.find(call[i]);
                if (known == m_calls.end())
                    continue;
                const LastTalk talk{moment(to[i]), Duration{length[i]}, static_cast<std::uint32_t>(queue[i]),
                                    static_cast<std::uint32_t>(agent[i])};
                auto &last = known->second.talk;
                if (!last || talk.isAfter(*last))
                    last = talk;
            }
            return {};
        });
    }
    // However late they came; the last one holds.
    Result<void> readMarks() {
        return m_stream.scan(
            Table::Ratings, m_first, Time::max(), m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto call = stretch.column(rating::call), mark = stretch.column(rating::mark),
                           of = stretch.column(rating::of);
                for (std::size_t i = 0; i < stretch.size(); ++i)
                    if (const auto known = m_calls.find(call[i]);
                        known != m_calls.end() && isMark(mark[i], of[i]))
                        known->second.mark = markOnFive(mark[i], of[i]);
                return {};
            });
    }

    const StreamRows &m_stream;
    const TimeGroups &m_groups;
    const std::stop_token &m_stop;
    std::unordered_map<std::int64_t, RatedCall> m_calls;
    Time m_first = Time::max(); // of the arrivals
    Time m_last = Time::min();  // of the ends
};

void countContact(Satisfaction &row, const std::optional<std::int64_t> &mark) {
    ++row.contacts;
    row.marks += mark.has_value();
    row.sum += mark.value_or(0);
    row.positive += mark && isPositiveMark(*mark, 5);
}

} // namespace

Result<std::vector<Satisfaction>> satisfactionRows(const Streams &streams, const FiguresQuery &asked,
                                                   const SiteDay &day, const std::stop_token &stop) {
    const auto query = withTeams(streams, asked);
    if (!query)
        return query.error();
    if (const auto known = checkChosen(streams, *query); !known)
        return known.error();
    const TimeGroups groups(day, query->period, query->step, query->hours);
    std::map<std::tuple<std::size_t, QueueId, AgentId>, Satisfaction> rows;
    Satisfaction all{{}, {}, query->period};
    for (const auto &stream : streams) {
        const auto calls = RatedCallReader(stream, groups, stop).read();
        if (!calls)
            return calls.error();
        const Chosen queues(query->queues, stream.ids()), agents(query->agents, stream.ids());
        for (const auto &[number, call] : *calls) {
            if (!call.talk || !queues.holds(call.talk->queue) || !agents.holds(call.talk->agent))
                continue;
            const auto group = groups.slotAt(call.at)->group;
            const auto queue = query->byQueue ? stream.ids().idOf<QueueId>(call.talk->queue) : QueueId{};
            const auto agent = query->byAgent ? stream.ids().idOf<AgentId>(call.talk->agent) : AgentId{};
            auto &row = rows[{group, queue, agent}];
            row.queue = queue;
            row.agent = agent;
            row.time = groups.groups()[group];
            countContact(row, call.mark);
            countContact(all, call.mark);
        }
    }
    std::vector<Satisfaction> ordered;
    for (const auto &[key, row] : rows)
        ordered.push_back(row);
    ordered.push_back(all);
    return ordered;
}

} // namespace callboard::history
