// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/staffing/busy_hour.h"

#include <random>

namespace callboard::staffing {
namespace {

bool isKept(const Goal &goal, const Figures &f) {
    return f.serviceLevel >= goal.serviceLevel.value_or(0) &&
           f.meanWait <= goal.meanWait.value_or(std::chrono::hours{10'000}) &&
           f.abandonProbability <= goal.abandonment.value_or(1) && f.occupancy <= goal.occupancy.value_or(1);
}

TEST(Staffed, theBandOfTheTradesExampleIsSixteenToSeventeen) {
    EXPECT_EQ(taken(staffedByErlangA(busyHour(), eightyPercent())), taken(figuresByErlangA(busyHour(), 16)));
    const auto byC = taken(staffedByErlangC(busyHour(), eightyPercent()));
    EXPECT_EQ(byC.agents, 17);
    expectClose(byC.serviceLevel, taken(figuresByErlangC(busyHour(), 17)).serviceLevel, 1e-14,
                "service level");
}

TEST(Staffed, everyGoalCounts) {
    const auto agents = [](auto change) {
        Goal goal;
        change(goal);
        return std::to_string(taken(staffedByErlangA(busyHour(), goal)).agents) + " to " +
               std::to_string(taken(staffedByErlangC(busyHour(), goal)).agents);
    };
    EXPECT_EQ(agents([](Goal &g) { g.meanWait = seconds{10}; }), "15 to 18");
    EXPECT_EQ(agents([](Goal &g) { g.abandonment = 0.03; }), "18 to 14"); // by C nobody gives up
    EXPECT_EQ(agents([](Goal &g) { g.occupancy = 0.7; }), "19 to 20");
    EXPECT_EQ(agents([](Goal &g) {
                  g.serviceLevel = 0.8;
                  g.occupancy = 0.7;
              }),
              "19 to 20");
}

TEST(Staffed, oneAgentFewerWouldNotDo) {
    std::mt19937 random(20'261'122);
    const auto between = [&](double low, double high) {
        return low * std::exp(std::log(high / low) * std::uniform_real_distribution<>()(random));
    };
    for (int i = 0; i < 2'000; ++i) {
        auto demand = busyHour(between(0.1, 100'000));
        demand.handleTime = milliseconds{static_cast<int>(between(10'000, 2'000'000))};
        demand.patience = milliseconds{static_cast<int>(between(1'000, 2'000'000))};
        demand.target = milliseconds{static_cast<int>(between(100, 300'000))};
        if (offeredErlangs(demand) > mostErlangs)
            continue;
        Goal goal;
        goal.serviceLevel = 1 - between(0.001, 0.9);
        if (i % 3 == 0)
            goal.occupancy = between(0.05, 1);
        if (i % 4 == 0)
            goal.abandonment = between(0.001, 0.5);
        if (i % 5 == 0)
            goal.meanWait = seconds{1 + i % 60};
        SCOPED_TRACE(std::to_string(i) + ": " + std::to_string(offeredErlangs(demand)) + " Erlang");
        for (const auto &[staffed, figures] : {std::pair(&staffedByErlangA, &figuresByErlangA),
                                               std::pair(&staffedByErlangC, &figuresByErlangC)}) {
            const auto best = taken(staffed(demand, goal));
            EXPECT_TRUE(isKept(goal, best)) << best.agents;
            const auto fewer = best.agents > 1 ? figures(demand, best.agents - 1) : Error{"none", ""};
            EXPECT_FALSE(fewer && isKept(goal, *fewer)) << best.agents;
        }
    }
}

TEST(Staffed, linesForAShareOfLostCalls) {
    for (const double blocking : {0.5, 0.1, 0.01, 1e-6}) {
        const auto lines = taken(agentsByErlangB(busyHour(), blocking));
        EXPECT_LE(taken(blockingByErlangB(busyHour(), lines)), blocking);
        EXPECT_GT(lines > 1 ? taken(blockingByErlangB(busyHour(), lines - 1)) : 1, blocking);
    }
    EXPECT_EQ(agentsByErlangB(busyHour(), 1).error().code, "staffing.invalid");
}

TEST(Staffed, whatCannotBeAskedIsNamed) {
    const auto why = [](auto change) {
        Goal goal;
        change(goal);
        const auto staffed = staffedByErlangC(busyHour(), goal);
        return staffed ? std::string("computed") : staffed.error().code + ": " + staffed.error().detail;
    };
    EXPECT_EQ(why([](Goal &) {}),
              "staffing.invalid: a goal is needed: a service level, a wait, a loss or an occupancy");
    EXPECT_EQ(why([](Goal &g) { g.serviceLevel = 1; }),
              "staffing.invalid: the service level is 1; it lies above 0 and below 1");
    EXPECT_EQ(why([](Goal &g) { g.meanWait = Duration{}; }),
              "staffing.invalid: the mean wait in seconds is 0; it must be above 0");
    EXPECT_EQ(why([](Goal &g) { g.abandonment = -0.1; }),
              "staffing.invalid: the abandonment is -0.1; it lies above 0 and below 1");
    EXPECT_EQ(why([](Goal &g) { g.occupancy = 1.1; }),
              "staffing.invalid: the occupancy is 1.1; it lies above 0 and is at most 1");
    EXPECT_EQ(why([](Goal &g) { g.occupancy = 1e-9; }),
              "staffing.unreachable: up to 10000000 agents do not keep what is asked for");
    auto nobodyKnows = busyHour();
    nobodyKnows.patience.reset();
    EXPECT_EQ(staffedByErlangA(nobodyKnows, eightyPercent()).error().code, "staffing.noPatience");
}

} // namespace
} // namespace callboard::staffing
