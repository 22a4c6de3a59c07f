// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/opened.h"

#include "core/history/chosen_ids.h"
#include "core/history/stays.h"

#include <algorithm>

namespace callboard::history {

namespace {

bool isEarlier(const OpenedStay &a, const OpenedStay &b) {
    return std::tie(a.at, a.call, a.stream) < std::tie(b.at, b.call, b.stream);
}

// The earliest of one part, in memory that does not grow with the period.
class Earliest {
public:
    explicit Earliest(std::size_t most)
        : m_most(most) {}

    // Could a stay that began then be among them?
    bool wants(Time at) const { return m_stays.size() < 2 * m_most || at <= m_last; }
    void add(OpenedStay stay) {
        m_stays.push_back(std::move(stay));
        if (m_stays.size() > 2 * m_most)
            cut();
    }
    void moveTo(std::vector<OpenedStay> &all) {
        cut();
        std::sort(m_stays.begin(), m_stays.end(), isEarlier);
        std::move(m_stays.begin(), m_stays.end(), std::back_inserter(all));
    }

private:
    void cut() {
        if (m_stays.size() <= m_most)
            return;
        const auto end = m_stays.begin() + static_cast<std::ptrdiff_t>(m_most);
        std::nth_element(m_stays.begin(), end, m_stays.end(), isEarlier);
        m_last = end->at;
        m_stays.erase(end, m_stays.end());
    }

    std::size_t m_most;
    std::vector<OpenedStay> m_stays;
    Time m_last = Time::max();
};

class Opener {
public:
    Opener(const Streams &streams, const OpenQuery &query, const SiteDay &day, const std::stop_token &stop)
        : m_streams(streams)
        , m_query(query)
        , m_stop(stop)
        , m_groups(day, query.row.period, Step::Whole, query.row.hours)
        , m_parts(textsOf(Part{}).size(), Earliest(query.most)) {}

    Result<Opened> run() {
        if (const auto known = checkChosen(m_streams, m_query.row); !known)
            return known.error();
        for (const auto &stream : m_streams) {
            if (const auto done = addEnded(stream); !done)
                return done.error();
            addWaiting(stream);
        }
        for (auto &part : m_parts)
            part.moveTo(m_opened.stays);
        return std::move(m_opened);
    }

private:
    void add(const Stay &stay, Time at, auto told) {
        const auto judgement = judge(m_query.figure, stay);
        const auto part = static_cast<std::size_t>(judgement.part);
        ++m_opened.sizes[part];
        if (!m_parts[part].wants(at))
            return;
        OpenedStay row = told();
        row.at = at;
        row.outcome = stay.outcome;
        row.judgement = judgement;
        m_parts[part].add(std::move(row));
    }

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
                const bool isWanted = m_query.ofNobody ? agent[i] == 0 : agents.holds(agent[i]);
                if (!isWanted || !queues.holds(queue[i]) || !m_groups.slotAt(moment(joined[i])))
                    continue;
                add(stayOf(static_cast<VisitOutcome>(outcome[i]), Duration{wait[i]}, marks[i],
                           m_query.row.limits),
                    moment(joined[i]), [&] {
                        return OpenedStay{stream.name(),
                                          {static_cast<std::uint64_t>(call[i])},
                                          idOf(QueueId{}, queue[i]),
                                          idOf(AgentId{}, agent[i]),
                                          std::string(stretch.text(i)),
                                          {},
                                          Duration{wait[i]},
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
        for (const auto &call : stream.center().calls)
            if (call.isWaiting() && m_groups.slotAt(call.queuedAt) &&
                (wanted.empty() || std::find(wanted.begin(), wanted.end(), call.queue) != wanted.end()))
                add(Stay{}, call.queuedAt, [&] {
                    return OpenedStay{stream.name(),
                                      call.id,
                                      call.queue,
                                      {},
                                      call.from.number,
                                      {},
                                      std::max(stream.present() - call.queuedAt, Duration{}),
                                      {},
                                      {}};
                });
    }

    const Streams &m_streams;
    const OpenQuery &m_query;
    const std::stop_token &m_stop;
    TimeGroups m_groups;
    std::vector<Earliest> m_parts;
    Opened m_opened;
};

} // namespace

Result<Opened> openFigure(const Streams &streams, const OpenQuery &query, const SiteDay &day,
                          const std::stop_token &stop) {
    return Opener(streams, query, day, stop).run();
}

} // namespace callboard::history
