// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/random.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace callboard::traffic {
namespace {

constexpr std::size_t draws = 200'000;

template <class Draw>
std::vector<double> drawn(Draw draw) {
    Random random(7);
    std::vector<double> values(draws);
    for (auto &value : values)
        value = toSeconds(draw(random));
    return values;
}

double meanOf(const std::vector<double> &values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

double medianOf(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + draws / 2, values.end());
    return values[draws / 2];
}

// The numbers themselves: a change of them changes every plan that was ever told by its seed.
TEST(Random, isTheSameEverywhere) {
    Random random(1);
    EXPECT_EQ(random.next(), 4720248854425330031ULL);
    Random other(1, 1);
    EXPECT_EQ(other.next(), 1391277851473726523ULL);
}

TEST(Random, streamsOfOneSeedDiffer) {
    Random first(1, 1);
    Random second(1, 2);
    Random otherSeed(2, 1);
    const auto number = first.next();
    EXPECT_NE(number, second.next());
    EXPECT_NE(number, otherSeed.next());
}

TEST(Random, uniformStaysInsideAndFillsEvenly) {
    Random random(3);
    std::array<int, 10> tenths{};
    for (std::size_t i = 0; i < draws; ++i) {
        const double value = random.uniform();
        ASSERT_GT(value, 0.0);
        ASSERT_LT(value, 1.0);
        ++tenths[static_cast<std::size_t>(value * 10)];
    }
    for (const int count : tenths)
        EXPECT_NEAR(count, draws / 10, 500);
}

TEST(Random, exponentialHasItsMeanAndMedian) {
    const auto values = drawn([](Random &random) { return random.exponential(seconds(120)); });
    EXPECT_NEAR(meanOf(values), 120, 1);
    EXPECT_NEAR(medianOf(values), 120 * std::log(2.0), 1);
}

TEST(Random, lognormalHasItsMeanAndMedian) {
    const auto values = drawn([](Random &random) { return random.lognormal(seconds(180)); });
    EXPECT_NEAR(meanOf(values), 180, 2);
    EXPECT_NEAR(medianOf(values), 180 * std::exp(-0.32), 2);
}

TEST(Random, nothingLastsNegative) {
    EXPECT_EQ(Random(1).exponential(Duration::zero()), Duration::zero());
    const auto values = drawn([](Random &random) { return random.lognormal(milliseconds(1)); });
    EXPECT_GE(*std::min_element(values.begin(), values.end()), 0.0);
}

} // namespace
} // namespace callboard::traffic
