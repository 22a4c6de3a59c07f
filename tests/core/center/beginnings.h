// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/timeline.h"

#include <string>
#include <string_view>

namespace callboard::test {

inline constexpr AgentId anna{"anna"};

// anna at her desk and ready, her phone registered.
inline constexpr auto annaReady = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
)";

inline std::string after(std::string_view before, std::string_view more) {
    return std::string(before) + std::string(more);
}

} // namespace callboard::test
