// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/center/site.h"

#include <cstdint>
#include <unordered_map>

namespace callboard::imports {

inline constexpr std::uint32_t noName = 0xFFFF'FFFFu;

// The queues and agents of a log in the order in which they were first read; a number stands for each. What
// does not fit into an id is cut, with a mark made of the whole, so that different names stay different. An
// agent is called as the log does, without "Agent/".
class Names {
public:
    static constexpr std::size_t mostQueues = 5'000, mostAgents = 20'000;
    static constexpr std::size_t longestName = 128; // a longer one is cut and marked

    // noName for an empty text, and for a new one when there are too many.
    std::uint32_t queue(std::string_view name);
    std::uint32_t agent(std::string_view name);
    QueueId queueId(std::uint32_t number) const { return m_queues.ids[number]; }
    AgentId agentId(std::uint32_t number) const { return m_agents.ids[number]; }

    const std::vector<std::string> &queues() const { return m_queues.names; }
    const std::vector<std::string> &agents() const { return m_agents.names; }
    void restore(const std::vector<std::string> &queues, const std::vector<std::string> &agents);
    // A site that has all of them, sorted by id. Nothing is made up: no after-call work, no limits.
    SiteSettings site(std::string name, std::string timeZone) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <class Kind>
    struct Table {
        std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers;
        std::vector<std::string> names;
        std::vector<Id<Kind>> ids;
        std::uint32_t numberOf(std::string_view name, std::size_t most);
    };
    Table<struct callboard::QueueKind> m_queues;
    Table<struct callboard::UserKind> m_agents;
};

// At most so many bytes of whole characters.
std::string_view cut(std::string_view text, std::size_t bytes);

// The text as an id; none for an empty one.
template <class I>
I idOf(std::string_view text);
extern template QueueId idOf<QueueId>(std::string_view);
extern template AgentId idOf<AgentId>(std::string_view);
extern template ReasonId idOf<ReasonId>(std::string_view);

} // namespace callboard::imports
