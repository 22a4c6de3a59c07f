// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/center/delta.h"

namespace callboard {

// Changes with every change of the fold's rules, so that an older snapshot is replayed and not believed.
inline constexpr int foldVersion = 25;

// The fold. Takes the next event of the journal (seq = center.seq + 1) into the center. Pure: no clock, no
// random, no locale. A fact out of place (an answer of an ended call) leaves all but `outOfPlace` as it was.
void apply(Center &center, const Event &event, Delta &delta); // clears the delta first
Delta apply(Center &center, const Event &event);

// Would it be in place now? Asked by the hub, so that the journal holds no fact that says nothing.
bool fits(const Center &center, const Fact &fact);

} // namespace callboard
