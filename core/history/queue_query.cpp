// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/cells.h"
#include "core/history/chosen_ids.h"
#include "core/history/saved_days.h"
#include "core/history/stays.h"
#include "core/kpi/count.h"

#include <algorithm>

namespace callboard::history {

namespace {

// Nearest rank of two percentages; the waits are put in some order.
void setPercentiles(QueueFigures &figures, std::vector<Duration> &waits) {
    if (waits.empty())
        return;
    const auto rank = [&](std::size_t percent) {
        return waits.begin() + static_cast<std::ptrdiff_t>((waits.size() * percent + 99) / 100 - 1);
    };
    const auto p90 = rank(90), median = rank(50);
    std::nth_element(waits.begin(), p90, waits.end());
    figures.p90Wait = *p90;
    std::nth_element(waits.begin(), median, p90 + 1);
    figures.medianWait = *median;
}

class QueueGatherer {
public:
    QueueGatherer(const Streams &streams, const FiguresQuery &query, const SiteDay &day,
                  const std::stop_token &stop)
        : m_streams(streams)
        , m_query(query)
        , m_stop(stop)
        , m_groups(day, query.period, query.step, query.hours) {}

    Result<std::vector<QueueRow>> run() {
        if (const auto known = checkChosen(m_streams, m_query.queues, m_query.agents); !known)
            return known.error();
        if (const auto done = addSaved(); !done)
            return done.error();
        addKnownRows();
        for (const auto &stream : m_streams) {
            Scan scan{stream, SharedIds(stream.ids(), m_ids), Chosen(m_query.queues, stream.ids()),
                      Chosen(m_query.agents, stream.ids())};
            for (const auto step :
                 {&QueueGatherer::addVisits, &QueueGatherer::addSegments, &QueueGatherer::addOffers,
                  &QueueGatherer::addWork, &QueueGatherer::addRunning})
                if (const auto done = (this->*step)(scan); !done)
                    return done.error();
        }
        return rows();
    }

private:
    struct Cell {
        QueueFigures figures;
        std::vector<Duration> waits; // of the answered
    };
    using Cells = history::Cells<Cell>;
    struct Scan {
        const StreamRows &stream;
        SharedIds ids;
        Chosen queues;
        Chosen agents;
    };

    Cell &cellOf(const Scan &scan, std::size_t group, std::int64_t queue, std::int64_t agent) {
        return m_cells.at(group, m_query.byQueue ? scan.ids[queue] : 0,
                          m_query.byAgent ? scan.ids[agent] : 0);
    }
    static bool isWanted(const Scan &scan, std::int64_t queue, std::int64_t agent) {
        return scan.queues.holds(queue) && scan.agents.holds(agent);
    }
    bool isAskedFor(QueueId queue) const {
        return m_query.queues.empty() ||
               std::find(m_query.queues.begin(), m_query.queues.end(), queue) != m_query.queues.end();
    }

    void addKnownRows() {
        if (!m_query.byQueue && !m_query.byAgent)
            for (std::size_t group = 0; group < m_groups.groups().size(); ++group)
                if (m_isSaved.empty() || !m_isSaved[group])
                    m_cells.at(group, 0, 0);
        if (m_query.step != Step::Whole || !m_query.byQueue || m_query.byAgent || m_groups.groups().empty())
            return;
        for (const auto &stream : m_streams)
            for (const auto &queue : stream.center().queues)
                if (isAskedFor(queue.id))
                    m_cells.at(0, m_ids.numberOf(queue.id), 0);
    }

    Result<void> addSaved() {
        const bool isPlain = m_query.step == Step::Day && !m_query.byAgent && m_query.agents.empty() &&
                             !m_query.hours && !m_query.limits.target && !m_query.limits.shortAbandon &&
                             m_query.talkBy == TalkBy::End;
        if (!isPlain || (!m_query.byQueue && !m_query.queues.empty()))
            return {};
        const TakeSaved<QueueFigures> take = [this](std::size_t group, const QueueFigures &figures) {
            if (m_query.byQueue ? !figures.queue || !isAskedFor(figures.queue) : bool(figures.queue))
                return;
            m_saved.push_back({m_groups.groups()[group], {}, figures});
        };
        // And one of all together: memory that is touched for the first time is what long reports wait for.
        m_saved.reserve(m_groups.groups().size() * (m_query.byQueue ? knownQueues() : 1) + 1);
        auto known = takeSavedDays(m_streams, m_groups.groups(), take);
        if (!known)
            return known.error();
        m_isSaved = std::move(known).value();
        m_groups.leaveOut(m_isSaved);
        return {};
    }

