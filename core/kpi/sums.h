// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

namespace callboard {

// Counts that are sums alone are added and taken away field by field.

template <class Counts>
constexpr void add(Counts &to, const Counts &more) {
    std::apply([&](const auto &...each) { ((to.*each.member += more.*each.member), ...); }, Counts::fields());
}

template <class Counts>
constexpr void subtract(Counts &from, const Counts &less) {
    std::apply([&](const auto &...each) { ((from.*each.member -= less.*each.member), ...); },
               Counts::fields());
}

} // namespace callboard
