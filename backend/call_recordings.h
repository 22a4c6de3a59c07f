// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"
#include "core/wire/recording_records.h"

#include <vector>

namespace callboard {

// The finished recordings that the facts of a call tell of, in the order of their beginnings, with the times
// of their pauses and without how loud they are. What is still recorded, or still encoded, is none yet.
std::vector<Recording> recordingsIn(const std::vector<Event> &facts);

} // namespace callboard
