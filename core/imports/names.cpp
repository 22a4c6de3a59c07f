// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/names.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <xxhash.h>

namespace callboard::imports {

namespace {

constexpr std::string_view agentPrefix = "Agent/";

std::string marked(std::string_view text) {
    constexpr std::size_t markLength = 9;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id(cut(text, QueueId::capacity - markLength));
    std::replace(id.begin(), id.end(), '\0', ' ');
    id += '~';
    auto hash = XXH3_64bits(text.data(), text.size());
    for (std::size_t i = 1; i < markLength; ++i, hash >>= 4)
        id += digits[hash & 15];
    return id;
}

} // namespace

std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    std::size_t end = 0;
    while (end < text.size()) {
        const auto next = end + std::max<std::size_t>(characterLength(text.substr(end)), 1);
        if (next > bytes)
            break;
        end = next;
    }
    return text.substr(0, end);
}

template <class I>
I idOf(std::string_view text) {
    if (text.empty() || (I::fits(text) && text.find('\0') == text.npos))
        return I{text};
    return I{marked(text)};
}
template QueueId idOf<QueueId>(std::string_view);
template AgentId idOf<AgentId>(std::string_view);
template ReasonId idOf<ReasonId>(std::string_view);

template <class Kind>
std::uint32_t Names::Table<Kind>::numberOf(std::string_view name, std::size_t most) {
    if (name.empty())
        return noName;
    if (name.size() > longestName)
        return numberOf(marked(name), most);
    if (const auto known = numbers.find(name); known != numbers.end())
        return known->second;
    if (names.size() >= most)
        return noName;
    const auto number = static_cast<std::uint32_t>(names.size());
    numbers.emplace(name, number);
    names.emplace_back(name);
    ids.push_back(idOf<Id<Kind>>(name));
    return number;
}

std::uint32_t Names::queue(std::string_view name) {
    return m_queues.numberOf(name, mostQueues);
}

std::uint32_t Names::agent(std::string_view name) {
    if (name.size() > agentPrefix.size() && name.starts_with(agentPrefix))
        name.remove_prefix(agentPrefix.size());
    return m_agents.numberOf(name, mostAgents);
}

void Names::restore(const std::vector<std::string> &queues, const std::vector<std::string> &agents) {
    for (const auto &name : queues)
        m_queues.numberOf(name, mostQueues);
    for (const auto &name : agents)
        m_agents.numberOf(name, mostAgents);
}

SiteSettings Names::site(std::string name, std::string timeZone) const {
    SiteSettings site;
    site.name = std::move(name);
    site.timeZone = std::move(timeZone);
    for (std::size_t i = 0; i < m_queues.names.size(); ++i) {
        QueueSettings queue;
        queue.id = m_queues.ids[i];
        queue.name = m_queues.names[i];
        queue.wrapUp = {};
        queue.missedLimit = 0;
        queue.isRecorded = false;
        site.queues.push_back(std::move(queue));
    }
    for (std::size_t i = 0; i < m_agents.names.size(); ++i) {
        UserSettings user;
        user.id = m_agents.ids[i];
        user.name = m_agents.names[i];
        user.extension = DeviceId{user.id.text()};
        site.users.push_back(std::move(user));
    }
    const auto byId = [](const auto &a, const auto &b) { return a.id < b.id; };
    std::sort(site.queues.begin(), site.queues.end(), byId);
    std::sort(site.users.begin(), site.users.end(), byId);
    return site;
}

} // namespace callboard::imports
