// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <algorithm>
#include <atomic>

namespace callboard::voice {

// Sound on its way between two clocks: from a microphone into a call, from a call to a speaker. One thread
// puts, one takes, neither waits. Begins with two blocks in stock, and again after it ran dry; of a stock
// that stays larger than one block (the clocks differ, somebody was held up) one is left out every second.
class BlockPipe {
public:
    // False: full, and the block is lost.
    bool put(const Block &block) {
        const auto written = m_written.load(std::memory_order_relaxed);
        if (written - m_read.load(std::memory_order_acquire) >= capacity)
            return false;
        m_ring[written % capacity] = block;
        m_written.store(written + 1, std::memory_order_release);
        return true;
    }

    // Silence where there is nothing.
    void take(Block &block) {
        const auto stock = depth();
        m_isFlowing = m_isFlowing ? stock > 0 : stock >= firstStock;
        if (!m_isFlowing) {
            block.fill(0);
            restartWatch();
            return;
        }
        block = next();
        watch(block);
    }

    unsigned depth() const {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_relaxed);
    }

private:
    static constexpr unsigned capacity = 16; // a power of two: 320 ms
    static constexpr unsigned firstStock = 2;
    static constexpr unsigned spare = 1;
    static constexpr int watchedTakes = 50;

    const Block &next() {
        const auto read = m_read.load(std::memory_order_relaxed);
        m_copy = m_ring[read % capacity];
        m_read.store(read + 1, std::memory_order_release);
        return m_copy;
    }
    void restartWatch() {
        m_least = capacity;
        m_takes = 0;
    }
    void watch(Block &block) {
        m_least = std::min(m_least, depth());
        if (++m_takes < watchedTakes)
            return;
        if (m_least > spare)
            blendOver(block, next());
        restartWatch();
    }
    static void blendOver(Block &into, const Block &following) {
        constexpr int length = static_cast<int>(blockSamples);
        for (int i = 0; i < length; ++i) {
            const auto at = static_cast<std::size_t>(i);
            into[at] = static_cast<Sample>((into[at] * (length - i) + following[at] * i) / length);
        }
    }

    std::array<Block, capacity> m_ring{};
    std::atomic<unsigned> m_written{0};
    std::atomic<unsigned> m_read{0};
    // Of the one who takes.
    Block m_copy{};
    unsigned m_least = capacity;
    int m_takes = 0;
    bool m_isFlowing = false;
};

} // namespace callboard::voice
