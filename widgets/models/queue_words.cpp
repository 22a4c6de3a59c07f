// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/queue_words.h"

#include "core/kpi/figures.h"
#include "widgets/models/day_words.h"
#include "widgets/models/level_words.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QStringList>

namespace callboard::queueWords {

using namespace Qt::StringLiterals;

namespace {

QString agentsInWords(const QueueNow &live) {
    QStringList parts;
    for (std::size_t i = 0; i < live.agents.size(); ++i)
        if (live.agents[i])
            parts += words::state(static_cast<AgentState>(i)) + u": "_s + QString::number(live.agents[i]);
    if (const auto ready = countOf(live.agents, AgentState::Ready); ready > live.routable)
        parts += QueueModel::tr("Reachable of the ready: %1").arg(live.routable);
    return parts.join(u'\n');
}

QString levelInWords(const QueueRow &row, const QString &period, const QStringList &notes) {
    QStringList lines{period + u": "_s + words::serviceFormula(row.formula)};
    if (row.goalPercent > 0)
        lines += QueueModel::tr("Goal %1 within %2")
                     .arg(percentText(row.goalPercent / 100.0), clockText(row.target));
    return (lines + notes).join(u'\n');
}

// A number to which those may belong whose end nobody saw.
QString withUnknown(QStringList lines, const QueueRow &row) {
    if (row.today.unknown > 0)
        lines += words::unknownEnds(row.today.unknown);
    return lines.join(u'\n');
}

// An average hides what is beside it.
QString speedInWords(const QueueRow &row, const QString &speed) {
    QStringList lines{speed};
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

QString speedOn(const LiveFloor &floor) {
    return QueueModel::tr("Average speed of answer %1: from joining the queue to the answer")
        .arg(words::onDay(floor));
}

QString levelMeaning(const LiveFloor &floor, ServiceLevel formula) {
    return words::day(floor) + u": "_s + words::serviceFormula(formula);
}

// As short as the head of a column.
QString nameOf(ServiceLevel formula) {
    const std::array names{QueueModel::tr("Answered only"), QueueModel::tr("Strict"),
                           QueueModel::tr("No early"),      QueueModel::tr("Early credited"),
                           QueueModel::tr("No short"),      QueueModel::tr("Short credited")};
    return names[static_cast<std::size_t>(formula)];
}

} // namespace

std::optional<ServiceLevel> otherLevel(int column, ServiceLevel formula) {
    if (column < QueueModel::FirstOtherLevel || column > QueueModel::LastOtherLevel)
        return std::nullopt;
    const int place = column - QueueModel::FirstOtherLevel;
    return static_cast<ServiceLevel>(place < static_cast<int>(formula) ? place : place + 1);
}

Share shareOf(const QueueRow &row, int column) {
    if (column == QueueModel::Level)
        return levelShare(row.today, row.formula);
    if (column == QueueModel::Csat)
        return row.marks.csat();
    if (column == QueueModel::KeptWait)
        return {row.today.promisesKept, row.today.promised};
    if (const auto other = otherLevel(column, row.formula))
        return levelShare(row.today, *other);
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
        return QueueModel::agentsText(row.live.routable, row.live.loggedIn);
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
    case QueueModel::HandleTime:
        return timeOrDash(handleTime(row.today));
    case QueueModel::AfterCall:
        return timeOrDash(workTime(row.today));
    }
    const auto other = otherLevel(column, row.formula);
    return other ? words::level(serviceLevel(row.today, *other), serviceLevelBounds(row.today, *other))
                 : QString{};
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
    case QueueModel::HandleTime:
        return static_cast<qlonglong>(handleTime(row.today).value_or(Duration{-1}).count());
    case QueueModel::AfterCall:
        return static_cast<qlonglong>(workTime(row.today).value_or(Duration{-1}).count());
    case QueueModel::Name:
        return row.name;
    }
    if (const auto other = otherLevel(column, row.formula))
        return serviceLevel(row.today, *other).value_or(-1);
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

QString toolTip(const QueueRow &row, int column, const LiveFloor &floor) {
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
        return speedInWords(row, speedOn(floor));
    if (column == QueueModel::Level)
        return levelInWords(row, words::day(floor),
                            words::levelNotes(shareOf(row, column), row.bounds, row.today.unknown));
    if (column == QueueModel::HourLevel)
        return levelInWords(row, QueueModel::tr("Callers of the last 60 minutes"),
                            words::levelNotes(shareOf(row, column), row.hourBounds, row.hour.unknown));
    if (const auto other = otherLevel(column, row.formula))
        return (QStringList{levelMeaning(floor, *other)} +
                words::levelNotes(shareOf(row, column), serviceLevelBounds(row.today, *other),
                                  row.today.unknown))
            .join(u'\n');
    if (column == QueueModel::HandleTime || column == QueueModel::AfterCall)
        return QueueModel::tr("Talk %1, hold %2, after-call work %3 a call")
            .arg(timeOrDash(talkTime(row.today)), timeOrDash(holdTime(row.today)),
                 timeOrDash(workTime(row.today)));
    if (column == QueueModel::Csat)
        return words::marksInWords(row.marks, words::onDay(floor));
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

QString head(int column, ServiceLevel formula) {
    if (const auto other = otherLevel(column, formula))
        return nameOf(*other);
    const QStringList names{
        QueueModel::tr("Queue"),     QueueModel::tr("Waiting"),   QueueModel::tr("Longest"),
        QueueModel::tr("Agents"),    QueueModel::tr("Offered"),   QueueModel::tr("Answered"),
        QueueModel::tr("Abandoned"), QueueModel::tr("Speed"),     QueueModel::tr("Service"),
        QueueModel::tr("Last hour"), QueueModel::tr("CSAT"),      QueueModel::tr("Overflowed"),
        QueueModel::tr("Refused"),   QueueModel::tr("Unknown"),   QueueModel::tr("Kept wait"),
        QueueModel::tr("Handling"),  QueueModel::tr("After-call")};
    return names.value(column);
}

QString meaning(int column, const LiveFloor &floor) {
    const auto formula = floor.center().site.serviceLevel;
    const auto onDay = words::onDay(floor);
    switch (column) {
    case QueueModel::Waiting:
        return QueueModel::tr("Callers in the queue now, those for whom a phone rings among them");
    case QueueModel::Longest:
        return QueueModel::tr(
            "The longest wait of those who wait now: from joining the queue, ringing included; a "
            "wait in a queue before it is not in it");
    case QueueModel::Agents:
        return QueueModel::tr("Who serves the queue: ready, ready but not reachable, ringing, in a call, "
                              "after-call work, not ready");
    case QueueModel::Offered:
        return QueueModel::tr("Callers who came into the queue %1").arg(onDay);
    case QueueModel::Answered:
        return QueueModel::tr("Of the callers who came %1, those whom an agent answered").arg(onDay);
    case QueueModel::Abandoned:
        return QueueModel::tr("Of the callers who came %1, those who hung up while they waited").arg(onDay);
    case QueueModel::Speed:
        return speedOn(floor);
    case QueueModel::Level:
        return levelMeaning(floor, formula);
    case QueueModel::HourLevel:
        return QueueModel::tr("Callers of the last 60 minutes") + u": "_s + words::serviceFormula(formula);
    case QueueModel::Csat:
        return words::csatMeaning(onDay);
    case QueueModel::Overflowed:
        return QueueModel::tr("Of the callers who came %1, those who were sent elsewhere: the wait was too "
                              "long, or too many waited")
            .arg(onDay);
    case QueueModel::Refused:
        return QueueModel::tr("Of the callers who came %1, those whom the queue did not take: closed, full, "
                              "or ended by a supervisor")
            .arg(onDay);
    case QueueModel::Unknown:
        return QueueModel::tr("Of the callers who came %1, those of whom nobody saw how they ended: the "
                              "server was down")
            .arg(onDay);
    case QueueModel::KeptWait:
        return QueueModel::tr("Of the callers who came %1 and were told a wait, those who were answered "
                              "within it")
            .arg(onDay);
    case QueueModel::HandleTime:
        return QueueModel::tr("Average handle time %1: talk, hold and after-call work of a call").arg(onDay);
    case QueueModel::AfterCall:
        return QueueModel::tr("Average after-call work of a call %1").arg(onDay);
    }
    if (const auto other = otherLevel(column, formula))
        return levelMeaning(floor, *other);
    return {}; // says all by itself
}

} // namespace callboard::queueWords
