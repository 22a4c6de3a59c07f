// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/queue_model.h"

#include "core/kpi/figures.h"
#include "widgets/models/level_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <limits>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString agentsText(const QueueNow &live) {
    return QueueModel::tr("%1 of %2").arg(live.routable).arg(live.loggedIn);
}

QString agentsInWords(const QueueNow &live) {
    QStringList parts;
    for (std::size_t i = 0; i < live.agents.size(); ++i)
        if (live.agents[i])
            parts += words::state(static_cast<AgentState>(i)) + u": "_s + QString::number(live.agents[i]);
    if (const auto ready = countOf(live.agents, AgentState::Ready); ready > live.routable)
        parts += QueueModel::tr("Reachable of the ready: %1").arg(live.routable);
    return parts.join(u'\n');
}

// What the column's share is made of; nothing: the column is no share.
Share shareOf(const QueueRow &row, int column) {
    if (column == QueueModel::Level)
        return levelShare(row.today, row.formula);
    if (column == QueueModel::Csat)
        return row.marks.csat();
    if (column == QueueModel::KeptWait)
        return {row.today.promisesKept, row.today.promised};
    return column == QueueModel::HourLevel ? levelShare(row.hour, row.formula) : Share{};
}

QString cellText(const QueueRow &row, int column) {
    switch (column) {
    case QueueModel::Name:
        return row.isClosed ? QueueModel::tr("%1, closed").arg(row.name) : row.name;
    case QueueModel::Waiting:
        return QString::number(row.live.waiting);
    case QueueModel::Longest:
        return row.live.waiting ? clockText(row.longest) : u"–"_s;
    case QueueModel::Agents:
        return agentsText(row.live);
    case QueueModel::Offered:
        return QString::number(row.today.offered);
    case QueueModel::Answered:
        return words::atLeast(row.today.answered, row.today.unknown);
    case QueueModel::Abandoned:
        return words::atLeast(row.today.abandoned, row.today.unknown);
    case QueueModel::Speed:
        return words::about(timeOrDash(speedOfAnswer(row.today)), row.today.unknown);
    case QueueModel::Level:
        return words::level(row.level, row.bounds);
    case QueueModel::HourLevel:
        return words::level(row.hourLevel, row.hourBounds);
    case QueueModel::Csat:
        return words::csat(row.marks);
    case QueueModel::Overflowed:
        return QString::number(row.today.overflowed);
    case QueueModel::Refused:
        return QString::number(row.today.refused);
    case QueueModel::Unknown:
        return QString::number(row.today.unknown);
    case QueueModel::KeptWait:
        return percentText(keptPromises(row.today));
    }
    return {};
}

QVariant sortValue(const QueueRow &row, int column) {
    switch (column) {
    case QueueModel::Longest:
        return static_cast<qlonglong>(row.longest.count());
    case QueueModel::Agents:
        return row.live.routable;
    case QueueModel::Answered:
        return static_cast<qlonglong>(row.today.answered);
    case QueueModel::Abandoned:
        return static_cast<qlonglong>(row.today.abandoned);
    case QueueModel::Speed:
        return static_cast<qlonglong>(speedOfAnswer(row.today).value_or(Duration{-1}).count());
    case QueueModel::Level:
        return row.level.value_or(-1);
    case QueueModel::HourLevel:
        return row.hourLevel.value_or(-1);
    case QueueModel::Csat:
        return share(row.marks.positive, row.marks.marks).value_or(-1);
    case QueueModel::KeptWait:
        return keptPromises(row.today).value_or(-1);
    case QueueModel::Name:
        return row.name;
    }
    return cellText(row, column).toLongLong();
}

Severity severityOf(const QueueRow &row, int column) {
    if (column == QueueModel::Longest)
        return row.severity;
    if (row.key.isTotal)
        return Severity::Calm;
    if (column == QueueModel::Level)
        return severityOfLevel(row.level, row.goalPercent, row.today.answered + row.today.abandoned);
    if (column == QueueModel::HourLevel)
        return severityOfLevel(row.hourLevel, row.goalPercent, row.hour.answered + row.hour.abandoned);
    return Severity::Calm;
}

QString levelInWords(const QueueRow &row, const QString &period, const QStringList &notes) {
    QStringList lines{period + u": "_s + words::serviceFormula(row.formula)};
    if (row.goalPercent > 0)
        lines += QueueModel::tr("Goal %1 within %2")
                     .arg(percentText(row.goalPercent / 100.0), clockText(row.target));
    return (lines + notes).join(u'\n');
}

void setRanks(QueueRow &row, const AnsweredWaits &waits) {
    row.medianWait = waitOf(waits, 50);
    row.p90Wait = waitOf(waits, 90);
}

// A number to which those may belong whose end nobody saw.
QString withUnknown(QStringList lines, const QueueRow &row) {
    if (row.today.unknown > 0)
        lines += words::unknownEnds(row.today.unknown);
    return lines.join(u'\n');
}

// An average hides what is beside it.
QString speedInWords(const QueueRow &row) {
    QStringList lines{QueueModel::tr("Average speed of answer today: from joining the queue to the answer")};
    if (row.medianWait && row.p90Wait)
        lines +=
            QueueModel::tr("Half of the answered within %1, nine in ten within %2; the longest of all %3")
                .arg(clockText(*row.medianWait), clockText(*row.p90Wait), clockText(row.today.longestWait));
    return withUnknown(lines, row);
}

