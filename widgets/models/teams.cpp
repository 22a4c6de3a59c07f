// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/teams.h"

namespace callboard {

TeamId teamOf(const Center &center, const AgentId &agent) {
    const auto *settings = settingsOf(center, agent);
    return settings ? settings->team : TeamId{};
}

std::set<TeamId> teamsOf(const Center &center) {
    std::set<TeamId> teams;
    for (const auto &agent : center.agents)
        if (const auto team = teamOf(center, agent.id))
            teams.insert(team);
    return teams;
}

} // namespace callboard
