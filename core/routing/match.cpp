// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/match.h"

#include <algorithm>
#include <tuple>

namespace callboard {

namespace {

// When this call last rang this agent in vain; the beginning of time when it never did.
Time lastTried(const Call &call, AgentId agent) {
    Time last;
    for (const auto &tried : call.tried)
        if (tried.agent == agent)
            last = std::max(last, tried.at);
    return last;
}

// What the strategy compares, less first. Ties go to the one idle longest, then by id.
std::int64_t rankOf(const Agent &agent, Strategy strategy) {
    switch (strategy) {
    case Strategy::FewestCalls:
        return agent.today.answered;
    case Strategy::LongestIdle:
    case Strategy::RoundRobin: // who was offered a call longest ago has been ready longest
    case Strategy::BestSkill:  // all skills equal until skills are set
        return 0;
    }
    return 0;
}

const Agent *bestFor(const Center &center, const Call &call, Strategy strategy, Time now, Duration again) {
    const Agent *best = nullptr;
    const auto key = [&](const Agent &agent) {
        return std::tuple(lastTried(call, agent.id), rankOf(agent, strategy), agent.since);
    };
    for (const auto &agent : center.agents) {
        if (!isRoutable(center, agent) || !servesQueue(center, agent, call.queue))
            continue;
        const auto tried = lastTried(call, agent.id);
        if (tried != Time{} && now < tried + again)
            continue;
        if (!best || key(agent) < key(*best))
            best = &agent;
    }
    return best;
}

} // namespace

std::optional<Match> nextMatch(const Center &center, Time now, Duration again) {
    if (std::none_of(center.agents.begin(), center.agents.end(),
                     [&](const Agent &agent) { return isRoutable(center, agent); }))
        return std::nullopt;
    std::vector<const Call *> waiting;
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting)
            if (const auto *call = find(center, id); call && call->state == CallState::Waiting)
                waiting.push_back(call);
    std::sort(waiting.begin(), waiting.end(), [](const Call *a, const Call *b) {
        return std::tuple(a->queuedAt, a->id) < std::tuple(b->queuedAt, b->id);
    });
    for (const auto *call : waiting) {
        const auto *settings = settingsOf(center, call->queue);
        const auto strategy = settings ? settings->strategy : Strategy::LongestIdle;
        if (const auto *agent = bestFor(center, *call, strategy, now, again))
            return Match{call->id, agent->id, agent->device};
    }
    return std::nullopt;
}

} // namespace callboard
