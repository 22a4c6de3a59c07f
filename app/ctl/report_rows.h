// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/history/report.h"

#include <string>
#include <vector>

namespace callboard::ctl {

// A report's lines for programs: CONTRACT's fields in its order, times local with offset, seconds numbers,
// ratios 0 to 1. JSON: no value is null. CSV (RFC 4180): the same names, an object's fields each in a column
// of their own ("serviceLevel.strict"), no value is empty. All queues together stand in neither.
std::string queuesJson(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day);
std::string queuesCsv(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day);
std::string agentsJson(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day);
std::string agentsCsv(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day);

// The same for people, with the period above and what needs an explanation below; no value is a dash.
std::string queuesTable(const std::vector<QueueFigures> &rows, const Period &period, const SiteDay &day);
std::string agentsTable(const std::vector<AgentFigures> &rows, const Period &period, const SiteDay &day);

} // namespace callboard::ctl
