// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/port_pool.h"

namespace callboard::voice {

PortPool::PortPool(std::uint16_t first, std::uint16_t last)
    : m_first(first % 2 == 0 ? first : static_cast<std::uint16_t>(first + 1))
    , m_isTaken(first != 0 && last > m_first && first != 65535 ? (last - m_first + 1U) / 2 : 0) {
}

std::optional<std::uint16_t> PortPool::take() {
    const std::lock_guard lock(m_mutex);
    for (std::size_t tried = 0; tried < m_isTaken.size(); ++tried) {
        const auto index = m_next++ % m_isTaken.size();
        if (m_isTaken[index])
            continue;
        m_isTaken[index] = true;
        return static_cast<std::uint16_t>(m_first + 2 * index);
    }
    return std::nullopt;
}

void PortPool::giveBack(std::uint16_t port) {
    const std::lock_guard lock(m_mutex);
    m_isTaken[(port - m_first) / 2U] = false;
}

} // namespace callboard::voice
