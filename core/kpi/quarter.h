// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/today.h"

namespace callboard {

// A quarter of an hour of a queue; its name in every zone, for all zones are whole quarters from UTC.
struct QuarterCounts : QueueCounts {
    Time from;
    Time to() const { return from + minutes{15}; }

    // Those of the queue, of which most are zero and left out.
    static constexpr auto fields() {
        return std::apply(
            [](const auto &...each) {
                return std::tuple{field("from", &QuarterCounts::from),
                                  optionalField(each.name, inQuarter(each.member))...};
            },
            QueueCounts::fields());
    }
    friend bool operator==(const QuarterCounts &, const QuarterCounts &) = default;

private:
    template <class M>
    static constexpr M QuarterCounts::*inQuarter(M QueueCounts::*member) {
        return member;
    }
};

inline Time quarterOf(Time time) {
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(time);
}

} // namespace callboard
