// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

namespace callboard {

// Whom this agent talks with, is to talk with, or is rung by: a colleague by his extension and name once it
// is known who he is, else the number that was dialled or that called.
Party otherEnd(const Center &center, const Call &call, AgentId agent);

} // namespace callboard
