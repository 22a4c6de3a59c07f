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

Result<std::vector<Numbers>> takeTable(std::string_view &bytes, std::size_t columns) {
    const Error damaged{"history.damaged", "a saved day of the projections is cut off"};
    const auto size = takeSize(bytes);
    if (!size || *size > bytes.size() * columns)
        return damaged;
    std::vector<Numbers> rows(*size, Numbers(columns));
    for (std::size_t column = 0; column < columns; ++column) {
        const auto length = takeSize(bytes);
        if (!length || *length > bytes.size())
            return damaged;
        const auto numbers = Column::read(bytes.substr(0, *length), rows.size());
        if (!numbers)
            return numbers.error();
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row][column] = (*numbers)[row];
        bytes.remove_prefix(*length);
    }
    return rows;
}

constexpr std::size_t countFields = std::tuple_size_v<decltype(QueueCounts::fields())>;
constexpr std::size_t queueColumns = 1 + countFields + 2;
constexpr std::size_t stateColumns = std::tuple_size_v<decltype(AgentFigures::inState)>;
constexpr std::size_t agentColumns = 7 + stateColumns;
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

std::optional<Duration> waitOf(std::int64_t number) {
    return number < 0 ? std::nullopt : std::optional(Duration{number});
}

} // namespace

std::string bytesOf(const std::vector<QueueFigures> &rows, const IdBook &ids) {
    std::vector<Numbers> table;
    for (const auto &row : rows) {
        auto &numbers = table.emplace_back(Numbers{ids.known(row.queue)});
        std::apply(
            [&](const auto &...field) { (numbers.push_back(numberIn(row.counts.*field.member)), ...); },
            QueueCounts::fields());
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
    for (const auto &numbers : *table) {
        auto &row = rows.emplace_back();
        row.queue = ids.idOf<QueueId>(static_cast<std::uint32_t>(numbers[0]));
        std::size_t column = 1;
        std::apply([&](const auto &...field) { (setFrom(row.counts.*field.member, numbers[column++]), ...); },
                   QueueCounts::fields());
        row.medianWait = waitOf(numbers[column++]);
        row.p90Wait = waitOf(numbers[column]);
    }
    return {};
}

std::string bytesOf(const std::vector<AgentFigures> &rows, const IdBook &ids) {
    std::vector<Numbers> table, reasons;
    for (const auto &row : rows) {
        const std::int64_t agent = ids.known(row.agent);
        auto &numbers = table.emplace_back(Numbers{agent, row.answered, row.offers, row.offersNotAnswered,
                                                   row.segments, row.talk.count(), row.hold.count()});
        for (const auto time : row.inState)
            numbers.push_back(time.count());
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
    auto reason = reasons->begin(); // stand in the order of the rows
    for (const auto &numbers : *table) {
        auto &row = rows.emplace_back();
        row.agent = ids.idOf<AgentId>(static_cast<std::uint32_t>(numbers[0]));
        row.answered = numbers[1];
        row.offers = numbers[2];
        row.offersNotAnswered = numbers[3];
        row.segments = numbers[4];
        row.talk = Duration{numbers[5]};
        row.hold = Duration{numbers[6]};
        for (std::size_t state = 0; state < stateColumns; ++state)
            row.inState[state] = Duration{numbers[7 + state]};
        for (; reason != reasons->end() && (*reason)[0] == numbers[0]; ++reason)
            row.notReady[ids.idOf<ReasonId>(static_cast<std::uint32_t>((*reason)[1]))] = {
                Duration{(*reason)[2]}, (*reason)[3]};
    }
    return {};
}

} // namespace callboard::history
