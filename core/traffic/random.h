// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace callboard::traffic {

// A seeded generator whose draws are the same on every machine, unlike those of the standard's distributions.
// Streams of one seed are independent of each other, so that what one caller does never shifts another's.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t next();
    // Between 0 and 1, neither included.
    double uniform();
    // Below the limit, which is at least 1.
    std::size_t below(std::size_t limit);
    bool chance(double probability) { return uniform() < probability; }

    Duration exponential(Duration mean);
    // A long tail, as talk times have: the logarithm's deviation is 0.8.
    Duration lognormal(Duration mean);

private:
    double normal();
    std::uint64_t m_state;
};

} // namespace callboard::traffic
