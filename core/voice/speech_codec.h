// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <memory>
#include <span>

namespace callboard::voice {

// What remembers what it heard: G.722 and Opus, which G.711 needs none of. Both work at our 8 kHz by
// themselves, so that the mix has one rate: of G.722 it is the lower of the two bands. One stream, one
// thread.
class SpeechCodec {
public:
    static constexpr std::size_t largestPayload = 400; // of one block

    // None for G.711.
    static std::unique_ptr<SpeechCodec> make(Codec codec);
    virtual ~SpeechCodec() = default;

    // How much of the payload's room was used; 0: this block cannot be sent.
    virtual std::size_t encode(const Block &block, std::span<std::uint8_t, largestPayload> payload) = 0;
    // At most 120 ms a packet; nothing for what is no such sound. Valid until the next call.
    virtual std::span<const Sample> decode(std::span<const std::uint8_t> payload) = 0;
};

} // namespace callboard::voice
