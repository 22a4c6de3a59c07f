// SPDX-License-Identifier: GPL-3.0-or-later
// What happens inside a talk: holds, mutes, sound that stops.
#include "core/center/fold.h"

#include <algorithm>

namespace callboard {

void Fold::take(const CallHeld &fact) {
    auto &call = callOf(fact.call);
    touch(call);
    if (auto *party = partyOf(call, fact.agent)) {
        party->heldAt = m_at;
        return;
    }
    call.state = CallState::Held;
    call.heldAt = m_at;
}

void Fold::take(const CallRetrieved &fact) {
    auto &call = callOf(fact.call);
    if (auto *party = partyOf(call, fact.agent)) {
        retrieve(*party);
    } else {
        call.heldFor += std::max(m_at - call.heldAt, Duration{});
        call.heldAt = {};
        call.state = CallState::Talking;
    }
    if (auto *agent = fact.agent ? agentOf(fact.agent) : nullptr)
        if (std::erase(agent->calls, call.id) > 0)
            agent->calls.push_back(call.id); // the one that he turned to last
    touch(call);
}

void Fold::take(const CallMuted &fact) {
    auto &call = callOf(fact.call);
    call.muted.push_back(fact.agent);
    touch(call);
}

void Fold::take(const CallUnmuted &fact) {
    auto &call = callOf(fact.call);
    std::erase(call.muted, fact.agent);
    touch(call);
}

void Fold::take(const CallSoundLost &fact) {
    auto &call = callOf(fact.call);
    call.silent.push_back({fact.agent, m_at, fact.party});
    touch(call);
}

void Fold::take(const CallSoundBack &fact) {
    auto &call = callOf(fact.call);
    std::erase_if(call.silent, [&](const SilentSide &side) {
        return side.agent == fact.agent && side.party == fact.party;
    });
    touch(call);
}

} // namespace callboard
