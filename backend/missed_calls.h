// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide/decide.h"

namespace callboard {

// What the dispatcher says of calls that were for one agent alone.

// Who was sent on in vain goes back to who sent him, or to his queue: whoever did not get him need not call
// back.
bool comesBack(const Call &call);
CallMissed missedBy(const Center &center, const Call &call, AgentId agent, OfferOutcome why);
void tellMissed(Decision &decision, const Center &center, const Call &call, const OfferEnded &fact);
void settleMissed(Decision &decision, const Center &center, const Call &call);

} // namespace callboard
