// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/reports.h"

#include <algorithm>
#include <cmath>

namespace callboard::voice {

namespace {

using std::chrono::microseconds;

constexpr std::chrono::milliseconds interval{2500};
constexpr std::int64_t since1900 = 2'208'988'800; // at 1970, in seconds
constexpr microseconds longestRoundTrip = std::chrono::seconds{20};
constexpr int smoothing = 16;

std::uint64_t ntpOf(Reports::WallTime at) {
    const auto micros = std::chrono::duration_cast<microseconds>(at.time_since_epoch()).count();
    const auto whole = static_cast<std::uint64_t>(micros / 1'000'000 + since1900);
    const auto part = static_cast<std::uint64_t>(micros % 1'000'000) * (1ULL << 32U) / 1'000'000;
    return whole << 32U | part;
}

std::uint32_t middleOf(std::uint64_t ntp) {
    return static_cast<std::uint32_t>(ntp >> 16U);
}

std::uint32_t in65536ths(microseconds time) {
    return static_cast<std::uint32_t>(std::max<std::int64_t>(time.count(), 0) * 65536 / 1'000'000);
}

microseconds from65536ths(std::int32_t time) {
    return microseconds(std::int64_t{time} * 1'000'000 / 65536);
}

microseconds between(Reports::WallTime from, Reports::WallTime to) {
    return std::chrono::duration_cast<microseconds>(to - from);
}

} // namespace

// The transit is meaningless by itself, since the clocks are two; only its change counts.
void Reports::noteArrival(std::uint32_t timestamp, int rate, WallTime at) {
    const auto sent = microseconds(static_cast<std::int64_t>(timestamp) * 1'000'000 / rate);
    const auto transit = std::chrono::duration_cast<microseconds>(at.time_since_epoch()) - sent;
    const auto change = std::chrono::abs(transit - m_transit);
    const bool isNextOfStream = m_hasTransit && rate == m_rate && change < std::chrono::seconds{2};
    if (isNextOfStream)
        m_jitter += (change - m_jitter) / smoothing;
    m_transit = transit;
    m_rate = rate;
    m_hasTransit = true;
}

bool Reports::isDue(WallTime now) const {
    return now >= m_due || m_due - now > interval;
}

RtcpReport Reports::make(std::uint32_t ssrc, const std::optional<Sent> &sent, std::uint32_t peerSsrc,
                         const Reception &reception, WallTime now) {
    m_due = now + interval;
    RtcpReport report{ssrc, {}, {}};
    if (sent)
        report.sent = SenderReport{ntpOf(now), sent->timestamp, sent->packets, sent->bytes};
    if (reception.expected() > 0)
        report.heard = heard(peerSsrc, reception, now);
    return report;
}

ReportBlock Reports::heard(std::uint32_t peerSsrc, const Reception &reception, WallTime now) {
    const auto expected = reception.expected();
    const auto lost = reception.lost();
    const auto expectedNow = expected > m_expectedBefore ? expected - m_expectedBefore : 0;
    const auto lostNow = lost > m_lostBefore ? lost - m_lostBefore : 0;
    m_expectedBefore = expected;
    m_lostBefore = lost;
    ReportBlock block;
    block.ssrc = peerSsrc;
    block.fractionLost =
        expectedNow == 0
            ? 0
            : static_cast<std::uint8_t>(std::min<std::uint64_t>(lostNow * 256 / expectedNow, 255));
    block.lost = static_cast<std::uint32_t>(std::min<std::uint64_t>(lost, 0x7fffff));
    block.highestSequence = reception.highestSequence();
    block.jitter = static_cast<std::uint32_t>(m_jitter.count() * m_rate / 1'000'000);
    block.lastReport = m_lastReport;
    block.sinceLastReport = m_lastReport == 0 ? 0 : in65536ths(between(m_lastReportAt, now));
    return block;
}

void Reports::take(const RtcpReport &report, WallTime at) {
    if (report.sent) {
        m_lastReport = middleOf(report.sent->time);
        m_lastReportAt = at;
    }
    if (!report.heard || report.heard->lastReport == 0)
        return;
    const auto passed = middleOf(ntpOf(at)) - report.heard->lastReport - report.heard->sinceLastReport;
    const auto roundTrip = from65536ths(static_cast<std::int32_t>(passed));
    if (std::chrono::abs(roundTrip) <= longestRoundTrip) // else a clock was set, or somebody lies
        m_roundTrip = std::max(roundTrip, microseconds{0});
}

} // namespace callboard::voice
