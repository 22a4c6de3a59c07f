// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

#include <string>
#include <vector>

namespace callboard {

// Write the talk: left the caller, right the agent. Reported by recording.started and recording.stopped.
struct RecordCall {
    CallId call;
    std::string file; // relative to the site's recordings directory
    CommandId causedBy{};
    UserId by{}; // none: the queue wants it
};

// While it is paused the file has silence in place of the talk. Reported by recording.paused and
// recording.resumed.
struct HoldRecording {
    CallId call;
    UserId by; // none: a rule
    bool isPaused = true;
    CommandId causedBy{};
};

// Both sides hear this phrase before they hear each other.
struct TellNotice {
    CallId call;
    std::vector<std::string> phrases;
};

// The call goes on. recording.stopped says why.
struct StopRecording {
    CallId call;
    std::string why;
};

} // namespace callboard
