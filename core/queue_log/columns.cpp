// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/columns.h"

#include <algorithm>

namespace callboard::queue_log {

namespace {

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lower;
}

// The column whose name is one of these.
std::size_t columnOf(const Row &row, std::initializer_list<std::string_view> names) {
    for (std::size_t i = 0; i < row.count; ++i)
        if (std::find(names.begin(), names.end(), lowered(row[i])) != names.end())
            return i;
    return Columns::none;
}

void append(std::string_view field, Event &event) {
    while (true) {
        const auto bar = event.dataCount + 1 < mostData ? field.find('|') : field.npos;
        event.data[event.dataCount++] = field.substr(0, bar);
        if (bar == field.npos)
            return;
        field.remove_prefix(bar + 1);
    }
}

constexpr Columns asterisks;

constexpr Columns afterANumber() {
    Columns columns;
    for (auto *column : {&columns.time, &columns.call, &columns.queue, &columns.agent, &columns.event})
        ++*column;
    for (auto &column : columns.data)
        ++column;
    return columns;
}
constexpr Columns numbered = afterANumber();

} // namespace

std::optional<Columns> Columns::ofHeader(const Row &row) {
    Columns columns;
    columns.time = columnOf(row, {"time", "timestamp", "eventdate"});
    columns.event = columnOf(row, {"event", "verb"});
    if (columns.time == none || columns.event == none)
        return std::nullopt;
    columns.call = columnOf(row, {"callid", "call_id", "uniqueid"});
    columns.queue = columnOf(row, {"queuename", "queue", "queue_name"});
    columns.agent = columnOf(row, {"agent"});
    for (std::size_t i = 0; i < columns.data.size(); ++i) {
        const auto number = std::to_string(i + 1);
        columns.data[i] = columnOf(row, {"data" + number, "param" + number});
    }
    if (columns.data[0] == none)
        columns.data[0] = columnOf(row, {"data"});
    return columns;
}

const Columns &Columns::ofRow(const Row &row) {
    return !eventKindOf(row[asterisks.event]) && eventKindOf(row[numbered.event]) ? numbered : asterisks;
}

void readData(const Row &row, const Columns &columns, Event &event) {
    event.dataCount = 0;
    event.data = {};
    for (const auto column : columns.data)
        if (column < row.count && event.dataCount < mostData)
            append(row[column], event);
    while (event.dataCount > 0 && event.data[event.dataCount - 1].empty())
        --event.dataCount;
}

} // namespace callboard::queue_log
