// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/jitter_buffer.h"

#include "core/voice/g711.h"

#include <algorithm>

namespace callboard::voice {

namespace {

constexpr int block = static_cast<int>(blockSamples);
constexpr int firstStock = 2 * block;
constexpr int furthestPast = sampleRate; // older is no late packet but another stream
constexpr int starvedForAPause = 10;     // blocks; after a pause of the sender the stock is built anew
constexpr int calmStock = block;
constexpr int watchedTicks = 100;       // a window
constexpr int calmWindows = 2;          // until less stock is enough
constexpr int windowsToTrustAgain = 15; // the same for a sender who was late
constexpr int blocksToSilence = 3;

constexpr Block filledWith(Sample sample) {
    Block filled{};
    filled.fill(sample);
    return filled;
}

} // namespace

void JitterBuffer::reset() {
    m_ring.fill(missing);
    m_last.fill(0);
    m_isPlaying = false;
    m_calm = 0;
    m_fade = blocksToSilence;
}

void JitterBuffer::begin(std::uint32_t timestamp) {
    m_ring.fill(missing);
    m_next = timestamp - firstStock;
    m_end = m_next;
    m_starved = 0;
    m_leastDepth = capacity;
    m_ticksWatched = 0;
    m_isPlaying = true;
}

// Blocks that were concealed while nothing came are not concealed again if it turns out that the packets
// were lost and not only delayed.
void JitterBuffer::skipLostTime(int offset) {
    if (m_starved > 0 && offset > 0)
        m_next += static_cast<std::uint32_t>(std::min(offset, m_starved * block));
    m_starved = 0;
}

// What stands before `from` had its time already.
template <class Copy>
void JitterBuffer::write(std::uint32_t timestamp, std::size_t from, std::size_t to, const Copy &copy) {
    const auto at = (timestamp + from) % capacity;
    const auto first = std::min<std::size_t>(to - from, capacity - at);
    const std::span ring(m_ring);
    copy(from, ring.subspan(at, first));
    copy(from + first, ring.first(to - from - first));
}

template <class Copy>
bool JitterBuffer::place(std::uint32_t timestamp, std::size_t size, const Copy &copy) {
    const auto length = static_cast<int>(std::min<std::size_t>(size, capacity / 2));
    if (!m_isPlaying)
        begin(timestamp);
    skipLostTime(static_cast<std::int32_t>(timestamp - m_next));
    auto offset = static_cast<std::int32_t>(timestamp - m_next);
    if (offset < -furthestPast || offset > static_cast<int>(capacity) - length) {
        begin(timestamp);
        offset = firstStock;
    }
    if (offset + length <= 0)
        return false;
    write(timestamp, static_cast<std::size_t>(std::max(0, -offset)), static_cast<std::size_t>(length), copy);
    const auto end = timestamp + static_cast<std::uint32_t>(length);
    if (static_cast<std::int32_t>(end - m_end) > 0)
        m_end = end;
    return true;
}

bool JitterBuffer::put(std::uint32_t timestamp, Codec codec, std::span<const std::uint8_t> payload) {
    return place(timestamp, payload.size(), [&](std::size_t from, std::span<Sample> into) {
        decodeG711(codec, payload.subspan(from, into.size()), into);
    });
}

bool JitterBuffer::put(std::uint32_t timestamp, std::span<const Sample> sound) {
    return place(timestamp, sound.size(), [&](std::size_t from, std::span<Sample> into) {
        std::copy_n(sound.begin() + static_cast<std::ptrdiff_t>(from), into.size(), into.begin());
    });
}

void JitterBuffer::take(Block &out) {
    if (depth() <= 0) {
        out.fill(missing);
        conceal(out);
        if (!m_isPlaying)
            return;
        m_calm = calmWindows - windowsToTrustAgain;
        if (++m_starved >= starvedForAPause)
            m_isPlaying = false;
        return;
    }
    read(out);
    conceal(out);
    watchDepth(out);
}

void JitterBuffer::read(Block &out) {
    static constexpr Block holes = filledWith(missing); // copied faster than filled
    const auto at = m_next % capacity;
    const auto first = std::min<std::size_t>(blockSamples, capacity - at);
    const auto begin = m_ring.begin() + at;
    std::copy_n(begin, first, out.begin());
    std::copy_n(m_ring.begin(), blockSamples - first, out.begin() + static_cast<std::ptrdiff_t>(first));
    std::copy_n(holes.begin(), first, begin);
    std::copy_n(holes.begin(), blockSamples - first, m_ring.begin());
    m_next += blockSamples;
}

// Without a branch: it is asked for every block of every leg.
bool JitterBuffer::isWhole(const Block &out) {
    int holes = 0;
    for (const auto sample : out)
        holes |= sample == missing ? 1 : 0;
    return holes == 0;
}

void JitterBuffer::conceal(Block &out) {
    if (isWhole(out)) {
        m_last = out;
        m_fade = 0;
        return;
    }
    const int whole = block * blocksToSilence;
    int left = whole - m_fade * block;
    for (std::size_t i = 0; i < out.size(); ++i, --left)
        if (out[i] == missing)
            out[i] = static_cast<Sample>(m_last[i] * std::max(left, 0) / whole);
    m_fade = std::min(m_fade + 1, blocksToSilence);
}

// Once in 2 s: of what even the least stock had more than is needed, half is left out, blended over.
void JitterBuffer::watchDepth(Block &out) {
    m_leastDepth = std::min(m_leastDepth, depth());
    if (++m_ticksWatched < watchedTicks)
        return;
    m_calm = m_leastDepth >= calmStock ? m_calm + 1 : std::min(m_calm, 0);
    const int needed = m_calm >= calmWindows ? calmStock : firstStock;
    if (const int excess = (m_leastDepth - needed) / block; excess > 0)
        leaveOut((excess + 1) / 2, out);
    m_leastDepth = capacity;
    m_ticksWatched = 0;
}

void JitterBuffer::leaveOut(int blocks, Block &out) {
    Block following;
    for (; blocks > 0; --blocks) {
        read(following);
        conceal(following);
    }
    for (int i = 0; i < block; ++i) {
        auto &sample = out[static_cast<std::size_t>(i)];
        sample =
            static_cast<Sample>((sample * (block - i) + following[static_cast<std::size_t>(i)] * i) / block);
    }
}

} // namespace callboard::voice
