// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/fold.h"

#include <algorithm>

namespace callboard {

std::vector<Supervision>::iterator Fold::supervisionOf(CallId call, UserId supervisor) {
    auto &all = m_center.supervisions;
    return std::find_if(all.begin(), all.end(),
                        [&](const auto &s) { return s.call == call && s.supervisor == supervisor; });
}

void Fold::touch(const Supervision &supervision) {
    mark(m_delta.calls, supervision.call);
    for (const auto &agent : {supervision.agent, supervision.supervisor})
        if (find(m_center, agent))
            mark(m_delta.agents, agent);
}

void Fold::take(const SupervisionAsked &fact) {
    const Supervision asked{fact.call, fact.agent, fact.supervisor, fact.device, fact.mode,
                            m_at,      {},         fact.askedBy};
    m_center.supervisions.push_back(asked);
    touch(asked);
}

void Fold::take(const SupervisionStarted &fact) {
    const auto supervision = supervisionOf(fact.call, fact.supervisor);
    supervision->mode = fact.mode;
    supervision->joinedAt = m_at;
    touch(*supervision);
}

void Fold::take(const SupervisionModeChanged &fact) {
    const auto supervision = supervisionOf(fact.call, fact.supervisor);
    supervision->mode = fact.mode;
    touch(*supervision);
}

void Fold::take(const SupervisionEnded &fact) {
    const auto supervision = supervisionOf(fact.call, fact.supervisor);
    touch(*supervision);
    m_center.supervisions.erase(supervision);
}

void Fold::take(const CallTakenOver &fact) {
    auto &call = callOf(fact.call);
    call.silent.clear();
    if (call.isConference()) {
        replaceParty(call, fact.agent, fact.by);
        return;
    }
    leaveTalk(call);
    leaveCall(fact.agent, call, {TalkEnd::PassedOn, numberOf(fact.by), false, fact.by});
    if (call.caller == fact.agent)
        call.consults = {};
    (call.caller == fact.agent ? call.caller : call.agent) = fact.by;
    call.state = CallState::Talking;
    call.answeredAt = m_at;
    call.heldAt = {};
    call.heldFor = {};
    std::erase(call.muted, fact.agent);
    joinCall(fact.by, fact.call);
    touch(call);
}

void Fold::take(const CallPulled &fact) {
    const auto &call = callOf(fact.call);
    agentOf(fact.agent); // shown as changed
    touch(call);
}

} // namespace callboard
