// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/outcome.h"
#include "core/kpi/visit_figure.h"

namespace callboard {

// The figures that come from talks and from offers: averages of talks, counts of offers. The same rule counts
// one and lists it.
enum class WorkFigure {
    Talks,
    TalkTime, // averages of a talk
    HoldTime,
    HandleTime,
    Offers,
    OffersAnswered,
    OffersMissed,
    AnswerDelay
};
constexpr auto textsOf(WorkFigure) {
    return std::array{"talks"sv,  "attSeconds"sv,     "averageHoldSeconds"sv, "ahtSeconds"sv,
                      "offers"sv, "offersAnswered"sv, "offersNotAnswered"sv,  "answerDelaySeconds"sv};
}
constexpr bool isOfTalks(WorkFigure figure) {
    return figure < WorkFigure::Offers;
}
std::string_view formulaOf(WorkFigure figure);

// Every talk counts.
constexpr bool isCounted(WorkFigure figure, OfferOutcome outcome) {
    switch (figure) {
    case WorkFigure::OffersAnswered:
    case WorkFigure::AnswerDelay:
        return outcome == OfferOutcome::Accepted;
    case WorkFigure::OffersMissed:
        return isMissed(outcome);
    default:
        return true;
    }
}

} // namespace callboard
