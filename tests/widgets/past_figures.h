// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/test_floor.h"

namespace callboard {

// A report of the busy floor's morning by queue, one by team, and what the number of abandoned calls opens
// to, and an average of after-call work.
QueueFiguresTable morningFigures(const TestFloor &floor);
AgentFiguresTable morningOfTeams(const TestFloor &floor);
OpenedFigure morningAbandoned(const TestFloor &floor);
OpenedFigure workOfAnna(const TestFloor &floor); // two talks, and after-call work of 5:15

// Of a talk that began then.
Recording talkOfTwo(Time at);

} // namespace callboard
