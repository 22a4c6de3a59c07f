// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/agent/desk_view.h"

#include "core/center/other_end.h"

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
                                party.isMuted || call.isMuted(party.agent), party.isMuted,
                                call.silentSide(party.agent, party.agent ? 0 : party.number) != nullptr});
    desk.leader = call.leader;
    desk.isLed = call.leader == agent;
    if (const auto *self = call.party(agent)) {
        desk.since = self->holds() ? self->heldAt : self->since;
        desk.answeredAt = self->since;
    }
}

// Who or what answers at a number of the house.
std::string nameInside(const Center &center, const std::string &number) {
    if (const auto *queue = queueOfNumber(center, number))
        return queue->name;
    const auto *agent = DeviceId::fits(number) ? agentOfDevice(center, DeviceId{number}) : nullptr;
    const auto *settings = agent ? settingsOf(center, agent->id) : nullptr;
    return settings ? settings->name : std::string{};
}

// Who waits in a queue since he joined it, as on the boards; who was sent to one phone alone since it rings:
// before, he talked.
Time cameAt(const Center &center, const Call &call) {
    if (call.queue)
        return call.queuedAt;
    const auto *offer = find(center, call.offer);
    return offer ? offer->since : call.arrivedAt;
}

DeskCall deskCallOf(const Center &center, const Call &call, AgentId agent, DeskCall::Stage stage) {
    const auto other = otherEnd(center, call, agent);
    DeskCall desk;
    desk.id = call.id;
    desk.stage = stage;
    desk.direction = call.direction;
    desk.number = other.number;
    desk.name = other.name.empty() && call.caller == agent ? nameInside(center, other.number) : other.name;
    desk.queue = call.queue || call.consults ? call.queue : call.cameBy;
    desk.isConsult = call.consults && call.caller == agent;
    if (agent && call.transferredBy == agent)
        desk.backFrom = call.to;
    else
        desk.passedOnBy = call.transferredBy;
    if (call.lostAgent)
        desk.lostAgent = call.lostAgent;
    desk.since = call.isTalking() ? (call.state == CallState::Held ? call.heldAt : call.answeredAt)
                                  : cameAt(center, call);
    if (call.isTalking() && desk.queue)
        desk.waited = call.waitedFor;
    if (call.isTalking())
        desk.answeredAt = call.answeredAt;
    desk.isMuted = call.isMuted(agent);
    desk.isRecorded = !call.recording.empty();
    desk.recordingPausedAt = call.recordingPausedAt;
    for (const auto &side : call.silent)
        (side.agent == agent ? desk.notHeardSince : desk.silentSince) = side.since;
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

std::optional<Advice> adviceBy(const Center &center, AgentId expert) {
    const auto *asked = supervisionBy(center, expert);
    const auto *call = asked && asked->askedBy ? find(center, asked->call) : nullptr;
    if (!call)
        return std::nullopt;
    return Advice{deskCallOf(center, *call, asked->agent, stageOf(*call, asked->agent)), asked->agent,
                  asked->mode, asked->isJoined(), asked->isJoined() ? asked->joinedAt : asked->since};
}

// Who was on hold while this agent asked somebody, and is there no more.
bool hasLostCaller(const Center &center, const Agent &agent) {
    const auto *call = agent.calls.size() == 1 ? find(center, agent.calls.front()) : nullptr;
    return call && outlastsLast(agent, *call);
}

// What is written now is about the customer's call that is over: with a colleague one speaks about him.
bool isAside(const DeskView &view) {
    const bool isColleague =
        view.call && view.call->direction == Direction::Internal && view.call->queue.isNone();
    return view.gone || (view.isWorkWaiting && isColleague);
}

std::vector<DeskQueue> queuesOf(const Center &center, const UserSettings &settings) {
    std::vector<DeskQueue> queues;
    for (const auto &id : settings.queues) {
        const auto *queue = find(center, id);
        const auto *own = settingsOf(center, id);
        if (!queue || !own)
            continue;
        DeskQueue desk{id, static_cast<std::int32_t>(queue->waiting.size()), {}, own->target};
        for (const auto call : queue->waiting) {
            const auto came = cameAt(center, *find(center, call));
            desk.waitingSince = desk.waitingSince == Time{} ? came : std::min(desk.waitingSince, came);
        }
        queues.push_back(desk);
    }
    return queues;
}

// The oldest talk whose code he owes, while he neither talks nor does other after-call work.
const LastCall *owedBy(const Center &center, const Agent &agent) {
    const auto isWanted = [&](const LastCall &call) {
        const auto *queue = settingsOf(center, call.queue);
        return queue && queue->needsDisposition;
    };
    const auto owed = std::find_if(agent.owed.begin(), agent.owed.end(), isWanted);
    return owed == agent.owed.end() || agent.state == AgentState::WorkingAfterCall ? nullptr : &*owed;
}

std::optional<DeskWrapUp> wrapUpOn(const Center &center, const Agent &agent, const DeskView &view) {
    const auto &about = view.call && view.call->isConsult && view.other ? view.other : view.call;
    const bool isAside = callboard::isAside(view);
    const bool isTalking = about && about->answeredAt != Time{} && !isAside;
    const auto *owed = isTalking || isAside ? nullptr : owedBy(center, agent);
    const auto &last = owed ? *owed : agent.last;
    const auto call = isTalking ? about->id : last.call;
    if (!call)
        return std::nullopt;
    DeskWrapUp wrapUp;
    wrapUp.call = call;
    wrapUp.queue = isTalking ? about->queue : last.queue;
    wrapUp.isOwed = owed;
    wrapUp.isAside = isAside;
    if (owed || isAside)
        wrapUp.party = last.party;
    if (const auto *known = wrapUpOf(agent, call)) {
        wrapUp.disposition = known->disposition;
        wrapUp.note = known->note;
    }
    const auto *queue = settingsOf(center, wrapUp.queue);
    wrapUp.isTalking = isTalking;
    wrapUp.isWork = agent.work.call == call && agent.state == AgentState::WorkingAfterCall;
    const bool isWorkAside = isAside && view.isWorkWaiting;
    wrapUp.isNeeded = queue && queue->needsDisposition && (isTalking || wrapUp.isWork || owed || isWorkAside);
    return wrapUp;
}

bool isOnTheWay(const Agent &agent) {
    return agent.state == AgentState::Busy || agent.state == AgentState::Reserved ||
           agent.state == AgentState::WorkingAfterCall;
}

} // namespace

