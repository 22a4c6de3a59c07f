// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/past_figures.h"

#include "core/kpi/count.h"
#include "core/kpi/sums.h"

#include <cmath>
#include <map>

namespace callboard {

QueueFiguresTable morningFigures(const TestFloor &floor) {
    const auto &center = floor.center();
    QueueFiguresTable table;
    table.total.from = center.dayStartedAt;
    table.total.to = center.dayStartedAt + std::chrono::hours{24};
    for (const auto &queue : center.queues) {
        auto row = table.total;
        row.counts = queue.today;
        row.queue = queue.id;
        row.waiting = static_cast<std::int64_t>(queue.waiting.size());
        if (row.counts.answered > 0) {
            row.medianWait = row.counts.answerWait / row.counts.answered;
            row.p90Wait = row.counts.longestWait;
        }
        table.rows.push_back(row);
    }
    for (const auto &row : table.rows) {
        addCounts(table.total.counts, row.counts);
        table.total.waiting += row.waiting;
    }
    return table;
}

AgentFiguresTable morningOfTeams(const TestFloor &floor) {
    const auto &center = floor.center();
    std::map<TeamId, AgentCounts> teams;
    for (const auto &agent : center.agents)
        add(teams[settingsOf(center, agent.id)->team], agent.today);
    AgentFiguresTable table;
    for (const auto &[team, counts] : teams) {
        auto &row = table.rows.emplace_back();
        row.from = center.dayStartedAt;
        row.to = center.dayStartedAt + std::chrono::hours{24};
        row.team = team;
        row.counts = counts;
    }
    return table;
}

// They speak in turns, once both, with a pause of the recording in between.
Recording talkOfTwo(Time at) {
    Recording recording{"1.flac", at, seconds{222}, {{seconds{100}, seconds{125}}}, {}, {}, {}};
    for (int part = 0; part < 400; ++part) {
        const bool isPaused = part >= 180 && part < 225;
        const auto loud = static_cast<int>(18 + 14 * std::sin(part * 1.7) + 9 * std::sin(part * 0.6));
        const bool isCaller = part / 37 % 2 == 0 || part > 380;
        recording.caller.push_back(isPaused || !isCaller ? 0 : loud);
        recording.agent.push_back(isPaused || (isCaller && part < 380) ? 0 : loud);
    }
    return recording;
}

OpenedFigure morningAbandoned(const TestFloor &floor) {
    OpenedFigure figure{"gave up before an answer", 0, 0, 0, {}};
    for (const auto &event : floor.events())
        if (const auto *queued = std::get_if<CallQueued>(&event.fact)) {
            const bool isLost = queued->call.value % 4 == 0;
            StayRow stay;
            stay.call = queued->call;
            stay.queue = queued->queue;
            stay.number = queued->call.value % 8 == 0 ? "" : "+79211234567";
            stay.name = stay.number.empty() ? "" : "Пётр Семёнов";
            stay.agent = isLost ? AgentId{} : floor.center().agents.begin()->id;
            stay.at = event.at;
            stay.wait = seconds{3 + static_cast<int>(queued->call.value % 90)};
            stay.outcome = isLost ? VisitOutcome::Abandoned : VisitOutcome::Answered;
            stay.part = isLost ? Part::Counted : Part::LeftOut;
            stay.why = isLost ? Why::Counted : Why::Answered;
            figure.stays.push_back(stay);
            ++(isLost ? figure.counted : figure.leftOut);
        }
    return figure;
}

OpenedFigure workOfAnna(const TestFloor &floor) {
    OpenedFigure figure{"after-call work / talks", 2, 0, 0, {}, 2};
    for (const int talk : {185, 342}) {
        StayRow row;
        row.call = {static_cast<std::uint64_t>(talk)};
        row.agent = AgentId{"anna"};
        row.queue = QueueId{"support"};
        row.number = "+79211234567";
        row.at = floor.now() - minutes{30};
        row.part = Part::Counted;
        row.talk = seconds{talk};
        row.hold = seconds{0};
        figure.stays.push_back(row);
        row.call = {};
        row.part = Part::Added;
        row.state = AgentState::WorkingAfterCall;
        row.lasted = seconds{talk - 106};
        row.talk = row.hold = std::nullopt;
        figure.stays.push_back(row);
    }
    return figure;
}

} // namespace callboard
