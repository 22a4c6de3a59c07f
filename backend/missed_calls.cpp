// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/missed_calls.h"

#include "core/center/other_end.h"
#include "core/directory/phone_number.h"

namespace callboard {

bool comesBack(const Call &call) {
    return call.transferredBy || call.transferredFrom;
}

// Who was wanted alone and could not be had is told who it was.
CallMissed missedBy(const Center &center, const Call &call, AgentId agent, OfferOutcome why) {
    return {call.id, agent, otherEnd(center, call, agent), why};
}

// What he rejected he has seen.
void tellMissed(Decision &decision, const Center &center, const Call &call, const OfferEnded &fact) {
    const bool isSeen =
        fact.outcome == OfferOutcome::Rejected || fact.outcome == OfferOutcome::CancelledElsewhere;
    const bool isOver = fact.outcome == OfferOutcome::CallerGone || !comesBack(call);
    if (!call.queue && !isSeen && isOver)
        decision.facts.push_back(missedBy(center, call, fact.agent, fact.outcome));
}

// Of those who talk now, each has nothing more to call the other back for.
void settleMissed(Decision &decision, const Center &center, const Call &call) {
    const auto &region = center.site.region;
    for (const auto id : {call.agent, call.caller}) {
        const auto *agent = id ? find(center, id) : nullptr;
        if (!agent || agent->missed.empty())
            continue;
        const auto talked = spellingKey(otherEnd(center, call, id).number, region);
        for (const auto &missed : agent->missed)
            if (!talked.empty() && spellingKey(missed.from.number, region) == talked)
                decision.facts.push_back(MissedCallSettled{missed.call, id, {}});
    }
}

} // namespace callboard
