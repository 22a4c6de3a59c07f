// SPDX-License-Identifier: GPL-3.0-or-later
// Calls of three and more: who joins, who leaves, and how it becomes a call of two again.
#include "backend/telephony/sip/calls.h"

namespace callboard::sip {

namespace {

bool isOutside(const Line *line) {
    return !line->agent;
}

// The place of who leaves is taken by the next.
void closeGap(LiveCall &call, const Line *left) {
    if (left == &call.caller || left == &call.called) {
        if (left == &call.caller)
            call.caller = std::move(call.called);
        call.called = std::move(call.others.front());
        call.others.erase(call.others.begin());
        return;
    }
    call.others.erase(call.others.begin() + (left - call.others.data()));
}

} // namespace

void Calls::take(const AddParty &order) {
    auto *call = find(order.call);
    auto *consult = find(order.consult);
    const bool areTalks = call != nullptr && consult != nullptr && consult->isTalking() &&
                          lineOf(*call, order.agent) != nullptr && sideOf(*consult, order.agent) != nullptr;
    if (areTalks && !consult->isConference())
        confer(*call, *consult, order.agent, order.causedBy);
}

void Calls::confer(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy) {
    const bool isFirst = !call.isConference();
    const auto id = consult.id;
    auto &other = otherSide(consult, *sideOf(consult, agent));
    if (isFirst) {
        call.caller.party = 1;
        call.called.party = 2;
        call.caller.who = call.from;
        call.called.who = {call.to, {}};
    }
    other.party = ++call.lastParty;
    other.who = other.agent ? Party{} : &other == &consult.called ? Party{consult.to, {}} : consult.from;
    const CallConferenced fact{call.id, agent, id, other.party, other.who, other.agent};
    endSupervision(consult, SupervisionEnd::TalkEnded, causedBy);
    bringBack(call, consult, agent);
    adopt(call, consult, other);
    for (const auto *line : call.lines())
        m_parts.media.stopPlaying(line->leg);
    arrange(call);
    tell(fact, causedBy);
    for (const auto *line : call.lines())
        if (line->agent && line->holds() && (isFirst || line->agent == agent || line->party == fact.party))
            tell(CallHeld{call.id, line->agent});
    hearAnew(call);
}

// His phone is in the call again, and the consult has no place of his any more.
void Calls::bringBack(LiveCall &call, LiveCall &consult, AgentId agent) {
    auto &line = *sideOf(call, agent);
    auto &asker = *sideOf(consult, agent);
    if (line.isAway)
        move(consult, asker, call, line);
    else
        hangUp(asker);
    m_away.erase(agent);
    asker = {};
    line.isParking = false;
}

// Who is in yet another call himself keeps his place here.
void Calls::adopt(LiveCall &call, LiveCall &consult, Line &other) {
    const auto id = consult.id;
    other.isParking = other.isAway;
    if (other.isAway)
        m_away[other.agent] = call.id;
    else
        m_byDialog[other.dialog] = call.id;
    for (auto &[key, each] : m_calls)
        if (each.consults == id)
            each.consults = call.id;
    call.others.push_back(std::exchange(other, {}));
    m_parts.media.stopRecording(consult.recording);
    arrange(call);
    m_parts.media.closeBridge(consult.bridge);
    m_calls.erase(id);
    m_joined[id] = call.id;
}

// Who is consulted talks in the agent's place; one who has not answered is left alone.
void Calls::passPlace(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy) {
    if (consult.isTalking() && !consult.isConference())
        confer(call, consult, agent, causedBy);
    else
        end(consult, EndedBy::Caller, EndCause::Cancelled, causedBy);
    leave(call, *sideOf(call, agent), {}, causedBy);
}

void Calls::take(const DropParty &order) {
    auto *call = find(order.call);
    if (call == nullptr)
        return;
    for (auto *line : call->lines())
        if (line->party == order.party && call->isConference()) {
            leave(*call, *line, order.by, order.causedBy);
            return;
        } else if (line->party == order.party) { // only two are left meanwhile
            endFor(*call, line == &call->caller ? EndedBy::Caller : EndedBy::Callee, order.by,
                   order.causedBy);
            return;
        }
}

// Whoever is sent away has not ended the call himself. In a conference whoever is left outside is on one side
// of it and the agents on the other, whoever of them joined later.
void Calls::endFor(LiveCall &call, EndedBy leaver, UserId by, CommandId causedBy) {
    EndCall how{call.id, leaver, EndCause::Normal, causedBy};
    const auto *remover = by ? sideOf(call, by) : nullptr;
    if (remover && call.isConference()) {
        how.by = leaver == EndedBy::Caller ? EndedBy::Callee : EndedBy::Caller;
        how.agent = by;
    } else if (remover) {
        how.by = remover == &call.caller ? EndedBy::Caller : EndedBy::Callee;
    } else if (by) {
        how.by = EndedBy::Supervisor;
        how.supervisor = by;
    }
    end(call, how);
}

// When the last one from outside goes, the agents have nobody to talk with, and the call ends.
void Calls::leave(LiveCall &call, Line &line, UserId by, CommandId causedBy) {
    const auto lines = call.lines();
    const auto outside = std::count_if(lines.begin(), lines.end(), isOutside);
    if (isOutside(&line) && outside == 1) {
        const bool isCallers = line.party == 1 || call.direction == Direction::Inbound;
        endFor(call, isCallers ? EndedBy::Caller : EndedBy::Callee, by, causedBy);
        return;
    }
    if (call.supervising && call.supervising->agent == line.agent)
        endSupervision(call, SupervisionEnd::TalkEnded, causedBy);
    const CallPartyLeft fact{call.id, line.party, by};
    letGo(call, line);
    closeGap(call, &line);
    tell(fact, causedBy);
    if (!call.isConference())
        endConference(call);
    arrange(call);
}

// Whoever is outside is the caller, but for one who was called by the other.
void Calls::endConference(LiveCall &call) {
    if (call.caller.agent && !call.called.agent && call.caller.party != 1)
        std::swap(call.caller, call.called);
    if (!call.caller.agent)
        call.from = call.caller.who;
    if (!call.called.agent)
        call.to = call.called.who.number;
    call.caller.isSilenced = call.called.isSilenced = false;
    for (const auto *line : call.lines())
        if (line->holds()) {
            m_parts.media.play(otherSide(call, *line).leg, voice::Play{m_parts.music.of(call.queue)});
            if (!line->agent)
                tell(CallHeld{call.id, {}});
        }
}

void Calls::take(const SilenceParty &order) {
    auto *call = find(order.call);
    if (call == nullptr || !call->isConference())
        return;
    for (auto *line : call->lines()) {
        if (line->party != order.party || line->isSilenced == order.isMuted)
            continue;
        line->isSilenced = order.isMuted;
        arrange(*call);
        if (order.isMuted)
            tell(CallPartyMuted{order.call, order.party, order.by}, order.causedBy);
        else
            tell(CallPartyUnmuted{order.call, order.party, order.by}, order.causedBy);
    }
}

} // namespace callboard::sip
