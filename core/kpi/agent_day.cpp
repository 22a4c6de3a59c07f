// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/agent_day.h"

#include "core/kpi/count.h"
#include "core/kpi/sums.h"

namespace callboard {

AgentCounts withRunning(const Center &center, const Agent &agent, Time now) {
    const auto since = [&](Time from) { return std::max(now - from, Duration{}); };
    auto day = agent.today;
    addTime(day, agent.state, since(std::max(agent.since, center.dayStartedAt)));
    for (const auto id : agent.calls) {
        const auto *call = find(center, id);
        if (!call || !call->isTalking())
            continue;
        const auto *party = call->party(agent.id);
        const auto heldAt = party ? party->heldAt : call->heldAt;
        const auto hold = (party ? party->heldFor : call->heldFor) +
                          (call->isHeldBy(agent.id) ? since(heldAt) : Duration{});
        day.hold += hold;
        day.talk += std::max(since(party ? party->since : call->answeredAt) - hold, Duration{});
    }
    return day;
}

AgentCounts dayOfAll(const Center &center, Time now) {
    AgentCounts sum;
    for (const auto &agent : center.agents)
        add(sum, withRunning(center, agent, now));
    return sum;
}

AgentCounts dayOf(const Center &center, TeamId team, Time now) {
    AgentCounts sum;
    for (const auto &agent : center.agents)
        if (const auto *settings = settingsOf(center, agent.id); settings && settings->team == team)
            add(sum, withRunning(center, agent, now));
    return sum;
}

} // namespace callboard
