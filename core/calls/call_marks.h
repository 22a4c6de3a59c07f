// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/time.h"

#include <cstdint>
#include <tuple>

namespace callboard {

// An agent who let this call ring in vain, and when last: he is asked again only after all others.
struct Tried {
    AgentId agent;
    Time at;
    static constexpr auto fields() {
        return std::tuple{field("agent", &Tried::agent), field("at", &Tried::at)};
    }
    friend bool operator==(const Tried &, const Tried &) = default;
};

// What a waiting caller was told last, and until when the first telling promised him an answer.
struct Announced {
    Time at;
    std::int32_t position = 0;
    Time promised; // none: no wait was told
    static constexpr auto fields() {
        return std::tuple{field("at", &Announced::at), field("position", &Announced::position),
                          optionalField("promised", &Announced::promised)};
    }
    friend bool operator==(const Announced &, const Announced &) = default;
};

// A side of a talk from which no sound comes.
struct SilentSide {
    AgentId agent; // none: an outside party
    Time since;
    std::int32_t party = 0; // of those outside, in a conference
    static constexpr auto fields() {
        return std::tuple{optionalField("agent", &SilentSide::agent), field("since", &SilentSide::since),
                          optionalField("party", &SilentSide::party)};
    }
    friend bool operator==(const SilentSide &, const SilentSide &) = default;
};

} // namespace callboard
