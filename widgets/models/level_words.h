// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/bounds.h"
#include "core/kpi/marks.h"
#include "core/kpi/service_level.h"

#include <QStringList>

// How a service level and what customers think stand on a board or in a report, and what a tool tip adds.
namespace callboard::words {

// "82 %"; with "≈" where the end of some calls is not known.
QString level(std::optional<double> level, const std::optional<Bounds<double>> &bounds);
// How certain a share of so few calls is, and between what the level lies whatever became of the unknown.
QStringList levelNotes(const Share &share, const std::optional<Bounds<double>> &bounds, std::int64_t unknown);

// A count to which those may belong of which the end is not known: "≥ 12". A mean without them: "≈ 0:12".
QString atLeast(std::int64_t count, std::int64_t unknown);
QString about(const QString &mean, std::int64_t unknown);
QString unknownEnds(std::int64_t unknown); // why so

// Customer satisfaction: the share, "–" without marks; and what it is made of.
QString csat(const MarkCounts &marks);
QString csatMeaning(const QString &onDay); // "today", as the day is called in a sentence
QString marksInWords(const MarkCounts &marks, const QString &onDay);

} // namespace callboard::words
