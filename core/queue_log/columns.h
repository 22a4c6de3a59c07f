// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue_log/event.h"
#include "core/queue_log/row.h"

#include <optional>

namespace callboard::queue_log {

// Where a row has what. Asterisk's own order; a table may begin with a number of its own and have any other.
struct Columns {
    static constexpr std::size_t none = Row::places;
    std::size_t time = 0, call = 1, queue = 2, agent = 3, event = 4;
    std::array<std::size_t, mostData> data{5, 6, 7, 8, 9, 10, 11, 12};

    // By a first row that names its columns; none where the row is no such.
    static std::optional<Columns> ofHeader(const Row &row);
    // By where the event's word stands, Asterisk's order otherwise.
    static const Columns &ofRow(const Row &row);
};

// Sets the event's data from the row; fields of a database hold several where they have bars.
void readData(const Row &row, const Columns &columns, Event &event);

} // namespace callboard::queue_log
