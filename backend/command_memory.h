// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <deque>
#include <map>

namespace callboard {

// What was answered to the last commands, so that one sent twice is done once. Bounded: the oldest goes
// first.
class CommandMemory {
public:
    using Answer = Result<std::uint64_t>; // as of Floor::command

    explicit CommandMemory(std::size_t capacity = 20'000)
        : m_capacity(capacity) {}

    // Null: not done yet. The pointer lives until the next remember().
    const Answer *find(UserId user, CommandId id) const;
    void remember(UserId user, CommandId id, Answer answer);
    // From the journal after a restart, where the fact names the command and not the user.
    void remember(CommandId id, std::uint64_t seq) { remember({}, id, seq); }

private:
    using Key = std::pair<CommandId, UserId>;

    std::size_t m_capacity;
    std::map<Key, Answer> m_answers;
    std::deque<Key> m_order;
};

} // namespace callboard
