// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/staffing/busy_hour.h"
#include "tests/support/source.h"

#include <array>
#include <fstream>
#include <numbers>
#include <sstream>

namespace callboard::staffing {
namespace {

std::string shown(const char *format, auto... values) {
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

std::string lineOf(std::int64_t agents) {
    const auto c = figuresByErlangC(busyHour(), agents);
    const auto a = taken(figuresByErlangA(busyHour(), agents));
    const auto byC = c ? shown("%.4f %.4f %.2f", c->waitProbability, c->serviceLevel, c->meanWait.count())
                       : c.error().code;
    return std::to_string(agents) + " | " + byC + " | " +
           shown("%.4f %.4f %.4f %.2f\n", a.waitProbability, a.serviceLevel, a.abandonProbability,
                 a.meanWait.count());
}

TEST(Erlang, theTradesVectorsComeToTheirDigits) {
    std::string lines;
    for (const int agents : {13, 14, 16, 17})
        lines += lineOf(agents);
    EXPECT_EQ(lines, "13 | staffing.unstable | 0.4900 0.6386 0.1398 16.77\n"
                     "14 | 0.8032 0.2402 289.16 | 0.3965 0.7229 0.1033 12.40\n"
                     "16 | 0.3872 0.6900 34.85 | 0.2312 0.8559 0.0509 6.11\n"
                     "17 | 0.2573 0.8104 16.84 | 0.1661 0.9025 0.0338 4.05\n");
}

TEST(Erlang, exactRationalValuesComeToNineDigits) {
    std::ifstream file(test::sourceFolder() / "tests/data/staffing/erlang_exact.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            continue;
        double calls = 0, handle = 0, b = 0;
        std::int64_t agents = 0;
        std::string c;
        ASSERT_TRUE(std::istringstream(line) >> calls >> handle >> agents >> b >> c) << line;
        auto demand = busyHour(calls);
        demand.handleTime = seconds{static_cast<int>(handle)};
        expectClose(taken(blockingByErlangB(demand, agents)), b, 1e-12, line);
        const auto figures = figuresByErlangC(demand, agents);
        ASSERT_EQ(figures.ok(), c != "-") << line;
        if (figures)
            expectClose(figures->waitProbability, std::stod(c), 1e-12, line);
        ++rows;
    }
    EXPECT_EQ(rows, 164);
}

TEST(Erlang, theIntervalCountsAsMuchAsTheCalls) {
    auto halfHour = busyHour(100);
    halfHour.interval = minutes{30};
    expectClose(taken(figuresByErlangA(halfHour, 15)).serviceLevel,
                taken(figuresByErlangA(busyHour(), 15)).serviceLevel, 1e-14, "service level");
}

TEST(Erlang, moreAgentsMakeEveryFigureOfCallersBetter) {
    for (const double calls : {1., 40., 200., 3'000., 150'000.}) {
        const auto demand = busyHour(calls);
        const auto offered = static_cast<std::int64_t>(offeredErlangs(demand));
        const auto step = std::max<std::int64_t>(1, offered / 400);
        std::optional<Figures> fewer;
        for (auto n = std::max<std::int64_t>(1, offered / 2); n < offered * 3 / 2 + 10; n += step) {
            const auto more = taken(figuresByErlangA(demand, n));
            SCOPED_TRACE(std::to_string(calls) + " calls, agents " + std::to_string(n));
            if (fewer) {
                EXPECT_LE(more.waitProbability, fewer->waitProbability + 1e-14);
                EXPECT_GE(more.serviceLevel, fewer->serviceLevel - 1e-14);
                EXPECT_LE(more.abandonProbability, fewer->abandonProbability + 1e-14);
                EXPECT_LE(more.answeredWait.count(), fewer->answeredWait.count() * (1 + 1e-9) + 1e-12);
                EXPECT_LE(more.occupancy, fewer->occupancy + 1e-14);
            }
            fewer = more;
        }
    }
}

TEST(Erlang, whoNeverGivesUpIsAsErlangCSays) {
    auto patient = busyHour();
    patient.patience = longestTime;
    for (const int agents : {15, 17, 20, 30}) {
        const auto a = taken(figuresByErlangA(patient, agents));
        const auto c = taken(figuresByErlangC(patient, agents));
        expectClose(a.waitProbability, c.waitProbability, 1e-3, "wait");
        expectClose(a.serviceLevel, c.serviceLevel, 1e-3, "service level");
        expectClose(a.meanWait.count(), c.meanWait.count(), 2e-3, "mean wait");
        expectClose(a.answeredWait.count(), c.answeredWait.count(), 2e-3, "wait of the answered");
    }
}

TEST(Erlang, whoNeverWaitsIsAsErlangBSays) {
    auto hasty = busyHour();
    hasty.patience = shortestTime;
    hasty.handleTime = longestTime;
    hasty.calls = 0.0138;
    for (const int agents : {1, 5, 14, 20})
        expectClose(taken(figuresByErlangA(hasty, agents)).abandonProbability,
                    taken(blockingByErlangB(hasty, agents)), 1e-6, std::to_string(agents));
}

TEST(Erlang, tenThousandErlangAndAnyAgentsStayFinite) {
    for (const double patience : {0.1, 1., 120., 3'600., 3'600'000.})
        for (const std::int64_t agents :
             {1, 2, 100, 5'000, 9'000, 9'999, 10'000, 10'001, 10'100, 11'000, 20'000, 10'000'000}) {
            auto demand = busyHour(150'000);
            demand.patience = std::chrono::duration_cast<Duration>(RealSeconds{patience});
            const auto a = taken(figuresByErlangA(demand, agents));
            SCOPED_TRACE(std::to_string(agents) + " agents, patience " + std::to_string(patience));
            for (const double share : {a.waitProbability, a.serviceLevel, a.abandonProbability, a.occupancy})
                EXPECT_TRUE(share >= 0 && share <= 1 + 1e-12) << share;
            EXPECT_TRUE(a.meanWait.count() >= 0 && a.meanWait.count() <= patience);
            EXPECT_TRUE(std::isfinite(a.answeredWait.count()) && a.answeredWait.count() >= 0);
            // What the agents cannot take is lost.
            EXPECT_GE(a.abandonProbability, 1 - static_cast<double>(agents) / 10'000 - 1e-9);
            if (const auto c = figuresByErlangC(demand, agents)) {
                EXPECT_TRUE(c->waitProbability >= 0 && c->waitProbability <= 1);
                EXPECT_GE(c->waitProbability, a.waitProbability);
                EXPECT_LE(c->serviceLevel, 1);
                EXPECT_TRUE(std::isfinite(c->meanWait.count()));
            }
        }
}

// The regime of many agents: P(wait) = 1 / (1 + x F(x) / f(x)) for n = a + x sqrt(a) (Halfin, Whitt 1981).
TEST(Erlang, tenThousandErlangFollowTheLawOfLargeOffices) {
    const auto c = taken(figuresByErlangC(busyHour(150'000), 10'100));
    const double density = std::exp(-0.5) / std::sqrt(2 * std::numbers::pi);
    const double below = std::erfc(-1 / std::sqrt(2)) / 2;
    EXPECT_NEAR(c.waitProbability, 1 / (1 + below / density), 0.003);
}

TEST(Erlang, aTargetOfNothingIsAnsweredAtOnce) {
    auto demand = busyHour();
    demand.target = Duration{};
    for (const auto &figures : {taken(figuresByErlangA(demand, 16)), taken(figuresByErlangC(demand, 16))})
        expectClose(figures.serviceLevel, 1 - figures.waitProbability, 1e-12, "service level");
}

TEST(Erlang, whatCannotBeComputedIsNamed) {
    const auto why = [](auto change) {
        auto demand = busyHour();
        change(demand);
        const auto figures = figuresByErlangA(demand, 14);
        return figures ? std::string("computed") : figures.error().code + ": " + figures.error().detail;
    };
    EXPECT_EQ(why([](Demand &d) { d.calls = -1; }),
              "staffing.invalid: the number of calls is -1; it must be above 0");
    EXPECT_EQ(why([](Demand &d) { d.calls = std::numeric_limits<double>::quiet_NaN(); }),
              "staffing.invalid: the number of calls is nan; it must be above 0");
    EXPECT_EQ(why([](Demand &d) { d.calls = 1e9; }),
              "staffing.invalid: the load in Erlang is 6.66667e+07; at most 100000 are computed");
    EXPECT_EQ(why([](Demand &d) { d.interval = Duration{}; }),
              "staffing.invalid: the interval in seconds is 0; it must be above 0");
    EXPECT_EQ(why([](Demand &d) { d.handleTime = Duration{}; }),
              "staffing.invalid: the handle time is 0; from 0.1 to 3.6e+06 seconds are possible");
    EXPECT_EQ(why([](Demand &d) { d.target = seconds{-1}; }),
              "staffing.invalid: the service level's target is -1; from 0 to 3.6e+06 seconds are possible");
    EXPECT_EQ(why([](Demand &d) { d.patience = Duration{1}; }),
              "staffing.invalid: the patience is 1e-06; from 0.1 to 3.6e+06 seconds are possible");
    EXPECT_EQ(why([](Demand &d) { d.patience.reset(); }),
              "staffing.noPatience: Erlang A needs the mean patience of callers");
    EXPECT_EQ(figuresByErlangC(busyHour(), 0).error().detail,
              "the number of agents is 0; from 1 to 10000000 are possible");
    EXPECT_EQ(figuresByErlangC(busyHour(), 13).error().detail,
              "13 agents cannot serve 13.333333 Erlang: the queue would grow without end");
}

} // namespace
} // namespace callboard::staffing
