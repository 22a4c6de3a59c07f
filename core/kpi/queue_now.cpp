// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/queue_now.h"

#include "core/calls/work.h"
#include "core/kpi/count.h"
#include "core/kpi/sums.h"

#include <algorithm>

namespace callboard {

namespace {

void addWaiting(QueueNow &sum, const Center &center, const Queue &queue) {
    for (const auto id : queue.waiting) {
        const auto *call = find(center, id);
        if (!call)
            continue;
        sum.waitingSince = sum.waiting ? std::min(sum.waitingSince, call->queuedAt) : call->queuedAt;
        ++sum.waiting;
    }
}

void addAgent(QueueNow &sum, const Center &center, const Agent &agent) {
    ++sum.agents[static_cast<std::size_t>(agent.state)];
    sum.loggedIn += isLoggedIn(center, agent);
    sum.routable += isRoutable(center, agent);
}

} // namespace

bool isLoggedIn(const Center &center, const Agent &agent) {
    const auto isWork = [&](CallId id) {
        const auto *call = find(center, id);
        return call && queueOfWork(*call, agent.id);
    };
    return agent.desired.state != DesiredState::LoggedOut || agent.state == AgentState::WorkingAfterCall ||
           std::any_of(agent.calls.begin(), agent.calls.end(), isWork);
}

QueueNow nowOf(const Center &center, const Queue &queue) {
    QueueNow sum;
    addWaiting(sum, center, queue);
    for (const auto &agent : center.agents)
        if (servesQueue(center, agent, queue.id))
            addAgent(sum, center, agent);
    return sum;
}

QueueNow nowOfAll(const Center &center) {
    QueueNow sum;
    for (const auto &queue : center.queues)
        addWaiting(sum, center, queue);
    for (const auto &agent : center.agents)
        addAgent(sum, center, agent);
    return sum;
}

VisitCounts lastHourOfAll(const Center &center, Time now) {
    VisitCounts sum;
    for (const auto &queue : center.queues)
        add(sum, queue.lastHour.at(now));
    return sum;
}

MarkCounts marksOfAll(const Center &center) {
    MarkCounts sum;
    for (const auto &queue : center.queues)
        add(sum, queue.marks);
    return sum;
}

AnsweredWaits answeredWaitsOfAll(const Center &center) {
    AnsweredWaits sum;
    for (const auto &queue : center.queues)
        for (const auto &row : queue.answeredWaits)
            add(sum, row);
    return sum;
}

QueueCounts todayOfAll(const Center &center) {
    QueueCounts sum;
    for (const auto &queue : center.queues)
        addCounts(sum, queue.today);
    return sum;
}

} // namespace callboard
