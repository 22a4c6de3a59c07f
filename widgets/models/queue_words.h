// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/marks.h"
#include "widgets/models/queue_model.h"

// What the columns of the queues' board say.
namespace callboard::queueWords {

// Which of the other named formulas the column shows, where `formula` is the site's.
std::optional<ServiceLevel> otherLevel(int column, ServiceLevel formula);

// What the column's share is made of; nothing: the column is no share.
Share shareOf(const QueueRow &row, int column);
QString cellText(const QueueRow &row, int column);
QVariant sortValue(const QueueRow &row, int column);
Severity severityOf(const QueueRow &row, int column);
QString toolTip(const QueueRow &row, int column, const LiveFloor &floor);

QString head(int column, ServiceLevel formula);
QString meaning(int column, const LiveFloor &floor); // what the head is short for

} // namespace callboard::queueWords
