// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/opened_records.h"
#include "widgets/history/text_table.h"

#include <optional>

namespace callboard {

// What a column's numbers open to.
struct OpensTo {
    VisitFigure figure = VisitFigure::Offered;
    std::optional<WorkFigure> work = {}; // instead of it
};

// A table of figures as it stands on the screen.
struct Sheet {
    std::vector<TextTable::Column> columns;
    std::vector<TextTable::Row> rows;
    int leading = 1;                           // columns that name the row
    QStringList room;                          // of the first column: for the widest of these
    std::vector<std::optional<OpensTo>> opens; // of each column
    QList<int> lesser;                         // columns that give way where there is no room, in this order
};

// A figure in a row, for people and for programs; none is a dash and nothing.
void putText(TextTable::Row &row, const QString &text);
void putCount(TextTable::Row &row, std::int64_t count);
void putAtLeast(TextTable::Row &row, std::int64_t count, std::int64_t unknown); // those may belong to it
void putTime(TextTable::Row &row, std::optional<Duration> time);                // in seconds
void putShare(TextTable::Row &row, std::optional<double> share);                // 0 to 1

} // namespace callboard
