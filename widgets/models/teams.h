// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <set>

namespace callboard {

TeamId teamOf(const Center &center, const AgentId &agent); // none: of no team
std::set<TeamId> teamsOf(const Center &center);            // those that have agents

} // namespace callboard
