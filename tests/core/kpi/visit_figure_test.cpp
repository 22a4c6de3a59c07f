// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/visit_figure.h"

#include "core/kpi/count.h"
#include "core/kpi/service_level.h"

#include <gtest/gtest.h>
#include <map>

namespace callboard {
namespace {

// The worked example of the definitions: 1000 answered, 860 within the target; 60 gave up, 20 within the
// target and 10 of these within the short-abandon limit.
std::map<std::string, int> partsOf(VisitFigure figure) {
    std::map<std::string, int> parts;
    const auto add = [&](int count, VisitOutcome outcome, bool isWithinTarget, bool isShort) {
        parts[std::string(textOf(judge(figure, {outcome, isWithinTarget, isShort, false, false}).part))] +=
            count;
    };
    add(860, VisitOutcome::Answered, true, false);
    add(140, VisitOutcome::Answered, false, false);
    add(10, VisitOutcome::Abandoned, true, true);
    add(10, VisitOutcome::Abandoned, true, false);
    add(40, VisitOutcome::Abandoned, false, false);
    add(7, VisitOutcome::Overflowed, false, false);
    return parts;
}

std::string shownParts(VisitFigure figure) {
    auto parts = partsOf(figure);
    return std::to_string(parts["counted"]) + " of " + std::to_string(parts["counted"] + parts["against"]) +
           ", " + std::to_string(parts["leftOut"]) + " left out";
}

TEST(VisitFigure, theSixServiceLevelsListWhatTheyCount) {
    EXPECT_EQ(shownParts(VisitFigure::AnsweredOnly), "860 of 1000, 67 left out");
    EXPECT_EQ(shownParts(VisitFigure::Strict), "860 of 1060, 7 left out");
    EXPECT_EQ(shownParts(VisitFigure::IgnoreEarlyAbandons), "860 of 1040, 27 left out");
    EXPECT_EQ(shownParts(VisitFigure::CreditEarlyAbandons), "880 of 1060, 7 left out");
    EXPECT_EQ(shownParts(VisitFigure::IgnoreShortAbandons), "860 of 1050, 17 left out");
    EXPECT_EQ(shownParts(VisitFigure::CreditShortAbandons), "870 of 1060, 7 left out");
}

TEST(VisitFigure, saysWhyAStayIsNotCounted) {
    const auto why = [](VisitFigure figure, const Stay &stay) {
        const auto [part, reason] = judge(figure, stay);
        return std::string(textOf(part)) + " " + std::string(textOf(reason));
    };
    const Stay late{VisitOutcome::Answered, false, false, true, false};
    const Stay early{VisitOutcome::Abandoned, true, true, false, false};
    const Stay waiting;
    EXPECT_EQ(why(VisitFigure::AnsweredWithinTarget, late), "leftOut answeredLate");
    EXPECT_EQ(why(VisitFigure::IgnoreEarlyAbandons, late), "against answeredLate");
    EXPECT_EQ(why(VisitFigure::IgnoreEarlyAbandons, early), "leftOut abandonedEarly");
    EXPECT_EQ(why(VisitFigure::IgnoreShortAbandons, early), "leftOut abandonedShort");
    EXPECT_EQ(why(VisitFigure::Answered, early), "leftOut abandoned");
    EXPECT_EQ(why(VisitFigure::ShortAbandoned, early), "counted counted");
    EXPECT_EQ(why(VisitFigure::Offered, waiting), "counted counted");
    EXPECT_EQ(why(VisitFigure::LongestWait, waiting), "leftOut waiting");
    EXPECT_EQ(why(VisitFigure::PromisesKept, late), "against promiseBroken");
    EXPECT_EQ(why(VisitFigure::PromisesKept, early), "leftOut notPromised");
}

TEST(VisitFigure, namesEveryServiceLevelAndItsFormula) {
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i) {
        const auto level = static_cast<ServiceLevel>(i);
        EXPECT_EQ(textOf(figureOf(level)), textOf(level));
        EXPECT_TRUE(isShare(figureOf(level)));
        EXPECT_NE(formulaOf(figureOf(level)).find(" / "), std::string_view::npos);
    }
    EXPECT_FALSE(isShare(VisitFigure::TimeToAbandon));
    EXPECT_EQ(formulaOf(VisitFigure::CreditShortAbandons),
              "(answered within T + gave up within t0) / (answered + gave up)");
}

} // namespace
} // namespace callboard
