// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/fact_writer.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"

#include <algorithm>

namespace callboard::imports {

namespace {

// A clock that is wrong by less changes no day back.
constexpr Duration dayTolerance = std::chrono::hours{36};

Author authorOf(std::string_view reason) {
    return reason == "Auto-Pause" ? Author::Rule : Author::Agent;
}

} // namespace

void FactWriter::setSite(std::string name, std::string timeZone, Announced announced) {
    m_name = std::move(name);
    m_timeZone = std::move(timeZone);
    m_announced = announced;
    m_isSiteStale = m_center.seq == 0 || m_center.site.timeZone != m_timeZone;
    if (!m_center.day.empty())
        m_midnight = m_day.nextMidnight(m_center.dayStartedAt);
}

template <class F>
bool FactWriter::write(Time at, F fact) {
    m_event.seq = m_center.seq + 1;
    m_event.at = at;
    m_event.fact = std::move(fact);
    if (!m_projector.takeIfInPlace(m_event)) {
        ++m_dropped;
        return false;
    }
    m_draft.add(m_event.seq, at, F::type, versionOf(m_event.fact), {},
                [&](std::string &text) { appendEncoded(m_event.fact, text); });
    return true;
}

void FactWriter::take(const Step &step) {
    announce(step);
    beginDay(step.at);
    switch (step.kind) {
    case StepKind::Arrived:
        write(step.at, CallArrived{step.call, Direction::Inbound, {step.number, step.name}, step.to, {}, {}});
        return;
    case StepKind::Queued:
        write(step.at, CallQueued{step.call, m_names.queueId(step.queue)});
        return;
    case StepKind::OfferStarted:
        return startOffer(step);
    case StepKind::OfferEnded: // not where a later one has ended it
        if (find(m_center, step.offer))
            endOffer(step.offer, notBefore(m_names.agentId(step.agent), step.at));
        return;
    case StepKind::Answered:
        return answer(step);
    case StepKind::Ended:
        if (const auto *call = find(m_center, step.call); call && call->offer)
            forget(call->offer);
        write(step.at, CallEnded{step.call, step.by, step.cause});
        return;
    default:
        return change(step);
    }
}

void FactWriter::change(const Step &step) {
    switch (step.kind) {
    case StepKind::LeftQueue:
        if (const auto *call = find(m_center, step.call); call && call->offer)
            endOffer(call->offer, step.at);
        write(step.at, CallLeftQueue{step.call, m_names.queueId(step.queue), step.outcome, step.reason});
        return;
    case StepKind::Transferred:
        write(step.at, CallTransferred{step.call, m_names.agentId(step.agent), step.number, {}, {}});
        return;
    case StepKind::Held:
        write(step.at, CallHeld{step.call, m_names.agentId(step.agent)});
        return;
    case StepKind::Retrieved:
        write(step.at, CallRetrieved{step.call, m_names.agentId(step.agent)});
        return;
    case StepKind::StateChanged: {
        const auto agent = m_names.agentId(step.agent);
        if (step.state == DesiredState::LoggedOut)
            endWork(agent, step.at);
        write(notBefore(agent, step.at),
              AgentStateChanged{agent, step.state, idOf<ReasonId>(step.number), authorOf(step.number), {}});
        return;
    }
    case StepKind::WorkStarted:
        return startWork(step);
    case StepKind::WorkEnded: // unless other work has begun since, or none did
        if (const auto *agent = find(m_center, m_names.agentId(step.agent));
            agent && agent->work.until == step.at)
            endWork(agent->id, step.at);
        return;
    default:
        write(step.at, BackendStarted{step.start, "Asterisk"});
    }
}

// After the call that he left last, or is in: its end may be told a second late. Of a log that began with the
// work nothing is known of it.
void FactWriter::startWork(const Step &step) {
    const auto *agent = find(m_center, m_names.agentId(step.agent));
    const auto call = !agent ? CallId{} : agent->calls.empty() ? agent->last.call : agent->calls.back();
    if (!call) {
        ++m_dropped;
        return;
    }
    const auto queue = step.queue != noName ? m_names.queueId(step.queue) : agent->last.queue;
    const auto id = agent->id;
    endWork(id, step.at);
    write(notBefore(id, step.at), AfterCallWorkStarted{id, call, queue, step.until});
}

// If he is at any.
void FactWriter::endWork(AgentId agent, Time at) {
    if (const auto *row = find(m_center, agent); row && row->work.call)
        write(notBefore(agent, at), AfterCallWorkEnded{agent, Author::Rule, {}});
}

// All names that were read so far, so that there are few such facts.
void FactWriter::announce(const Step &step) {
    const bool isQueueNew = step.queue != noName && step.queue >= m_announced.queues;
    const bool isAgentNew = step.agent != noName && step.agent >= m_announced.agents;
    if (!isQueueNew && !isAgentNew && !m_isSiteStale)
        return;
    m_isSiteStale = false;
    m_announced = {static_cast<std::uint32_t>(m_names.queues().size()),
                   static_cast<std::uint32_t>(m_names.agents().size())};
    write(m_center.seq == 0 ? step.at : std::max(step.at, m_center.at),
          ConfigChanged{m_names.site(m_name, m_timeZone)});
}

// Of days without a call only the last begins: the log tells nothing of the others. What the day before came
// to is sealed, for whoever folds the journal again.
void FactWriter::beginDay(Time at) {
    const bool isBack = !m_center.day.empty() && at < m_center.dayStartedAt - dayTolerance;
    if (at < m_midnight && !isBack)
        return;
    const auto date = m_day.dateAt(at);
    const bool isFirst = m_center.day.empty();
    m_midnight = m_day.nextMidnight(at);
    if (!isFirst)
        write(m_day.startOf(date), StateSealed{foldVersion, sealOf(m_center)});
    write(isFirst ? at : m_day.startOf(date), DayStarted{date});
}

// An agent's states follow one another: none begins before the one before it.
Time FactWriter::notBefore(AgentId agent, Time at) const {
    const auto *row = find(m_center, agent);
    return row ? std::max(at, row->since) : at;
}

// Ends an offer that stands in the way. One that will be answered only gives way to another such.
bool FactWriter::makeRoom(OfferId open, Time at, bool isForAnswer) {
    if (!open)
        return true;
    const auto known = std::find_if(m_openOffers.begin(), m_openOffers.end(),
                                    [open](const OpenOffer &each) { return each.offer == open; });
    if (known != m_openOffers.end() && known->outcome == OfferOutcome::Accepted) {
        if (!isForAnswer)
            return false;
        known->outcome = OfferOutcome::CancelledElsewhere;
    }
    endOffer(open, at);
    return true;
}

void FactWriter::startOffer(const Step &step) {
    const auto agentId = m_names.agentId(step.agent);
    const auto *call = find(m_center, step.call);
    const auto *agent = find(m_center, agentId);
    const bool isForAnswer = step.offerOutcome == OfferOutcome::Accepted;
    if (!call || !agent || !call->isWaiting()) {
        ++m_dropped;
        return;
    }
    const auto at = std::min(notBefore(agentId, step.at), std::max(step.at, step.until));
    if (!makeRoom(call->offer, at, isForAnswer) || !makeRoom(agent->offer, at, isForAnswer)) {
        ++m_dropped;
        return;
    }
    if (write(at, OfferStarted{step.offer, step.call, agentId, DeviceId{agentId.text()}, step.until}))
        m_openOffers.push_back({step.offer, step.offerOutcome});
}

void FactWriter::endOffer(OfferId id, Time at) {
    const auto offer = *find(m_center, id);
    auto outcome = OfferOutcome::CancelledElsewhere;
    for (const auto &open : m_openOffers)
        if (open.offer == id)
            outcome = open.outcome;
    forget(id);
    write(at, OfferEnded{id, offer.call, offer.agent, outcome});
}

void FactWriter::forget(OfferId offer) {
    std::erase_if(m_openOffers, [offer](const OpenOffer &open) { return open.offer == offer; });
}

// Where the offer had to give way it is made again: who talks has been rung. His work after the call before
// is over then.
void FactWriter::answer(const Step &step) {
    const auto *call = find(m_center, step.call);
    if (!call || !call->isWaiting()) {
        ++m_dropped;
        return;
    }
    auto offer = step.offer;
    if (call->offer != offer) {
        auto again = step;
        offer = again.offer = m_numbering.nextOffer();
        again.kind = StepKind::OfferStarted;
        again.offerOutcome = OfferOutcome::Accepted;
        again.until = step.at;
        startOffer(again);
    }
    forget(offer);
    endWork(m_names.agentId(step.agent), step.at);
    write(step.at, CallAnswered{step.call, m_names.agentId(step.agent), offer});
}

} // namespace callboard::imports