    Result<void> addVisits(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Visits, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto joined = stretch.column(visit::joined);
                const auto queue = stretch.column(visit::queue), agent = stretch.column(visit::agent),
                           outcome = stretch.column(visit::outcome), wait = stretch.column(visit::wait),
                           marks = stretch.column(visit::marks);
                for (std::size_t row = 0; row < stretch.size(); ++row) {
                    if (!isWanted(scan, queue[row], agent[row]))
                        continue;
                    if (const auto *slot = m_groups.slotAt(moment(joined[row])))
                        addVisit(cellOf(scan, slot->group, queue[row], agent[row]),
                                 static_cast<VisitOutcome>(outcome[row]), Duration{wait[row]}, marks[row]);
                }
                return {};
            });
    }

    void addVisit(Cell &cell, VisitOutcome outcome, Duration wait, std::int64_t marks) {
        auto &counts = cell.figures.counts;
        ++counts.offered;
        const auto stay = stayOf(outcome, wait, marks, m_query.limits);
        countVisit(counts, stay, wait);
        counts.promised += isCounted(VisitFigure::Promised, stay);
        counts.promisesKept += isCounted(VisitFigure::PromisesKept, stay);
        if (outcome == VisitOutcome::Answered)
            cell.waits.push_back(wait);
    }

    Result<void> addSegments(const Scan &scan) {
        const auto visit = [&](Stretch &stretch) { return addSegments(scan, stretch); };
        if (m_query.talkBy == TalkBy::End)
            return scanGroups(scan.stream, Table::Segments, m_groups, m_stop, visit);
        // Who came in the period may talk for long after it.
        const auto period = m_groups.extent();
        return period ? scan.stream.scan(Table::Segments, period->from, Time::max(), m_stop, visit)
                      : Result<void>();
    }

    Result<void> addSegments(const Scan &scan, Stretch &stretch) {
        const bool isByArrival = m_query.talkBy == TalkBy::Arrival;
        const auto queue = stretch.column(segment::queue), agent = stretch.column(segment::agent),
                   ended = stretch.column(segment::ended), length = stretch.column(segment::length),
                   held = stretch.column(segment::held), marks = stretch.column(segment::marks);
        // Of agents' rows the contacts are their own.
        const auto &own = m_query.byAgent || !m_query.agents.empty() ? segment::boths : segment::queues;
        const auto after = stretch.column(own.after);
        const auto lead = isByArrival ? stretch.column(segment::lead) : Column();
        for (std::size_t row = 0; row < stretch.size(); ++row) {
            if (queue[row] == 0 || !isWanted(scan, queue[row], agent[row]))
                continue;
            addContact(scan, queue[row], agent[row], moment(ended[row] - after[row]),
                       {(marks[row] & own.begins) != 0, (marks[row] & own.transfers) != 0});
            const auto *slot = m_groups.slotAt(moment(ended[row] - (isByArrival ? lead[row] : 0)));
            if (!slot)
                continue;
            auto &counts = cellOf(scan, slot->group, queue[row], agent[row]).figures.counts;
            ++counts.segments;
            counts.talk += Duration{length[row] - held[row]};
            counts.hold += Duration{held[row]};
        }
        return {};
    }

    void addContact(const Scan &scan, std::int64_t queue, std::int64_t agent, Time at,
                    const OfContact &part) {
        const auto *slot = part.counts() ? m_groups.slotAt(at) : nullptr;
        if (!slot)
            return;
        auto &counts = cellOf(scan, slot->group, queue, agent).figures.counts;
        counts.contacts += part.begins;
        counts.transferred += part.isTransferred;
    }

