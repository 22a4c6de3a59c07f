// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/id_book.h"

namespace callboard::history {

std::uint32_t IdBook::numberOf(const Key &key) {
    if (2 * (m_keys.size() + 1) > m_slots.size())
        grow();
    auto &number = m_slots[slotOf(key)];
    if (number == 0) {
        m_keys.push_back(key);
        number = size();
    }
    return number;
}

// Where it stands, or would.
std::size_t IdBook::slotOf(const Key &key) const {
    const auto isOther = [&key](const Key &known) { // without a call
        return ((known[0] ^ key[0]) | (known[1] ^ key[1]) | (known[2] ^ key[2]) | (known[3] ^ key[3])) != 0;
    };
    const auto mask = m_slots.size() - 1;
    auto slot = std::bit_cast<QueueId>(key).mixed() & mask;
    while (m_slots[slot] != 0 && isOther(m_keys[m_slots[slot] - 1]))
        slot = (slot + 1) & mask;
    return slot;
}

void IdBook::grow() {
    m_slots.assign(std::bit_ceil(4 * (m_keys.size() + 8)), 0);
    for (std::uint32_t number = 1; number <= size(); ++number)
        m_slots[slotOf(m_keys[number - 1])] = number;
}

} // namespace callboard::history
