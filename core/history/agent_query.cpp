// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/cells.h"
#include "core/history/chosen_ids.h"
#include "core/history/saved_days.h"
#include "core/kpi/count.h"

#include <algorithm>

namespace callboard::history {

namespace {

class AgentGatherer {
public:
    AgentGatherer(const Streams &streams, const FiguresQuery &query, const SiteDay &day,
                  const std::stop_token &stop)
        : m_streams(streams)
        , m_query(query)
        , m_stop(stop)
        , m_groups(day, query.period, query.step, query.hours) {}

    Result<std::vector<AgentRow>> run() {
        if (const auto known = checkChosen(m_streams, m_query.queues, m_query.agents); !known)
            return known.error();
        if (m_query.byTeam)
            learnTeams();
        addKnownRows();
        if (const auto done = addSaved(); !done)
            return done.error();
        for (const auto &stream : m_streams) {
            Scan scan{stream, SharedIds(stream.ids(), m_ids), Chosen(m_query.agents, stream.ids())};
            for (const auto step :
                 {&AgentGatherer::addSegments, &AgentGatherer::addOffers, &AgentGatherer::addIntervals,
                  &AgentGatherer::addDials, &AgentGatherer::addRunning})
                if (const auto done = (this->*step)(scan); !done)
                    return done.error();
        }
        return rows();
    }

private:
    struct Scan {
        const StreamRows &stream;
        SharedIds ids;
        Chosen agents;
    };

    // By the team's number and the agent's.
    AgentFigures &cellOf(std::size_t group, std::uint32_t agent) {
        return m_cells.at(group, agent < m_teams.size() ? m_teams[agent] : 0, m_query.byAgent ? agent : 0);
    }
    void learnTeams() {
        for (const auto &stream : m_streams)
            for (const auto &user : stream.center().site.users)
                if (user.team) {
                    const auto agent = m_ids.numberOf(user.id), team = m_ids.numberOf(user.team);
                    m_teams.resize(std::max<std::size_t>(m_teams.size(), agent + 1));
                    m_teams[agent] = team;
                }
    }
    bool isAskedFor(AgentId agent) const {
        return m_query.agents.empty() ||
               std::find(m_query.agents.begin(), m_query.agents.end(), agent) != m_query.agents.end();
    }

    void addKnownRows() {
        if (!m_query.byAgent && !m_query.byTeam)
            for (std::size_t group = 0; group < m_groups.groups().size(); ++group)
                m_cells.at(group, 0, 0);
        if (m_query.step != Step::Whole || m_groups.groups().empty())
            return;
        for (const auto &stream : m_streams)
            for (const auto &agent : stream.center().agents)
                if (isAskedFor(agent.id))
                    cellOf(0, m_ids.numberOf(agent.id));
    }

    Result<void> addSaved() {
        if (m_query.step != Step::Day || m_query.hours)
            return {};
        const TakeSaved<AgentFigures> take = [this](std::size_t group, const AgentFigures &figures) {
            if (isAskedFor(figures.agent))
                addFigures(cellOf(group, m_ids.numberOf(figures.agent)), figures);
        };
        const auto known = takeSavedDays(m_streams, m_groups.groups(), take);
        if (!known)
            return known.error();
        m_groups.leaveOut(*known);
        return {};
    }

    Result<void> addSegments(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Segments, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto agent = stretch.column(segment::agent), ended = stretch.column(segment::ended),
                           length = stretch.column(segment::length), held = stretch.column(segment::held),
                           direction = stretch.column(segment::direction),
                           marks = stretch.column(segment::marks),
                           after = stretch.column(segment::afterAgents);
                for (std::size_t row = 0; row < stretch.size(); ++row) {
                    if (!scan.agents.holds(agent[row]))
                        continue;
                    addContact(scan.ids[agent[row]], moment(ended[row] - after[row]),
                               {(marks[row] & segment::beginsAgents) != 0,
                                (marks[row] & segment::transfersAgents) != 0});
                    const auto *slot = m_groups.slotAt(moment(ended[row]));
                    if (!slot)
                        continue;
                    auto &counts = cellOf(slot->group, scan.ids[agent[row]]).counts;
                    const Duration talk{length[row] - held[row]};
                    ++counts.segments;
                    counts.talk += talk;
                    counts.hold += Duration{held[row]};
                    if (static_cast<Direction>(direction[row]) != Direction::Outbound)
                        continue;
                    ++counts.outboundSegments;
                    counts.outboundTalk += talk;
                }
                return {};
            });
    }

    void addContact(std::uint32_t agent, Time at, const OfContact &part) {
        if (const auto *slot = part.counts() ? m_groups.slotAt(at) : nullptr) {
            auto &counts = cellOf(slot->group, agent).counts;
            counts.contacts += part.begins;
            counts.transferred += part.isTransferred;
        }
    }

