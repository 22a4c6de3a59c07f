// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/books.h"

#include <algorithm>

namespace callboard {

namespace {

using Law = BooksFinding::Law;

std::int64_t endedOf(const QueueCounts &c) {
    return c.answered + c.abandoned + c.overflowed + c.refused + c.callbackRequested + c.leftByKey +
           c.unknown;
}

void checkVisits(std::vector<BooksFinding> &findings, const Center &center, const Queue &queue) {
    const auto waiting = std::ranges::count_if(queue.waiting, [&](CallId id) {
        const auto *call = find(center, id);
        return call && call->queuedAt >= center.dayStartedAt;
    });
    if (const auto known = endedOf(queue.today) + waiting; known != queue.today.offered)
        findings.push_back(BooksFinding{Law::Visits, queue.id, {}, {}, queue.today.offered, known});
    std::int64_t offered = 0;
    for (const auto &quarter : queue.quarters)
        offered += quarter.offered;
    if (offered != queue.today.offered)
        findings.push_back({Law::Quarters, queue.id, {}, {}, queue.today.offered, offered});
}

void checkWaiting(std::vector<BooksFinding> &findings, const Center &center) {
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting)
            if (const auto *call = find(center, id); !call || !call->isWaiting() || call->queue != queue.id)
                findings.push_back({Law::Waiting, queue.id, {}, id});
    for (const auto &call : center.calls) {
        const auto *queue = call.isWaiting() && call.queue ? find(center, call.queue) : nullptr;
        if (queue && std::ranges::find(queue->waiting, call.id) == queue->waiting.end())
            findings.push_back({Law::Waiting, queue->id, {}, call.id});
    }
}

void checkAgents(std::vector<BooksFinding> &findings, const Center &center) {
    for (const auto &offer : center.offers) {
        const auto *agent = find(center, offer.agent);
        if (!find(center, offer.call) || !agent || agent->offer != offer.id)
            findings.push_back({Law::Offers, {}, offer.agent, offer.call});
    }
    for (const auto &agent : center.agents)
        if ((agent.state == AgentState::Busy) != !agent.calls.empty())
            findings.push_back({Law::States, {}, agent.id, {}});
}

} // namespace

std::vector<BooksFinding> openBooks(const Center &center) {
    std::vector<BooksFinding> findings;
    for (const auto &queue : center.queues)
        checkVisits(findings, center, queue);
    checkWaiting(findings, center);
    checkAgents(findings, center);
    return findings;
}

} // namespace callboard
