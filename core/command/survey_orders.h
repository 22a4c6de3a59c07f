// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

#include <string>

namespace callboard {

// Once the agent has hung up, the caller who stays hears the question and may press a key from 1 to 5. The
// call is over then; a key is reported by rating.given, and nothing by nothing. Forgotten when the call
// enters a queue. Phrases as Announce has them.
struct AskMark {
    static constexpr int best = 5;
    CallId call;
    std::string question;
    std::string thanks;
};

} // namespace callboard
