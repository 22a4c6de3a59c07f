// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/live_question.h"

#include "core/kpi/sliding_hour.h"

#include <algorithm>

namespace callboard {

namespace {

// The day, and before it who waits over midnight.
Time firstWaiting(const Center &center) {
    auto first = center.dayStartedAt;
    for (const auto &call : center.calls)
        if (call.isWaiting())
            first = std::min(first, call.queuedAt);
    return first;
}

Time beginOf(const Center &center, Time now, LiveSpan span) {
    switch (span) {
    case LiveSpan::Now:
        return firstWaiting(center);
    case LiveSpan::Today:
        return center.dayStartedAt;
    case LiveSpan::LastHour: // the running second and those before it
        return std::chrono::floor<seconds>(now) - SlidingHour<VisitCounts>::length + seconds{1};
    }
    return center.dayStartedAt;
}

std::vector<QueueId> queuesOf(const Center &center, QueueId queue) {
    if (queue)
        return {queue};
    std::vector<QueueId> all;
    for (const auto &each : center.queues)
        all.push_back(each.id);
    return all;
}

AskOpened askSeen(const Center &center, std::string_view stream, Time from) {
    AskOpened asked;
    asked.stream = stream;
    asked.from = from;
    asked.to = std::max(center.at, from) + Duration{1};
    asked.asOf = center.at;
    return asked;
}

} // namespace

AskOpened askLive(const Center &center, Time now, std::string_view stream, LiveSpan span, VisitFigure figure,
                  QueueId queue) {
    auto asked = askSeen(center, stream, beginOf(center, now, span));
    asked.figure = figure;
    asked.queues = queuesOf(center, queue);
    return asked;
}

// Averages of a call are of what has ended: as of when the after-call work that goes on began.
AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, AgentId agent) {
    auto asked = askSeen(center, stream, center.dayStartedAt);
    const auto *known = find(center, agent);
    if (known && addsAfterCallWork(figure) && known->state == AgentState::WorkingAfterCall) {
        asked.asOf = std::max(known->since, asked.from);
        asked.to = *asked.asOf + Duration{1};
    }
    asked.work = figure;
    asked.agents = {agent};
    return asked;
}

AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, TeamId team) {
    auto asked = askSeen(center, stream, center.dayStartedAt);
    asked.work = figure;
    if (team)
        asked.teams = {team};
    return asked;
}

AskOpened askLive(const Center &center, std::string_view stream, WorkFigure figure, QueueId queue) {
    auto asked = askSeen(center, stream, center.dayStartedAt);
    asked.work = figure;
    asked.queues = queuesOf(center, queue);
    return asked;
}

} // namespace callboard
