// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"

#include <cstdint>
#include <string_view>
#include <tuple>

namespace callboard {

using namespace std::string_view_literals;

// What a customer thinks of a call: a mark from 1 to 3 or from 1 to 5, the greatest the best. He gives it by
// a key when the agent has hung up, or hours after the call, by an answer to a message or on a page.

constexpr bool isMark(std::int64_t mark, std::int64_t of) {
    return (of == 3 || of == 5) && 1 <= mark && mark <= of;
}
// A mark, put on the scale from 1 to 5.
constexpr std::int64_t markOnFive(std::int64_t mark, std::int64_t of) {
    return 1 + (mark - 1) * 4 / (of - 1);
}
// 4 and 5 of 5; 3 of 3.
constexpr bool isPositiveMark(std::int64_t mark, std::int64_t of) {
    return markOnFive(mark, of) >= 4;
}

// A later mark of the same call stands in place of the earlier one.
struct RatingGiven {
    static constexpr auto type = "rating.given"sv;
    CallId call; // that is over
    std::int32_t mark = 0;
    std::int32_t of = 5; // 3 or 5
    UserId by;           // who told it: a person, or the program that asks customers; none: himself, by a key
    static constexpr auto fields() {
        return std::tuple{field("call", &RatingGiven::call), field("mark", &RatingGiven::mark),
                          field("of", &RatingGiven::of), optionalField("by", &RatingGiven::by)};
    }
};

// A contact of today that is over: of which queue and agent its customer's mark is.
struct RateableContact {
    CallId call;
    QueueId queue;         // of the last talk; none: a direct call
    AgentId agent;         // who talked last
    std::int32_t mark = 0; // the last one, from 1 to 5; 0: none
    static constexpr auto fields() {
        using R = RateableContact;
        return std::tuple{field("call", &R::call), optionalField("queue", &R::queue),
                          field("agent", &R::agent), optionalField("mark", &R::mark)};
    }
    friend bool operator==(const RateableContact &, const RateableContact &) = default;
};

} // namespace callboard
