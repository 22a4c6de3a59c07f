// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace callboard {

// What a client may cost. PROTOCOL.md names the defaults.
struct SessionLimits {
    Duration heartbeat = seconds{2};
    Duration silence = seconds{5};   // without a word: lost
    Duration greeting = seconds{10}; // to say hello in
    // A client that does not read is left alone once so much waits for it, and gets a snapshot when it has
    // read; one that stays behind for longer is closed.
    std::int64_t waitingBytes = 1 << 20;
    Duration behind = seconds{15};
    std::uint64_t longestTail = 5'000; // events replayed at a resume; beyond: a snapshot
    std::uint64_t messageBytes = 64 * 1024;
    double messagesPerSecond = 50;
    double messagesAtOnce = 200;
    int mostMalformed = 20; // messages, then the connection is closed
    std::size_t mostSessions = 2'000;
    std::size_t mostGreetingsOfAddress = 64;
};

} // namespace callboard
