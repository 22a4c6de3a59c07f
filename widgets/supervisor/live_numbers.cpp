// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/supervisor/live_numbers.h"

#include "core/wire/live_question.h"
#include "widgets/history/history_words.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/day_words.h"
#include "widgets/models/queue_words.h"

#include <utility>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

struct Meant {
    LiveSpan span;
    VisitFigure figure;
};

std::optional<Meant> meantBy(int column, ServiceLevel level) {
    switch (column) {
    case QueueModel::Waiting:
    case QueueModel::Longest: // the first of who waits
        return Meant{LiveSpan::Now, VisitFigure::Waiting};
    case QueueModel::Offered:
        return Meant{LiveSpan::Today, VisitFigure::Offered};
    case QueueModel::Answered:
        return Meant{LiveSpan::Today, VisitFigure::Answered};
    case QueueModel::Abandoned:
        return Meant{LiveSpan::Today, VisitFigure::Abandoned};
    case QueueModel::Speed:
        return Meant{LiveSpan::Today, VisitFigure::SpeedOfAnswer};
    case QueueModel::Level:
        return Meant{LiveSpan::Today, figureOf(level)};
    case QueueModel::HourLevel:
        return Meant{LiveSpan::LastHour, figureOf(level)};
    case QueueModel::Overflowed:
        return Meant{LiveSpan::Today, VisitFigure::Overflowed};
    case QueueModel::Refused:
        return Meant{LiveSpan::Today, VisitFigure::Refused};
    case QueueModel::Unknown:
        return Meant{LiveSpan::Today, VisitFigure::Unknown};
    case QueueModel::KeptWait:
        return Meant{LiveSpan::Today, VisitFigure::PromisesKept};
    }
    const auto other = queueWords::otherLevel(column, level);
    return other ? std::optional(Meant{LiveSpan::Today, figureOf(*other)}) : std::nullopt;
}

std::optional<WorkFigure> workOfQueue(int column) {
    switch (column) {
    case QueueModel::Csat:
        return WorkFigure::Csat;
    case QueueModel::HandleTime:
        return WorkFigure::HandleTime;
    case QueueModel::AfterCall:
        return WorkFigure::AfterCallAverage;
    default:
        return std::nullopt;
    }
}

std::optional<WorkFigure> workOf(int column) {
    switch (column) {
    case AgentModel::Answered:
        return WorkFigure::OffersAnswered;
    case AgentModel::HandleTime:
        return WorkFigure::HandleTime;
    case AgentModel::InState: // among the others of his day
        return WorkFigure::LoggedInTime;
    case AgentModel::Csat:
        return WorkFigure::Csat;
    default:
        return std::nullopt;
    }
}

// With the day where it is another.
QString titleOf(const LiveFloor &floor, const QModelIndex &index) {
    const auto head = index.model()->headerData(index.column(), Qt::Horizontal).toString();
    const auto whose = index.siblingAtColumn(0).data().toString();
    const auto title = u"%1 %2 · %3"_s.arg(head, index.data().toString(), whose);
    return words::isToday(floor) ? title : title + u" · "_s + words::day(floor);
}

} // namespace

std::optional<LiveNumber> liveNumberOfQueues(const LiveFloor &floor, const QModelIndex &index) {
    const auto &center = floor.center();
    const auto id = index.data(IdRole).toString().toStdString();
    const auto queue = id.empty() ? QueueId{} : QueueId{id};
    if (const auto work = workOfQueue(index.column()))
        return LiveNumber{askLive(center, floor.stream(), *work, queue), titleOf(floor, index)};
    const auto meant = meantBy(index.column(), center.site.serviceLevel);
    if (!meant)
        return std::nullopt;
    auto question = askLive(center, floor.now(), floor.stream(), meant->span, meant->figure, queue);
    if (floor.isComplete())
        question.asOf = floor.now(); // who waits has waited until then
    return LiveNumber{std::move(question), titleOf(floor, index)};
}

std::optional<LiveNumber> liveNumberOfAgents(const LiveFloor &floor, const QModelIndex &index) {
    const auto work = workOf(index.column());
    if (!work)
        return std::nullopt;
    const AgentId agent{index.data(IdRole).toString().toStdString()};
    return LiveNumber{askLive(floor.center(), floor.stream(), *work, agent), titleOf(floor, index)};
}

} // namespace callboard
