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

// The intervals of Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
TEST(WilsonInterval, isAsPublished) {
    struct Case {
        Share share;
        double least, most;
    };
    for (const auto &[share, least, most] : {Case{{81, 263}, 0.2553, 0.3662}, Case{{15, 148}, 0.0624, 0.1605},
                                             Case{{0, 20}, 0, 0.1611}, Case{{1, 29}, 0.0061, 0.1718}}) {
        const auto interval = wilson(share);
        ASSERT_TRUE(interval);
        EXPECT_NEAR(interval->least, least, 5e-5) << share.part;
        EXPECT_NEAR(interval->most, most, 5e-5) << share.part;
    }
    EXPECT_FALSE(wilson({0, 0}));
    EXPECT_FALSE(wilson({3, 2}));
    EXPECT_EQ(wilson({5, 5})->most, 1);
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
