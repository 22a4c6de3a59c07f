// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/bounds.h"
#include "core/kpi/service_level.h"

#include <QStringList>

// How a service level stands on a board or in a report, and what its tool tip adds.
namespace callboard::words {

// "82 %"; with "≈" where the end of some calls is not known.
QString level(std::optional<double> level, const std::optional<Bounds<double>> &bounds);
// How certain a share of so few calls is, and between what the level lies whatever became of the unknown.
QStringList levelNotes(const Share &share, const std::optional<Bounds<double>> &bounds, std::int64_t unknown);

} // namespace callboard::words
