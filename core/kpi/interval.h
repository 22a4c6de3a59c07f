// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>

namespace callboard {

// A figure that is so many of so many.
struct Share {
    std::int64_t part = 0;
    std::int64_t whole = 0;
};

// So few that a share of them says little by itself: it is drawn quietly, with its interval.
constexpr std::int64_t fewCalls = 30;
constexpr bool isOfFew(const Share &share) {
    return share.whole > 0 && share.whole < fewCalls;
}

// Between what a share lies that was measured on a sample, with 95 % certainty: Wilson's score interval
// (Wilson 1927). None of an empty sample, or where the part is no part of it.
struct Interval {
    double least = 0;
    double most = 1;
};
inline std::optional<Interval> wilson(const Share &share) {
    if (share.whole <= 0 || share.part < 0 || share.part > share.whole)
        return std::nullopt;
    constexpr double z = 1.959963984540054; // the normal quantile of 0.975
    const auto n = static_cast<double>(share.whole);
    const double p = static_cast<double>(share.part) / n;
    const double middle = p + z * z / (2 * n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double scale = 1 + z * z / n;
    return Interval{std::fmax(0, (middle - reach) / scale), std::fmin(1, (middle + reach) / scale)};
}

} // namespace callboard