QString abandonedInWords(const QueueRow &row) {
    QStringList lines;
    if (row.today.offered > 0)
        lines += QueueModel::tr("%1 of all callers; %2 within the short limit")
                     .arg(percentText(abandonRate(row.today)))
                     .arg(row.today.shortAbandoned);
    return withUnknown(lines, row);
}

QString toolTip(const QueueRow &row, int column) {
    if (column == QueueModel::Name)
        return row.isClosed
                   ? row.name + u'\n' +
                         QueueModel::tr("Outside its hours: new callers are not taken, those who wait "
                                        "are served.")
                   : row.name;
    if (column == QueueModel::Agents)
        return agentsInWords(row.live);
    if (column == QueueModel::Longest && row.target > Duration{})
        return QueueModel::tr("Target %1").arg(clockText(row.target));
    if (column == QueueModel::Speed)
        return speedInWords(row);
    if (column == QueueModel::Level)
        return levelInWords(row, QueueModel::tr("Today"),
                            words::levelNotes(shareOf(row, column), row.bounds, row.today.unknown));
    if (column == QueueModel::HourLevel)
        return levelInWords(row, QueueModel::tr("Callers of the last 60 minutes"),
                            words::levelNotes(shareOf(row, column), row.hourBounds, row.hour.unknown));
    if (column == QueueModel::Csat)
        return words::marksInWords(row.marks);
    if (column == QueueModel::KeptWait && row.today.promised > 0)
        return QueueModel::tr("%1 of %2 callers who were told a wait")
            .arg(row.today.promisesKept)
            .arg(row.today.promised);
    if (column == QueueModel::Abandoned)
        return abandonedInWords(row);
    if (column == QueueModel::Answered)
        return withUnknown({}, row);
    return {};
}

// What the column's head is short for.
QString meaning(QueueModel::Column column, ServiceLevel formula) {
    switch (column) {
    case QueueModel::Waiting:
        return QueueModel::tr("Callers in the queue now, those for whom a phone rings among them");
    case QueueModel::Longest:
        return QueueModel::tr("The longest wait of those who wait now");
    case QueueModel::Agents:
        return QueueModel::tr("Who serves the queue: ready, ready but not reachable, ringing, in a call, "
                              "after-call work, not ready");
    case QueueModel::Offered:
        return QueueModel::tr("Callers who came into the queue today");
    case QueueModel::Answered:
        return QueueModel::tr("Those of today's callers whom an agent answered");
    case QueueModel::Abandoned:
        return QueueModel::tr("Those of today's callers who hung up while they waited");
    case QueueModel::Speed:
        return QueueModel::tr("Average speed of answer today: from joining the queue to the answer");
    case QueueModel::Level:
        return QueueModel::tr("Today") + u": "_s + words::serviceFormula(formula);
    case QueueModel::HourLevel:
        return QueueModel::tr("Callers of the last 60 minutes") + u": "_s + words::serviceFormula(formula);
    case QueueModel::Csat:
        return words::csatMeaning();
    case QueueModel::Overflowed:
        return QueueModel::tr(
            "Those of today's callers who were sent elsewhere: the wait was too long, or too many waited");
    case QueueModel::Refused:
        return QueueModel::tr(
            "Those of today's callers whom the queue did not take: closed, full, or ended by a supervisor");
    case QueueModel::Unknown:
        return QueueModel::tr(
            "Those of today's callers of whom nobody saw how they ended: the server was down");
    case QueueModel::KeptWait:
        return QueueModel::tr("Of today's callers who were told a wait, those who were answered within it");
    default:
        return {}; // says all by itself
    }
}

} // namespace

QueueModel::QueueModel(LiveFloor &floor, QObject *parent)
    : RowTable(floor, ColumnCount, parent) {
    connect(&floor, &LiveFloor::ticked, this, &QueueModel::slide);
    reset();
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
        return cellText(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row, column));
    case IdRole:
        return shownText(row.key.queue);
    case SortRole:
        return sortValue(row, column);
    case SeverityRole:
        return static_cast<int>(severityOf(row, column));
    case AgentsRole:
        return column == Agents ? QVariant::fromValue(row.live) : QVariant{};
    case DimRole:
        return isOfFew(shareOf(row, column)) && severityOf(row, column) == Severity::Calm;
    case TotalRole:
        return row.key.isTotal;
    }
    return {};
}

bool QueueModel::isFigure(int column) const {
    return column != Name && column != Agents;
}

QVariant QueueModel::header(int column, int role) const {
    if (role == Qt::ToolTipRole)
        return meaning(static_cast<Column>(column), floor().center().site.serviceLevel);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Queue"),    tr("Waiting"),    tr("Longest"), tr("Agents"),  tr("Offered"),
                            tr("Answered"), tr("Abandoned"),  tr("Speed"),   tr("Service"), tr("Last hour"),
                            tr("CSAT"),     tr("Overflowed"), tr("Refused"), tr("Unknown"), tr("Kept wait")};
    return names.value(column);
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
