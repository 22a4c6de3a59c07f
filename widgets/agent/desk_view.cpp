// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/desk_view.h"

#include "core/kpi/queue_now.h"

#include <algorithm>

namespace callboard {

namespace {

DeskCall::Stage stageOf(const Call &call) {
    if (call.state == CallState::Held)
        return DeskCall::Stage::Held;
    if (call.state == CallState::Placed)
        return DeskCall::Stage::Placed;
    return call.state == CallState::Talking ? DeskCall::Stage::Talking : DeskCall::Stage::Dialling;
}

DeskCall deskCallOf(const Call &call, AgentId agent, DeskCall::Stage stage) {
    const bool isCaller = call.caller == agent;
    DeskCall desk;
    desk.id = call.id;
    desk.stage = stage;
    desk.direction = call.direction;
    desk.number = isCaller ? call.to : call.from.number;
    desk.name = isCaller ? std::string{} : call.from.name;
    desk.queue = call.queue;
    const auto came = call.queue ? call.queuedAt : call.arrivedAt;
    desk.since = call.isTalking() ? (call.state == CallState::Held ? call.heldAt : call.answeredAt) : came;
    if (call.isTalking() && call.queue)
        desk.waited = std::max(call.answeredAt - call.queuedAt, Duration{});
    desk.isMuted = call.isMuted(agent);
    return desk;
}

std::optional<DeskCall> callOn(const Center &center, const Agent &agent) {
    const auto *call = presentCall(center, agent);
    if (!call)
        return std::nullopt;
    const bool ringsHere = agent.offer && call->offer == agent.offer;
    return deskCallOf(*call, agent.id, ringsHere ? DeskCall::Stage::Ringing : stageOf(*call));
}

std::vector<DeskQueue> queuesOf(const Center &center, const UserSettings &settings) {
    std::vector<DeskQueue> queues;
    for (const auto &id : settings.queues) {
        const auto *queue = find(center, id);
        const auto *own = settingsOf(center, id);
        if (!queue || !own)
            continue;
        const auto live = nowOf(center, *queue);
        queues.push_back({id, live.waiting, live.waitingSince, own->target});
    }
    return queues;
}

bool isOnTheWay(const Agent &agent) {
    return agent.state == AgentState::Busy || agent.state == AgentState::Reserved ||
           agent.state == AgentState::WorkingAfterCall;
}

} // namespace

DeskView deskOf(const Center &center, AgentId id) {
    DeskView view;
    view.agent = id;
    if (const auto *settings = settingsOf(center, id)) {
        view.phone = settings->extension;
        view.queues = queuesOf(center, *settings);
    }
    const auto *agent = find(center, id);
    if (!agent)
        return view;
    view.takesCalls = true;
    view.state = agent->state;
    view.reason = agent->reason;
    view.since = agent->since;
    view.desired = agent->desired;
    view.isForced = agent->desired.state != DesiredState::LoggedOut && agent->desired.author != Author::Agent;
    if (isOnTheWay(*agent))
        view.next = agent->desired;
    view.call = callOn(center, *agent);
    if (agent->state == AgentState::WorkingAfterCall)
        view.work = agent->work;
    if (agent->device)
        view.phone = agent->device;
    const auto *device = find(center, view.phone);
    view.isPhoneThere = device && device->isRegistered;
    view.canAnswerHere = device && device->answersWhenTold;
    view.isDeskLost = agent->isDeskLost;
    view.today = agent->today;
    return view;
}

} // namespace callboard
