// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_record.h"
#include "core/base/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <optional>
#include <set>

namespace callboard::ctl {

namespace {

std::string cellOf(const QJsonValue &value) {
    if (value.isBool())
        return value.toBool() ? "true" : "false";
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
        std::set<QString> keys;
        const auto addKeys = [&](const Record &record) {
            for (const auto &key : record[i].second.toObject().keys())
                keys.insert(key);
        };
        addKeys(sample);
        for (const auto &record : records)
            addKeys(record);
        for (const auto &key : keys)
            columns.push_back({i, key});
    }
    return columns;
}

} // namespace

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

std::string csvOf(const std::vector<Record> &records, const Record &sample) {
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
    return callboard::csvOf(rows);
}

} // namespace callboard::ctl
