// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/command_memory.h"

namespace callboard {

const CommandMemory::Answer *CommandMemory::find(UserId user, CommandId id) const {
    auto found = m_answers.find({id, user});
    if (found == m_answers.end())
        found = m_answers.find({id, UserId{}});
    return found != m_answers.end() ? &found->second : nullptr;
}

void CommandMemory::remember(UserId user, CommandId id, Answer answer) {
    if (!m_answers.insert_or_assign({id, user}, std::move(answer)).second)
        return;
    m_order.emplace_back(id, user);
    if (m_order.size() > m_capacity) {
        m_answers.erase(m_order.front());
        m_order.pop_front();
    }
}

} // namespace callboard
