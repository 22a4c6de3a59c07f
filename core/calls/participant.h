// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/text.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <tuple>

namespace callboard {

// One end of a call as the network told it; text from outside, shown as text.
struct Party {
    std::string number; // E.164 where it could be read as such, else as dialled or sent
    std::string name;
    static constexpr auto fields() {
        return std::tuple{field("number", &Party::number), field("name", &Party::name)};
    }
    friend bool operator==(const Party &, const Party &) = default;
};

// One of three or more who talk in a call.
struct Participant {
    std::int32_t number =
        0;                // 1 the caller's side, 2 who answered, then as they joined; never twice in a call
    AgentId agent;        // none: outside
    Party party;          // of those outside
    QueueId queue;        // that the agent works for here, or none
    Time since;           // start of his segment
    Time heldAt;          // while he holds, and neither hears nor is heard
    Duration heldFor{};   // finished holds of his segment
    bool isMuted = false; // by who leads the call; nobody hears him
    static constexpr auto fields() {
        return std::tuple{field("party", &Participant::number),
                          optionalField("agent", &Participant::agent),
                          optionalField("from", &Participant::party),
                          optionalField("queue", &Participant::queue),
                          field("since", &Participant::since),
                          optionalField("heldAt", &Participant::heldAt),
                          optionalField("heldSeconds", &Participant::heldFor),
                          optionalField("muted", &Participant::isMuted)};
    }
    bool holds() const { return heldAt != Time{}; }
    friend bool operator==(const Participant &, const Participant &) = default;
};

} // namespace callboard
