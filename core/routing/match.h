// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

namespace callboard {

// Who of the routable agents should be offered which waiting call.
struct Match {
    CallId call;
    AgentId agent;
    DeviceId device;
    friend bool operator==(const Match &, const Match &) = default;
};

// The next pair, or none: the caller who waits longest among all queues that have a routable agent, and the
// agent whom the queue's strategy puts first. An agent who let this call ring in vain is asked again only
// after `again`, and only when nobody else is routable.
std::optional<Match> nextMatch(const Center &center, Time now, Duration again = seconds{15});

} // namespace callboard
