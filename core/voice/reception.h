// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace callboard::voice {

// Counts by sequence number what a sender sent and did not arrive. A leap (the sender began anew) starts a
// new count; what was lost before stays counted.
class Reception {
public:
    void note(std::uint16_t sequence) {
        const auto step = static_cast<std::int16_t>(sequence - m_last);
        if (!m_isStarted || step > furthestAhead || step < -furthestBack)
            begin(sequence);
        else if (step > 0) {
            m_expected += static_cast<std::uint64_t>(step);
            m_last = sequence;
        } else if (static_cast<std::uint64_t>(-step) >= m_expected) // overtaken by the first one
            m_expected = static_cast<std::uint64_t>(1 - step);
        ++m_arrived;
    }
    // The next packet begins a new stream.
    void restart() {
        m_lostBefore = lost();
        m_expectedBefore = expected();
        m_expected = m_arrived = 0;
        m_isStarted = false;
    }
    std::uint64_t expected() const { return m_expectedBefore + m_expected; }
    std::uint16_t highestSequence() const { return m_last; }
    std::uint64_t lost() const {
        return m_lostBefore + (m_expected > m_arrived ? m_expected - m_arrived : 0);
    }

private:
    static constexpr int furthestAhead = 3000;
    static constexpr int furthestBack = 100;

    void begin(std::uint16_t sequence) {
        restart();
        m_isStarted = true;
        m_expected = 1;
        m_last = sequence;
    }

    std::uint64_t m_expected = 0;
    std::uint64_t m_arrived = 0;
    std::uint64_t m_lostBefore = 0;
    std::uint64_t m_expectedBefore = 0;
    std::uint16_t m_last = 0;
    bool m_isStarted = false;
};

} // namespace callboard::voice
