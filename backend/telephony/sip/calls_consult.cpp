// SPDX-License-Identifier: GPL-3.0-or-later
// Two calls on one phone: the agent's line is in one of them, and a stand-in (Line::isAway), which holds, in
// the other. The phone notices nothing.
#include "backend/telephony/sip/calls.h"

namespace callboard::sip {

LiveCall *Calls::findJoined(CallId call) {
    const auto joined = m_joined.find(call);
    return find(joined != m_joined.end() ? joined->second : call);
}

LiveCall *Calls::awayFrom(AgentId agent) {
    const auto away = agent ? m_away.find(agent) : m_away.end();
    return away != m_away.end() ? find(away->second) : nullptr;
}

Line *Calls::sideOf(LiveCall &call, AgentId agent) {
    for (auto *line : call.lines())
        if (line->agent == agent)
            return line;
    return nullptr;
}

// The flags that belong to the phone go with it; those that belong to the call stay.
void Calls::move(LiveCall &from, Line &line, LiveCall &to, Line &standIn) {
    standIn.dialog = std::exchange(line.dialog, {});
    standIn.leg = std::exchange(line.leg, {});
    standIn.session = std::exchange(line.session, {});
    standIn.isHolding = std::exchange(line.isHolding, false);
    standIn.isSilent = std::exchange(line.isSilent, false);
    standIn.isAnswered = true;
    standIn.isAway = false;
    line.isAway = true;
    m_byDialog[standIn.dialog] = to.id;
    m_away[standIn.agent] = from.id;
    m_parts.media.stopPlaying(standIn.leg);
    arrange(from);
    arrange(to);
    if (to.isTalking() && !to.isConference() && otherSide(to, standIn).holds())
        m_parts.media.play(standIn.leg, voice::Play{m_parts.music.of(to.queue)});
}

// Out of this call; if the agent has another, his phone goes on there.
void Calls::letGo(LiveCall &call, Line &line) {
    auto *other = awayFrom(line.agent);
    if (other == nullptr) {
        hangUp(line);
        return;
    }
    if (!line.isAway)
        move(call, line, *other, *sideOf(*other, line.agent));
    m_away.erase(line.agent);
    line = {};
}

void Calls::consult(LiveCall call, const PlaceCall &order) {
    auto *asked = find(order.consults);
    auto *line = asked != nullptr ? lineOf(*asked, order.agent) : nullptr;
    if (line == nullptr || awayFrom(order.agent) != nullptr) {
        tell(CallEnded{order.call, EndedBy::System, EndCause::Cancelled}, order.causedBy);
        return;
    }
    hold(*asked, *line, &Line::isParking, true, order.causedBy);
    auto &kept = m_calls[call.id] = std::move(call);
    kept.consults = asked->id;
    move(*asked, *line, kept, kept.caller);
    placedAnswered(kept);
}

void Calls::take(const SwitchLine &order) {
    auto *from = find(order.from);
    auto *to = find(order.to);
    auto *line = from != nullptr ? lineOf(*from, order.agent) : nullptr;
    auto *other = to != nullptr ? lineOf(*to, order.agent) : nullptr;
    if (line == nullptr || other == nullptr)
        return;
    hold(*from, *line, &Line::isParking, true, order.causedBy);
    if (other->isAway)
        move(*from, *line, *to, *other);
    hold(*to, *other, &Line::isParking, false, order.causedBy);
}

void Calls::take(const JoinCalls &order) {
    auto *call = find(order.call);
    auto *consult = find(order.consult);
    if (call == nullptr || consult == nullptr || lineOf(*call, order.agent) == nullptr ||
        sideOf(*consult, order.agent) == nullptr)
        return;
    if (consult->isConference())
        std::swap(call, consult);
    if (consult->isConference())
        return;
    if (call->isConference())
        passPlace(*call, *consult, order.agent, order.causedBy);
    else
        join(*call, *consult, order.agent, order.causedBy);
}

// His phone is gone from both: who is held loses nobody.
void Calls::phoneLeft(LiveCall &call, LiveCall &other, AgentId agent) {
    auto &asked = call.consults == other.id ? other : call;
    auto &consult = &asked == &call ? other : call;
    if (asked.isConference())
        passPlace(asked, consult, agent, {});
    else
        join(asked, consult, agent, {});
}

// Who stays in the call takes the agent's place in the consult, and the consult's number.
void Calls::join(LiveCall &call, LiveCall &consult, AgentId agent, CommandId causedBy) {
    const bool isTalk = consult.isTalking();
    const bool isAsker = consult.caller.agent == agent;
    CallTransferred fact{call.id, agent, isAsker ? consult.to : consult.from.number, {}, consult.id};
    if (isTalk)
        fact.joining = otherSide(consult, isAsker ? consult.caller : consult.called).agent;
    if (call.caller.agent == agent) {
        fact.from = call.from = calledParty(call);
        std::swap(call.caller, call.called);
    }
    endSupervision(call, SupervisionEnd::TalkEnded, causedBy);
    endSupervision(consult, SupervisionEnd::TalkEnded, causedBy);
    m_away.erase(agent);
    hangUp(call.called);
    hangUp(isAsker ? consult.caller : consult.called);
    call.caller.isMuted = false;
    call.to = fact.to;
    call.isTransferred = !isTalk;
    inherit(call, consult, isAsker ? consult.called : consult.caller);
    tell(fact, causedBy);
    if (isTalk) {
        m_parts.media.stopPlaying(call.called.leg); // he may have been the one who was held
        join(call);
        tellHold(call);
        hearAnew(call);
        return;
    }
    m_parts.media.play(call.caller.leg, call.queue ? voice::Source(voice::Play{m_parts.music.of(call.queue)})
                                                   : voice::ringbackTone());
    placeRecording(call);
}

void Calls::inherit(LiveCall &call, LiveCall &consult, Line &other) {
    call.called = std::exchange(other, {});
    call.ringing = std::exchange(consult.ringing, {});
    call.queue = consult.queue;
    call.cameBy = consult.cameBy ? consult.cameBy : call.cameBy;
    if (call.called)
        m_byDialog[call.called.dialog] = call.id;
    for (const auto &ringing : call.ringing) {
        m_byDialog[ringing.line.dialog] = call.id;
        m_byOffer[ringing.offer] = call.id;
    }
    m_parts.media.stopRecording(consult.recording);
    m_parts.media.closeBridge(consult.bridge);
    const auto id = consult.id;
    m_calls.erase(id);
    m_joined[id] = call.id;
}

// One of the two had put the other on hold before they came together.
void Calls::tellHold(LiveCall &call) {
    for (auto *line : {&call.caller, &call.called})
        if (line->holds()) {
            m_parts.media.play(otherSide(call, *line).leg, voice::Play{m_parts.music.of(call.queue)});
            tell(CallHeld{call.id, line->agent});
            return;
        }
}

} // namespace callboard::sip
