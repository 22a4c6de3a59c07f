// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/fold.h"

#include "core/kpi/count.h"

#include <algorithm>

namespace callboard {

namespace {

AgentState derive(const Agent &agent) {
    if (!agent.calls.empty())
        return AgentState::Busy;
    if (agent.offer)
        return AgentState::Reserved;
    if (agent.work.call)
        return AgentState::WorkingAfterCall;
    switch (agent.desired.state) {
    case DesiredState::LoggedOut:
        return AgentState::LoggedOut;
    case DesiredState::NotReady:
        return AgentState::NotReady;
    case DesiredState::Ready:
        return AgentState::Ready;
    }
    return AgentState::Unknown;
}

// After-call work that a queue gives waits while he talks or a phone rings, and goes on with the time that
// was left. What another system timed by its own clock does not.
void keepTimeOfWork(const Center &center, Agent &agent, AgentState entered, Time at) {
    auto &work = agent.work;
    const bool isRunning = agent.state == AgentState::WorkingAfterCall;
    const bool willRun = entered == AgentState::WorkingAfterCall;
    const auto *queue = work.call && isRunning != willRun ? settingsOf(center, work.queue) : nullptr;
    if (!queue || queue->wrapUp == Duration{})
        return;
    if (willRun)
        work.until += std::max(at - work.since, Duration{});
    work.since = at;
}

} // namespace

void Fold::finish() {
    if (m_mayRetire)
        retireRows();
}

Queue *Fold::queueOf(QueueId id) {
    auto *queue = const_cast<Queue *>(find(m_center, id)); // the center is ours to change
    if (queue)
        mark(m_delta.queues, id);
    return queue;
}

Agent *Fold::agentOf(AgentId id) {
    if (m_lastAgent && m_lastAgent->id == id)
        return m_lastAgent;
    auto *agent = const_cast<Agent *>(find(m_center, id));
    if (!agent)
        return nullptr;
    mark(m_delta.agents, id);
    m_lastAgent = agent;
    return agent;
}

Device *Fold::deviceOf(DeviceId id) {
    auto *device = const_cast<Device *>(find(m_center, id));
    if (device)
        mark(m_delta.devices, id);
    return device;
}

void Fold::touch(const Call &call) {
    mark(m_delta.calls, call.id);
}

// Makes the actual state follow what it is derived from; the interval of the old one is closed.
void Fold::refresh(Agent &agent) {
    const auto state = derive(agent);
    const auto reason = state == AgentState::NotReady ? agent.desired.reason : ReasonId{};
    if (state != agent.state || reason != agent.reason)
        enter(agent, state, reason, m_at);
}

void Fold::enter(Agent &agent, AgentState state, ReasonId reason, Time at) {
    const auto time = std::max(at - std::max(agent.since, m_center.dayStartedAt), Duration{});
    const auto queue = agent.state == AgentState::WorkingAfterCall ? agent.work.queue : QueueId{};
    addTime(agent.today, agent.state, time);
    if (auto *worked = queue ? queueOf(queue) : nullptr)
        countWork(*worked, agent.since, at);
    if (agent.since != Time{})
        m_delta.intervals.push_back({agent.id, agent.state, agent.reason, queue, agent.since, at});
    keepTimeOfWork(m_center, agent, state, at);
    agent.state = state;
    agent.reason = reason;
    agent.since = at;
}

} // namespace callboard
