// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/desk_view.h"

#include "core/center/other_end.h"
#include "core/kpi/queue_now.h"

#include <algorithm>

namespace callboard {

namespace {

DeskCall::Stage stageOf(const Call &call, AgentId agent) {
    if (call.isHeldBy(agent))
        return DeskCall::Stage::Held;
    if (call.state == CallState::Placed)
        return DeskCall::Stage::Placed;
    return call.state == CallState::Talking ? DeskCall::Stage::Talking : DeskCall::Stage::Dialling;
}

void showSupervision(const Center &center, AgentId agent, DeskCall &desk) {
    const auto *supervision = supervisionOf(center, desk.id);
    if (!supervision)
        return;
    desk.isExpert = supervision->askedBy == agent;
    if (supervision->isJoined()) {
        desk.supervisor = supervision->supervisor;
        desk.supervision = supervision->mode;
    } else if (desk.isExpert) {
        desk.asked = supervision->supervisor;
    }
}

void showParties(const Call &call, AgentId agent, DeskCall &desk) {
    for (const auto &party : call.parties)
        desk.parties.push_back({party.number, party.agent, party.party.number, party.party.name,
                                party.agent == agent, party.holds(),
                                party.isMuted || call.isMuted(party.agent), party.isMuted});
    desk.leader = call.leader;
    desk.isLed = call.leader == agent;
    if (const auto *self = call.party(agent)) {
        desk.since = self->holds() ? self->heldAt : self->since;
        desk.answeredAt = self->since;
    }
}

DeskCall deskCallOf(const Center &center, const Call &call, AgentId agent, DeskCall::Stage stage) {
    const auto other = otherEnd(center, call, agent);
    DeskCall desk;
    desk.id = call.id;
    desk.stage = stage;
    desk.direction = call.direction;
    desk.number = other.number;
    desk.name = other.name;
    desk.queue = call.queue;
    const auto came = call.queue ? call.queuedAt : call.arrivedAt;
    desk.since = call.isTalking() ? (call.state == CallState::Held ? call.heldAt : call.answeredAt) : came;
    if (call.isTalking() && call.queue)
        desk.waited = std::max(call.answeredAt - call.queuedAt, Duration{});
    if (call.isTalking())
        desk.answeredAt = call.answeredAt;
    desk.isMuted = call.isMuted(agent);
    showSupervision(center, agent, desk);
    if (call.isConference())
        showParties(call, agent, desk);
    return desk;
}

std::optional<DeskCall> callOn(const Center &center, const Agent &agent) {
    const auto *call = presentCall(center, agent);
    if (!call)
        return std::nullopt;
    const bool ringsHere = agent.offer && call->offer == agent.offer;
    return deskCallOf(center, *call, agent.id,
                      ringsHere ? DeskCall::Stage::Ringing : stageOf(*call, agent.id));
}

// The second of the two that he joined or turned to last.
void showOther(const Center &center, const Agent &agent, DeskView &view) {
    for (const auto id : agent.calls) {
        const auto *call = find(center, id);
        const auto *consulted = find(center, call->consults);
        view.isConsulting = view.isConsulting || (consulted && call->caller == agent.id);
        view.isAnswered = view.isAnswered || (consulted && call->isTalking());
        if (view.call && id != view.call->id)
            view.other = deskCallOf(center, *call, agent.id, stageOf(*call, agent.id));
    }
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

LastCall::End endOf(const FinishedCall &finished, AgentId agent) {
    if (finished.cause == EndCause::Interrupted)
        return LastCall::End::Unknown;
    if (finished.by == EndedBy::System)
        return LastCall::End::System;
    const auto &who = finished.by == EndedBy::Caller ? finished.call.caller : finished.call.agent;
    return who == agent ? LastCall::End::Here : LastCall::End::There;
}

LastCall lastOf(const DeskCall &call, const Center &center, const Agent &agent, const Delta *delta) {
    LastCall last{call, std::max(agent.work.since - call.answeredAt, Duration{}), {}, {}};
    const auto *live = find(center, call.id);
    if (live && std::find(agent.calls.begin(), agent.calls.end(), call.id) == agent.calls.end()) {
        last.end = LastCall::End::PassedOn;
        last.passedTo = live->to;
    }
    if (!delta)
        return last;
    for (const auto &finished : delta->finishedCalls)
        if (finished.call.id == call.id)
            last.end = endOf(finished, agent.id);
    return last;
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
    const auto author = agent->desired.author; // a rule logs nobody out: that is where everybody begins
    view.isForced = author == Author::Supervisor ||
                    (author == Author::Rule && agent->desired.state != DesiredState::LoggedOut);
    if (isOnTheWay(*agent))
        view.next = agent->desired;
    view.call = callOn(center, *agent);
    showOther(center, *agent, view);
    if (const auto *asked = supervisionBy(center, id); asked && asked->askedBy)
        view.advice = {asked->call, asked->agent, asked->mode, asked->isJoined()};
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

DeskView DeskMemory::look(const Center &center, AgentId id, const Delta *delta) {
    auto view = deskOf(center, id);
    const auto *agent = find(center, id);
    const auto worked = agent ? agent->work.call : CallId{};
    for (const auto &before : {m_call, m_other})
        if (before && worked && before->id == worked && (!view.call || view.call->id != worked))
            m_last = lastOf(*before, center, *agent, delta);
    m_call = view.call;
    m_other = view.other;
    if (view.work && m_last && m_last->call.id == worked)
        view.last = m_last;
    return view;
}

} // namespace callboard
