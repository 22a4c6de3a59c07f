// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/figures.h"
#include "core/history/stream_rows.h"
#include "core/history/time_groups.h"

namespace callboard::history {

// To which moment the talk of queues belongs: its end, or that at which the contact came to the queue.
enum class TalkBy { End, Arrival };
constexpr auto textsOf(TalkBy) {
    return std::array{"end"sv, "arrival"sv};
}

// What figures are asked for. Visits belong to the moment they began, segments (unless asked otherwise) and
// offers to the one they ended, the time in states is cut to the groups.
struct FiguresQuery {
    Period period;
    Step step = Step::Whole;
    bool byQueue = false;        // queues' figures only
    bool byAgent = false;        // of queues' figures: who answered, talked and worked
    bool byTeam = false;         // agents' figures only
    std::vector<QueueId> queues; // none: all; queues' figures only
    std::vector<AgentId> agents; // none: all
    std::vector<TeamId> teams;   // none: all; who is in a team is as it is set up now
    std::optional<HoursOfDay> hours;
    ReportLimits limits;         // queues' figures only
    TalkBy talkBy = TalkBy::End; // queues' figures only
};

struct QueueRow {
    Period time;
    AgentId agent; // none: of all, or of nobody
    QueueFigures figures;
    friend bool operator==(const QueueRow &, const QueueRow &);
};

struct AgentRow {
    Period time;
    AgentFigures figures;
    friend bool operator==(const AgentRow &, const AgentRow &);
};

using Streams = std::vector<StreamRows>;

// By time, queue and agent. A group in which nothing happened has no row, but grouped by time alone every
// day, hour or interval has one, and grouped by queue or agent alone every one that is set up. The last row
// is all of them together; its median and p90 are there only where nothing is grouped by time. Errors:
// "history.stopped", "history.unknownQueue", "history.unknownAgent", "history.unknownTeam", those of the
// projections.
Result<std::vector<QueueRow>> queueFigures(const Streams &streams, const FiguresQuery &query,
                                           const SiteDay &day, const std::stop_token &stop = {});
// By time, team and agent; the same of agents. Without a last row.
Result<std::vector<AgentRow>> agentFigures(const Streams &streams, const FiguresQuery &query,
                                           const SiteDay &day, const std::stop_token &stop = {});

} // namespace callboard::history
