// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace callboard::voice {

// RFC 3550's reports, as far as one stream each way needs them.

// What the far end says of one stream that it hears.
struct ReportBlock {
    std::uint32_t ssrc = 0;        // of the stream
    std::uint8_t fractionLost = 0; // of 256, since its last report
    std::uint32_t lost = 0;        // 24 bits
    std::uint32_t highestSequence = 0;
    std::uint32_t jitter = 0;          // in the stream's timestamps
    std::uint32_t lastReport = 0;      // the middle of our time as it stood in our last report; 0: none came
    std::uint32_t sinceLastReport = 0; // when it came, in 1/65536 s
};

// What it says of its own.
struct SenderReport {
    std::uint64_t time = 0; // NTP: seconds since 1900 and their 2^32nd parts
    std::uint32_t timestamp = 0;
    std::uint32_t packets = 0;
    std::uint32_t bytes = 0;
};

struct RtcpReport {
    std::uint32_t ssrc = 0; // who reports
    std::optional<SenderReport> sent;
    std::optional<ReportBlock> heard;
};

inline constexpr std::size_t largestRtcp = 96;

// Whether these bytes, come to a port of RTP, are RTCP (RFC 5761).
bool isRtcp(std::span<const std::uint8_t> bytes);
// The first report in a packet from the network, with its block about our stream; none for what is not whole.
std::optional<RtcpReport> parseRtcp(std::span<const std::uint8_t> bytes, std::uint32_t ourSsrc);
// The report and a name for its sender, which no packet may lack; how many bytes.
std::size_t writeRtcp(const RtcpReport &report, std::span<std::uint8_t, largestRtcp> bytes);

} // namespace callboard::voice
