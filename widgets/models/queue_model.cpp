// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/queue_model.h"

#include "widgets/models/queue_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

void setRanks(QueueRow &row, const AnsweredWaits &waits) {
    row.medianWait = waitOf(waits, 50);
    row.p90Wait = waitOf(waits, 90);
}

} // namespace

QueueModel::QueueModel(LiveFloor &floor, QObject *parent)
    : RowTable(floor, ColumnCount, parent) {
    connect(&floor, &LiveFloor::ticked, this, &QueueModel::slide);
    reset();
}

QString QueueModel::agentsText(int reachable, int loggedIn) {
    return tr("%1 of %2").arg(reachable).arg(loggedIn);
}

// Callers leave the last hour though nothing happens.
void QueueModel::slide() {
    const auto now = floor().now();
    std::vector<QueueRow::Key> older;
    for (int row = 0; row < rowCount(); ++row) {
        const auto &known = rowAt(row);
        const auto *queue = find(floor().center(), known.key.queue);
        if (queue && queue->lastHour.at(now) != known.hour)
            older.push_back(known.key);
    }
    if (older.empty())
        return;
    older.push_back({true, {}});
    refresh(std::move(older));
}

QVariant QueueModel::cell(const QueueRow &row, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return queueWords::cellText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(queueWords::toolTip(row, column, floor()));
    case IdRole:
        return shownText(row.key.queue);
    case SortRole:
        return queueWords::sortValue(row, column);
    case SeverityRole:
        return static_cast<int>(queueWords::severityOf(row, column));
    case AgentsRole:
        return column == Agents ? QVariant::fromValue(row.live) : QVariant{};
    case DimRole:
        return isOfFew(queueWords::shareOf(row, column)) &&
               queueWords::severityOf(row, column) == Severity::Calm;
    case TotalRole:
        return row.key.isTotal;
    }
    return {};
}

bool QueueModel::isFigure(int column) const {
    return column != Name && column != Agents;
}

QVariant QueueModel::header(int column, int role) const {
    const auto formula = floor().center().site.serviceLevel;
    if (role == Qt::ToolTipRole)
        return queueWords::meaning(column, floor());
    return role == Qt::DisplayRole ? QVariant{queueWords::head(column, formula)} : QVariant{};
}

std::optional<QueueRow> QueueModel::rowFor(const QueueRow::Key &key) const {
    const auto &center = floor().center();
    QueueRow row;
    row.key = key;
    if (key.isTotal) {
        if (center.queues.size() < 2)
            return std::nullopt;
        row.name = tr("All");
        row.live = nowOfAll(center);
        row.today = todayOfAll(center);
        row.hour = lastHourOfAll(center, floor().now());
        row.marks = marksOfAll(center);
        setRanks(row, answeredWaitsOfAll(center));
    } else {
        const auto *queue = find(center, key.queue);
        if (!queue)
            return std::nullopt;
        const auto *settings = settingsOf(center, key.queue);
        row.name = words::nameOf(center, key.queue);
        row.isClosed = queue->isClosed;
        row.live = nowOf(center, *queue);
        row.today = queue->today;
        row.hour = queue->lastHour.at(floor().now());
        row.marks = queue->marks;
        setRanks(row, queue->answeredWaits);
        row.target = settings ? settings->target : Duration{};
        row.goalPercent = settings ? settings->goalPercent : 0;
    }
    row.formula = center.site.serviceLevel;
    row.level = serviceLevel(row.today, row.formula);
    row.bounds = serviceLevelBounds(row.today, row.formula);
    row.hourLevel = serviceLevel(row.hour, row.formula);
    row.hourBounds = serviceLevelBounds(row.hour, row.formula);
    setTime(row, floor().now());
    return row;
}

std::vector<QueueRow::Key> QueueModel::keys() const {
    std::vector<QueueRow::Key> all{{true, {}}};
    for (const auto &queue : floor().center().queues)
        all.push_back({false, queue.id});
    return all;
}

int QueueModel::liveColumn(const QueueRow &row) const {
    return row.live.waiting ? int{Longest} : none;
}

void QueueModel::setTime(QueueRow &row, Time now) const {
    row.longest = std::chrono::floor<seconds>(row.live.longestWait(now));
    row.severity =
        row.key.isTotal || !row.live.waiting ? Severity::Calm : severityOfWait(row.longest, row.target);
}

void QueueModel::onChanged(const Delta &delta) {
    if (delta.isWhole)
        return refreshAll();
    std::vector<QueueRow::Key> touched;
    for (const auto &id : delta.queues)
        touched.push_back({false, id});
    const auto addQueuesOf = [&](const AgentId &id) {
        if (const auto *settings = settingsOf(floor().center(), id))
            for (const auto &queue : settings->queues)
                touched.push_back({false, queue});
    };
    for (const auto &id : delta.agents)
        addQueuesOf(id);
    for (const auto &id : delta.devices)
        if (const auto *agent = agentOfDevice(floor().center(), id))
            addQueuesOf(agent->id);
    if (touched.empty() && delta.agents.empty())
        return;
    touched.push_back({true, {}});
    refresh(std::move(touched));
}

} // namespace callboard
