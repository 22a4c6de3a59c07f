// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/opened.h"

#include "core/history/chosen_ids.h"
#include "core/history/opened_parts.h"
#include "core/history/stays.h"

#include <algorithm>

namespace callboard::history {

namespace {

class Opener {
public:
    Opener(const Streams &streams, const OpenQuery &query, const SiteDay &day, const std::stop_token &stop)
        : m_streams(streams)
        , m_query(query)
        , m_stop(stop)
        , m_groups(day, query.row.period, Step::Whole, query.row.hours)
        , m_parts(query.most) {}

    Result<Opened> run() {
        if (const auto known = checkChosen(m_streams, m_query.row.queues, m_query.row.agents); !known)
            return known.error();
        for (const auto &stream : m_streams)
            if (const auto done =
                    m_query.work ? addWork(stream, m_query, m_groups, m_stop, m_parts) : addStays(stream);
                !done)
                return done.error();
        auto opened = m_parts.take();
        if (const auto done = addNumbers(m_streams, m_stop, opened.stays); !done)
            return done.error();
        if (const auto done = addOutsiders(m_streams, m_query, m_stop, opened.stays); !done)
            return done.error();
        return opened;
    }

private:
    void add(const Stay &stay, Time at, auto told) {
        m_parts.add(judge(m_query.figure, stay), at, [&] {
            OpenedStay row = told();
            row.outcome = stay.outcome;
            return row;
        });
    }

    Result<void> addStays(const StreamRows &stream) {
        if (const auto done = addEnded(stream); !done)
            return done;
        addWaiting(stream);
        return {};
    }
    bool waitedThen(Time joined, Duration wait) const { return m_query.isLater(joined + wait); }

    Result<void> addEnded(const StreamRows &stream) {
        const Chosen queues(m_query.row.queues, stream.ids()), agents(m_query.row.agents, stream.ids());
        const auto idOf = [&]<class AnyId>(AnyId, std::int64_t number) {
            return stream.ids().idOf<AnyId>(static_cast<std::uint32_t>(number));
        };
        return scanGroups(stream, Table::Visits, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto call = stretch.column(visit::call), queue = stretch.column(visit::queue),
                       agent = stretch.column(visit::agent), outcome = stretch.column(visit::outcome),
                       joined = stretch.column(visit::joined), wait = stretch.column(visit::wait),
                       marks = stretch.column(visit::marks);
            for (std::size_t i = 0; i < stretch.size(); ++i) {
                const bool waited = waitedThen(moment(joined[i]), Duration{wait[i]});
                const auto who = waited ? 0 : agent[i]; // who waits is nobody's yet
                const bool isWanted = m_query.ofNobody ? who == 0 : agents.holds(who);
                if (!isWanted || !queues.holds(queue[i]) || !m_groups.slotAt(moment(joined[i])) ||
                    m_query.isLater(moment(joined[i])))
                    continue;
                const auto how = static_cast<VisitOutcome>(outcome[i]);
                const auto stay =
                    waited ? Stay{} : stayOf(how, Duration{wait[i]}, marks[i], m_query.row.limits);
                add(stay, moment(joined[i]), [&] {
                    return OpenedStay{stream.name(),
                                      {static_cast<std::uint64_t>(call[i])},
                                      idOf(QueueId{}, queue[i]),
                                      idOf(AgentId{}, who),
                                      std::string(stretch.text(i)),
                                      {},
                                      waited ? *m_query.asOf - moment(joined[i]) : Duration{wait[i]},
                                      {},
                                      {}};
                });
            }
            return {};
        });
    }

    // As the figures do: who waits is nobody's yet.
    void addWaiting(const StreamRows &stream) {
        const auto &wanted = m_query.row.queues;
        if (!m_query.row.agents.empty())
            return;
        const auto until = m_query.asOf.value_or(stream.present());
        for (const auto &call : stream.center().calls)
            if (call.isWaiting() && m_groups.slotAt(call.queuedAt) && !m_query.isLater(call.queuedAt) &&
                (wanted.empty() || std::find(wanted.begin(), wanted.end(), call.queue) != wanted.end()))
                add(Stay{}, call.queuedAt, [&] {
                    return OpenedStay{stream.name(),
                                      call.id,
                                      call.queue,
                                      {},
                                      call.from.number,
                                      {},
                                      std::max(until - call.queuedAt, Duration{}),
                                      {},
                                      {}};
                });
    }

    const Streams &m_streams;
    const OpenQuery &m_query;
    const std::stop_token &m_stop;
    TimeGroups m_groups;
    OpenedParts m_parts;
};

} // namespace

Result<Opened> openFigure(const Streams &streams, const OpenQuery &query, const SiteDay &day,
                          const std::stop_token &stop) {
    auto chosen = withTeams(streams, query.row);
    if (!chosen)
        return chosen.error();
    auto ofAgents = query;
    ofAgents.row = std::move(chosen).value();
    return Opener(streams, ofAgents, day, stop).run();
}

} // namespace callboard::history
