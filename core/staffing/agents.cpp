// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/erlang.h"

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

// The least number from `least` on that keeps what more of them keep too; beside `guess` it is found at once.
template <class Keeps>
Result<std::int64_t> fewest(std::int64_t least, std::int64_t guess, const Keeps &keeps) {
    auto low = std::max(guess, least), high = low; // low - 1 or less fails, high keeps
    std::int64_t step = 1;
    if (!keeps(high)) {
        for (; !keeps(high); step *= 2) {
            if (high >= mostAgents)
                return unreachable();
            low = high + 1;
            high = std::min(high + step, mostAgents);
        }
    } else {
        for (; low > least && keeps(low - 1); step *= 2) {
            high = low - 1;
            low = std::max(least, high - step);
        }
    }
    while (low < high) {
        const auto middle = low + (high - low) / 2;
        if (keeps(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return high;
}

std::int64_t firstAbove(double offered) {
    return static_cast<std::int64_t>(std::floor(offered)) + 1;
}

// Where goals of the trade mostly lie: the square root rule.
std::int64_t likely(double offered) {
    return firstAbove(offered + std::sqrt(offered) / 2);
}

using Model = Result<Figures> (*)(const Demand &, std::int64_t agents);

Result<Figures> staffed(Model model, std::int64_t least, const Demand &demand, const Goal &goal) {
    const auto agents = fewest(least, likely(offeredErlangs(demand)), [&](std::int64_t n) {
        const auto figures = model(demand, n);
        return figures && isKept(goal, *figures);
    });
    return agents ? model(demand, *agents) : agents.error();
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
    return fewest(1, likely(offeredErlangs(demand)), [&](std::int64_t n) {
        const auto lost = blockingByErlangB(demand, n);
        return lost && *lost <= blocking;
    });
}

Result<Figures> staffedByErlangC(const Demand &demand, const Goal &goal) {
    if (auto right = checkBoth(demand, goal); !right)
        return right.error();
    return staffed(figuresByErlangC, firstAbove(offeredErlangs(demand)), demand, goal);
}

Result<Figures> staffedByErlangA(const Demand &demand, const Goal &goal) {
    if (auto right = checkBoth(demand, goal); !right)
        return right.error();
    if (auto possible = figuresByErlangA(demand, 1); !possible)
        return possible.error();
    return staffed(figuresByErlangA, 1, demand, goal);
}

} // namespace callboard::staffing