CallState callStateOf(DeskCall::Stage stage) {
    switch (stage) {
    case DeskCall::Stage::Ringing:
        return CallState::Ringing;
    case DeskCall::Stage::Talking:
        return CallState::Talking;
    case DeskCall::Stage::Held:
        return CallState::Held;
    case DeskCall::Stage::Placed:
    case DeskCall::Stage::Dialling:
        break;
    }
    return CallState::Placed;
}

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
    view.advice = adviceBy(center, id);
    if (agent->state == AgentState::WorkingAfterCall) {
        view.work = agent->work;
        if (agent->last.call == agent->work.call)
            view.last = agent->last;
    }
    view.isWorkWaiting = agent->state == AgentState::Busy && agent->work.call;
    if (hasLostCaller(center, *agent))
        view.gone = agent->last;
    view.wrapUp = wrapUpOn(center, *agent, view);
    if (agent->device)
        view.phone = agent->device;
    const auto *device = find(center, view.phone);
    view.isPhoneThere = device && device->isRegistered;
    view.canAnswerHere = device && device->answersWhenTold;
    view.isDeskLost = agent->isDeskLost;
    view.missed = agent->missed;
    view.today = agent->today;
    return view;
}

DeskCall deskCallOf(const LastCall &last) {
    DeskCall desk;
    desk.id = last.call;
    desk.stage = DeskCall::Stage::Talking;
    desk.direction = last.direction;
    desk.number = last.party.number;
    desk.name = last.party.name;
    desk.queue = last.queue;
    desk.since = desk.answeredAt = last.answeredAt;
    desk.waited = last.waited;
    return desk;
}

} // namespace callboard
