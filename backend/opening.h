// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/queues/queue.h"

namespace callboard {

// Whether the queue's hours and dates leave it open at `now`; without hours it is.
bool isOpen(const QueueSettings &queue, const SiteDay &day, Time now);
// The next moment of this local day at which that may change, or the next midnight.
Time nextOpening(const QueueSettings &queue, const SiteDay &day, Time now);

} // namespace callboard
