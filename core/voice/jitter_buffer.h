// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <span>

namespace callboard::voice {

// Puts the sound of one RTP stream back in order and in time. Packets of any length go in by timestamp, one
// block comes out at every tick. Begins with 40 ms in stock; a delay grows the stock by what it lasted, and
// a stock that stays larger than needed (or a sender with a fast clock) loses half of the excess every 2 s.
// Needed are 40 ms, or 20 ms of a sender who has been on time for 4 s, and for half a minute if he ever kept
// us waiting. What is missing is concealed: the last block again, fading out within 60 ms.
class JitterBuffer {
public:
    JitterBuffer() { reset(); }

    // False: it came after its time and is dropped. A jump of the timestamp begins the stream anew.
    bool put(std::uint32_t timestamp, Codec codec, std::span<const std::uint8_t> payload);
    // The same for sound that is decoded; its timestamps count 8000 a second, and no sample is -32768.
    bool put(std::uint32_t timestamp, std::span<const Sample> sound);
    void take(Block &block);
    // For a new stream.
    void reset();

    // In stock, in samples.
    int depth() const { return m_isPlaying ? static_cast<int>(m_end - m_next) : 0; }

private:
    static constexpr std::uint32_t capacity = 4096; // 512 ms; a power of two
    static constexpr Sample missing = -32768;       // G.711 never decodes to it

    void begin(std::uint32_t timestamp);
    void skipLostTime(int offset);
    // Copy(from, into) brings the packet's samples from that position on.
    template <class Copy>
    bool place(std::uint32_t timestamp, std::size_t size, const Copy &copy);
    template <class Copy>
    void write(std::uint32_t timestamp, std::size_t from, std::size_t to, const Copy &copy);
    void read(Block &block);
    static bool isWhole(const Block &block);
    void conceal(Block &block);
    void watchDepth(Block &block);
    void leaveOut(int blocks, Block &block);

    std::array<Sample, capacity> m_ring;
    Block m_last;
    std::uint32_t m_next = 0; // timestamp of the next sample to play
    std::uint32_t m_end = 0;  // timestamp after the newest sample
    int m_starved = 0;        // blocks played with an empty stock, in a row
    int m_leastDepth = 0;     // within the current window
    int m_ticksWatched = 0;
    int m_calm = 0; // windows in which nobody was late; negative: distrust
    int m_fade = 0; // blocks concealed in a row
    bool m_isPlaying = false;
};

} // namespace callboard::voice
