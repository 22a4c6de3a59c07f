// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/fold.h"

#include <algorithm>

namespace callboard {

namespace {

// The rows that the configuration wants, with what is live of those that were there before. A row that left
// the configuration stays while something still hangs on it.
template <class Row, class Ids, class IsInUse>
void keepRows(std::vector<Row> &rows, Ids wanted, IsInUse isInUse) {
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::vector<Row> kept;
    for (auto &row : rows)
        if (isInUse(row) || std::binary_search(wanted.begin(), wanted.end(), row.id))
            kept.push_back(std::move(row));
    for (const auto &id : wanted)
        if (std::none_of(kept.begin(), kept.end(), [&](const Row &row) { return row.id == id; })) {
            kept.emplace_back();
            kept.back().id = id;
        }
    std::sort(kept.begin(), kept.end(), [](const Row &a, const Row &b) { return a.id < b.id; });
    rows = std::move(kept);
}

} // namespace

void Fold::take(const ConfigChanged &fact) {
    m_center.site = fact.site;
    std::vector<QueueId> queues;
    std::vector<AgentId> agents;
    std::vector<DeviceId> devices;
    for (const auto &queue : fact.site.queues)
        queues.push_back(queue.id);
    for (const auto &user : fact.site.users)
        if (user.extension) {
            agents.push_back(user.id);
            devices.push_back(user.extension);
        }
    keepRows(m_center.queues, queues, [](const Queue &queue) { return !queue.waiting.empty(); });
    keepRows(m_center.agents, agents, [](const Agent &agent) { return agent.offer || !agent.calls.empty(); });
    keepRows(m_center.devices, devices, [](const Device &) { return false; });
    for (auto &agent : m_center.agents)
        if (const auto *settings = settingsOf(m_center, agent.id))
            agent.device = settings->extension;
    learnRows(m_center);
    m_delta.isWhole = true;
}

// What runs over midnight is split there: the old day's part has been told by its last counters.
void Fold::take(const DayStarted &fact) {
    m_center.day = fact.date;
    m_center.dayStartedAt = m_at;
    for (auto &queue : m_center.queues)
        queue.today = {};
    for (auto &agent : m_center.agents)
        agent.today = {};
    for (auto &queue : m_center.queues)
        queue.today.offered = static_cast<std::int64_t>(queue.waiting.size());
    m_delta.isWhole = true;
}

void Fold::take(const BackendStarted &fact) {
    m_center.start = fact.start;
    for (auto &agent : m_center.agents)
        agent.desks = 0;
    m_delta.isWhole = true;
}

} // namespace callboard
