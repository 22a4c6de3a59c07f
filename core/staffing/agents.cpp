// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/erlang.h"
#include "core/staffing/models.h"

#include <algorithm>
#include <cmath>

namespace callboard::staffing {

namespace {

bool isKept(const Goal &goal, const Figures &figures) {
    return (!goal.serviceLevel || figures.serviceLevel >= *goal.serviceLevel) &&
           (!goal.meanWait || figures.meanWait <= *goal.meanWait) &&
           (!goal.abandonment || figures.abandonProbability <= *goal.abandonment) &&
           (!goal.occupancy || figures.occupancy <= *goal.occupancy);
}

Error unreachable() {
    return {"staffing.unreachable",
            "up to " + std::to_string(mostAgents) + " agents do not keep what is asked for"};
}

// The least number that keeps what more of them keep too; near `guess` it is found at once.
template <class Keeps>
Result<std::int64_t> fewest(std::int64_t guess, const Keeps &keeps) {
    std::int64_t fails = 0, high = guess, step = 1; // fails < the answer <= high
    if (keeps(guess)) {
        for (; fails == 0 && high > 1; step *= 2) {
            const auto below = std::max<std::int64_t>(1, high - step);
            (keeps(below) ? high : fails) = below;
        }
    } else {
        fails = guess;
        for (high = guess + 1; !keeps(high); high = std::min(high + step, mostAgents), step *= 2) {
            if (high == mostAgents)
                return unreachable();
            fails = high;
        }
    }
    while (high - fails > 1) {
        const auto middle = fails + (high - fails) / 2;
        (keeps(middle) ? high : fails) = middle;
    }
    return high;
}

// Where goals of the trade mostly lie: the square root rule.
std::int64_t likely(double offered) {
    return static_cast<std::int64_t>(offered + std::sqrt(offered) / 2) + 1;
}

Result<void> checkBoth(const Demand &demand, const Goal &goal) {
    auto right = check(demand);
    return right ? check(goal) : right;
}

} // namespace

Result<std::int64_t> agentsByErlangB(const Demand &demand, double blocking) {
    if (auto right = check(demand); !right)
        return right.error();
    if (!(blocking > 0 && blocking < 1))
        return Error{"staffing.invalid", "the share of lost calls lies above 0 and below 1"};
    const auto offered = offeredErlangs(demand);
    return fewest(likely(offered), [&](std::int64_t n) {
        return 1 / inverseOfB(static_cast<double>(n), offered) <= blocking;
    });
}

// One by one from the least that has figures at all, each by the one before.
Result<Figures> staffedByErlangC(const Demand &demand, const Goal &goal) {
    if (auto right = checkBoth(demand, goal); !right)
        return right.error();
    const auto load = loadOf(demand);
    auto agents = std::floor(load.offered) + 1;
    if (goal.occupancy)
        agents = std::max(agents, std::floor(load.offered / *goal.occupancy));
    for (auto inverse = inverseOfB(agents, load.offered); agents <= static_cast<double>(mostAgents);
         inverse = nextInverseOfB(inverse, ++agents, load.offered))
        if (const auto figures = figuresOfC(load, agents, inverse); isKept(goal, figures))
            return figures;
    return unreachable();
}

Result<Figures> staffedByErlangA(const Demand &demand, const Goal &goal) {
    if (auto right = checkBoth(demand, goal); !right)
        return right.error();
    if (auto possible = figuresByErlangA(demand, 1); !possible)
        return possible.error();
    const auto load = loadOf(demand);
    const auto figuresOf = [&](std::int64_t n) { return figuresOfA(load, static_cast<double>(n)); };
    const auto agents =
        fewest(likely(load.offered), [&](std::int64_t n) { return isKept(goal, figuresOf(n)); });
    return agents ? Result<Figures>(figuresOf(*agents)) : agents.error();
}

} // namespace callboard::staffing
