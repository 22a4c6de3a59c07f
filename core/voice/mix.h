// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <vector>

namespace callboard::voice {

// How loud `to` hears `from`: 1 as it is, 0 not at all. Kept between 0 and 4.
struct Gain {
    LegId from;
    LegId to;
    float gain = 1.0F;
    friend bool operator==(const Gain &, const Gain &) = default;
};

// The whole content of a bridge. Pairs that are not named are not heard. Nobody hears himself.
struct Mix {
    std::vector<LegId> legs;
    std::vector<Gain> gains;
    friend bool operator==(const Mix &, const Mix &) = default;
};

// All hear all others: a talk of two, a conference of more.
Mix talk(std::vector<LegId> legs);
// The supervisor hears both; neither hears the supervisor.
Mix listenTo(LegId caller, LegId agent, LegId supervisor);
// As listening, and the agent hears the supervisor; the caller does not.
Mix whisper(LegId caller, LegId agent, LegId supervisor);
// All three talk.
Mix barge(LegId caller, LegId agent, LegId supervisor);

} // namespace callboard::voice
