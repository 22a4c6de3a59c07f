// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide/decide.h"

namespace callboard {

// The talk into which this actor is asked as an expert, while his phone rings for it; or null.
const Supervision *expertRinging(const Center &center, const Actor &actor, CallId named);

inline constexpr std::size_t largestConference = 8;

// The part of decide() that is about what a consult comes to, calls of three and more, and experts; the same
// rules.
Result<Decision> decideFor(const Center &center, const CompleteTransfer &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const Conference &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const MuteParty &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const UnmuteParty &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const RemoveParty &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const AskExpert &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const DismissExpert &command, const Actor &actor);

} // namespace callboard
