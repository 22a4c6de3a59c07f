// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace callboard::voice {

inline constexpr std::size_t rtpHeaderSize = 12;

struct RtpHeader {
    bool marker = false;
    std::uint8_t payloadType = 0;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
};

// The payload points into the bytes that were parsed.
struct RtpPacket {
    RtpHeader header;
    std::span<const std::uint8_t> payload;
};

// From the network: none for anything that is not a whole RTP packet (version, lengths of the CSRC list,
// the extension and the padding).
std::optional<RtpPacket> parseRtp(std::span<const std::uint8_t> bytes);
void writeRtpHeader(const RtpHeader &header, std::span<std::uint8_t, rtpHeaderSize> bytes);

// RFC 4733, the keys of a telephone only.
struct KeyEvent {
    char digit = '0'; // 0-9 * # A-D
    bool isEnd = false;
    std::uint16_t duration = 0; // in samples
};
inline constexpr std::size_t keyEventSize = 4;

std::optional<KeyEvent> parseKeyEvent(std::span<const std::uint8_t> payload);
void writeKeyEvent(const KeyEvent &event, std::span<std::uint8_t, keyEventSize> payload);
bool isKey(char digit);

} // namespace callboard::voice
