// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>

namespace callboard::staffing {

using RealSeconds = std::chrono::duration<double>;

// What comes to one queue in a stretch of time in which nothing changes: calls at random (Poisson), talks of
// random length (exponential).
struct Demand {
    double calls = 0; // that come in an interval, on average
    Duration interval = std::chrono::hours{1};
    Duration handleTime{};              // mean of talk, hold and after-call work
    Duration target = seconds{20};      // the T of the service level; 0 is: at once
    std::optional<Duration> patience{}; // mean time until a waiting caller gives up; Erlang A needs it
};

// What the agents must keep together; what is not set asks for nothing.
struct Goal {
    std::optional<double> serviceLevel{}; // at least, above 0 and below 1; strict, within Demand::target
    std::optional<Duration> meanWait{};   // at most, of all callers
    std::optional<double> abandonment{};  // at most, above 0 and below 1
    std::optional<double> occupancy{};    // at most, above 0, up to 1
};

// The figures are trustworthy up to these; what lies beyond is refused.
inline constexpr double mostErlangs = 100'000;
inline constexpr std::int64_t mostAgents = 10'000'000;
inline constexpr Duration shortestTime = milliseconds{100};       // of handling and patience
inline constexpr Duration longestTime = std::chrono::hours{1000}; // of handling, patience and target

// Calls that would be in progress if all were answered at once: their rate times the handle time.
double offeredErlangs(const Demand &demand);

// Code "staffing.invalid", with the value and what is allowed.
Result<void> check(const Demand &demand);
Result<void> check(const Goal &goal);
Result<void> checkAgents(std::int64_t agents);

} // namespace callboard::staffing
