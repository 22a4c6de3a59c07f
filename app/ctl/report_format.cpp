// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/report_record.h"
#include "core/base/csv.h"
#include "core/codec/json_writer.h"

#include <QJsonObject>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

namespace callboard::ctl {

namespace {

void putNumber(std::string &out, double value) {
    std::array<char, 32> text{};
    constexpr double exact = 9e15;
    const bool isWhole = value == std::trunc(value) && std::abs(value) < exact;
    const auto end = isWhole ? std::to_chars(text.begin(), text.end(), static_cast<std::int64_t>(value)).ptr
                             : std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed).ptr;
    out.append(text.data(), end);
}

std::string cellOf(const QJsonValue &value) {
    std::string cell;
    if (value.isBool())
        cell = value.toBool() ? "true" : "false";
    else if (value.isDouble())
        putNumber(cell, value.toDouble());
    else
        cell = value.toString().toStdString();
    return cell;
}

// One column of a CSV: a field, or one field of the object that it holds.
struct Column {
    std::size_t field;
    std::optional<QString> key;

    std::string name(const Record &record) const {
        std::string name(record[field].first);
        if (key)
            name += "." + (key->isEmpty() ? std::string("(none)") : key->toStdString());
        return name;
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

// The columns of one object stand side by side: it is opened once.
std::vector<std::string> cellsOf(const Record &record, const std::vector<Column> &columns) {
    std::vector<std::string> cells;
    cells.reserve(columns.size());
    std::size_t opened = record.size();
    QJsonObject object;
    for (const auto &column : columns) {
        const auto &value = record[column.field].second;
        if (column.key && std::exchange(opened, column.field) != column.field)
            object = value.toObject();
        cells.push_back(cellOf(column.key ? object.value(*column.key) : value));
    }
    return cells;
}

void putJson(std::string &out, const QJsonValue &value) {
    if (value.isDouble())
        return putNumber(out, value.toDouble());
    if (value.isString())
        return JsonWriter(out).write(value.toString().toStdString());
    if (value.isBool()) {
        out += value.toBool() ? "true" : "false";
    } else if (value.isObject()) {
        const auto object = value.toObject();
        const char *before = "{";
        for (auto field = object.begin(); field != object.end(); ++field) {
            out += std::exchange(before, ", ");
            JsonWriter(out).write(field.key().toStdString());
            out += ": ";
            putJson(out, field.value());
        }
        out += object.isEmpty() ? "{}" : "}";
    } else {
        out += "null";
    }
}

} // namespace

// By hand: a report of thousands of rows is asked for as often as one of ten, and a tree of all of them costs
// more than the figures.
std::string jsonOf(const std::vector<Record> &records) {
    constexpr std::size_t usualRow = 1'200;
    std::string out = "[";
    out.reserve(records.size() * usualRow);
    for (std::size_t i = 0; i < records.size(); ++i) {
        out += i == 0 ? "\n    {" : ",\n    {";
        const char *before = "\n        \"";
        for (const auto &[name, value] : records[i]) {
            out += before;
            out += name;
            out += "\": ";
            putJson(out, value);
            before = ",\n        \"";
        }
        out += "\n    }";
    }
    return out + "\n]\n";
}

std::string csvOf(const std::vector<Record> &records, const Record &sample) {
    const auto columns = columnsOf(records, sample);
    std::vector<std::vector<std::string>> rows(1);
    for (const auto &column : columns)
        rows.front().push_back(column.name(sample));
    for (const auto &record : records)
        rows.push_back(cellsOf(record, columns));
    return callboard::csvOf(rows);
}

} // namespace callboard::ctl
