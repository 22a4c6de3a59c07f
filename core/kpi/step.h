// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <array>

namespace callboard {

using namespace std::string_view_literals;

// How a report cuts its period: not at all, or into the days, hours or quarters of an hour of a zone.
enum class Step { Whole, Day, Hour, Interval };
constexpr auto textsOf(Step) {
    return std::array{"whole"sv, "day"sv, "hour"sv, "interval"sv};
}

} // namespace callboard
