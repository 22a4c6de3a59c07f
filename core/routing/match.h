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

// After an offer in vain the same agent is left in peace by the same call for so long; after sending it on,
// too.
inline constexpr Duration askAgainAfter = seconds{15};

// The next pair, or none: the caller who waits longest among all queues that have a routable agent, and the
// agent whom the queue's strategy puts first. An agent who let this call ring in vain, or who sent it here,
// is asked again only after askAgainAfter, and only when nobody else is routable. Who has waited longer than
// the queue allows is offered no more.
std::optional<Match> nextMatch(const Center &center, Time now);

// Is somebody at work for this queue? Who serves it, wants calls now or as soon as his call and the work
// after it are over, and whose phone and desk are there. A break is none, however short: nobody but the agent
// knows when it ends. While there is nobody, the queue's pace says nothing, and no wait may be promised.
bool isAttended(const Center &center, QueueId queue);

// When the next of those who are left in peace by this call may be asked again; none: nobody is.
std::optional<Time> nextAskedAgain(const Call &call, Time now);

} // namespace callboard
