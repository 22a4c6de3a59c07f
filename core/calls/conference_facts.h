// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What happens in a call of three and more.

// The agent brings whom he consults into the call: all of them hear each other from now on, and the consult
// is over (no call.ended comes for it). The first time makes the call a conference, which he leads.
struct CallConferenced {
    static constexpr auto type = "call.conferenced"sv;
    CallId call;
    AgentId agent;
    CallId consult;
    std::int32_t party = 0; // the number of who joins; greater than all before
    Party from;             // who joins, if from outside
    AgentId joining{};      // who joins, if an agent; older journals do not say it
    static constexpr auto fields() {
        return std::tuple{field("call", &CallConferenced::call),
                          field("agent", &CallConferenced::agent),
                          field("consult", &CallConferenced::consult),
                          field("party", &CallConferenced::party),
                          optionalField("from", &CallConferenced::from),
                          optionalField("joining", &CallConferenced::joining)};
    }
};

// One left and the others talk on; two who remain have a call like any other.
struct CallPartyLeft {
    static constexpr auto type = "call.partyLeft"sv;
    CallId call;
    std::int32_t party = 0;
    UserId by; // who removed him; none: he left by himself
    static constexpr auto fields() {
        return std::tuple{field("call", &CallPartyLeft::call), field("party", &CallPartyLeft::party),
                          optionalField("by", &CallPartyLeft::by)};
    }
};

// Nobody hears this one until he is unmuted; he hears all. His own mute is call.muted.
struct CallPartyMuted {
    static constexpr auto type = "call.partyMuted"sv;
    CallId call;
    std::int32_t party = 0;
    UserId by;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallPartyMuted::call), field("party", &CallPartyMuted::party),
                          field("by", &CallPartyMuted::by)};
    }
};

struct CallPartyUnmuted {
    static constexpr auto type = "call.partyUnmuted"sv;
    CallId call;
    std::int32_t party = 0;
    UserId by;
    static constexpr auto fields() {
        return std::tuple{field("call", &CallPartyUnmuted::call), field("party", &CallPartyUnmuted::party),
                          field("by", &CallPartyUnmuted::by)};
    }
};

} // namespace callboard
