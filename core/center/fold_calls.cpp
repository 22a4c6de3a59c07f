// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calls/work.h"
#include "core/center/fold.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

VisitOutcome visitOutcomeOf(EndedBy by, EndCause cause) {
    if (cause == EndCause::Interrupted)
        return VisitOutcome::Unknown;
    if (by == EndedBy::Caller)
        return VisitOutcome::Abandoned;
    if (cause == EndCause::MaxWait)
        return VisitOutcome::Overflowed;
    return cause == EndCause::Refused ? VisitOutcome::Refused : VisitOutcome::Unknown;
}

OfferOutcome offerOutcomeOf(EndedBy by) {
    return by == EndedBy::Caller ? OfferOutcome::CallerGone : OfferOutcome::CancelledElsewhere;
}

// The last time is what counts, however often it was tried.
void rememberTried(Call &call, AgentId agent, Time at) {
    const auto before = std::find_if(call.tried.begin(), call.tried.end(),
                                     [&](const Tried &tried) { return tried.agent == agent; });
    if (before != call.tried.end())
        before->at = at;
    else
        call.tried.push_back({agent, at});
}

// The queue that he talks for in a call of two, if one.
QueueId talksFor(const Call &call, AgentId agent) {
    return call.agent == agent && !call.consults ? call.queue : QueueId{};
}

} // namespace

void Fold::joinCall(AgentId id, CallId call) {
    if (auto *agent = agentOf(id)) {
        agent->calls.push_back(call);
        refresh(*agent);
    }
}

// After a talk for a queue, or with a queue's caller who was passed on to him, the agent has that queue's
// after-call work; the time starts anew with each talk.
void Fold::leaveCall(AgentId id, const Call &call, const Leaving &how) {
    auto *agent = agentOf(id);
    if (!agent)
        return;
    std::erase(agent->calls, call.id);
    for (const auto other : agent->calls)
        if (auto *consult = m_center.calls.find(other); consult && consult->consults == call.id)
            consult->consults = {};
    m_mayRetire = m_mayRetire || !isWanted(*agent);
    const auto queue = queueOfWork(call, id);
    const auto *settings = queue ? settingsOf(m_center, queue) : nullptr;
    if (settings && call.isTalking() && settings->wrapUp > Duration{} && !how.isInterrupted) {
        if (agent->work.call != call.id)
            oweDisposition(*agent);
        agent->work = {call.id, queue, m_at, m_at + settings->wrapUp};
    }
    keepLast(*agent, call, queue || call.isConference() ? queue : call.queue, how);
    refresh(*agent);
}

// When it ended as far as anybody knows: one that a backend's end cut off, when that began.
Time Fold::endOf(const Call &call, EndCause cause) const {
    const bool isCutOff = cause == EndCause::Interrupted && call.arrivedAt <= m_center.gapFrom;
    return isCutOff ? std::min(m_center.gapFrom, m_at) : m_at;
}

void Fold::endVisit(Call &call, VisitOutcome outcome, Time at) {
    const auto wait = std::max(at - call.queuedAt, Duration{});
    if (auto *queue = queueOf(call.queue)) {
        std::erase(queue->waiting, call.id);
        const auto *settings = settingsOf(m_center, call.queue);
        m_mayRetire = m_mayRetire || !settings;
        if (outcome == VisitOutcome::Answered)
            noteAnswer(queue->pace, at);
        if (const auto promised = call.announced.promised; promised != Time{})
            countPromise(*queue, call, outcome == VisitOutcome::Answered && at <= promised);
        countVisit(*queue, call, outcome, wait);
    }
    call.waitedFor += wait;
    const auto agent = outcome == VisitOutcome::Answered ? call.agent : AgentId{};
    m_delta.visits.push_back(
        {call.id, call.queue, outcome, agent, call.from, call.queuedAt, call.queuedAt + wait});
}

void Fold::endOffer(Call &call, OfferOutcome outcome) {
    const auto offer = m_center.offers.take(std::exchange(call.offer, {}));
    m_delta.finishedOffers.push_back({offer, call.queue, outcome, m_at});
    if (call.queue)
        countOffer(offer, call.queue, outcome);
    if (isMissed(outcome))
        rememberTried(call, offer.agent, m_at);
    if (auto *agent = agentOf(offer.agent)) {
        agent->offer = {};
        if (call.queue && outcome == OfferOutcome::Accepted)
            agent->missedInRow = 0;
        else if (call.queue && outcome != OfferOutcome::DeviceLost) // no habit: it rang nowhere
            agent->missedInRow += isMissed(outcome);
        if (outcome != OfferOutcome::Accepted)
            refresh(*agent);
        m_mayRetire = m_mayRetire || !isWanted(*agent);
    }
}

