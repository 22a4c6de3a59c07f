// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/voice/srtp_key.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace callboard::voice {

// All sound inside this room is 16-bit PCM at 8 kHz, handled in blocks of 20 ms.
inline constexpr int sampleRate = 8000;
inline constexpr std::size_t blockSamples = 160;
inline constexpr std::chrono::milliseconds blockTime{20};
using Sample = std::int16_t;
using Block = std::array<Sample, blockSamples>;

using LegId = Number<struct LegKind>;
using BridgeId = Number<struct BridgeKind>;
using RecordingId = Number<struct RecordingKind>;

enum class Codec : std::uint8_t { Pcmu, Pcma, G722, Opus };
constexpr bool isG711(Codec codec) {
    return codec == Codec::Pcmu || codec == Codec::Pcma;
}
// How many of a codec's timestamps pass in a second (RFC 3551; of G.722 it is not what it samples).
constexpr int clockRate(Codec codec) {
    return codec == Codec::Opus ? 48000 : 8000;
}

// Always seen from our side: SendOnly means that we send and do not listen.
enum class Direction : std::uint8_t { Inactive, RecvOnly, SendOnly, SendRecv };

constexpr bool sends(Direction direction) {
    return direction == Direction::SendOnly || direction == Direction::SendRecv;
}
constexpr bool receives(Direction direction) {
    return direction == Direction::RecvOnly || direction == Direction::SendRecv;
}
constexpr Direction directionOf(bool sending, bool receiving) {
    if (sending)
        return receiving ? Direction::SendRecv : Direction::SendOnly;
    return receiving ? Direction::RecvOnly : Direction::Inactive;
}
// The same stream as the other side describes it.
constexpr Direction mirrored(Direction direction) {
    return directionOf(receives(direction), sends(direction));
}

// A numeric IPv4 or IPv6 address (no name, no brackets) and a port.
struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

// What was agreed with the peer of a leg: where to send, and what the packets mean both ways.
struct Remote {
    Endpoint address;
    Codec codec = Codec::Pcmu;
    std::uint8_t payloadType = 0;
    std::optional<std::uint8_t> eventPayloadType; // RFC 4733; none: digits go as tones inside the sound
    Direction direction = Direction::SendRecv;
    std::optional<SrtpKeys> srtp{}; // none: in the clear
    int eventRate = sampleRate;     // in which the keys' durations count
    bool hasReports = false;        // both sides speak RTCP, on the port of the sound (RFC 5761)
    friend bool operator==(const Remote &, const Remote &) = default;
};

} // namespace callboard::voice
