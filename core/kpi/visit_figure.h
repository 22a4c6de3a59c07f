// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/calls/outcome.h"
#include "core/kpi/level_formula.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace callboard {

// A stay in a queue as the figures see it.
struct Stay {
    std::optional<VisitOutcome> outcome; // none: it goes on
    bool isWithinTarget = false;         // its wait, whatever its outcome
    bool isShort = false;                // within the short-abandon limit
    bool isPromised = false;             // told in what time to expect an answer
    bool isPromiseKept = false;

    bool is(VisitOutcome what) const { return outcome == what; }
};

// The figures that come from stays in queues: counts, times of the stays that are counted, and shares. The
// same rule counts a stay and lists it.
enum class VisitFigure {
    Offered,
    Answered,
    AnsweredWithinTarget,
    Abandoned,
    AbandonedWithinTarget,
    ShortAbandoned,
    Overflowed,
    Refused,
    CallbackRequested,
    LeftByKey,
    Unknown,
    Waiting,
    Promised,
    PromisesKept,
    SpeedOfAnswer,
    MedianWait,
    P90Wait,
    LongestWait,
    TimeToAbandon,
    AbandonRate,
    AnsweredOnly, // the service levels
    Strict,
    IgnoreEarlyAbandons,
    CreditEarlyAbandons,
    IgnoreShortAbandons,
    CreditShortAbandons
};
constexpr auto textsOf(VisitFigure) {
    return std::array{"offered"sv,
                      "answered"sv,
                      "answeredWithinTarget"sv,
                      "abandoned"sv,
                      "abandonedWithinTarget"sv,
                      "shortAbandoned"sv,
                      "overflowed"sv,
                      "refused"sv,
                      "callbackRequested"sv,
                      "leftByKey"sv,
                      "unknown"sv,
                      "waiting"sv,
                      "promised"sv,
                      "promisesKept"sv,
                      "asaSeconds"sv,
                      "medianWaitSeconds"sv,
                      "p90WaitSeconds"sv,
                      "longestWaitSeconds"sv,
                      "averageTimeToAbandonSeconds"sv,
                      "abandonRate"sv,
                      "answeredOnly"sv,
                      "strict"sv,
                      "ignoreEarlyAbandons"sv,
                      "creditEarlyAbandons"sv,
                      "ignoreShortAbandons"sv,
                      "creditShortAbandons"sv};
}
VisitFigure figureOf(ServiceLevel formula);
bool isShare(VisitFigure figure);
// In words, T the target and t0 the short-abandon limit: "answered within T / (answered + abandoned after
// T)".
std::string_view formulaOf(VisitFigure figure);

// What a stay is to a figure.
enum class Part {
    Counted, // the number itself; of a share what is above the line
    Against, // of a share: below the line only
    LeftOut,
    Added // of an average of talks: after-call work, whose time is in the sum and which is none of them
};
constexpr auto textsOf(Part) {
    return std::array{"counted"sv, "against"sv, "leftOut"sv, "added"sv};
}

// Why a stay is not counted: another outcome than the figure is about, or a limit.
enum class Why {
    Counted,
    Waiting,
    Answered,
    Abandoned,
    Overflowed,
    Refused,
    CallbackRequested,
    LeftByKey,
    Unknown,
    AnsweredLate,   // after the target
    AbandonedEarly, // within the target
    AbandonedLate,  // after it
    AbandonedShort, // within the short-abandon limit
    AbandonedLong,  // after it
    NotPromised,
    PromiseBroken
};
constexpr auto textsOf(Why) {
    return std::array{"counted"sv,        "waiting"sv,       "answered"sv,          "abandoned"sv,
                      "overflowed"sv,     "refused"sv,       "callbackRequested"sv, "leftByKey"sv,
                      "unknown"sv,        "answeredLate"sv,  "abandonedEarly"sv,    "abandonedLate"sv,
                      "abandonedShort"sv, "abandonedLong"sv, "notPromised"sv,       "promiseBroken"sv};
}

struct Judgement {
    Part part = Part::LeftOut;
    Why why = Why::Unknown;
    friend bool operator==(const Judgement &, const Judgement &) = default;
};
Judgement judge(VisitFigure figure, const Stay &stay);
inline bool isCounted(VisitFigure figure, const Stay &stay) {
    return judge(figure, stay).part == Part::Counted;
}

// All that count one stay, for who asks of many: judge() said so, once for every kind of stay.
class CountedFigures {
public:
    explicit CountedFigures(const Stay &stay);
    bool has(VisitFigure figure) const { return m_bits >> static_cast<int>(figure) & 1; }

private:
    std::uint32_t m_bits;
};

} // namespace callboard
