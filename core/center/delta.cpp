// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/delta.h"

namespace callboard {

void Delta::clear() {
    calls.clear();
    queues.clear();
    agents.clear();
    devices.clear();
    isWhole = false;
    isInPlace = true;
    visits.clear();
    segments.clear();
    outsideTalks.clear();
    finishedOffers.clear();
    intervals.clear();
    finishedCalls.clear();
}

} // namespace callboard
