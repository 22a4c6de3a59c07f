// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What happens to the recordings of calls.

struct RecordingStarted {
    static constexpr auto type = "recording.started"sv;
    CallId call;
    std::string file; // relative to the site's recordings directory
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingStarted::call), field("file", &RecordingStarted::file)};
    }
};

// May come after the call's end: the writer finishes on its own.
struct RecordingStopped {
    static constexpr auto type = "recording.stopped"sv;
    CallId call;
    std::string file;
    Duration length{};
    std::string error; // empty when all of it was written, else why it stopped early
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingStopped::call), field("file", &RecordingStopped::file),
                          field("seconds", &RecordingStopped::length),
                          optionalField("error", &RecordingStopped::error)};
    }
};

} // namespace callboard
