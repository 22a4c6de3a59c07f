// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <algorithm>
#include <atomic>
#include <span>

namespace callboard::voice {

// Sound on its way between two clocks: from a microphone into a call, from a call to a speaker. One thread
// puts, one takes, neither waits. Begins with 40 ms in stock, and again after it ran dry. What is least in
// stock in half a second is held near a margin of 10 ms: more of it is left out, less is stretched, both
// blended. Each time it runs dry the margin doubles, up to 40 ms; half a minute of calm halves it.
class SoundPipe {
public:
    // False: full, and the sound is lost.
    bool put(std::span<const Sample> sound) {
        const auto written = m_written.load(std::memory_order_relaxed);
        if (written - m_read.load(std::memory_order_acquire) + sound.size() > capacity - past)
            return false;
        for (std::uint32_t i = 0; i < sound.size(); ++i)
            m_ring[(written + i) % capacity] = sound[i];
        m_written.store(written + static_cast<std::uint32_t>(sound.size()), std::memory_order_release);
        return true;
    }

    // Silence where there is nothing. Pieces of 10 ms or more, at most `past`.
    void take(std::span<Sample> sound) {
        leavePast();
        const auto size = static_cast<std::uint32_t>(sound.size());
        const auto stock = depth();
        m_isFlowing = m_isFlowing || stock >= std::max(firstStock, size + m_margin);
        const auto there = m_isFlowing ? std::min(stock, size) : 0;
        const auto read = m_read.load(std::memory_order_relaxed);
        for (std::uint32_t i = 0; i < there; ++i)
            sound[i] = at(read + i);
        std::fill(sound.begin() + there, sound.end(), Sample{0});
        m_read.store(read + there, std::memory_order_release);
        if (there == size)
            watch(sound);
        else if (m_isFlowing)
            runDry();
    }

    // In stock, in samples.
    std::uint32_t depth() const {
        return m_written.load(std::memory_order_acquire) - m_read.load(std::memory_order_relaxed);
    }

private:
    static constexpr std::uint32_t capacity = 4096; // a power of two
    static constexpr std::uint32_t past = 320;      // still there behind what was read
    static constexpr std::uint32_t firstStock = 320;
    static constexpr std::uint32_t mostStock = 8 * blockSamples; // more: nobody has taken for a while
    static constexpr std::uint32_t leastMargin = 80;
    static constexpr std::uint32_t mostMargin = 320;
    static constexpr int smallestShift = 40;
    static constexpr int furthestBack = -static_cast<int>(past - blockSamples);
    static constexpr std::uint32_t watched = sampleRate / 2;
    static constexpr int calmWatches = 60;

    const Sample &at(std::uint32_t position) const { return m_ring[position % capacity]; }

    // Who talks now is heard, not what he said before a device opened.
    void leavePast() {
        if (depth() <= mostStock)
            return;
        m_read.store(m_written.load(std::memory_order_acquire) - firstStock, std::memory_order_release);
        restartWatch();
    }
    void restartWatch() {
        m_least = capacity;
        m_taken = 0;
    }
    void runDry() {
        m_isFlowing = false;
        m_margin = std::min(m_margin * 2, mostMargin);
        m_calm = 0;
        restartWatch();
    }
    void watch(std::span<Sample> sound) {
        m_least = std::min(m_least, depth());
        m_taken += static_cast<std::uint32_t>(sound.size());
        if (m_taken < watched)
            return;
        const int spare = static_cast<int>(m_least) - static_cast<int>(m_margin);
        if (std::abs(spare) >= smallestShift)
            shift(sound, std::max(spare, furthestBack));
        if (++m_calm == calmWatches) {
            m_margin = std::max(m_margin / 2, leastMargin);
            m_calm = 0;
        }
        restartWatch();
    }
    // From what was just taken over to what lies `by` samples ahead, or behind.
    void shift(std::span<Sample> sound, int by) {
        const auto read = m_read.load(std::memory_order_relaxed);
        const auto length = static_cast<int>(sound.size());
        const auto target = read - static_cast<std::uint32_t>(length) + static_cast<std::uint32_t>(by);
        for (int i = 0; i < length; ++i) {
            auto &sample = sound[static_cast<std::size_t>(i)];
            const int other = at(target + static_cast<std::uint32_t>(i));
            sample = static_cast<Sample>((sample * (length - i) + other * i) / length);
        }
        m_read.store(read + static_cast<std::uint32_t>(by), std::memory_order_release);
    }

    std::array<Sample, capacity> m_ring{};
    std::atomic<std::uint32_t> m_written{0};
    std::atomic<std::uint32_t> m_read{0};
    // Of the one who takes.
    std::uint32_t m_margin = leastMargin;
    std::uint32_t m_least = capacity; // in stock after a piece was taken, of this watch
    std::uint32_t m_taken = 0;        // in this watch
    int m_calm = 0;                   // watches since it ran dry
    bool m_isFlowing = false;
};

} // namespace callboard::voice
