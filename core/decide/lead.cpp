// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decide/lead.h"

#include "core/decide/refusal.h"
#include "core/decide/wrap_up.h"

#include <algorithm>

namespace callboard {

namespace {

constexpr Duration supervisorRing = seconds{30};

std::string textOfId(UserId user) {
    return std::string(user.text());
}

Error onlySupervisors() {
    return refusal("notAllowed", "only a supervisor or an administrator may do this");
}

// What his phone is in use for.
std::string useOf(const Center &center, const Agent &agent) {
    if (const auto *own = supervisionBy(center, agent.id))
        return textOfId(agent.id) + (own->askedBy ? " advises " : " listens to ") + textOfId(own->agent);
    const auto phone = "the phone " + std::string(agent.device.text()) + " of " + textOfId(agent.id);
    return agent.offer ? "a call rings at " + phone : phone + " is in a call";
}

// His phone must be there and free.
std::optional<Error> refusePhone(const Center &center, const Agent &agent) {
    const auto *device = find(center, agent.device);
    if (!device || !device->isRegistered)
        return refusal("noDevice", "the phone " + std::string(agent.device.text()) + " is not registered");
    if (isEngaged(center, agent))
        return refusal("busy", useOf(center, agent));
    return std::nullopt;
}

// Why nobody can pull this call now: who has it.
std::optional<Error> refuseTaken(const Center &center, const Call &call) {
    const auto who = presentAgent(center, call);
    if (call.isWaiting() && !call.offer)
        return std::nullopt;
    if (!who)
        return refusal("noCall", "this call waits in no queue");
    return refusal("taken", textOfId(who) + (call.isTalking() ? " talks with this caller"
                                                              : " has this call: it rings at his phone"));
}

std::optional<Error> refuseForcedReason(const Center &center, const ForceState &command) {
    const auto &known = center.site.reasons;
    const bool isKnown = std::find(known.begin(), known.end(), command.reason) != known.end();
    if (command.state == DesiredState::NotReady && !isKnown)
        return refusal("unknownReason", "not ready needs a reason of this site");
    if (command.state != DesiredState::NotReady && command.reason)
        return refusal("unknownReason", "a reason belongs to not ready only");
    return std::nullopt;
}

// The talk that is meant, and whose.
struct Target {
    const Call *call = nullptr;
    AgentId agent;
};

const Call *talkOf(const Center &center, const Agent &agent) {
    for (auto id = agent.calls.rbegin(); id != agent.calls.rend(); ++id)
        if (const auto *call = find(center, *id); call && call->isTalking())
            return call;
    return nullptr;
}

Result<Target> targetOf(const Center &center, const StartSupervision &command) {
    if (!command.call) {
        const auto *agent = find(center, command.agent);
        if (!agent)
            return refusal("unknownAgent", "'" + textOfId(command.agent) + "' takes no calls here");
        const auto *call = talkOf(center, *agent);
        return call ? Result<Target>({call, agent->id})
                    : refusal("noCall", textOfId(agent->id) + " talks in no call");
    }
    const auto *call = find(center, command.call);
    if (!call)
        return refusal("unknownCall", "there is no such live call");
    const auto agent = command.agent ? command.agent : call->agent ? call->agent : call->caller;
    if (!call->isTalking() || !call->has(agent))
        return refusal("noCall", "no such agent talks in this call");
    return Target{call, agent};
}

Result<Decision> changeMode(const Supervision &present, SupervisionMode mode) {
    if (present.mode == mode)
        return refusal("alreadySo", "this is the mode already");
    return Decision{
        {SupervisionModeChanged{present.call, present.agent, present.supervisor, mode, present.askedBy}},
        {SetSupervisionMode{present.call, present.supervisor, mode}}};
}

Supervise ordered(const Center &center, const SupervisionAsked &asked) {
    const auto *settings = settingsOf(center, asked.agent);
    const Party shown{std::string(find(center, asked.agent)->device.text()),
                      settings ? settings->name : std::string{}};
    return {asked.call, asked.agent, asked.supervisor, asked.device, asked.mode, supervisorRing, shown};
}

} // namespace

bool leads(const Actor &actor) {
    return actor.role == Role::Supervisor || actor.role == Role::Administrator;
}

Result<Decision> decideFor(const Center &center, const ForceState &command, const Actor &actor) {
    if (!leads(actor))
        return onlySupervisors();
    const auto *agent = find(center, command.agent);
    if (!agent)
        return refusal("unknownAgent", "'" + textOfId(command.agent) + "' takes no calls here");
    if (const auto refused = refuseForcedReason(center, command))
        return *refused;
    Decision decision;
    if (agent->work.call && agent->calls.empty())
        decision.facts.push_back(AfterCallWorkEnded{agent->id, Author::Supervisor, actor.user});
    if (agent->desired.state != command.state || agent->desired.reason != command.reason || agent->isDeskLost)
        decision.facts.push_back(
            AgentStateChanged{agent->id, command.state, command.reason, Author::Supervisor, actor.user});
    if (decision.facts.empty())
        return refusal("alreadySo", "the agent's state is this already");
    const auto *offer = find(center, agent->offer);
    const auto *ringing = offer ? find(center, offer->call) : nullptr;
    if (ringing && ringing->queue && command.state != DesiredState::Ready)
        decision.orders.push_back(CancelOffer{offer->id, OfferOutcome::CancelledElsewhere});
    return decision;
}

Result<Decision> decideFor(const Center &center, const PullCall &command, const Actor &actor) {
    const auto id = command.agent ? command.agent : actor.user;
    if (id != actor.user && !leads(actor))
        return onlySupervisors();
    const auto *agent = find(center, id);
    if (!agent)
        return refusal("unknownAgent", "'" + textOfId(id) + "' takes no calls here");
    const auto *call = find(center, command.call);
    if (!call)
        return refusal("unknownCall", "there is no such live call");
    if (!leads(actor) && call->queue && !servesQueue(center, *agent, call->queue))
        return refusal("notAllowed", "you do not serve the queue of this call");
    if (const auto refused = refuseTaken(center, *call))
        return *refused;
    if (agent->state == AgentState::LoggedOut)
        return refusal("loggedOut", "'" + textOfId(id) + "' is not logged in");
    if (const auto refused = refuseUnfinished(center, *agent))
        return *refused;
    if (const auto refused = refusePhone(center, *agent))
        return *refused;
    return Decision{{CallPulled{call->id, agent->id, actor.user}}, {}};
}

Result<Decision> decideFor(const Center &center, const StartSupervision &command, const Actor &actor) {
    if (!leads(actor))
        return onlySupervisors();
    const auto target = targetOf(center, command);
    if (!target)
        return target.error();
    const auto *present = supervisionOf(center, target->call->id);
    if (present && present->supervisor == actor.user && present->agent == target->agent)
        return changeMode(*present, command.mode);
    if (present && present->supervisor != actor.user)
        return refusal("supervised", textOfId(present->supervisor) + " supervises this call");
    const auto *self = find(center, actor.user);
    if (!self)
        return refusal("noDevice", "'" + textOfId(actor.user) + "' has no extension");
    const auto *before = supervisionBy(center, actor.user);
    const bool isMove = before && !before->askedBy; // who advises was asked to, and leaves first
    if (const auto refused = isMove ? std::nullopt : refusePhone(center, *self))
        return *refused;
    Decision decision;
    if (isMove)
        decision.facts.push_back(SupervisionEnded{before->call, before->agent, before->supervisor});
    const SupervisionAsked asked{target->call->id, target->agent, self->id, self->device, command.mode};
    decision.facts.push_back(asked);
    decision.orders.push_back(ordered(center, asked));
    return decision;
}

Result<Decision> decideFor(const Center &center, const StopSupervision &, const Actor &actor) {
    const auto *present = supervisionBy(center, actor.user);
    if (!present)
        return refusal("noSupervision", "you supervise no call");
    const bool isRefused = present->askedBy && !present->isJoined();
    return Decision{
        {},
        {EndSupervision{
            present->call, present->agent, present->supervisor, {}, present->askedBy, isRefused}}};
}

Result<Decision> decideFor(const Center &center, const TakeOverCall &, const Actor &actor) {
    const auto *present = supervisionBy(center, actor.user);
    if (!leads(actor) || !present || !present->isJoined())
        return refusal("noSupervision", "you supervise no call: listen to it first");
    return Decision{{}, {TakeOver{present->call, present->supervisor}}};
}

} // namespace callboard
