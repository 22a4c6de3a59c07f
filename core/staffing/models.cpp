// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/models.h"

#include "core/staffing/incomplete_gamma.h"
#include "core/staffing/waiting_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace callboard::staffing {

Load loadOf(const Demand &demand) {
    return {offeredErlangs(demand), toSeconds(demand.handleTime), toSeconds(demand.target),
            toSeconds(demand.patience.value_or(Duration{}))};
}

// As 1 + n/a + n/a (n-1)/a + ... from n down: all terms positive, and they end where they no longer count.
double inverseOfB(double agents, double offered) {
    const double perErlang = 1 / offered;
    double sum = 1, term = 1, left = agents;
    while (left > 0 && sum < std::numeric_limits<double>::max()) {
        term *= left * perErlang;
        sum += term;
        if (left < offered && term < 1e-17 * sum)
            break;
        --left;
    }
    return sum;
}

Figures figuresOfC(const Load &load, double agents, double inverse) {
    const double spare = agents - load.offered;
    const double wait = agents / (agents + (inverse - 1) * spare);
    const RealSeconds meanWait{wait * load.handleTime / spare};
    Figures figures;
    figures.agents = static_cast<std::int64_t>(agents);
    figures.waitProbability = wait;
    figures.serviceLevel = 1 - wait * std::exp(-spare * load.target / load.handleTime);
    figures.occupancy = load.offered / agents;
    figures.meanWait = figures.answeredWait = meanWait;
    return figures;
}

Figures figuresOfA(const Load &load, double agents) {
    // Calls that busy agents end, and that arrive, while a caller's patience lasts.
    const double served = agents * load.patience / load.handleTime;
    const double arriving = load.offered * load.patience / load.handleTime;
    const auto line = waitingLine(served, arriving);
    // The states below n callers against those from n on, which leave nothing to be taken from one.
    const double idleToBusy = (inverseOfB(agents, load.offered) - 1) * line.nobodyWaits;
    const double wait = 1 / (1 + idleToBusy);
    const double idle = idleToBusy > 1 ? 1 / (1 + 1 / idleToBusy) : idleToBusy / (1 + idleToBusy);
    const double answeredAfterWait = wait * (served / arriving) * line.somebodyWaits;
    const double inTime =
        std::clamp(lowerGammaLost(served + 1, arriving, load.target / load.patience), 0.0, 1.0);
    Figures figures;
    figures.agents = static_cast<std::int64_t>(agents);
    figures.waitProbability = wait;
    figures.serviceLevel = idle + answeredAfterWait * inTime;
    figures.abandonProbability = wait * line.length / arriving;
    figures.occupancy = std::min(1.0, wait * line.somebodyWaits + idle * load.offered / agents);
    figures.meanWait = RealSeconds{figures.abandonProbability * load.patience};
    // The answered are n / a of the occupancy.
    figures.answeredWait = RealSeconds{wait * line.waitOfAnswered * load.patience / figures.occupancy};
    return figures;
}

} // namespace callboard::staffing
