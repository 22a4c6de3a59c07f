// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace callboard::traffic {

struct Percentiles {
    std::size_t count = 0;
    Duration p50{0};
    Duration p90{0};
    Duration p99{0};
    Duration longest{0};
};
Percentiles percentilesOf(std::vector<Duration> times);

// What came of the callers. The books close: placed is the sum of all outcomes.
struct Summary {
    std::size_t placed = 0;
    std::size_t answered = 0;                  // talked to a phone
    std::size_t abandoned = 0;                 // gave up after their patience
    std::size_t released = 0;                  // sent away from the queue after it had taken them
    std::size_t cutShort = 0;                  // were waiting when we stopped
    std::map<int, std::size_t> refused;        // busy, closed, full: 480, 486, 503, 600, 603
    std::map<std::string, std::size_t> failed; // any other status, no answer, no network

    std::size_t phones = 0;
    std::size_t phonesRegistered = 0;
    std::map<std::string, std::string> phonesFailed; // extension and why
    std::size_t offers = 0;
    std::size_t offersAccepted = 0;
    std::size_t offersRejected = 0;
    std::size_t offersLetRing = 0; // until the server gave up
    std::size_t offersGone = 0;    // ended by the server before the phone would have answered

    // Talks of a second or more between two of ours.
    std::size_t audioChecked = 0;
    std::size_t heardByCaller = 0;
    std::size_t heardByPhone = 0;

    std::vector<Duration> ringing;  // INVITE to 18x
    std::vector<Duration> accepted; // INVITE to 200
    std::vector<Duration> offered;  // INVITE to a phone that rings
    std::vector<Duration> waited;   // INVITE to the talk

    std::size_t refusedCount() const;
    std::size_t failedCount() const;
    // No call failed, all phones registered, all sound arrived; else why not, in one line.
    std::optional<std::string> complaint() const;
};

// For people, several lines.
std::string print(const Summary &summary);
// One object; durations in seconds.
std::string printJson(const Summary &summary);

} // namespace callboard::traffic
