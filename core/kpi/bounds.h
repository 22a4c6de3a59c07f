// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/figures.h"
#include "core/kpi/service_level.h"

namespace callboard {

// What a figure is for certain where the end of some stays is not known, because nobody was looking: the
// truth lies between them, whatever became of the callers.
template <class Value>
struct Bounds {
    Value least{};
    Value most{};
    friend bool operator==(const Bounds &, const Bounds &) = default;
};

inline Bounds<std::int64_t> answeredBounds(const QueueCounts &c) {
    return {c.answered, c.answered + c.unknown};
}
inline Bounds<std::int64_t> abandonedBounds(const QueueCounts &c) {
    return {c.abandoned, c.abandoned + c.unknown};
}
// None: every end is known, or there is nothing to divide by.
template <class Counts>
std::optional<Bounds<double>> abandonRateBounds(const Counts &c) {
    if (c.unknown == 0 || c.offered == 0)
        return std::nullopt;
    return Bounds<double>{*share(c.abandoned, c.offered), *share(c.abandoned + c.unknown, c.offered)};
}
// At worst they were answered too late, at best in time: nothing moves a level further either way.
template <class Counts>
std::optional<Bounds<double>> serviceLevelBounds(const Counts &counts, ServiceLevel formula) {
    if (counts.unknown == 0)
        return std::nullopt;
    auto worst = counts, best = counts;
    worst.answered += counts.unknown;
    best.answered += counts.unknown;
    best.answeredWithinTarget += counts.unknown;
    const auto least = serviceLevel(worst, formula), most = serviceLevel(best, formula);
    return least && most ? std::optional(Bounds<double>{*least, *most}) : std::nullopt;
}

} // namespace callboard