// The time of a consult is the hold of the call that it is about, for who asks; and nobody's work for a
// queue.
void Fold::endSegment(Call &call, AgentId passesOn) {
    for (const auto &party : call.parties)
        leavePart(call, party);
    if (call.isConference())
        return;
    const auto open = call.state == CallState::Held ? m_at - call.heldAt : Duration{};
    const auto to = std::max(m_at, call.answeredAt);
    const auto held = std::clamp(call.heldFor + open, Duration{}, Duration{to - call.answeredAt});
    if (!call.agent && !call.caller && (call.direction != Direction::Outbound || call.dial.by))
        m_delta.outsideTalks.push_back(
            {call.id, call.ledOut.empty() ? call.to : call.ledOut, call.answeredAt, to, held});
    for (const auto &agent : {call.agent, call.caller})
        if (agent && !(call.consults && agent == call.caller))
            countSegment(call,
                         {call.id, agent, talksFor(call, agent), call.direction, call.answeredAt, to, held},
                         agent == passesOn);
}

void Fold::leaveTalk(Call &call, AgentId passesOn) {
    endSegment(call, passesOn);
    for (const auto &agent : {call.agent, call.caller})
        if (agent && !call.consults)
            keep(call.handled,
                 {agent, talksFor(call, agent), agent == passesOn, std::max(m_at, call.answeredAt)});
}

CallId Fold::consultedBy(AgentId id) {
    const auto *agent = find(m_center, id);
    for (std::size_t i = agent ? agent->calls.size() : 0; i > 0; --i)
        if (const auto *call = m_center.calls.find(agent->calls[i - 1]); call && call->isTalking())
            return call->id;
    return {};
}

void Fold::take(const CallPlaced &fact) {
    auto &call = m_center.calls.add(fact.call);
    call.consults = consultedBy(fact.agent);
    call.direction = fact.direction;
    call.state = CallState::Placed;
    call.to = fact.to;
    call.toName = fact.toName;
    call.caller = fact.agent;
    call.arrivedAt = m_at;
    touch(call);
    joinCall(fact.agent, fact.call);
}

void Fold::take(const CallArrived &fact) {
    const auto *placed = m_center.calls.find(fact.call);
    const bool isPlaced = placed != nullptr;
    const auto consults = placed ? placed->consults : consultedBy(fact.caller);
    auto &call = m_center.calls.add(fact.call);
    call.direction = fact.direction;
    call.from = fact.from;
    call.to = fact.to;
    call.toName = fact.toName;
    call.trunk = fact.trunk;
    call.caller = fact.caller;
    call.arrivedAt = m_at;
    call.consults = consults;
    touch(call);
    if (fact.caller && !isPlaced)
        joinCall(fact.caller, fact.call);
    const bool isDial = fact.direction == Direction::Outbound && find(m_center, fact.caller);
    call.dial.by = isDial ? fact.caller : AgentId{};
    countDial(call, &AgentCounts::dials);
}

void Fold::take(const CallQueued &fact) {
    auto &call = callOf(fact.call);
    auto *queue = queueOf(fact.queue);
    call.queue = call.cameBy = fact.queue;
    call.queuedAt = m_at;
    call.announced = {};
    call.state = CallState::Waiting;
    if (queue->waiting.empty())
        noteFirstCaller(queue->pace, m_at);
    queue->waiting.insert(call.lostAgent ? queue->waiting.begin() : queue->waiting.end(), call.id);
    countArrival(*queue);
    touch(call);
}

void Fold::take(const CallAnnounced &fact) {
    auto &call = callOf(fact.call);
    auto &promised = call.announced.promised;
    if (promised == Time{} && fact.waitTo > Duration{})
        promised = m_at + fact.waitTo;
    call.announced = {m_at, fact.position, promised};
    touch(call);
}

void Fold::take(const CallLeftQueue &fact) {
    auto &call = callOf(fact.call);
    endVisit(call, fact.outcome, m_at);
    call.transferredFrom = fact.outcome == VisitOutcome::Overflowed ? call.queue : QueueId{};
    call.queue = {};
    call.queuedAt = {};
    call.state = CallState::Arrived;
    touch(call);
}

void Fold::take(const OfferStarted &fact) {
    auto &call = callOf(fact.call);
    call.offer = fact.offer;
    call.state = CallState::Ringing;
    m_center.offers.insert({fact.offer, fact.call, fact.agent, fact.device, m_at, fact.until});
    if (auto *agent = agentOf(fact.agent)) {
        agent->offer = fact.offer;
        if (call.queue)
            agent->lastOfferAt = m_at;
        refresh(*agent);
    }
    if (call.queue)
        mark(m_delta.queues, call.queue);
    touch(call);
}

// A caller who has gone waits for nobody any more: until his end is told he stays as he was.
void Fold::take(const OfferEnded &fact) {
    auto &call = callOf(fact.call);
    endOffer(call, fact.outcome);
    if (fact.outcome != OfferOutcome::CallerGone)
        call.state = call.queue ? CallState::Waiting : CallState::Arrived;
    if (call.queue)
        mark(m_delta.queues, call.queue);
    touch(call);
}

void Fold::beginTalk(Call &call) {
    call.state = CallState::Talking;
    call.answeredAt = call.talkingSince = m_at;
    call.transferredBy = call.lostAgent = {};
    call.transferredFrom = {};
}

