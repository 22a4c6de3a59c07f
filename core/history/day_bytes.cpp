// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/day_bytes.h"

#include "core/history/packed.h"

#include <algorithm>

namespace callboard::history {

namespace {

using Numbers = std::vector<std::int64_t>;

void putSize(std::string &bytes, std::size_t size) {
    const auto number = static_cast<std::uint32_t>(size);
    bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
}

std::optional<std::size_t> takeSize(std::string_view &bytes) {
    std::uint32_t number = 0;
    if (bytes.size() < sizeof number)
        return std::nullopt;
    std::memcpy(&number, bytes.data(), sizeof number);
    bytes.remove_prefix(sizeof number);
    return number;
}

// Rows of equally many numbers, as columns: their count, then each with its size before it.
void putTable(std::string &bytes, const std::vector<Numbers> &rows, std::size_t columns) {
    putSize(bytes, rows.size());
    for (std::size_t column = 0; column < columns; ++column) {
        Numbers numbers;
        for (const auto &row : rows)
            numbers.push_back(row[column]);
        const auto piece = packed(numbers);
        putSize(bytes, piece.size());
        bytes += piece;
    }
}

struct ReadTable {
    std::size_t rows = 0;
    std::vector<Column> columns;
};

Result<ReadTable> takeTable(std::string_view &bytes, std::size_t columns) {
    const Error damaged{"history.damaged", "a saved day of the projections is cut off"};
    const auto size = takeSize(bytes);
    if (!size)
        return damaged;
    ReadTable table{*size, {}};
    for (std::size_t column = 0; column < columns; ++column) {
        const auto length = takeSize(bytes);
        if (!length || *length > bytes.size())
            return damaged;
        const auto numbers = Column::read(bytes.substr(0, *length), table.rows);
        if (!numbers)
            return numbers.error();
        table.columns.push_back(*numbers);
        bytes.remove_prefix(*length);
    }
    return table;
}

template <class Counts>
constexpr std::size_t countFields = std::tuple_size_v<decltype(Counts::fields())>;
constexpr std::size_t queueColumns = 1 + countFields<QueueCounts> + 2;
constexpr std::size_t agentColumns = 1 + countFields<AgentCounts>;
constexpr std::size_t reasonColumns = 4;

std::int64_t numberIn(std::int64_t count) {
    return count;
}
std::int64_t numberIn(Duration duration) {
    return duration.count();
}
void setFrom(std::int64_t &count, std::int64_t number) {
    count = number;
}
void setFrom(Duration &duration, std::int64_t number) {
    duration = Duration{number};
}

template <class Counts>
void put(const Counts &counts, Numbers &numbers) {
    std::apply([&](const auto &...field) { (numbers.push_back(numberIn(counts.*field.member)), ...); },
               Counts::fields());
}
template <class Counts, class Next>
void take(Counts &counts, const Next &next) {
    std::apply([&](const auto &...field) { (setFrom(counts.*field.member, next()), ...); }, Counts::fields());
}

std::optional<Duration> waitOf(std::int64_t number) {
    return number < 0 ? std::nullopt : std::optional(Duration{number});
}

} // namespace

std::string bytesOf(const std::vector<QueueFigures> &rows, const IdBook &ids) {
    std::vector<Numbers> table;
    for (const auto &row : rows) {
        auto &numbers = table.emplace_back(Numbers{ids.known(row.queue)});
        put(row.counts, numbers);
        numbers.push_back(row.medianWait.value_or(Duration{-1}).count());
        numbers.push_back(row.p90Wait.value_or(Duration{-1}).count());
    }
    std::string bytes;
    putTable(bytes, table, queueColumns);
    return bytes;
}

Result<void> read(std::string_view bytes, const IdBook &ids, std::vector<QueueFigures> &rows) {
    const auto table = takeTable(bytes, queueColumns);
    if (!table)
        return table.error();
    const auto begin = rows.size();
    rows.resize(begin + table->rows);
    for (std::size_t i = 0; i < table->rows; ++i) {
        auto &row = rows[begin + i];
        auto column = table->columns.begin();
        const auto next = [&] { return (*column++)[i]; };
        row.queue = ids.idOf<QueueId>(static_cast<std::uint32_t>(next()));
        take(row.counts, next);
        row.medianWait = waitOf(next());
        row.p90Wait = waitOf(next());
    }
    return {};
}

std::string bytesOf(const std::vector<AgentFigures> &rows, const IdBook &ids) {
    std::vector<Numbers> table, reasons;
    for (const auto &row : rows) {
        const std::int64_t agent = ids.known(row.agent);
        put(row.counts, table.emplace_back(Numbers{agent}));
        for (const auto &[reason, absence] : row.notReady)
            reasons.push_back({agent, ids.known(reason), absence.time.count(), absence.times});
    }
    std::string bytes;
    putTable(bytes, table, agentColumns);
    putTable(bytes, reasons, reasonColumns);
    return bytes;
}

Result<void> read(std::string_view bytes, const IdBook &ids, std::vector<AgentFigures> &rows) {
    const auto table = takeTable(bytes, agentColumns);
    if (!table)
        return table.error();
    const auto reasons = takeTable(bytes, reasonColumns);
    if (!reasons)
        return reasons.error();
    const auto &absences = reasons->columns;
    std::size_t absence = 0; // they stand in the order of the rows
    for (std::size_t i = 0; i < table->rows; ++i) {
        auto &row = rows.emplace_back();
        auto column = table->columns.begin();
        const auto next = [&] { return (*column++)[i]; };
        const auto agent = next();
        row.agent = ids.idOf<AgentId>(static_cast<std::uint32_t>(agent));
        take(row.counts, next);
        for (; absence < reasons->rows && absences[0][absence] == agent; ++absence)
            row.notReady[ids.idOf<ReasonId>(static_cast<std::uint32_t>(absences[1][absence]))] = {
                Duration{absences[2][absence]}, absences[3][absence]};
    }
    return {};
}

} // namespace callboard::history
