// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/staffing/demand.h"

#include <array>
#include <cstdio>

namespace callboard::staffing {

namespace {

std::string shown(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

Error invalid(const std::string &what, double value, const std::string &allowed) {
    return {"staffing.invalid", what + " is " + shown(value) + "; " + allowed};
}

Result<void> checkTime(const std::string &what, Duration time, Duration least) {
    if (time >= least && time <= longestTime)
        return {};
    return invalid(what, toSeconds(time),
                   "from " + shown(toSeconds(least)) + " to " + shown(toSeconds(longestTime)) +
                       " seconds are possible");
}

// Also false for what is no number.
bool isBetween(double value, double low, double high) {
    return value > low && value < high;
}

} // namespace

double offeredErlangs(const Demand &demand) {
    return demand.calls * (toSeconds(demand.handleTime) / toSeconds(demand.interval));
}

Result<void> check(const Demand &demand) {
    if (demand.interval.count() <= 0)
        return invalid("the interval in seconds", toSeconds(demand.interval), "it must be above 0");
    if (auto time = checkTime("the handle time", demand.handleTime, shortestTime); !time)
        return time;
    if (auto time = checkTime("the service level's target", demand.target, Duration{}); !time)
        return time;
    if (demand.patience)
        if (auto time = checkTime("the patience", *demand.patience, shortestTime); !time)
            return time;
    if (!isBetween(demand.calls, 0, 1e300))
        return invalid("the number of calls", demand.calls, "it must be above 0");
    const auto offered = offeredErlangs(demand);
    if (offered > mostErlangs)
        return invalid("the load in Erlang", offered, "at most " + shown(mostErlangs) + " are computed");
    return {};
}

Result<void> check(const Goal &goal) {
    if (!goal.serviceLevel && !goal.meanWait && !goal.abandonment && !goal.occupancy)
        return Error{"staffing.invalid", "a goal is needed: a service level, a wait, a loss or an occupancy"};
    if (goal.serviceLevel && !isBetween(*goal.serviceLevel, 0, 1))
        return invalid("the service level", *goal.serviceLevel, "it lies above 0 and below 1");
    if (goal.meanWait && goal.meanWait->count() <= 0)
        return invalid("the mean wait in seconds", toSeconds(*goal.meanWait), "it must be above 0");
    if (goal.abandonment && !isBetween(*goal.abandonment, 0, 1))
        return invalid("the abandonment", *goal.abandonment, "it lies above 0 and below 1");
    if (goal.occupancy && !(*goal.occupancy > 0 && *goal.occupancy <= 1))
        return invalid("the occupancy", *goal.occupancy, "it lies above 0 and is at most 1");
    return {};
}

Result<void> checkAgents(std::int64_t agents) {
    if (agents >= 1 && agents <= mostAgents)
        return {};
    return invalid("the number of agents", static_cast<double>(agents),
                   "from 1 to " + std::to_string(mostAgents) + " are possible");
}

} // namespace callboard::staffing
