// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/dispatcher.h"

#include "backend/missed_calls.h"
#include "backend/outbound_caps.h"
#include "core/announce/phrases.h"
#include "core/center/outbound.h"
#include "core/directory/phone_number.h"
#include "core/routing/match.h"

#include <algorithm>
#include <iterator>

namespace callboard {

namespace {

constexpr Duration directRing = seconds{60};
// The engine gives up first; the lease is for the case that it does not.
constexpr Duration leaseGrace = seconds{3};

EndCause causeOf(OfferOutcome outcome) {
    switch (outcome) {
    case OfferOutcome::NoAnswer:
        return EndCause::NoAnswer;
    case OfferOutcome::Rejected:
        return EndCause::Rejected;
    case OfferOutcome::Busy:
        return EndCause::Busy;
    case OfferOutcome::DeviceLost:
        return EndCause::Unreachable;
    case OfferOutcome::Accepted:
    case OfferOutcome::CallerGone:
    case OfferOutcome::CancelledElsewhere:
        return EndCause::Cancelled;
    }
    return EndCause::Failed;
}

EndCause causeOf(LeaveReason reason) {
    switch (reason) {
    case LeaveReason::Full:
        return EndCause::Full;
    case LeaveReason::Closed:
        return EndCause::Closed;
    case LeaveReason::MaxWait:
        return EndCause::MaxWait;
    case LeaveReason::None:
        break;
    }
    return EndCause::Refused;
}

// A phrase in the queue's language; nothing where callers are not spoken to.
std::string spoken(const QueueSettings *queue, const std::string &phrase) {
    if (!queue || queue->language == SpokenLanguage::None)
        return {};
    return std::string(textOf(queue->language)) + "/" + phrase;
}

bool hasNoPlace(const Center &center, const QueueSettings &settings) {
    const auto waiting = static_cast<std::int32_t>(find(center, settings.id)->waiting.size());
    return settings.maxWaiting > 0 && waiting >= settings.maxWaiting;
}

// Who waited in vain hears what those hear who do not get in.
std::string farewellOf(const QueueSettings *queue, LeaveReason reason) {
    if (reason == LeaveReason::Closed)
        return spoken(queue, closedPhrase);
    const bool areLinesBusy = reason == LeaveReason::Full || reason == LeaveReason::MaxWait;
    return areLinesBusy ? spoken(queue, fullPhrase) : std::string{};
}

// A pause is his who asked for it: it does not outlast his talk.
void endPause(Decision &decision, const Call &call) {
    if (call.recordingPausedAt != Time{})
        decision.orders.push_back(HoldRecording{call.id, {}, false});
}

// Of a caller from outside whom his queue's agent has answered.
void askForMark(Decision &decision, const Center &center, const Call &call) {
    const auto *queue = call.isTalking() && !call.consults ? settingsOf(center, call.queue) : nullptr;
    if (queue && queue->asksForMark && !call.caller)
        decision.orders.push_back(AskMark{call.id, spoken(queue, markPhrase), spoken(queue, thanksPhrase)});
}

// Who was cut off is called back, or has called again: whoever talks with his number.
void tellReached(Decision &decision, const Center &center, const Call &call) {
    const auto &region = center.site.region;
    const auto &number = call.direction == Direction::Outbound ? call.calledOutside() : call.from.number;
    if (center.cutOff.empty() || call.direction == Direction::Internal || number.empty())
        return;
    const auto talked = spellingKey(number, region);
    if (talked.empty()) // "anonymous": anybody
        return;
    for (const auto &cut : center.cutOff)
        if (!cut.outside.number.empty() && spellingKey(cut.outside.number, region) == talked)
            decision.facts.push_back(CallerReached{cut.call, call.id, {}});
}

void add(Decision &decision, Decision more) {
    decision.facts.insert(decision.facts.end(), std::make_move_iterator(more.facts.begin()),
                          std::make_move_iterator(more.facts.end()));
    decision.orders.insert(decision.orders.end(), std::make_move_iterator(more.orders.begin()),
                           std::make_move_iterator(more.orders.end()));
}

// An agent who cannot take the call that rings at him: it goes to the next.
Decision withdraw(const Center &center, const Agent *agent) {
    const auto *offer = agent ? find(center, agent->offer) : nullptr;
    const auto *call = offer ? find(center, offer->call) : nullptr;
    return call && call->queue ? Decision{{}, {CancelOffer{offer->id, OfferOutcome::DeviceLost}}}
                               : Decision{};
}

} // namespace

Decision Dispatcher::follow(const Center &center, const Event &event) const {
    return std::visit([&](const auto &fact) { return follow(center, fact, event.at); }, event.fact);
}

Decision Dispatcher::ring(const Center &center, const Call &call, const Agent &agent, Duration ringFor,
                          Time now) const {
    const auto offer = m_numbers.nextOffer();
    const auto *queue = settingsOf(center, call.queue);
    return {{OfferStarted{offer, call.id, agent.id, agent.device, now + ringFor + leaseGrace}},
            {RingDevice{offer, call.id, agent.id, agent.device, ringFor, call.from,
                        queue ? queue->name : std::string{}}}};
}

Decision Dispatcher::follow(const Center &center, const CallArrived &fact, Time at) const {
    const auto &call = *find(center, fact.call);
    if (fact.direction == Direction::Inbound && !queueOfNumber(center, fact.to))
        return refuse(center, call, EndCause::Unreachable, at);
    return lead(center, call, call.to, at);
}

Decision Dispatcher::follow(const Center &center, const CallAnnounced &fact, Time) const {
    const auto *queue = settingsOf(center, fact.queue);
    const auto whole = [](Duration wait) {
        return static_cast<int>(std::chrono::duration_cast<minutes>(wait).count());
    };
    std::optional<WaitRange> wait;
    if (fact.waitFrom + fact.waitTo > Duration{})
        wait = {whole(fact.waitFrom), whole(fact.waitTo)};
    Announce order{fact.call, waitingPhrases(fact.position, wait)};
    for (auto &phrase : order.phrases)
        phrase = spoken(queue, phrase);
    return {{}, {std::move(order)}};
}

Decision Dispatcher::follow(const Center &center, const CallLeftQueue &fact, Time at) const {
    const auto &call = *find(center, fact.call);
    const auto *queue = settingsOf(center, fact.queue);
    const auto isClosed = fact.reason == LeaveReason::Closed;
    const auto next = !queue ? std::string{} : isClosed ? queue->closedTo : queue->overflowTo;
    if (next.empty())
        return {
            {},
            {EndCall{call.id, EndedBy::System, causeOf(fact.reason), {}, farewellOf(queue, fact.reason)}}};
    auto decision = lead(center, call, next, at);
    decision.orders.insert(decision.orders.begin(), LeaveQueue{call.id});
    return decision;
}

Decision Dispatcher::follow(const Center &center, const CallTransferred &fact, Time at) const {
    const auto &call = *find(center, fact.call);
    auto decision = fact.consult ? record(center, fact.call, at) : lead(center, call, call.to, at);
    if (!fact.consult)
        decision.orders.insert(decision.orders.begin(), ReleaseLine{fact.call, fact.agent});
    endPause(decision, call);
    return decision;
}

Decision Dispatcher::follow(const Center &center, const CallTakenOver &fact, Time) const {
    Decision decision;
    endPause(decision, *find(center, fact.call));
    return decision;
}

// He has waited already: a queue that is full or closed by now takes him all the same.
Decision Dispatcher::follow(const Center &center, const CallAgentLost &fact, Time) const {
    const auto &call = *find(center, fact.call);
    Decision decision{{}, {ReleaseLine{fact.call, fact.agent}}};
    endPause(decision, call);
    if (find(center, call.transferredFrom)) {
        decision.facts.push_back(CallQueued{call.id, call.transferredFrom});
        decision.orders.push_back(EnterQueue{call.id, call.transferredFrom});
    } else {
        decision.orders.push_back(EndCall{call.id, EndedBy::System, EndCause::Failed});
    }
    return decision;
}

// A supervisor's pause is the site's.
Decision Dispatcher::follow(const Center &center, const CallPartyLeft &fact, Time) const {
    Decision decision;
    const auto &call = *find(center, fact.call);
    const auto *who = settingsOf(center, call.recordingPausedBy);
    if (who && who->role == Role::Agent && !call.has(who->id))
        endPause(decision, call);
    return decision;
}

// Told while he waits, before anything of his is recorded.
Decision Dispatcher::follow(const Center &center, const CallQueued &fact, Time) const {
    const auto *queue = settingsOf(center, fact.queue);
    const auto notice = spoken(queue, recordedPhrase);
    const bool isTold = center.site.recording.notice == RecordingNotice::Waiting && !notice.empty();
    if (!isTold || !queue->isRecorded || !find(center, fact.call)->recording.empty())
        return {};
    return {{}, {Announce{fact.call, {notice}}}};
}

Decision Dispatcher::follow(const Center &center, const RecordingStarted &fact, Time) const {
    const auto notice = spoken(settingsOf(center, find(center, fact.call)->queue), recordedPhrase);
    if (center.site.recording.notice != RecordingNotice::Answered || notice.empty())
        return {};
    return {{}, {TellNotice{fact.call, {notice}}}};
}

// Who pulls a call for himself has said that he takes it: his phone answers by itself where it can.
Decision Dispatcher::follow(const Center &center, const CallPulled &fact, Time at) const {
    const auto &call = *find(center, fact.call);
    const auto &agent = *find(center, fact.agent);
    const auto *queue = settingsOf(center, call.queue);
    auto decision = ring(center, call, agent, queue ? queue->ringTimeout : directRing, at);
    const auto *device = find(center, agent.device);
    if (fact.by == fact.agent && device && device->answersWhenTold)
        decision.orders.push_back(AnswerOffer{std::get<OfferStarted>(decision.facts.front()).offer});
    return decision;
}

Decision Dispatcher::follow(const Center &center, const CallDialFailed &fact, Time at) const {
    return refuse(center, *find(center, fact.call), fact.cause, at);
}

// Who finds the queue closed or full is counted as its visitor all the same.
Decision Dispatcher::enter(const Center &center, const Call &call, const QueueSettings &settings) const {
    const auto &queue = *find(center, settings.id);
    const bool isFull = hasNoPlace(center, settings);
    if (!queue.isClosed && !isFull)
        return {{CallQueued{call.id, queue.id}}, {EnterQueue{call.id, queue.id}}};
    const auto reason = queue.isClosed ? LeaveReason::Closed : LeaveReason::Full;
    const auto goesOn = isFull && !queue.isClosed && !settings.overflowTo.empty();
    const auto outcome = goesOn ? VisitOutcome::Overflowed : VisitOutcome::Refused;
    return {{CallQueued{call.id, queue.id}, CallLeftQueue{call.id, queue.id, outcome, reason}}, {}};
}

Decision Dispatcher::lead(const Center &center, const Call &call, const std::string &number, Time at) const {
    if (const auto *queue = queueOfNumber(center, number))
        return enter(center, call, *queue);
    const auto *device = DeviceId::fits(number) ? find(center, DeviceId{number}) : nullptr;
    if (!device)
        return leadOut(center, call, number, at);
    const auto *agent = agentOfDevice(center, device->id);
    if (!agent)
        return refuse(center, call, EndCause::Unreachable, at);
    if (!device->isRegistered)
        return miss(center, call, *agent, OfferOutcome::DeviceLost, at);
    if (isEngaged(center, *agent))
        return miss(center, call, *agent, OfferOutcome::Busy, at);
    return ring(center, call, *agent, directRing, at);
}

// It does not even ring at him.
Decision Dispatcher::miss(const Center &center, const Call &call, const Agent &agent, OfferOutcome why,
                          Time at) const {
    auto decision = refuse(center, call, causeOf(why), at);
    if (call.caller != agent.id && !comesBack(call)) // who dials himself knows
        decision.facts.insert(decision.facts.begin(), missedBy(center, call, agent.id, why));
    return decision;
}

Decision Dispatcher::leadOut(const Center &center, const Call &call, const std::string &number,
                             Time at) const {
    const auto *rule = outboundRule(center.site, number);
    const auto cap = rule ? capOf(center, *rule, at) : std::nullopt;
    if (!rule || cap) {
        auto decision = refuse(center, call, EndCause::Refused, at);
        if (cap)
            tellCap(decision, center, *rule, *cap, m_day, at);
        return decision;
    }
    return {{CallDialledOut{call.id, rule->trunk, number, rule->prefix}},
            {DialOut{call.id, rule->trunk, number}}};
}

Decision Dispatcher::follow(const Center &center, const CallDialledOut &, Time at) const {
    Decision decision;
    tellUsedUp(decision, center, m_day, at);
    return decision;
}

// Minutes are used up when a call ends.
Decision Dispatcher::follow(const Center &center, const CallEnded &, Time at) const {
    Decision decision;
    tellUsedUp(decision, center, m_day, at);
    return decision;
}

// Who was sent on in vain is not lost: he goes back to who sent him, else to the queue that he came from, if
// it has room.
Decision Dispatcher::refuse(const Center &center, const Call &call, EndCause cause, Time at) const {
    const auto *sender = find(center, call.transferredBy);
    const bool wasAsked = std::any_of(call.tried.begin(), call.tried.end(),
                                      [&](const Tried &tried) { return tried.agent == call.transferredBy; });
    const auto *device = sender ? find(center, sender->device) : nullptr;
    if (device && device->isRegistered && !isEngaged(center, *sender) && !wasAsked)
        return ring(center, call, *sender, directRing, at);
    const auto *before = settingsOf(center, call.transferredFrom);
    if (before && hasNoPlace(center, *before))
        return {
            {},
            {EndCall{call.id, EndedBy::System, EndCause::Full, {}, farewellOf(before, LeaveReason::Full)}}};
    if (before)
        return {{CallQueued{call.id, call.transferredFrom}}, {EnterQueue{call.id, call.transferredFrom}}};
    return {{}, {EndCall{call.id, EndedBy::System, cause}}};
}

Decision Dispatcher::follow(const Center &center, const OfferEnded &fact, Time at) const {
    Decision decision;
    const auto *call = find(center, fact.call);
    const bool wasSentOn = call && comesBack(*call);
    if (call)
        tellMissed(decision, center, *call, fact);
    if (wasSentOn && !call->queue && isMissed(fact.outcome))
        add(decision, refuse(center, *call, causeOf(fact.outcome), at));
    else if (call && !call->queue && fact.outcome != OfferOutcome::CallerGone)
        decision.orders.push_back(EndCall{call->id, EndedBy::Callee, causeOf(fact.outcome)});
    const auto *agent = find(center, fact.agent);
    const auto *queue = call ? settingsOf(center, call->queue) : nullptr;
    if (agent && queue && queue->missedLimit > 0 && agent->missedInRow >= queue->missedLimit &&
        agent->desired.state == DesiredState::Ready)
        decision.facts.push_back(
            AgentStateChanged{agent->id, DesiredState::NotReady, missedCallsReason, Author::Rule, {}});
    return decision;
}

Decision Dispatcher::follow(const Center &center, const CallAnswered &fact, Time at) const {
    auto decision = record(center, fact.call, at);
    askForMark(decision, center, *find(center, fact.call));
    tellReached(decision, center, *find(center, fact.call));
    settleMissed(decision, center, *find(center, fact.call));
    return decision;
}

// A talk of a queue that wants it, from its answer to its end, whoever talks. A consult is its own two's.
Decision Dispatcher::record(const Center &center, CallId id, Time at) const {
    const auto *call = find(center, id);
    const auto *queue =
        call && call->isTalking() && !call->consults ? settingsOf(center, call->queue) : nullptr;
    if (!queue || !queue->isRecorded || !call->recording.empty())
        return {};
    return {{}, {RecordCall{id, recordingFile(center.site.recording, id, at)}}};
}

Decision Dispatcher::follow(const Center &center, const DeskDisconnected &fact, Time) const {
    const auto *agent = find(center, fact.user);
    return agent && agent->isDeskLost ? withdraw(center, agent) : Decision{};
}

Decision Dispatcher::follow(const Center &center, const DeviceLost &fact, Time) const {
    return withdraw(center, agentOfDevice(center, fact.device));
}

Decision Dispatcher::match(const Center &center, Time now) const {
    const auto match = nextMatch(center, now);
    if (!match)
        return {};
    const auto &call = *find(center, match->call);
    const auto *queue = settingsOf(center, call.queue);
    return ring(center, call, *find(center, match->agent), queue ? queue->ringTimeout : directRing, now);
}

Decision Dispatcher::closeInterrupted(const Center &center) {
    Decision decision;
    for (const auto &offer : center.offers)
        decision.facts.push_back(
            OfferEnded{offer.id, offer.call, offer.agent, OfferOutcome::CancelledElsewhere});
    for (const auto &call : center.calls)
        decision.facts.push_back(CallEnded{call.id, EndedBy::System, EndCause::Interrupted});
    return decision;
}

} // namespace callboard