    Result<void> addOffers(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Offers, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto agent = stretch.column(offer::agent), queue = stretch.column(offer::queue),
                           ended = stretch.column(offer::ended), outcome = stretch.column(offer::outcome),
                           rang = stretch.column(offer::rang);
                for (std::size_t row = 0; row < stretch.size(); ++row) {
                    const auto *slot = queue[row] != 0 && scan.agents.holds(agent[row])
                                           ? m_groups.slotAt(moment(ended[row]))
                                           : nullptr;
                    if (!slot)
                        continue;
                    countOffer(cellOf(slot->group, scan.ids[agent[row]]).counts,
                               static_cast<OfferOutcome>(outcome[row]), Duration{rang[row]});
                }
                return {};
            });
    }

    Result<void> addIntervals(const Scan &scan) {
        return scanGroups(
            scan.stream, Table::Intervals, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
                const auto agent = stretch.column(interval::agent), state = stretch.column(interval::state),
                           reason = stretch.column(interval::reason), began = stretch.column(interval::began),
                           length = stretch.column(interval::length);
                for (std::size_t row = 0; row < stretch.size(); ++row)
                    if (scan.agents.holds(agent[row]))
                        addTime(scan.ids[agent[row]], static_cast<AgentState>(state[row]),
                                scan.stream.ids().idOf<ReasonId>(static_cast<std::uint32_t>(reason[row])),
                                {moment(began[row]), moment(began[row] + length[row])});
                return {};
            });
    }

    void addTime(std::uint32_t agent, AgentState state, const ReasonId &reason, const Period &time) {
        if (state == AgentState::LoggedOut || state == AgentState::Unknown)
            return;
        for (const auto *slot = m_groups.slotFrom(time.from); slot && slot->time.from < time.to;
             slot = m_groups.after(slot)) {
            const auto part = std::min(time.to, slot->time.to) - std::max(time.from, slot->time.from);
            auto &figures = cellOf(slot->group, agent);
            callboard::addTime(figures.counts, state, part);
            if (state != AgentState::NotReady)
                continue;
            auto &absence = figures.notReady[reason];
            absence.time += part;
            absence.times += slot->time.holds(time.from);
        }
    }

    // Calls out belong to the moment in which they were dialled.
    Result<void> addDials(const Scan &scan) {
        return scanGroups(scan.stream, Table::Calls, m_groups, m_stop, [&](Stretch &stretch) -> Result<void> {
            const auto dialler = stretch.column(ended::dialler), arrived = stretch.column(ended::arrived),
                       answered = stretch.column(ended::dialAnswered);
            for (std::size_t row = 0; row < stretch.size(); ++row)
                if (dialler[row] != 0 && scan.agents.holds(dialler[row]))
                    addDial(scan.ids[dialler[row]], moment(arrived[row]), answered[row] != 0);
            return {};
        });
    }

    void addDial(std::uint32_t agent, Time at, bool isAnswered) {
        if (const auto *slot = m_groups.slotAt(at)) {
            auto &counts = cellOf(slot->group, agent).counts;
            ++counts.dials;
            counts.dialsAnswered += isAnswered;
        }
    }

    // The states and the calls out that go on.
    Result<void> addRunning(const Scan &scan) {
        for (const auto &call : scan.stream.center().calls)
            if (call.dial.by && isAskedFor(call.dial.by))
                addDial(m_ids.numberOf(call.dial.by), call.arrivedAt, call.dial.isAnswered);
        for (const auto &agent : scan.stream.center().agents)
            if (agent.since != Time{} && isAskedFor(agent.id))
                addTime(m_ids.numberOf(agent.id), agent.state, agent.reason,
                        {agent.since, scan.stream.present()});
        return {};
    }

    std::vector<AgentRow> rows() {
        std::vector<Cells<AgentFigures>::Cell *> order;
        for (auto &cell : m_cells.all()) {
            cell.value.agent = m_ids.idOf<AgentId>(cell.agent);
            cell.value.team = m_ids.idOf<TeamId>(cell.of);
            order.push_back(&cell);
        }
        std::sort(order.begin(), order.end(), [](const auto *a, const auto *b) {
            return std::tie(a->group, a->value.team, a->value.agent) <
                   std::tie(b->group, b->value.team, b->value.agent);
        });
        std::vector<AgentRow> rows;
        rows.reserve(order.size());
        for (auto *cell : order)
            rows.push_back({m_groups.groups()[cell->group], std::move(cell->value)});
        return rows;
    }

    const Streams &m_streams;
    const FiguresQuery &m_query;
    const std::stop_token &m_stop;
    TimeGroups m_groups;
    IdBook m_ids;
    std::vector<std::uint32_t> m_teams; // by agent; of a report by team only
    Cells<AgentFigures> m_cells;
};

} // namespace

bool operator==(const AgentRow &a, const AgentRow &b) {
    return std::tie(a.time.from, a.time.to, a.figures) == std::tie(b.time.from, b.time.to, b.figures);
}

Result<std::vector<AgentRow>> agentFigures(const Streams &streams, const FiguresQuery &query,
                                           const SiteDay &day, const std::stop_token &stop) {
    const auto chosen = withTeams(streams, query);
    return chosen ? AgentGatherer(streams, *chosen, day, stop).run() : chosen.error();
}

} // namespace callboard::history
