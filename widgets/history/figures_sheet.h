// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/wire/history_records.h"
#include "widgets/history/sheet.h"

namespace callboard {

// How the figures of queues and those of agents stand in a table.
Sheet sheetOf(const AskQueueFigures &asked, const QueueFiguresTable &table, const Center &center);
Sheet sheetOf(const AskAgentFigures &asked, const AgentFiguresTable &table, const Center &center);

} // namespace callboard
