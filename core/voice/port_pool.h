// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace callboard::voice {

// The even ports of a range, given out in turn so that a port rests before it is used again (packets of the
// call before may still be on their way). Any thread.
class PortPool {
public:
    PortPool(std::uint16_t first, std::uint16_t last);

    std::size_t size() const { return m_isTaken.size(); }
    std::optional<std::uint16_t> take();
    void giveBack(std::uint16_t port);

private:
    std::mutex m_mutex;
    std::uint16_t m_first;
    std::vector<bool> m_isTaken; // by half the distance from the first
    std::size_t m_next = 0;
};

} // namespace callboard::voice
