// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/time.h"

#include <cstdint>
#include <tuple>

namespace callboard {

// What the sliding hour of a queue counts: the visits that began in it.
struct VisitCounts {
    std::int32_t offered = 0;
    std::int32_t answered = 0;
    std::int32_t answeredWithinTarget = 0;
    std::int32_t abandoned = 0;
    std::int32_t abandonedWithinTarget = 0;
    std::int32_t shortAbandoned = 0;
    std::int32_t unknown = 0;
    Duration answerWait{};
    static constexpr auto fields() {
        using C = VisitCounts;
        return std::tuple{optionalField("offered", &C::offered),
                          optionalField("answered", &C::answered),
                          optionalField("answeredWithinTarget", &C::answeredWithinTarget),
                          optionalField("abandoned", &C::abandoned),
                          optionalField("abandonedWithinTarget", &C::abandonedWithinTarget),
                          optionalField("shortAbandoned", &C::shortAbandoned),
                          optionalField("unknown", &C::unknown),
                          optionalField("answerWaitSeconds", &C::answerWait)};
    }
    friend bool operator==(const VisitCounts &, const VisitCounts &) = default;
};

// What the sliding hour of an agent counts: offers of queues that ended in it.
struct OfferCounts {
    std::int32_t offers = 0;
    std::int32_t notAnswered = 0;
    static constexpr auto fields() {
        using C = OfferCounts;
        return std::tuple{optionalField("offers", &C::offers), optionalField("notAnswered", &C::notAnswered)};
    }
    friend bool operator==(const OfferCounts &, const OfferCounts &) = default;
};

} // namespace callboard
