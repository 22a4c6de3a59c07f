// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/dialog.h"
#include "core/calls/call.h"
#include "core/calls/supervision.h"

namespace callboard::sip {

// What SIP's answers mean in the trade's words.

// A phone that was rung. 486 and 600: busy. 404, 410 and no answer at all: the phone is lost. 408 and 487:
// it gave up by itself, noAnswer. Every other refusal, redirections too: rejected.
OfferOutcome offerOutcomeOf(const DialogEnd &end);

// A trunk, or our own phone at click to dial. 486 and 600: busy. 408, 480 and 487: noAnswer. 401, 403, 407
// and 603, and redirections: rejected. 404, 410, 484, 604, 5xx and no answer: unreachable.
EndCause endCauseOf(const DialogEnd &end);

// A supervisor's phone.
SupervisionEnd supervisionEndOf(const DialogEnd &end, bool hasJoined);

// With which a caller is refused who was not answered yet.
int statusOf(EndCause cause);

} // namespace callboard::sip
