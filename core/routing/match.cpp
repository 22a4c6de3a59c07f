// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/match.h"

#include <algorithm>
#include <tuple>

namespace callboard {

namespace {

// When this call last rang this agent in vain, or he sent it on; the beginning of time when neither.
Time lastTried(const Call &call, AgentId agent) {
    for (const auto &tried : call.tried)
        if (tried.agent == agent)
            return tried.at;
    return agent && call.transferredBy == agent ? call.queuedAt : Time{};
}

Time restOf(Time tried) {
    return tried == Time{} ? tried : tried + askAgainAfter;
}

bool mayBeOffered(const Center &center, const Call &call, Time now) {
    const auto *settings = settingsOf(center, call.queue);
    return call.state == CallState::Waiting && settings && now < call.queuedAt + settings->maxWait;
}

// What the strategy compares, less first. Ties go to the one idle longest, then by id.
std::int64_t rankOf(const Agent &agent, Strategy strategy) {
    switch (strategy) {
    case Strategy::FewestCalls:
        return agent.today.answered;
    case Strategy::RoundRobin:
        return agent.lastOfferAt.time_since_epoch().count();
    case Strategy::LongestIdle:
    case Strategy::BestSkill: // in journals only: a configuration with it is refused until there are skills
        return 0;
    }
    return 0;
}

const Agent *bestFor(const Center &center, const Call &call, Strategy strategy, Time now) {
    const Agent *best = nullptr;
    const auto key = [&](const Agent &agent) {
        const auto tried = lastTried(call, agent.id);
        const bool talksOn = agent.id == call.lostAgent && tried == Time{};
        return std::tuple(!talksOn, tried, rankOf(agent, strategy), agent.since);
    };
    for (const auto &agent : center.agents) {
        if (!isRoutable(center, agent) || !servesQueue(center, agent, call.queue))
            continue;
        if (now < restOf(lastTried(call, agent.id)))
            continue;
        if (!best || key(agent) < key(*best))
            best = &agent;
    }
    return best;
}

} // namespace

std::optional<Match> nextMatch(const Center &center, Time now) {
    if (std::none_of(center.agents.begin(), center.agents.end(),
                     [&](const Agent &agent) { return isRoutable(center, agent); }))
        return std::nullopt;
    std::vector<const Call *> waiting;
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting)
            if (const auto *call = find(center, id); call && mayBeOffered(center, *call, now))
                waiting.push_back(call);
    std::sort(waiting.begin(), waiting.end(), [](const Call *a, const Call *b) {
        return std::tuple(!a->lostAgent, a->queuedAt, a->id) < std::tuple(!b->lostAgent, b->queuedAt, b->id);
    });
    for (const auto *call : waiting) {
        const auto strategy = settingsOf(center, call->queue)->strategy;
        if (const auto *agent = bestFor(center, *call, strategy, now))
            return Match{call->id, agent->id, agent->device};
    }
    return std::nullopt;
}

bool isAttended(const Center &center, QueueId queue) {
    return std::any_of(center.agents.begin(), center.agents.end(), [&](const Agent &agent) {
        const auto *device = find(center, agent.device);
        return agent.desired.state == DesiredState::Ready && !agent.isDeskLost && device &&
               device->isRegistered && servesQueue(center, agent, queue);
    });
}

std::optional<Time> nextAskedAgain(const Call &call, Time now) {
    std::optional<Time> next;
    const auto consider = [&](AgentId agent) {
        const auto end = restOf(lastTried(call, agent));
        if (end > now)
            next = std::min(next.value_or(end), end);
    };
    for (const auto &tried : call.tried)
        consider(tried.agent);
    if (call.transferredBy)
        consider(call.transferredBy);
    return next;
}

} // namespace callboard
