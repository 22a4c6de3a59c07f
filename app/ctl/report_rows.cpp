// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_rows.h"

#include "app/ctl/terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <optional>

namespace callboard::ctl {

namespace {

// One line of a report: names and values in the order of the columns.
using Record = std::vector<std::pair<QString, QJsonValue>>;

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

void put(Record &row, const char *name, QJsonValue value) {
    row.emplace_back(QLatin1StringView(name), std::move(value));
}

void putPeriod(Record &row, const Period &period, const SiteDay &day) {
    put(row, "from", text(day.toLocalIso(period.from)));
    put(row, "to", text(day.toLocalIso(period.to)));
}

QJsonObject serviceLevels(const QueueCounts &counts) {
    QJsonObject levels;
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto formula = static_cast<ServiceLevel>(i);
        levels[text(textOf(formula))] = number(serviceLevel(counts, formula));
    }
    return levels;
}

void putCounts(Record &row, const QueueFigures &figures) {
    const auto &counts = figures.counts;
    put(row, "offered", number(counts.offered));
    put(row, "answered", number(counts.answered));
    put(row, "abandoned", number(counts.abandoned));
    put(row, "shortAbandoned", number(counts.shortAbandoned));
    put(row, "overflowed", number(counts.overflowed));
    put(row, "refused", number(counts.refused));
    put(row, "callbackRequested", number(counts.callbackRequested));
    put(row, "leftByKey", number(counts.leftByKey));
    put(row, "unknown", number(counts.unknown));
    put(row, "waiting", number(figures.waiting));
}

Record recordOf(const QueueFigures &figures, const Period &period, const SiteDay &day) {
    const auto &counts = figures.counts;
    const bool hasEnded = counts.offered > figures.waiting;
    Record row{{QStringLiteral("queue"), text(figures.queue.text())}};
    putPeriod(row, period, day);
    putCounts(row, figures);
    put(row, "asaSeconds", number(figures.asaSeconds()));
    put(row, "medianWaitSeconds", number(figures.medianWait));
    put(row, "p90WaitSeconds", number(figures.p90Wait));
    put(row, "longestWaitSeconds", hasEnded ? QJsonValue(toSeconds(counts.longestWait)) : QJsonValue());
    put(row, "averageTimeToAbandonSeconds", number(figures.averageTimeToAbandonSeconds()));
    put(row, "attSeconds", number(figures.attSeconds()));
    put(row, "holdSeconds", toSeconds(counts.hold));
    put(row, "acwSeconds", toSeconds(counts.afterCallWork));
    put(row, "ahtSeconds", number(figures.ahtSeconds()));
    put(row, "talkSeconds", toSeconds(counts.talk));
    put(row, "abandonRate", number(figures.abandonRate()));
    put(row, "serviceLevel", serviceLevels(counts));
    return row;
}

Record recordOf(const AgentFigures &figures, const Period &period, const SiteDay &day) {
    QJsonObject reasons;
    for (const auto &[reason, time] : figures.notReady)
        reasons[text(reason.text())] = toSeconds(time);
    Record row{{QStringLiteral("agent"), text(figures.agent.text())}};
    putPeriod(row, period, day);
    put(row, "answered", number(figures.answered));
    put(row, "talkSeconds", toSeconds(figures.talk));
    put(row, "holdSeconds", toSeconds(figures.hold));
    put(row, "attSeconds", number(figures.attSeconds()));
    put(row, "ahtSeconds", number(figures.ahtSeconds()));
    put(row, "offers", number(figures.offers));
    put(row, "offersNotAnswered", number(figures.offersNotAnswered));
    put(row, "loggedInSeconds", toSeconds(figures.loggedIn()));
    put(row, "notReadySeconds", reasons);
    put(row, "readySeconds", toSeconds(figures.timeIn(AgentState::Ready)));
    put(row, "acwSeconds", toSeconds(figures.timeIn(AgentState::WorkingAfterCall)));
    put(row, "occupancy", number(figures.occupancy()));
    return row;
}

std::vector<Record> recordsOf(const std::vector<QueueFigures> &rows, const Period &period,
                              const SiteDay &day) {
    std::vector<Record> records;
    for (const auto &row : rows)
        if (row.queue)
            records.push_back(recordOf(row, period, day));
    return records;
}

std::vector<Record> recordsOf(const std::vector<AgentFigures> &rows, const Period &period,
                              const SiteDay &day) {
    std::vector<Record> records;
    for (const auto &row : rows)
        records.push_back(recordOf(row, period, day));
    return records;
}

std::string jsonOf(const std::vector<Record> &records) {
    QJsonArray rows;
    for (const auto &record : records) {
        QJsonObject row;
        for (const auto &[name, value] : record)
            row[name] = value;
        rows.append(row);
    }
    return QJsonDocument(rows).toJson(QJsonDocument::Indented).toStdString();
}

std::string cellOf(const QJsonValue &value) {
    return (value.isDouble() ? QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest)
                             : value.toString())
        .toStdString();
}

// One column of a CSV: a field, or one field of the object that it holds.
struct Column {
    std::size_t field;
    std::optional<QString> key;

    std::string name(const Record &record) const {
        const auto &name = record[field].first;
        if (!key)
            return name.toStdString();
        return (name + QLatin1Char('.') + (key->isEmpty() ? QStringLiteral("(none)") : *key)).toStdString();
    }
    std::string cell(const Record &record) const {
        const auto &value = record[field].second;
        return cellOf(key ? value.toObject().value(*key) : value);
    }
};

std::vector<Column> columnsOf(const std::vector<Record> &records, const Record &sample) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (!sample[i].second.isObject()) {
            columns.push_back({i, std::nullopt});
            continue;
        }
        QJsonObject all = sample[i].second.toObject();
        for (const auto &record : records)
            for (const auto &key : record[i].second.toObject().keys())
                all[key] = true;
        for (const auto &key : all.keys())
            columns.push_back({i, key});
    }
    return columns;
}

// `sample` has the names even where there are no records.
std::string csvOfRecords(const std::vector<Record> &records, const Record &sample) {
    const auto columns = columnsOf(records, sample);
    const auto line = [&](const auto &say) {
        std::vector<std::string> cells;
        for (const auto &column : columns)
            cells.push_back(say(column));
        return cells;
    };
    std::vector<std::vector<std::string>> rows{line([&](const Column &c) { return c.name(sample); })};
    for (const auto &record : records)
        rows.push_back(line([&](const Column &c) { return c.cell(record); }));
    return csvOf(rows);
}

} // namespace

std::string queuesJson(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day) {
    return jsonOf(recordsOf(rows, period, day));
}

std::string queuesCsv(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day) {
    return csvOfRecords(recordsOf(rows, period, day), recordOf(QueueFigures{}, period, day));
}

std::string agentsJson(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day) {
    return jsonOf(recordsOf(rows, period, day));
}

std::string agentsCsv(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day) {
    return csvOfRecords(recordsOf(rows, period, day), recordOf(AgentFigures{}, period, day));
}

} // namespace callboard::ctl
