// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/dispatcher.h"

#include "core/routing/match.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr Duration directRing = seconds{60};
// The engine gives up first; the lease is for the case that it does not.
constexpr Duration leaseGrace = seconds{3};

Decision refuse(CallId call, EndCause cause) {
    return {{}, {EndCall{call, EndedBy::System, cause}}};
}

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

const TrunkSettings *outboundTrunk(const Center &center) {
    const auto &trunks = center.site.trunks;
    const auto trunk =
        std::find_if(trunks.begin(), trunks.end(), [](const TrunkSettings &t) { return t.allowsOutbound; });
    return trunk != trunks.end() ? &*trunk : nullptr;
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
    if (const auto *queue = queueOfNumber(center, fact.to))
        return {{CallQueued{fact.call, queue->id}}, {EnterQueue{fact.call, queue->id}}};
    if (fact.direction == Direction::Inbound)
        return refuse(fact.call, EndCause::Unreachable);
    const auto *device = DeviceId::fits(fact.to) ? find(center, DeviceId{fact.to}) : nullptr;
    if (!device) {
        const auto *trunk = outboundTrunk(center);
        return trunk ? Decision{{}, {DialOut{fact.call, trunk->id, fact.to}}}
                     : refuse(fact.call, EndCause::Refused);
    }
    const auto *agent = agentOfDevice(center, device->id);
    if (!agent || !device->isRegistered)
        return refuse(fact.call, EndCause::Unreachable);
    if (agent->offer || !agent->calls.empty())
        return refuse(fact.call, EndCause::Busy);
    return ring(center, *find(center, fact.call), *agent, directRing, at);
}

Decision Dispatcher::follow(const Center &center, const OfferEnded &fact, Time) const {
    Decision decision;
    const auto *call = find(center, fact.call);
    if (call && !call->queue && fact.outcome != OfferOutcome::CallerGone)
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
    const auto *call = find(center, fact.call);
    const auto *queue = call ? settingsOf(center, call->queue) : nullptr;
    if (!queue || !queue->isRecorded)
        return {};
    const auto file = toIso(at).substr(0, 10) + "/" + std::to_string(fact.call.value) + ".wav";
    return {{}, {RecordCall{fact.call, file}}};
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
