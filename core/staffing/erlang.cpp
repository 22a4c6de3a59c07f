// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/erlang.h"

#include "core/staffing/incomplete_gamma.h"
#include "core/staffing/waiting_line.h"

#include <algorithm>
#include <cmath>

namespace callboard::staffing {

namespace {

Result<void> checkAll(const Demand &demand, std::int64_t agents) {
    auto right = check(demand);
    return right ? checkAgents(agents) : right;
}

// 1/B as n/a of n/a of ... from n down: all terms positive, and they end where they no longer count. Infinite
// where B is too small for a double.
double inverseOfB(double agents, double offered) {
    double sum = 1, term = 1;
    for (double j = agents; j > 0 && std::isfinite(sum); --j) {
        term *= j / offered;
        sum += term;
        if (j < offered && term < 1e-17 * sum)
            break;
    }
    return sum;
}

Figures waitingByC(const Demand &demand, double n, double offered) {
    const double handle = toSeconds(demand.handleTime);
    const double spare = n - offered;
    const double wait = 1 / (1 + (inverseOfB(n, offered) - 1) * spare / n);
    const RealSeconds meanWait{wait * handle / spare};
    Figures figures;
    figures.agents = static_cast<std::int64_t>(n);
    figures.waitProbability = wait;
    figures.serviceLevel = 1 - wait * std::exp(-spare * toSeconds(demand.target) / handle);
    figures.occupancy = offered / n;
    figures.meanWait = figures.answeredWait = meanWait;
    return figures;
}

// Times are counted in mean patiences here.
Figures waitingByA(const Demand &demand, double n, double offered) {
    const double patience = toSeconds(*demand.patience);
    const double perPatience = patience / toSeconds(demand.handleTime);
    const double served = n * perPatience, arriving = offered * perPatience;
    const auto line = waitingLine(served, arriving);
    // The states below n callers against those from n on, which leave nothing to be taken from one.
    const double idleToBusy = (inverseOfB(n, offered) - 1) * line.nobodyWaits;
    const double wait = 1 / (1 + idleToBusy);
    const double idle = idleToBusy > 1 ? 1 / (1 + 1 / idleToBusy) : idleToBusy / (1 + idleToBusy);
    const double answeredAfterWait = wait * (served / arriving) * line.somebodyWaits;
    const double inTime =
        std::clamp(lowerGammaLost(served + 1, arriving, toSeconds(demand.target) / patience), 0.0, 1.0);
    Figures figures;
    figures.agents = static_cast<std::int64_t>(n);
    figures.waitProbability = wait;
    figures.serviceLevel = idle + answeredAfterWait * inTime;
    figures.abandonProbability = wait * line.length / arriving;
    figures.occupancy = std::min(1.0, wait * line.somebodyWaits + idle * offered / n);
    figures.meanWait = RealSeconds{figures.abandonProbability * patience};
    // The answered are n / a of the occupancy.
    figures.answeredWait = RealSeconds{wait * line.waitOfAnswered * patience / figures.occupancy};
    return figures;
}

} // namespace

Result<double> blockingByErlangB(const Demand &demand, std::int64_t agents) {
    if (auto right = checkAll(demand, agents); !right)
        return right.error();
    return 1 / inverseOfB(static_cast<double>(agents), offeredErlangs(demand));
}

Result<Figures> figuresByErlangC(const Demand &demand, std::int64_t agents) {
    if (auto right = checkAll(demand, agents); !right)
        return right.error();
    const auto offered = offeredErlangs(demand);
    if (static_cast<double>(agents) <= offered)
        return Error{"staffing.unstable", std::to_string(agents) + " agents cannot serve " +
                                              std::to_string(offered) +
                                              " Erlang: the queue would grow without end"};
    return waitingByC(demand, static_cast<double>(agents), offered);
}

Result<Figures> figuresByErlangA(const Demand &demand, std::int64_t agents) {
    if (auto right = checkAll(demand, agents); !right)
        return right.error();
    if (!demand.patience)
        return Error{"staffing.noPatience", "Erlang A needs the mean patience of callers"};
    return waitingByA(demand, static_cast<double>(agents), offeredErlangs(demand));
}

} // namespace callboard::staffing
