// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/time.h"

#include <tuple>

namespace callboard {

// One agent's phone rings for one call.
struct Offer {
    OfferId id;
    CallId call;
    AgentId agent;
    DeviceId device;
    Time since;
    Time until; // a reservation is a lease: past this it has ended, whoever forgot to say so
    static constexpr auto fields() {
        return std::tuple{field("offer", &Offer::id),    field("call", &Offer::call),
                          field("agent", &Offer::agent), field("device", &Offer::device),
                          field("since", &Offer::since), field("until", &Offer::until)};
    }
    friend bool operator==(const Offer &, const Offer &) = default;
};

} // namespace callboard
