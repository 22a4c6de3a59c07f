// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/mix.h"

#include <utility>

namespace callboard::voice {

Mix talk(std::vector<LegId> legs) {
    Mix mix;
    for (const auto from : legs)
        for (const auto to : legs)
            if (from != to)
                mix.gains.push_back({from, to});
    mix.legs = std::move(legs);
    return mix;
}

Mix listenTo(LegId caller, LegId agent, LegId supervisor) {
    auto mix = talk({caller, agent});
    mix.legs.push_back(supervisor);
    mix.gains.push_back({caller, supervisor});
    mix.gains.push_back({agent, supervisor});
    return mix;
}

Mix whisper(LegId caller, LegId agent, LegId supervisor) {
    auto mix = listenTo(caller, agent, supervisor);
    mix.gains.push_back({supervisor, agent});
    return mix;
}

Mix barge(LegId caller, LegId agent, LegId supervisor) {
    return talk({caller, agent, supervisor});
}

} // namespace callboard::voice
