// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/apply.h"

#include "core/center/fold.h"

#include <algorithm>

namespace callboard {

namespace {

bool isWaitingIn(const Center &center, CallId id, QueueId queue) {
    const auto *call = find(center, id);
    return call && call->isWaiting() && call->queue == queue;
}

bool fitsFact(const Center &center, const CallPlaced &fact) {
    return fact.call && !find(center, fact.call) && find(center, fact.agent);
}

bool fitsFact(const Center &center, const CallArrived &fact) {
    const auto *placed = find(center, fact.call);
    return fact.call && (!placed || (placed->state == CallState::Placed && placed->caller == fact.caller));
}

bool fitsFact(const Center &center, const CallQueued &fact) {
    const auto *call = find(center, fact.call);
    return call && call->state == CallState::Arrived && !call->queue && !call->offer &&
           find(center, fact.queue);
}

bool fitsFact(const Center &center, const CallAnnounced &fact) {
    return isWaitingIn(center, fact.call, fact.queue) && fact.position > 0;
}

bool fitsFact(const Center &center, const CallLeftQueue &fact) {
    return isWaitingIn(center, fact.call, fact.queue) && !find(center, fact.call)->offer &&
           fact.outcome != VisitOutcome::Answered;
}

bool fitsFact(const Center &center, const OfferStarted &fact) {
    const auto *call = find(center, fact.call);
    if (!call || call->state == CallState::Placed || call->isTalking() || call->offer || !fact.offer ||
        find(center, fact.offer))
        return false;
    const auto *agent = find(center, fact.agent);
    return agent && !agent->offer;
}

bool fitsFact(const Center &center, const OfferEnded &fact) {
    const auto *offer = find(center, fact.offer);
    return offer && offer->call == fact.call && offer->agent == fact.agent &&
           fact.outcome != OfferOutcome::Accepted;
}

bool fitsFact(const Center &center, const CallAnswered &fact) {
    const auto *call = find(center, fact.call);
    if (!call || call->state == CallState::Placed || call->isTalking() || call->offer != fact.offer)
        return false;
    if (!fact.offer)
        return !fact.agent && !call->queue;
    const auto *offer = find(center, fact.offer);
    return offer && offer->agent == fact.agent;
}

bool fitsFact(const Center &center, const CallHeld &fact) {
    const auto *call = find(center, fact.call);
    const auto *party = call ? call->party(fact.agent) : nullptr;
    return call && call->state == CallState::Talking && (!call->isConference() || (party && !party->holds()));
}

bool fitsFact(const Center &center, const CallRetrieved &fact) {
    const auto *call = find(center, fact.call);
    const auto *party = call ? call->party(fact.agent) : nullptr;
    return call && (party ? party->holds() : call->state == CallState::Held);
}

bool talksIn(const Call *call, AgentId agent) {
    return call && call->isTalking() && call->has(agent);
}

bool fitsFact(const Center &center, const CallMuted &fact) {
    const auto *call = find(center, fact.call);
    return talksIn(call, fact.agent) && !call->isMuted(fact.agent);
}

bool fitsFact(const Center &center, const KeysSent &fact) {
    return fact.count > 0 && talksIn(find(center, fact.call), fact.agent);
}

bool fitsFact(const Center &center, const CallUnmuted &fact) {
    const auto *call = find(center, fact.call);
    return call && call->isMuted(fact.agent);
}

// Whoever stays takes the agent's place there; one whom he did not call must be on the phone.
bool mayTakePlace(const Call *consult, AgentId agent) {
    return consult && consult->state != CallState::Placed && !consult->isConference() &&
           (consult->caller == agent || talksIn(consult, agent));
}

bool fitsFact(const Center &center, const CallTransferred &fact) {
    const auto *call = find(center, fact.call);
    return talksIn(call, fact.agent) && !call->isConference() &&
           (!fact.consult ||
            (fact.consult != fact.call && mayTakePlace(find(center, fact.consult), fact.agent)));
}

// A queue's caller only: he has somewhere to go back to.
bool fitsFact(const Center &center, const CallAgentLost &fact) {
    const auto *call = find(center, fact.call);
    return call && fact.agent && call->isTalking() && call->agent == fact.agent && call->cameBy &&
           !call->consults && !call->isConference();
}

bool fitsFact(const Center &center, const CallerReached &fact) {
    return cutOffOf(center, fact.call);
}

bool fitsFact(const Center &center, const CallMissed &fact) {
    return find(center, fact.call) && find(center, fact.agent);
}

bool fitsFact(const Center &center, const MissedCallSettled &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && missedCallOf(*agent, fact.call);
}

bool fitsFact(const Center &center, const CallDialFailed &fact) {
    const auto *call = find(center, fact.call);
    return call && call->state == CallState::Arrived && !call->queue && !call->offer;
}

bool fitsFact(const Center &center, const CallEnded &fact) {
    return find(center, fact.call);
}

bool fitsFact(const Center &center, const RecordingStarted &fact) {
    return find(center, fact.call);
}

bool fitsFact(const Center &center, const RecordingPaused &fact) {
    const auto *call = find(center, fact.call);
    return call && !call->recording.empty() && call->recordingPausedAt == Time{};
}

bool fitsFact(const Center &center, const RecordingResumed &fact) {
    const auto *call = find(center, fact.call);
    return call && call->recordingPausedAt != Time{};
}

bool fitsFact(const Center &center, const DispositionSet &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && isOwnCall(*agent, fact.call) && fact.code;
}

bool fitsFact(const Center &center, const NoteAdded &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && mayNote(center, *agent, fact.call);
}

// Of a call that is over; the center may have long forgotten it.
bool fitsFact(const Center &center, const RatingGiven &fact) {
    return fact.call && !find(center, fact.call) && isMark(fact.mark, fact.of);
}

// Says something about a file, whatever became of the call.
bool fitsFact(const Center &, const RecordingStopped &) {
    return true;
}

bool fitsFact(const Center &center, const AgentStateChanged &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && (agent->desired.state != fact.state || agent->desired.reason != fact.reason ||
                     agent->isDeskLost || agent->desired.since == Time{});
}

bool fitsFact(const Center &center, const AfterCallWorkStarted &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && fact.call && isOwnCall(*agent, fact.call);
}

bool fitsFact(const Center &center, const AfterCallWorkExtended &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && agent->work.call;
}

bool fitsFact(const Center &center, const AfterCallWorkEnded &fact) {
    const auto *agent = find(center, fact.agent);
    return agent && agent->work.call;
}

bool fitsFact(const Center &center, const DeskConnected &fact) {
    return settingsOf(center, fact.user);
}

bool fitsFact(const Center &center, const DeskDisconnected &fact) {
    return settingsOf(center, fact.user);
}

bool fitsFact(const Center &center, const DeviceRegistered &fact) {
    const auto *device = find(center, fact.device);
    return device &&
           !(device->isRegistered && device->contact == fact.contact && device->userAgent == fact.userAgent &&
             device->answersWhenTold == fact.answersWhenTold);
}

bool fitsFact(const Center &center, const DeviceLost &fact) {
    const auto *device = find(center, fact.device);
    return device && device->isRegistered;
}

bool fitsFact(const Center &center, const QueueOpened &fact) {
    const auto *queue = find(center, fact.queue);
    return queue && queue->isClosed;
}

bool fitsFact(const Center &center, const QueueClosed &fact) {
    const auto *queue = find(center, fact.queue);
    return queue && !queue->isClosed;
}

bool fitsFact(const Center &center, const ConfigChanged &fact) {
    return center.site != fact.site;
}

bool fitsFact(const Center &center, const DayStarted &fact) {
    return center.day != fact.date;
}

bool fitsFact(const Center &center, const BackendStarted &fact) {
    return fact.start > center.start;
}

template <class Fact>
bool isSupervised(const Center &center, const Fact &fact) {
    const auto *supervision = supervisionOf(center, fact.call);
    return supervision && supervision->supervisor == fact.supervisor && supervision->agent == fact.agent;
}

bool fitsFact(const Center &center, const SupervisionAsked &fact) {
    return talksIn(find(center, fact.call), fact.agent) && fact.supervisor &&
           !supervisionOf(center, fact.call) && !supervisionBy(center, fact.supervisor);
}

bool fitsFact(const Center &center, const SupervisionStarted &fact) {
    return isSupervised(center, fact) && !supervisionOf(center, fact.call)->isJoined();
}

bool fitsFact(const Center &center, const SupervisionModeChanged &fact) {
    return isSupervised(center, fact) && supervisionOf(center, fact.call)->mode != fact.mode;
}

bool fitsFact(const Center &center, const SupervisionEnded &fact) {
    return isSupervised(center, fact);
}

bool fitsFact(const Center &center, const CallTakenOver &fact) {
    const auto *call = find(center, fact.call);
    return talksIn(call, fact.agent) && fact.by && !talksIn(call, fact.by);
}

bool fitsFact(const Center &center, const CallPulled &fact) {
    const auto *call = find(center, fact.call);
    const auto *agent = find(center, fact.agent);
    return call && call->queue && call->state == CallState::Waiting && agent && !agent->offer;
}

// Nobody joins twice, and nobody brings others into a call in which he himself is asked for advice.
bool fitsFact(const Center &center, const CallConferenced &fact) {
    const auto *call = find(center, fact.call);
    const auto *consult = find(center, fact.consult);
    if (call == consult || !talksIn(call, fact.agent) || !talksIn(consult, fact.agent) || call->consults ||
        call->caller == call->agent || consult->isConference())
        return false;
    const auto other = consult->caller == fact.agent ? consult->agent : consult->caller;
    return !call->has(other) && fact.party > (call->isConference() ? call->parties.back().number : 2);
}

bool fitsFact(const Center &center, const CallPartyLeft &fact) {
    const auto *call = find(center, fact.call);
    return call && call->party(fact.party);
}

bool fitsFact(const Center &center, const CallPartyMuted &fact) {
    const auto *call = find(center, fact.call);
    const auto *party = call ? call->party(fact.party) : nullptr;
    return party && !party->isMuted;
}

bool fitsFact(const Center &center, const CallPartyUnmuted &fact) {
    const auto *call = find(center, fact.call);
    const auto *party = call ? call->party(fact.party) : nullptr;
    return party && party->isMuted;
}

bool fitsFact(const Center &center, const CallDialledOut &fact) {
    return find(center, fact.call);
}

bool fitsFact(const Center &center, const OutboundCapReached &fact) {
    return std::any_of(center.outbound.begin(), center.outbound.end(),
                       [&](const OutboundUse &use) { return use.prefix == fact.prefix; });
}

bool fitsFact(const Center &center, const CallSoundLost &fact) {
    const auto *call = find(center, fact.call);
    return call && call->isTalking() && !call->silentSide(fact.agent, fact.party);
}

bool fitsFact(const Center &center, const CallSoundBack &fact) {
    const auto *call = find(center, fact.call);
    return call && call->silentSide(fact.agent, fact.party);
}

bool fitsFact(const Center &, const CallersTurnedAway &fact) {
    return fact.count > 0;
}

bool fitsFact(const Center &, const AddressBanned &fact) {
    return fact.others >= 0;
}

bool fitsFact(const Center &, const RecordingHeard &fact) {
    return !fact.file.empty() && fact.by;
}

bool fitsFact(const Center &, const StateSealed &) {
    return true;
}

bool fitsFact(const Center &, const Withheld &) {
    return true;
}

} // namespace

bool fits(const Center &center, const Fact &fact) {
    return std::visit([&](const auto &f) { return fitsFact(center, f); }, fact);
}

void apply(Center &center, const Event &event, Delta &delta) {
    delta.clear();
    const auto before = center.at;
    center.seq = event.seq;
    center.at = event.at;
    delta.isInPlace = fits(center, event.fact);
    if (!delta.isInPlace) {
        ++center.outOfPlace;
        return;
    }
    Fold fold(center, delta, event.at, before);
    std::visit([&](const auto &fact) { fold.take(fact); }, event.fact);
    fold.finish();
}

Delta apply(Center &center, const Event &event) {
    Delta delta;
    apply(center, event, delta);
    return delta;
}

} // namespace callboard
