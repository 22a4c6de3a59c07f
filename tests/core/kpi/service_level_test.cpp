// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/service_level.h"

#include <gtest/gtest.h>

namespace callboard {

// 1000 answered, 860 of them within T; 60 abandoned, 20 within T, 10 within t0.
QueueCounts workedExample() {
    QueueCounts counts;
    counts.offered = 1060;
    counts.answered = 1000;
    counts.answeredWithinTarget = 860;
    counts.abandoned = 60;
    counts.abandonedWithinTarget = 20;
    counts.shortAbandoned = 10;
    return counts;
}

TEST(ServiceLevel, everyNamedFormulaGivesTheWorkedExample) {
    const auto percent = [](ServiceLevel formula) { return *serviceLevel(workedExample(), formula) * 100; };
    EXPECT_NEAR(percent(ServiceLevel::AnsweredOnly), 86.00, 0.005);
    EXPECT_NEAR(percent(ServiceLevel::Strict), 81.13, 0.005);
    EXPECT_NEAR(percent(ServiceLevel::IgnoreEarlyAbandons), 82.69, 0.005);
    EXPECT_NEAR(percent(ServiceLevel::CreditEarlyAbandons), 83.02, 0.005);
    EXPECT_NEAR(percent(ServiceLevel::IgnoreShortAbandons), 81.90, 0.005);
    EXPECT_NEAR(percent(ServiceLevel::CreditShortAbandons), 82.08, 0.005);
}

TEST(ServiceLevel, noCallHasNoValue) {
    for (std::size_t i = 0; i < textsOf(ServiceLevel{}).size(); ++i)
        EXPECT_FALSE(serviceLevel(QueueCounts{}, static_cast<ServiceLevel>(i)));
}

TEST(ServiceLevel, onlyEarlyAbandonsHaveNoValueWhereTheyAreLeftOut) {
    QueueCounts counts;
    counts.offered = counts.abandoned = counts.abandonedWithinTarget = 3;
    EXPECT_FALSE(serviceLevel(counts, ServiceLevel::IgnoreEarlyAbandons));
    EXPECT_EQ(serviceLevel(counts, ServiceLevel::Strict), 0.0);
    EXPECT_EQ(serviceLevel(counts, ServiceLevel::CreditEarlyAbandons), 1.0);
}

} // namespace callboard
