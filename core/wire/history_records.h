// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/kpi/step.h"
#include "core/kpi/today.h"

#include <optional>
#include <string>
#include <vector>

namespace callboard {

// Questions about the past, answered from the projections of the journal, and their answers. For supervisors,
// managers and administrators. The period is half-open.

struct AskQueueFigures {
    static constexpr auto method = "history.queues"sv;
    Time from, to;
    Step groupBy = Step::Whole;
    bool byQueue = false;
    bool byAgent = false;                         // who answered, talked and worked
    std::vector<QueueId> queues;                  // none: all
    std::vector<AgentId> agents;                  // none: all
    std::vector<TeamId> teams;                    // none: all; who is in one as it is set up now
    std::string hours;                            // of each day: "9-17", "9:30-17:15"; none: all
    std::optional<Duration> target, shortAbandon; // instead of the queue's own
    std::string stream;                           // "live", or the name of an import; none: all together
    static constexpr auto fields() {
        using A = AskQueueFigures;
        return std::tuple{field("from", &A::from),
                          field("to", &A::to),
                          optionalField("groupBy", &A::groupBy),
                          optionalField("byQueue", &A::byQueue),
                          optionalField("byAgent", &A::byAgent),
                          optionalField("queues", &A::queues),
                          optionalField("agents", &A::agents),
                          optionalField("teams", &A::teams),
                          optionalField("hours", &A::hours),
                          optionalField("targetSeconds", &A::target),
                          optionalField("shortAbandonSeconds", &A::shortAbandon),
                          optionalField("stream", &A::stream)};
    }
};

struct AskAgentFigures {
    static constexpr auto method = "history.agents"sv;
    Time from, to;
    Step groupBy = Step::Whole;
    bool byAgent = false; // else all together, or by team
    bool byTeam = false;
    std::vector<AgentId> agents;
    std::vector<TeamId> teams;
    std::string hours;
    std::string stream;
    static constexpr auto fields() {
        using A = AskAgentFigures;
        return std::tuple{field("from", &A::from),
                          field("to", &A::to),
                          optionalField("groupBy", &A::groupBy),
                          optionalField("byAgent", &A::byAgent),
                          optionalField("byTeam", &A::byTeam),
                          optionalField("agents", &A::agents),
                          optionalField("teams", &A::teams),
                          optionalField("hours", &A::hours),
                          optionalField("stream", &A::stream)};
    }
};

struct QueueFiguresRow {
    Time from, to;
    QueueId queue; // none: all together
    AgentId agent; // none: of all, or of nobody
    std::int64_t waiting = 0;
    std::optional<Duration> medianWait, p90Wait; // none: nobody was answered, or they are not known
    QueueCounts counts;
    static constexpr auto fields() {
        using R = QueueFiguresRow;
        return std::tuple{field("from", &R::from),
                          field("to", &R::to),
                          optionalField("queue", &R::queue),
                          optionalField("agent", &R::agent),
                          optionalField("waiting", &R::waiting),
                          optionalField("medianWaitSeconds", &R::medianWait),
                          optionalField("p90WaitSeconds", &R::p90Wait),
                          field("counts", &R::counts)};
    }
    friend bool operator==(const QueueFiguresRow &, const QueueFiguresRow &) = default;
};

struct QueueFiguresTable {
    std::vector<QueueFiguresRow> rows; // by time, queue and agent
    QueueFiguresRow total;
    std::optional<Time> asOf; // of the live journal; none: of imports alone
    static constexpr auto fields() {
        using Q = QueueFiguresTable;
        return std::tuple{field("rows", &Q::rows), field("total", &Q::total),
                          optionalField("asOf", &Q::asOf)};
    }
};

struct AbsenceRow {
    ReasonId reason; // none given
    Duration time{};
    std::int64_t times = 0;
    static constexpr auto fields() {
        return std::tuple{optionalField("reason", &AbsenceRow::reason), field("seconds", &AbsenceRow::time),
                          field("times", &AbsenceRow::times)};
    }
    friend bool operator==(const AbsenceRow &, const AbsenceRow &) = default;
};

struct AgentFiguresRow {
    Time from, to;
    AgentId agent;
    TeamId team;
    AgentCounts counts;
    std::vector<AbsenceRow> reasons;
    static constexpr auto fields() {
        using R = AgentFiguresRow;
        return std::tuple{field("from", &R::from),           field("to", &R::to),
                          optionalField("agent", &R::agent), optionalField("team", &R::team),
                          field("counts", &R::counts),       optionalField("reasons", &R::reasons)};
    }
    friend bool operator==(const AgentFiguresRow &, const AgentFiguresRow &) = default;
};

struct AgentFiguresTable {
    std::vector<AgentFiguresRow> rows;
    std::optional<Time> asOf; // likewise
    static constexpr auto fields() {
        return std::tuple{field("rows", &AgentFiguresTable::rows),
                          optionalField("asOf", &AgentFiguresTable::asOf)};
    }
};

} // namespace callboard
