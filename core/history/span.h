// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/tables.h"

#include <algorithm>

namespace callboard::history {

// From the first to the last moment that a period must hold or overlap to want some of the rows: visits and
// calls by arrival, offers and talks outside by their end, segments by it and by that of the contact's first,
// intervals whole, codes and marks when they came.
struct Span {
    Time first = Time::max();
    Time last = Time::min();
    bool isEmpty() const { return last < first; }
    void widen(Time begin, Time end) {
        first = std::min(first, begin);
        last = std::max(last, end);
    }
};
// Figures of whole days are saved by these kinds.
enum class Kind { Queues, Agents };
// The earliest moment whose figures the rows from `begin` on change; Time::max(): none.
Time touchedFrom(Kind kind, Table table, const Rows &rows, std::size_t begin);
Span spanOf(Table table, const Rows &rows, std::size_t begin, std::size_t end);

} // namespace callboard::history
