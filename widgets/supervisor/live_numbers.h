// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wire/opened_records.h"
#include "widgets/models/live_floor.h"

#include <QModelIndex>

#include <optional>

namespace callboard {

// A number of a live board that opens to its calls: what to ask, and the figure and its row in words.
struct LiveNumber {
    AskOpened question;
    QString title;
};

// None: the column names the row, or says what calls have no part in.
std::optional<LiveNumber> liveNumberOfQueues(const LiveFloor &floor, const QModelIndex &index);
std::optional<LiveNumber> liveNumberOfAgents(const LiveFloor &floor, const QModelIndex &index);

} // namespace callboard
