// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/fold.h"

#include <algorithm>

namespace callboard {

void Fold::endWork(Agent &agent) {
    oweDisposition(agent);
    agent.work.call = {};
    refresh(agent);
    agent.work = {};
}

void Fold::take(const AgentStateChanged &fact) {
    auto *agent = agentOf(fact.agent);
    agent->desired = {fact.state, fact.reason, fact.author, fact.by, m_at};
    agent->isDeskLost = false;
    agent->missedInRow = 0;
    refresh(*agent);
}

void Fold::take(const AfterCallWorkStarted &fact) {
    auto *agent = agentOf(fact.agent);
    if (agent->work.call != fact.call)
        oweDisposition(*agent);
    agent->work = {fact.call, fact.queue, m_at, fact.until};
    refresh(*agent);
}

void Fold::take(const AfterCallWorkExtended &fact) {
    agentOf(fact.agent)->work.until = fact.until;
}

void Fold::take(const AfterCallWorkEnded &fact) {
    endWork(*agentOf(fact.agent));
}

void Fold::take(const DeskConnected &fact) {
    if (auto *agent = agentOf(fact.user)) {
        ++agent->desks;
        agent->isDeskLost = false;
    }
}

void Fold::take(const DeskDisconnected &fact) {
    if (auto *agent = agentOf(fact.user)) {
        agent->desks = std::max(agent->desks - 1, 0);
        agent->isDeskLost = fact.isLost && agent->desks == 0;
    }
}

void Fold::take(const DeviceRegistered &fact) {
    auto *device = deviceOf(fact.device);
    device->isRegistered = true;
    device->contact = fact.contact;
    device->userAgent = fact.userAgent;
    device->answersWhenTold = fact.answersWhenTold;
    device->since = m_at;
    if (const auto *agent = agentOfDevice(m_center, fact.device))
        mark(m_delta.agents, agent->id);
}

void Fold::take(const DeviceLost &fact) {
    auto *device = deviceOf(fact.device);
    device->isRegistered = false;
    device->since = m_at;
    if (const auto *agent = agentOfDevice(m_center, fact.device))
        mark(m_delta.agents, agent->id);
}

} // namespace callboard
