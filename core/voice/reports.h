// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/reception.h"
#include "core/voice/rtcp.h"

#include <chrono>

namespace callboard::voice {

// What one leg and its peer tell each other of how they hear (RFC 3550): jitter of what comes, when to report
// it, and the time there and back. Wall times, so that both ends mean the same by them.
class Reports {
public:
    using WallTime = std::chrono::system_clock::time_point;

    // A packet of the peer's sound came; its timestamp counts so many a second.
    void noteArrival(std::uint32_t timestamp, int rate, WallTime at);
    // The peer's stream begins anew.
    void restart() { m_hasTransit = false; }

    bool isDue(WallTime now) const; // also when the clock was set back
    struct Sent {
        std::uint32_t timestamp = 0;
        std::uint32_t packets = 0;
        std::uint32_t bytes = 0;
    };
    // Sent none: nothing was. The next is due some seconds later.
    RtcpReport make(std::uint32_t ssrc, const std::optional<Sent> &sent, std::uint32_t peerSsrc,
                    const Reception &reception, WallTime now);
    void take(const RtcpReport &report, WallTime at);

    std::chrono::microseconds jitter() const { return m_jitter; }
    const std::optional<std::chrono::microseconds> &roundTrip() const { return m_roundTrip; }

private:
    ReportBlock heard(std::uint32_t peerSsrc, const Reception &reception, WallTime now);

    std::chrono::microseconds m_jitter{0};
    std::chrono::microseconds m_transit{0};
    int m_rate = 8000;
    bool m_hasTransit = false;
    std::uint64_t m_lostBefore = 0; // as of the last report of ours
    std::uint64_t m_expectedBefore = 0;
    std::uint32_t m_lastReport = 0; // of the peer: the middle of its time
    WallTime m_lastReportAt{};
    WallTime m_due{};
    std::optional<std::chrono::microseconds> m_roundTrip;
};

} // namespace callboard::voice
