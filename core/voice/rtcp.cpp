// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/rtcp.h"

#include "core/voice/network_order.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace callboard::voice {

namespace {

constexpr std::uint8_t version2 = 2U << 6U;
constexpr std::uint8_t senderReport = 200;
constexpr std::uint8_t receiverReport = 201;
constexpr std::uint8_t description = 202;
constexpr std::uint8_t lastRtcpType = 223;
constexpr std::uint8_t firstRtcpType = 192;
constexpr std::uint8_t canonicalName = 1;
constexpr std::size_t blockSize = 24;
constexpr std::size_t senderInfoSize = 20;
constexpr std::size_t headSize = 8; // with the reporter

ReportBlock readBlock(std::span<const std::uint8_t> bytes) {
    return {read32(bytes, 0), bytes[4],          read32(bytes, 4) & 0xffffffU,
            read32(bytes, 8), read32(bytes, 12), read32(bytes, 16),
            read32(bytes, 20)};
}

// One packet of the compound, whole and without what follows it.
std::optional<RtcpReport> readReport(std::span<const std::uint8_t> packet, std::uint32_t ourSsrc) {
    RtcpReport report{read32(packet, 4), {}, {}};
    auto rest = packet.subspan(headSize);
    if (packet[1] == senderReport) {
        if (rest.size() < senderInfoSize)
            return std::nullopt;
        report.sent = SenderReport{static_cast<std::uint64_t>(read32(rest, 0)) << 32U | read32(rest, 4),
                                   read32(rest, 8), read32(rest, 12), read32(rest, 16)};
        rest = rest.subspan(senderInfoSize);
    }
    for (std::size_t i = packet[0] & 0x1fU; i > 0; --i, rest = rest.subspan(blockSize)) {
        if (rest.size() < blockSize)
            return std::nullopt;
        if (read32(rest, 0) == ourSsrc)
            report.heard = readBlock(rest);
    }
    return report;
}

class Writer {
public:
    explicit Writer(std::span<std::uint8_t> bytes)
        : m_bytes(bytes) {}
    void put8(std::uint8_t value) { m_bytes[m_size++] = value; }
    void put32(std::uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8)
            put8(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
    }
    // Its length in words is written when it is closed.
    void open(std::uint8_t count, std::uint8_t type) {
        m_start = m_size;
        put8(version2 | count);
        put8(type);
        m_size += 2;
    }
    void close() {
        while ((m_size - m_start) % 4 != 0)
            put8(0);
        const auto words = (m_size - m_start) / 4 - 1;
        m_bytes[m_start + 2] = static_cast<std::uint8_t>(words >> 8U);
        m_bytes[m_start + 3] = static_cast<std::uint8_t>(words);
    }
    std::size_t size() const { return m_size; }

private:
    std::span<std::uint8_t> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_start = 0;
};

void write(Writer &writer, const SenderReport &sent) {
    writer.put32(static_cast<std::uint32_t>(sent.time >> 32U));
    writer.put32(static_cast<std::uint32_t>(sent.time));
    writer.put32(sent.timestamp);
    writer.put32(sent.packets);
    writer.put32(sent.bytes);
}

void write(Writer &writer, const ReportBlock &heard) {
    writer.put32(heard.ssrc);
    writer.put32(static_cast<std::uint32_t>(heard.fractionLost) << 24U | (heard.lost & 0xffffffU));
    writer.put32(heard.highestSequence);
    writer.put32(heard.jitter);
    writer.put32(heard.lastReport);
    writer.put32(heard.sinceLastReport);
}

// Not to be told from another's, and saying nothing about anybody.
void writeName(Writer &writer, std::uint32_t ssrc) {
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::uint8_t nameSize = 8;
    writer.open(1, description);
    writer.put32(ssrc);
    writer.put8(canonicalName);
    writer.put8(nameSize);
    for (int shift = 28; shift >= 0; shift -= 4)
        writer.put8(static_cast<std::uint8_t>(digits[ssrc >> static_cast<unsigned>(shift) & 15U]));
    writer.put8(0);
    writer.close();
}

} // namespace

bool isRtcp(std::span<const std::uint8_t> bytes) {
    return bytes.size() >= 2 && bytes[0] >> 6U == 2 && bytes[1] >= firstRtcpType && bytes[1] <= lastRtcpType;
}

std::optional<RtcpReport> parseRtcp(std::span<const std::uint8_t> bytes, std::uint32_t ourSsrc) {
    while (bytes.size() >= headSize && bytes[0] >> 6U == 2) {
        const std::size_t size = 4 * (1 + (static_cast<std::size_t>(bytes[2]) << 8U | bytes[3]));
        if (size > bytes.size())
            return std::nullopt;
        const bool isReport = bytes[1] == senderReport || bytes[1] == receiverReport;
        if (isReport)
            return size < headSize ? std::nullopt : readReport(bytes.first(size), ourSsrc);
        bytes = bytes.subspan(size);
    }
    return std::nullopt;
}

std::size_t writeRtcp(const RtcpReport &report, std::span<std::uint8_t, largestRtcp> bytes) {
    Writer writer(bytes);
    writer.open(report.heard ? 1 : 0, report.sent ? senderReport : receiverReport);
    writer.put32(report.ssrc);
    if (report.sent)
        write(writer, *report.sent);
    if (report.heard)
        write(writer, *report.heard);
    writer.close();
    writeName(writer, report.ssrc);
    return writer.size();
}

} // namespace callboard::voice
