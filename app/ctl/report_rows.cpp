// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_rows.h"

#include "app/ctl/terminal.h"

#include <array>
#include <cstdio>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::ctl {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue number(std::optional<double> value) {
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue number(std::optional<Duration> value) {
    return value ? QJsonValue(toSeconds(*value)) : QJsonValue();
}

QJsonValue number(std::int64_t value) {
    return static_cast<qint64>(value);
}

std::string json(const QJsonArray &rows) {
    return QJsonDocument(rows).toJson(QJsonDocument::Indented).toStdString();
}

void putPeriod(QJsonObject &row, const Period &period, const SiteDay &day) {
    row[u"from"] = text(day.toLocalIso(period.from));
    row[u"to"] = text(day.toLocalIso(period.to));
}

QJsonObject serviceLevels(const QueueCounts &counts) {
    QJsonObject levels;
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        levels[text(textOf(formula))] = number(serviceLevel(counts, formula));
    }
    return levels;
}

void putCounts(QJsonObject &row, const QueueFigures &figures) {
    const auto &counts = figures.counts;
    row[u"offered"] = number(counts.offered);
    row[u"answered"] = number(counts.answered);
    row[u"abandoned"] = number(counts.abandoned);
    row[u"shortAbandoned"] = number(counts.shortAbandoned);
    row[u"overflowed"] = number(counts.overflowed);
    row[u"refused"] = number(counts.refused);
    row[u"callbackRequested"] = number(counts.callbackRequested);
    row[u"leftByKey"] = number(counts.leftByKey);
    row[u"unknown"] = number(counts.unknown);
    row[u"waiting"] = number(figures.waiting);
}

QJsonObject queueRow(const QueueFigures &figures, const Period &period, const SiteDay &day) {
    QJsonObject row{{QStringLiteral("queue"), text(figures.queue.text())}};
    const auto &counts = figures.counts;
    const bool hasEnded = counts.offered > figures.waiting;
    putPeriod(row, period, day);
    putCounts(row, figures);
    row[u"asaSeconds"] = number(figures.asaSeconds());
    row[u"medianWaitSeconds"] = number(figures.medianWait);
    row[u"p90WaitSeconds"] = number(figures.p90Wait);
    row[u"longestWaitSeconds"] = hasEnded ? QJsonValue(toSeconds(counts.longestWait)) : QJsonValue();
    row[u"averageTimeToAbandonSeconds"] = number(figures.averageTimeToAbandonSeconds());
    row[u"attSeconds"] = number(figures.attSeconds());
    row[u"holdSeconds"] = toSeconds(counts.hold);
    row[u"acwSeconds"] = toSeconds(counts.afterCallWork);
    row[u"ahtSeconds"] = number(figures.ahtSeconds());
    row[u"talkSeconds"] = toSeconds(counts.talk);
    row[u"abandonRate"] = number(figures.abandonRate());
    row[u"serviceLevel"] = serviceLevels(counts);
    return row;
}

double inState(const AgentFigures &figures, AgentState state) {
    const auto found = figures.inState.find(state);
    return found == figures.inState.end() ? 0.0 : toSeconds(found->second);
}

QJsonObject agentRow(const AgentFigures &figures, const Period &period, const SiteDay &day) {
    QJsonObject row{{QStringLiteral("agent"), text(figures.agent.text())}};
    putPeriod(row, period, day);
    QJsonObject reasons;
    for (const auto &[reason, time] : figures.notReady)
        reasons[text(reason.text())] = toSeconds(time);
    row[u"answered"] = number(figures.answered);
    row[u"talkSeconds"] = toSeconds(figures.talk);
    row[u"holdSeconds"] = toSeconds(figures.hold);
    row[u"attSeconds"] = number(figures.attSeconds());
    row[u"ahtSeconds"] = number(figures.ahtSeconds());
    row[u"offers"] = number(figures.offers);
    row[u"offersNotAnswered"] = number(figures.offersNotAnswered);
    row[u"loggedInSeconds"] = toSeconds(figures.loggedIn());
    row[u"notReadySeconds"] = reasons;
    row[u"readySeconds"] = inState(figures, AgentState::Ready);
    row[u"acwSeconds"] = inState(figures, AgentState::WorkingAfterCall);
    row[u"occupancy"] = number(figures.occupancy());
    return row;
}

std::string shown(std::optional<double> secondsOrNone) {
    if (!secondsOrNone)
        return "-";
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.1f", *secondsOrNone);
    return digits.data();
}

std::string shownShare(std::optional<double> ratio) {
    return ratio ? percentText(*ratio) : "-";
}

} // namespace

std::string queuesJson(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day) {
    QJsonArray array;
    for (const auto &row : rows)
        if (row.queue)
            array.append(queueRow(row, period, day));
    return json(array);
}

std::vector<std::vector<std::string>> queuesTable(const std::vector<QueueFigures> &rows) {
    std::vector<std::vector<std::string>> table{
        {"queue", "offered", "answered", "abandoned", "waiting", "ASA s", "median s", "p90 s", "longest s",
         "ATT s", "AHT s", "abandon rate",
         "service level (" + std::string(textOf(defaultServiceLevel)) + ")"}};
    for (const auto &row : rows) {
        const auto asSeconds = [](std::optional<Duration> time) {
            return time ? std::optional(toSeconds(*time)) : std::nullopt;
        };
        table.push_back(
            {row.queue ? std::string(row.queue.text()) : "all", std::to_string(row.counts.offered),
             std::to_string(row.counts.answered), std::to_string(row.counts.abandoned),
             std::to_string(row.waiting), shown(row.asaSeconds()), shown(asSeconds(row.medianWait)),
             shown(asSeconds(row.p90Wait)), shown(toSeconds(row.counts.longestWait)), shown(row.attSeconds()),
             shown(row.ahtSeconds()), shownShare(row.abandonRate()), shownShare(serviceLevel(row.counts))});
    }
    return table;
}

std::string agentsJson(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day) {
    QJsonArray array;
    for (const auto &row : rows)
        array.append(agentRow(row, period, day));
    return json(array);
}

std::vector<std::vector<std::string>> agentsTable(const std::vector<AgentFigures> &rows) {
    std::vector<std::vector<std::string>> table{{"agent", "answered", "offers", "not answered", "talk",
                                                 "ATT s", "AHT s", "logged in", "ready", "after-call work",
                                                 "occupancy"}};
    const auto clock = [](double time) { return clockText(Duration{static_cast<std::int64_t>(time * 1e6)}); };
    for (const auto &row : rows)
        table.push_back({std::string(row.agent.text()), std::to_string(row.answered),
                         std::to_string(row.offers), std::to_string(row.offersNotAnswered),
                         clockText(row.talk), shown(row.attSeconds()), shown(row.ahtSeconds()),
                         clockText(row.loggedIn()), clock(inState(row, AgentState::Ready)),
                         clock(inState(row, AgentState::WorkingAfterCall)), shownShare(row.occupancy())});
    return table;
}

} // namespace callboard::ctl
