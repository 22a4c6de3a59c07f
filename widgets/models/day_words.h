// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/live_floor.h"

#include <QString>

// Which day the figures of a floor are of: a floor of the past says no "today" of another day.
namespace callboard::words {

bool isToday(const LiveFloor &floor);
QString onDay(const LiveFloor &floor); // in a sentence: "today", "on 21 Nov 2026"
QString day(const LiveFloor &floor);   // at its beginning: "Today", "21 Nov 2026"

} // namespace callboard::words
