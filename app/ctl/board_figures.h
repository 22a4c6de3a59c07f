// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <QJsonArray>
#include <QJsonObject>

namespace callboard::ctl {

// Counters under their names on the wire, and the figures made of them; a figure of nothing is null. Times
// are seconds, shares from 0 to 1.
QJsonObject todayJson(const SiteSettings &site, const QueueCounts &counts, const AnsweredWaits &waits);
QJsonObject lastHourJson(const SiteSettings &site, const VisitCounts &counts);
// With what still runs.
QJsonObject agentDayJson(const AgentCounts &day, const OfferCounts &lastHour);
// Of today's contacts that are over.
QJsonObject marksJson(const MarkCounts &marks);
// [{"team", "agents", "today", "marks"}], by the teams' ids.
QJsonArray teamsJson(const Center &center, Time now);
QJsonObject siteJson(const Center &center, Time now);

} // namespace callboard::ctl
