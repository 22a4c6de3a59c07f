// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>

namespace callboard {

using namespace std::string_view_literals;

// The named formulas: the same calls give 81 % or 86 % by the formula, so its name always stands beside it.
// T is the queue's target, t0 its short-abandon limit.
enum class ServiceLevel {
    AnsweredOnly,        // answered<=T / answered
    Strict,              // answered<=T / (answered + abandoned)
    IgnoreEarlyAbandons, // answered<=T / (answered + abandoned>T)
    CreditEarlyAbandons, // (answered<=T + abandoned<=T) / (answered + abandoned)
    IgnoreShortAbandons, // answered<=T / (answered + abandoned>t0)
    CreditShortAbandons  // (answered<=T + abandoned<=t0) / (answered + abandoned)
};
constexpr auto textsOf(ServiceLevel) {
    return std::array{"answeredOnly"sv,        "strict"sv,
                      "ignoreEarlyAbandons"sv, "creditEarlyAbandons"sv,
                      "ignoreShortAbandons"sv, "creditShortAbandons"sv};
}
inline constexpr auto defaultServiceLevel = ServiceLevel::IgnoreEarlyAbandons;

} // namespace callboard