    Result<void> addOffers(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Offers, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto queue = stretch.column(offer::queue), agent = stretch.column(offer::agent),
                           ended = stretch.column(offer::ended), outcome = stretch.column(offer::outcome),
                           rang = stretch.column(offer::rang);
                for (std::size_t row = 0; row < stretch.size(); ++row) {
                    const auto *slot = queue[row] != 0 && isWanted(scan, queue[row], agent[row])
                                           ? m_groups.slotAt(moment(ended[row]))
                                           : nullptr;
                    if (slot)
                        countOffer(cellOf(scan, slot->group, queue[row], agent[row]).figures.counts,
                                   static_cast<OfferOutcome>(outcome[row]), Duration{rang[row]});
                }
                return {};
            });
    }

    Result<void> addWork(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Intervals, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto queue = stretch.column(interval::queue), agent = stretch.column(interval::agent),
                           began = stretch.column(interval::began), length = stretch.column(interval::length);
                for (std::size_t row = 0; row < stretch.size(); ++row)
                    if (queue[row] != 0 && isWanted(scan, queue[row], agent[row]))
                        addWork(scan, queue[row], agent[row], moment(began[row]),
                                moment(began[row] + length[row]));
                return {};
            });
    }

    void addWork(const Scan &scan, std::int64_t queue, std::int64_t agent, Time from, Time to) {
        for (const auto *slot = m_groups.slotFrom(from); slot && slot->time.from < to;
             slot = m_groups.after(slot))
            cellOf(scan, slot->group, queue, agent).figures.counts.afterCallWork +=
                std::min(to, slot->time.to) - std::max(from, slot->time.from);
    }

    // Who waits still. After-call work counts when it is over, as on boards.
    Result<void> addRunning(const Scan &scan) {
        const auto &center = scan.stream.center();
        for (const auto &call : center.calls) {
            const auto *slot = call.isWaiting() ? m_groups.slotAt(call.queuedAt) : nullptr;
            if (!slot || !m_query.agents.empty() || !isAskedFor(call.queue))
                continue;
            auto &figures =
                m_cells.at(slot->group, m_query.byQueue ? m_ids.numberOf(call.queue) : 0, 0).figures;
            ++figures.counts.offered;
            ++figures.waiting;
        }
        return {};
    }

    std::size_t knownQueues() const {
        std::size_t most = 0;
        for (const auto &stream : m_streams)
            most = std::max(most, stream.center().queues.size());
        return most;
    }

    std::vector<QueueRow> rows() {
        QueueRow total{m_query.period, {}, {}};
        const auto addTotal = [&](const QueueFigures &figures) {
            addCounts(total.figures.counts, figures.counts);
            total.figures.waiting += figures.waiting;
        };
        for (const auto &row : m_saved)
            addTotal(row.figures);
        std::vector<Duration> waits;
        std::vector<QueueRow> counted;
        for (auto &cell : m_cells.all()) {
            auto &[figures, own] = cell.value;
            setPercentiles(figures, own);
            figures.queue = m_ids.idOf<QueueId>(cell.of);
            addTotal(figures);
            if (m_query.step == Step::Whole)
                waits.insert(waits.end(), own.begin(), own.end());
            counted.push_back({m_groups.groups()[cell.group], m_ids.idOf<AgentId>(cell.agent), figures});
        }
        setPercentiles(total.figures, waits);
        auto rows = inOrder(std::move(counted));
        rows.push_back(total);
        return rows;
    }

    // Those that were counted among the saved ones; these come by time, of each stream.
    std::vector<QueueRow> inOrder(std::vector<QueueRow> counted) {
        const auto isBefore = [](const QueueRow &a, const QueueRow &b) {
            return std::tie(a.time.from, a.figures.queue, a.agent) <
                   std::tie(b.time.from, b.figures.queue, b.agent);
        };
        std::sort(counted.begin(), counted.end(), isBefore);
        const auto saved = static_cast<std::ptrdiff_t>(m_saved.size());
        m_saved.insert(m_saved.end(), std::make_move_iterator(counted.begin()),
                       std::make_move_iterator(counted.end()));
        const auto middle = m_saved.begin() + saved;
        if (!std::is_sorted(m_saved.begin(), middle, isBefore)) // of several streams
            std::sort(m_saved.begin(), middle, isBefore);
        std::inplace_merge(m_saved.begin(), middle, m_saved.end(), isBefore);
        return std::move(m_saved);
    }

    const Streams &m_streams;
    const FiguresQuery &m_query;
    const std::stop_token &m_stop;
    TimeGroups m_groups;
    IdBook m_ids;
    Cells m_cells;
    std::vector<bool> m_isSaved;   // of groups; empty: none is
    std::vector<QueueRow> m_saved; // whole days that are known, percentiles and all
};

} // namespace

bool operator==(const QueueRow &a, const QueueRow &b) {
    return std::tie(a.time.from, a.time.to, a.agent, a.figures) ==
           std::tie(b.time.from, b.time.to, b.agent, b.figures);
}

Result<std::vector<QueueRow>> queueFigures(const Streams &streams, const FiguresQuery &query,
                                           const SiteDay &day, const std::stop_token &stop) {
    const auto chosen = withTeams(streams, query);
    return chosen ? QueueGatherer(streams, *chosen, day, stop).run() : chosen.error();
}

} // namespace callboard::history
