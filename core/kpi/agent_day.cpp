// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/agent_day.h"

#include "core/kpi/count.h"

namespace callboard {

AgentCounts withRunning(const Center &center, const Agent &agent, Time now) {
    const auto since = [&](Time from) { return std::max(now - from, Duration{}); };
    auto day = agent.today;
    addTime(day, agent.state, since(std::max(agent.since, center.dayStartedAt)));
    for (const auto id : agent.calls) {
        const auto *call = find(center, id);
        if (!call || !call->isTalking())
            continue;
        const auto hold = call->heldFor + (call->state == CallState::Held ? since(call->heldAt) : Duration{});
        day.hold += hold;
        day.talk += std::max(since(call->answeredAt) - hold, Duration{});
    }
    return day;
}

} // namespace callboard
