// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide/decide.h"

namespace callboard {

// The part of decide() that is about who leads others; the same rules.
bool leads(const Actor &actor);
Result<Decision> decideFor(const Center &center, const ForceState &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const PullCall &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const StartSupervision &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const StopSupervision &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const TakeOverCall &command, const Actor &actor);

} // namespace callboard
