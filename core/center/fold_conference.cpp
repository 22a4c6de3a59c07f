// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of three and more. While there are as many, each party keeps his own times; before and after, the
// call does.
#include "core/center/fold.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

AgentId firstAgentBut(const Call &call, AgentId other) {
    const auto found = std::find_if(call.parties.begin(), call.parties.end(),
                                    [&](const auto &party) { return party.agent && party.agent != other; });
    return found != call.parties.end() ? found->agent : AgentId{};
}

Party firstOutside(const Call &call) {
    const auto found = std::find_if(call.parties.begin(), call.parties.end(),
                                    [](const auto &party) { return !party.agent; });
    return found != call.parties.end() ? found->party : Party{};
}

} // namespace

// Nobody holds any more who did: they all talk now.
void Fold::beginConference(Call &call, AgentId leader) {
    if (call.state == CallState::Held)
        call.heldFor += std::max(m_at - call.heldAt, Duration{});
    call.state = CallState::Talking;
    call.heldAt = {};
    const auto outside = call.agent ? Party{} : call.called();
    const auto queue = call.agent ? call.queue : QueueId{};
    call.parties = {
        {1, call.caller, call.caller ? Party{} : call.from, {}, call.answeredAt, {}, call.heldFor},
        {2, call.agent, outside, queue, call.answeredAt, {}, call.heldFor}};
    call.leader = leader;
    call.ledOut.clear(); // who is outside, its parties tell from now on
    outbound().number(call.id, call.caller ? 2 : 1);
}

void Fold::retrieve(Participant &party) {
    if (party.holds())
        party.heldFor += std::max(m_at - party.heldAt, Duration{});
    party.heldAt = {};
}

void Fold::endPart(Call &call, const Participant &party) {
    const auto open = party.holds() ? m_at - party.heldAt : Duration{};
    const auto to = std::max(m_at, party.since);
    const auto held = std::clamp(party.heldFor + open, Duration{}, Duration{to - party.since});
    if (party.agent)
        countSegment(call, {call.id, party.agent, party.queue, call.direction, party.since, to, held});
    else if (party.number > 2) // not one of the first two: the contact, and who was called for it
        m_delta.outsideTalks.push_back({call.id, party.party.number, party.since, to, held});
}

void Fold::leavePart(Call &call, const Participant &party) {
    endPart(call, party);
    if (party.agent)
        keep(call.handled, {party.agent, party.queue, false, std::max(m_at, party.since)});
}

void Fold::take(const CallConferenced &fact) {
    auto consult = m_center.calls.take(fact.consult);
    auto &call = callOf(fact.call);
    endSegment(consult);
    if (!call.isConference())
        beginConference(call, fact.agent);
    retrieve(*partyOf(call, fact.agent));
    const bool isAsker = consult.caller == fact.agent;
    const auto joining = isAsker ? consult.agent : consult.caller;
    call.parties.push_back(
        {fact.party, joining, fact.from, isAsker && joining ? consult.queue : QueueId{}, m_at, {}});
    if (consult.isMuted(joining))
        call.muted.push_back(joining);
    outbound().move(fact.consult, fact.call, fact.party);
    call.silent.clear();
    leaveCall(fact.agent, consult, {});
    if (auto *agent = joining ? agentOf(joining) : nullptr) {
        std::replace(agent->calls.begin(), agent->calls.end(), consult.id, call.id);
        for (const auto id : agent->calls)
            if (auto &other = callOf(id); other.consults == consult.id)
                other.consults = call.id;
    }
    touch(consult);
    touch(call);
    countOver(consult);
    m_delta.finishedCalls.push_back({std::move(consult), m_at, EndedBy::System, EndCause::Normal});
}

