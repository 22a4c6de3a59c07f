// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/erlang.h"

#include "core/staffing/models.h"

namespace callboard::staffing {

namespace {

Result<void> checkAll(const Demand &demand, std::int64_t agents) {
    auto right = check(demand);
    return right ? checkAgents(agents) : right;
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
    const auto load = loadOf(demand);
    const auto n = static_cast<double>(agents);
    if (n <= load.offered)
        return Error{"staffing.unstable", std::to_string(agents) + " agents cannot serve " +
                                              std::to_string(load.offered) +
                                              " Erlang: the queue would grow without end"};
    return figuresOfC(load, n, inverseOfB(n, load.offered));
}

Result<Figures> figuresByErlangA(const Demand &demand, std::int64_t agents) {
    if (auto right = checkAll(demand, agents); !right)
        return right.error();
    if (!demand.patience)
        return Error{"staffing.noPatience", "Erlang A needs the mean patience of callers"};
    return figuresOfA(loadOf(demand), static_cast<double>(agents));
}

} // namespace callboard::staffing
