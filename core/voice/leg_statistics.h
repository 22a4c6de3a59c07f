// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

namespace callboard::voice {

struct LegStatistics {
    std::uint64_t sent = 0;
    std::uint64_t received = 0;  // accepted from the peer, digits included
    std::uint64_t lost = 0;      // never came, by sequence number
    std::uint64_t late = 0;      // came after their time and were not heard
    std::uint64_t strangers = 0; // from somebody else than the peer: ignored
    std::uint64_t malformed = 0; // no RTP, or a payload that was not agreed: ignored
    std::uint64_t sendErrors = 0;
    Codec codec = Codec::Pcmu; // as agreed
    // Where both sides speak RTCP: how unevenly the packets come, and the time to the peer and back.
    std::chrono::microseconds jitter{0};
    std::optional<std::chrono::microseconds> roundTrip{};
    // Since the last accepted packet; since the remote was set if none ever came.
    std::chrono::milliseconds sinceLastReceived{0};
};

} // namespace callboard::voice
