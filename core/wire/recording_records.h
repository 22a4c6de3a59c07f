// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/field.h"
#include "core/base/id.h"
#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace callboard {

using namespace std::string_view_literals;

// The sound of calls that are over, for who reads everything.

struct AskRecordings {
    static constexpr auto method = "past.recordings"sv;
    CallId call;
    static constexpr auto fields() { return std::tuple{field("call", &AskRecordings::call)}; }
};

// Nothing of it was kept; from the beginning of the recording.
struct RecordingPause {
    Duration from{}, to{};
    static constexpr auto fields() {
        return std::tuple{field("fromSeconds", &RecordingPause::from),
                          field("toSeconds", &RecordingPause::to)};
    }
    friend bool operator==(const RecordingPause &, const RecordingPause &) = default;
};

struct Recording {
    std::string file; // below the site's recordings
    Time at;          // its beginning
    Duration length{};
    std::vector<RecordingPause> pauses;
    // How loud it is, in equal parts of the whole length, 0 to 100 of what is possible; of a file that cannot
    // be read none.
    std::vector<std::int32_t> caller, agent;
    std::string error; // why there is no sound, or why it ends early
    static constexpr auto fields() {
        using R = Recording;
        return std::tuple{field("file", &R::file),
                          field("at", &R::at),
                          field("seconds", &R::length),
                          optionalField("pauses", &R::pauses),
                          optionalField("caller", &R::caller),
                          optionalField("agent", &R::agent),
                          optionalField("error", &R::error)};
    }
    friend bool operator==(const Recording &, const Recording &) = default;
};

struct Recordings {
    std::vector<Recording> recordings; // that are finished, in their order
    static constexpr auto fields() { return std::tuple{field("recordings", &Recordings::recordings)}; }
};

// A piece of it. The first one that a session asks for is written down as `recording.heard`.
struct AskSound {
    static constexpr auto method = "past.sound"sv;
    CallId call;
    std::string file;
    Duration from{};
    Duration length = longestSound;
    static constexpr Duration longestSound = seconds{8};
    static constexpr auto fields() {
        return std::tuple{field("call", &AskSound::call), field("file", &AskSound::file),
                          optionalField("fromSeconds", &AskSound::from),
                          optionalField("seconds", &AskSound::length)};
    }
};

// 8,000 times a second two samples of 16 bits, little end first: the caller's, then the agents'. Shorter than
// asked for: the recording ends.
struct Sound {
    std::string samples; // in base64
    static constexpr auto fields() { return std::tuple{field("samples", &Sound::samples)}; }
};

} // namespace callboard