void Fold::take(const CallPartyLeft &fact) {
    auto &call = callOf(fact.call);
    const auto left = *call.party(fact.party);
    leavePart(call, left);
    const bool isRemoved = fact.by && fact.by != left.agent;
    if (left.agent)
        leaveCall(left.agent, call,
                  {isRemoved ? TalkEnd::Removed : TalkEnd::Left, {}, false, isRemoved ? fact.by : UserId{}});
    std::erase_if(call.parties, [&](const auto &party) { return party.number == left.number; });
    std::erase(call.muted, left.agent);
    std::erase_if(call.silent, [&](const SilentSide &side) {
        return left.agent ? side.agent == left.agent : side.party == left.number;
    });
    if (!left.agent)
        outbound().leave(call.id, left.number, m_at);
    if (call.parties.size() == 2)
        endConference(call);
    else
        followParties(call);
    touch(call);
}

void Fold::take(const CallPartyMuted &fact) {
    auto &call = callOf(fact.call);
    partyOf(call, fact.party)->isMuted = true;
    touch(call);
}

void Fold::take(const CallPartyUnmuted &fact) {
    auto &call = callOf(fact.call);
    partyOf(call, fact.party)->isMuted = false;
    touch(call);
}

// Who the call is from, who answers for it and who leads it are always among those who talk.
void Fold::followParties(Call &call) {
    if (!call.party(call.leader))
        call.leader = firstAgentBut(call, {});
    if (!call.party(call.agent))
        call.agent = firstAgentBut(call, call.caller);
    const bool isCallerThere = call.caller ? call.party(call.caller) != nullptr : call.party(1) != nullptr;
    if (isCallerThere)
        return;
    call.caller = {};
    call.from = firstOutside(call);
}

// The outside one of two is the caller, but for one whom the other had dialled; of two agents the one who
// works for a queue is the agent, and both begin a new segment, for a call has one beginning only.
void Fold::endConference(Call &call) {
    const auto parties = std::exchange(call.parties, {});
    const auto &first = parties.front();
    const auto &second = parties.back();
    const bool turns =
        first.agent && first.agent != call.caller && (!second.agent || (first.queue && !second.queue));
    giveBack(call, turns ? second : first, turns ? first : second);
    call.leader = {};
    for (const auto *each : {&first, &second})
        if (!each->agent)
            endPart(call, *each);
    for (auto &side : call.silent)
        side.party = 0;
    outbound().number(call.id, 0);
    if (first.agent && second.agent) {
        leavePart(call, first);
        leavePart(call, second);
        call.answeredAt = m_at;
        call.heldFor = {};
        call.heldAt = first.holds() || second.holds() ? m_at : Time{};
    } else if (first.agent || second.agent) {
        const auto &agent = first.agent ? first : second;
        call.answeredAt = agent.since;
        call.heldFor = agent.heldFor;
        call.heldAt = agent.heldAt;
    } else {
        call.answeredAt = m_at;
        call.heldFor = {};
    }
    call.state = call.heldAt != Time{} ? CallState::Held : CallState::Talking;
}

void Fold::giveBack(Call &call, const Participant &from, const Participant &to) {
    if (!from.agent)
        call.from = from.party;
    else if (from.agent != call.caller)
        call.from = {};
    if (!to.agent)
        call.to = to.party.number;
    call.toName = to.agent ? std::string{} : to.party.name;
    call.caller = from.agent;
    call.agent = to.agent;
    call.queue = to.queue;
}

// Who takes over has the other's place and work, and a segment of his own.
void Fold::replaceParty(Call &call, AgentId leaving, AgentId by) {
    auto &party = *partyOf(call, leaving);
    leavePart(call, party);
    leaveCall(leaving, call, {TalkEnd::PassedOn, numberOf(by), false, by});
    party = {party.number, by, {}, party.queue, m_at, {}};
    for (auto *place : {&call.agent, &call.caller, &call.leader})
        if (*place == leaving)
            *place = by;
    std::erase(call.muted, leaving);
    joinCall(by, call.id);
    touch(call);
}

} // namespace callboard
