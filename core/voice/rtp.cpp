// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/rtp.h"

#include "core/voice/network_order.h"

#include <cassert>
#include <string_view>

namespace callboard::voice {

namespace {

// In the order of the events' numbers.
constexpr std::string_view keys = "0123456789*#ABCD";
constexpr std::uint8_t usualVolume = 10; // -10 dBm0

// Where the payload begins; none if the packet ends before.
std::optional<std::size_t> payloadStart(std::span<const std::uint8_t> bytes) {
    std::size_t start = rtpHeaderSize + 4U * (bytes[0] & 0x0fU);
    const bool hasExtension = bytes[0] & 0x10;
    if (hasExtension) {
        if (start + 4 > bytes.size())
            return std::nullopt;
        start += 4 + 4U * read16(bytes, start + 2);
    }
    return start <= bytes.size() ? std::optional(start) : std::nullopt;
}

} // namespace

std::optional<RtpPacket> parseRtp(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < rtpHeaderSize || bytes[0] >> 6 != 2)
        return std::nullopt;
    const auto start = payloadStart(bytes);
    if (!start)
        return std::nullopt;
    auto payload = bytes.subspan(*start);
    const bool hasPadding = bytes[0] & 0x20;
    if (hasPadding) {
        if (payload.empty() || payload.back() == 0 || payload.back() > payload.size())
            return std::nullopt;
        payload = payload.first(payload.size() - payload.back());
    }
    return RtpPacket{{(bytes[1] & 0x80) != 0, static_cast<std::uint8_t>(bytes[1] & 0x7f), read16(bytes, 2),
                      read32(bytes, 4), read32(bytes, 8)},
                     payload};
}

void writeRtpHeader(const RtpHeader &header, std::span<std::uint8_t, rtpHeaderSize> bytes) {
    bytes[0] = 2 << 6;
    bytes[1] = static_cast<std::uint8_t>((header.marker ? 0x80 : 0) | header.payloadType);
    write16(bytes, 2, header.sequence);
    write32(bytes, 4, header.timestamp);
    write32(bytes, 8, header.ssrc);
}

std::optional<KeyEvent> parseKeyEvent(std::span<const std::uint8_t> payload) {
    if (payload.size() < keyEventSize || payload[0] >= keys.size())
        return std::nullopt;
    return KeyEvent{keys[payload[0]], (payload[1] & 0x80) != 0, read16(payload, 2)};
}

void writeKeyEvent(const KeyEvent &event, std::span<std::uint8_t, keyEventSize> payload) {
    assert(isKey(event.digit));
    payload[0] = static_cast<std::uint8_t>(keys.find(event.digit));
    payload[1] = static_cast<std::uint8_t>((event.isEnd ? 0x80 : 0) | usualVolume);
    write16(payload, 2, event.duration);
}

bool isKey(char digit) {
    return keys.find(digit) != std::string_view::npos;
}

} // namespace callboard::voice
