// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/command/command.h"
#include "core/command/order.h"

#include <functional>

namespace callboard {

// What follows from a command that is allowed: facts to record and orders to give, in this order.
struct Decision {
    std::vector<Fact> facts;
    std::vector<Order> orders;
};

// May this be done, and what does it come to? Pure. A refusal's code names what forbade it:
// "notAllowed" (the role), "unknownAgent", "unknownCall", "unknownReason", "alreadySo", "noCall", "noOffer",
// "noAfterCallWork", "noDevice" (no extension, or not registered), "busy", "loggedOut", "outboundNotAllowed",
// "outboundCapped" (as many go out as the site allows, or did in the last hour, or talked as long today),
// "badNumber", "unknownNumber" (as long as the numbers of this site, and nobody's),
// "tooLong", "answerAtPhone" (the phone does not let itself be answered from here),
// "targetUnreachable" and "targetBusy" (the phone that a caller is to be sent to), "taken" (somebody else
// has the caller) and "supervised" (by somebody else), whose details name him, "noSupervision",
// "noConsult", "notAnswered" (who is consulted), "conference" and "noConference" (three or more talk, or do
// not), "conferenceFull", "noParty", "noExpert", "unknownDisposition", "dispositionMissing" (the queue wants
// to know first how the call ended), "noRecording", "badMark", "notEnded" (a call that is to have a mark).
// The detail says it in words for the log. A dial makes a call and asks for its number.
Result<Decision> decide(const Center &center, const Command &command, const Actor &actor, Time now,
                        const std::function<CallId()> &nextCall);

} // namespace callboard
