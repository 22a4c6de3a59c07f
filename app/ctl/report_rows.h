// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/history/report.h"

#include <string>
#include <vector>

namespace callboard::ctl {

// A report's lines in the three forms of CONTRACT. Times are local with offset, seconds numbers, ratios 0 to
// 1; what has no value is null, or a dash in a table. Queues: the last row is all together and stands in the
// table and the CSV only.
std::string queuesJson(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day);
std::vector<std::vector<std::string>> queuesTable(const std::vector<QueueFigures> &rows);
std::string agentsJson(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day);
std::vector<std::vector<std::string>> agentsTable(const std::vector<AgentFigures> &rows);

} // namespace callboard::ctl
