// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/staffing/erlang.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace callboard::staffing {

// 200 calls an hour of 240 s, 20 s to answer, callers who wait 120 s: the trade's example.
inline Demand busyHour(double calls = 200) {
    Demand demand;
    demand.calls = calls;
    demand.handleTime = seconds{240};
    demand.patience = seconds{120};
    return demand;
}

inline Goal eightyPercent() {
    Goal goal;
    goal.serviceLevel = 0.8;
    return goal;
}

template <class T>
T taken(const Result<T> &result) {
    EXPECT_TRUE(result.ok()) << (result ? "" : result.error().detail);
    return result ? *result : T{};
}

// Equal to so many parts of the greater.
inline void expectClose(double a, double b, double parts, const std::string &what) {
    EXPECT_LE(std::abs(a - b), parts * std::max({std::abs(a), std::abs(b), 1e-300}))
        << what << ": " << a << " and " << b;
}

} // namespace callboard::staffing
