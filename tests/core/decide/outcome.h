// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codec/codec.h"
#include "core/decide/decide.h"
#include "tests/support/timeline.h"

#include <string>

namespace callboard::test {

inline const Actor anna{UserId{"anna"}, Role::Agent};
inline const Actor boris{UserId{"boris"}, Role::Agent};
inline const Actor vera{UserId{"vera"}, Role::Agent};
inline const Actor rita{UserId{"rita"}, Role::Supervisor};
inline const Actor olga{UserId{"olga"}, Role::Supervisor};
inline const Actor mark{UserId{"mark"}, Role::Manager};
inline const Actor root{UserId{"root"}, Role::Administrator};

// What a command comes to: the refusal's code, or its facts as JSON and how many orders. New calls are
// call 77.
inline std::string outcome(const Center &center, const Command &command, const Actor &actor, Time now) {
    const auto decision = decide(center, command, actor, now, [] { return CallId{77}; });
    if (!decision)
        return decision.error().code;
    std::string text;
    for (const auto &fact : decision->facts)
        text += std::string(typeOf(fact)) + encode(fact) + " ";
    return text + std::to_string(decision->orders.size());
}

inline std::string outcome(const Center &center, const Command &command, const Actor &actor) {
    return outcome(center, command, actor, center.at);
}

// Half a minute into a story.
inline std::string outcome(std::string_view story, const Command &command, const Actor &actor) {
    return outcome(Timeline(story).center(), command, actor, storyTime("0:30"));
}

} // namespace callboard::test
