// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/decide/decide.h"

namespace callboard {

// The part of decide() that is about after-call work and what is kept of a call; the same rules.
Result<Decision> decideFor(const Center &center, const ExtendAfterCallWork &command, const Actor &actor,
                           Time now);
Result<Decision> decideFor(const Center &center, const FinishAfterCallWork &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const SetDisposition &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const WriteNote &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const MarkReached &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const SettleMissed &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const RateCall &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const StartRecording &command, const Actor &actor, Time now);
Result<Decision> decideFor(const Center &center, const PauseRecording &command, const Actor &actor);
Result<Decision> decideFor(const Center &center, const ResumeRecording &command, const Actor &actor);

// Why this agent may not be let out of his after-call work.
std::optional<Error> refuseUnfinished(const Center &center, const Agent &agent);

} // namespace callboard