void Fold::take(const CallAnswered &fact) {
    auto &call = callOf(fact.call);
    const bool isDial = call.direction == Direction::Outbound && !fact.agent && !call.transferredBy;
    call.agent = fact.agent;
    if (call.isWaiting())
        endVisit(call, VisitOutcome::Answered, m_at);
    else if (!call.cameBy && call.talkedFor == Duration{})
        call.waitedFor = m_at - call.arrivedAt;
    if (call.offer)
        endOffer(call, OfferOutcome::Accepted);
    beginTalk(call);
    if (fact.agent)
        call.ledOut.clear();
    if (fact.agent)
        joinCall(fact.agent, fact.call);
    else
        outbound().answer(fact.call, m_at);
    if (isDial && call.dial.by) {
        call.dial.isAnswered = true;
        countDial(call, &AgentCounts::dialsAnswered);
    }
    touch(call);
}

// The caller is between two talks.
void Fold::sendOn(Call &call) {
    call.talkedFor += std::max(m_at - call.talkingSince, Duration{});
    call.agent = {};
    call.queue = {};
    call.ledOut.clear();
    call.state = CallState::Arrived;
    call.queuedAt = call.answeredAt = call.talkingSince = call.heldAt = {};
    call.heldFor = {};
    call.muted.clear();
    call.silent.clear();
    call.tried.clear();
}

// Who stays becomes the caller, whatever he was before.
void Fold::take(const CallTransferred &fact) {
    const auto consult = fact.consult ? m_center.calls.take(fact.consult) : Call{};
    auto &call = callOf(fact.call);
    leaveTalk(call, fact.agent);
    leaveCall(fact.agent, call, {TalkEnd::PassedOn, fact.to});
    if (call.caller == fact.agent) {
        call.caller = call.agent;
        call.from = fact.from;
        call.consults = {};
    }
    call.to = fact.to;
    call.toName = fact.toName;
    call.transferredBy = fact.agent;
    call.transferredFrom = call.queue;
    sendOn(call);
    if (fact.consult)
        outbound().move(fact.consult, fact.call);
    if (fact.consult)
        takePlace(call, consult, fact.agent);
    touch(call);
}

// A talk goes on without a pause, a ringing phone rings on, and the place in a queue is kept.
void Fold::takePlace(Call &call, Call consult, AgentId leaving) {
    touch(consult);
    const auto other = consult.caller == leaving ? consult.agent : consult.caller;
    call.queue = consult.queue;
    call.ledOut = consult.ledOut;
    call.cameBy = consult.cameBy ? consult.cameBy : call.cameBy;
    call.queuedAt = consult.queuedAt;
    call.announced = consult.announced;
    call.tried = consult.tried;
    call.muted = consult.muted;
    std::erase(call.muted, leaving);
    call.offer = consult.offer;
    if (auto *offer = m_center.offers.find(call.offer)) {
        offer->call = call.id;
        agentOf(offer->agent);
    }
    if (auto *queue = consult.isWaiting() ? queueOf(consult.queue) : nullptr)
        std::replace(queue->waiting.begin(), queue->waiting.end(), consult.id, call.id);
    call.state = consult.state;
    if (consult.isTalking()) {
        endSegment(consult);
        call.agent = other;
        beginTalk(call);
    }
    leaveCall(leaving, consult, {});
    if (auto *agent = other ? agentOf(other) : nullptr)
        std::replace(agent->calls.begin(), agent->calls.end(), consult.id, call.id);
    countOver(consult);
    m_delta.finishedCalls.push_back({std::move(consult), m_at, EndedBy::System, EndCause::Normal});
}

// No after-call work: the talk is not over, and there is nothing to say about it yet.
void Fold::take(const CallAgentLost &fact) {
    auto &call = callOf(fact.call);
    leaveTalk(call);
    leaveCall(fact.agent, call, {TalkEnd::PhoneLost, {}, true});
    call.lostAgent = fact.agent;
    call.transferredFrom = call.cameBy;
    sendOn(call);
    touch(call);
}

void Fold::take(const CallDialFailed &fact) {
    auto &call = callOf(fact.call);
    call.ledOut.clear();
    touch(call);
    outbound().fail(fact.call);
}

void Fold::take(const CallEnded &fact) {
    auto &finished = m_delta.finishedCalls.emplace_back();
    finished.call = m_center.calls.take(fact.call);
    auto &call = finished.call;
    const auto end = endOf(call, fact.cause);
    if (call.isWaiting())
        endVisit(call, visitOutcomeOf(fact.by, fact.cause), end);
    if (call.offer)
        endOffer(call, offerOutcomeOf(fact.by));
    if (call.isTalking() && end == m_at) // how long a talk went on that was cut off nobody knows
        endSegment(call);
    countOver(call);
    for (const auto &agent : {call.agent, call.caller})
        if (agent)
            leaveCall(agent, call, leavingOf(fact, call, agent));
    for (const auto &party : call.parties)
        if (party.agent && party.agent != call.agent && party.agent != call.caller)
            leaveCall(party.agent, call, leavingOf(fact, call, party.agent));
    outbound().end(fact.call, end);
    if (fact.cause == EndCause::Interrupted)
        keepCutOff(call, end);
    touch(call);
    finished.endedAt = end;
    finished.by = fact.by;
    finished.cause = fact.cause;
}

} // namespace callboard
