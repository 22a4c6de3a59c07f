// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calendar/site_day.h"
#include "core/center/outbound.h"
#include "core/decide/decide.h"

#include <optional>

namespace callboard {

// Adds that the cap of this rule is reached, and until when, unless that was told: each cap of a rule once an
// hour, or once for as long as it lasts, so that a swindle is one notice and not thousands.
void tellCap(Decision &decision, const Center &center, const OutboundRule &rule, OutboundCap cap,
             const SiteDay &day, Time now);

// What is used up for long is told at once; that all lines are taken, when somebody wants one more.
void tellUsedUp(Decision &decision, const Center &center, const SiteDay &day, Time now);

// When the calls that are out now will have used up the next rule's minutes, if they go on.
std::optional<Time> nextUsedUp(const Center &center, Time now);

} // namespace callboard
