// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/calls/call.h"

namespace callboard {

// What happens to the recordings of calls, and what a site wants of them.

enum class RecordingFormat { Wav, Flac, Opus };
constexpr auto textsOf(RecordingFormat) {
    return std::array{"wav"sv, "flac"sv, "opus"sv};
}

// When a caller is told that he is recorded: never, as soon as he waits, or once he is answered.
enum class RecordingNotice { None, Waiting, Answered };
constexpr auto textsOf(RecordingNotice) {
    return std::array{"none"sv, "waiting"sv, "answered"sv};
}

struct RecordingSettings {
    RecordingFormat format = RecordingFormat::Wav;
    RecordingNotice notice = RecordingNotice::None;
    bool isOnDemand = false; // who talks may start one where the queue has none
    Duration longestPause{}; // then it goes on by itself; zero: never
    static constexpr auto fields() {
        return std::tuple{optionalField("format", &RecordingSettings::format),
                          optionalField("notice", &RecordingSettings::notice),
                          optionalField("onDemand", &RecordingSettings::isOnDemand),
                          optionalField("longestPauseSeconds", &RecordingSettings::longestPause)};
    }
    friend bool operator==(const RecordingSettings &, const RecordingSettings &) = default;
};

struct RecordingStarted {
    static constexpr auto type = "recording.started"sv;
    CallId call;
    std::string file; // relative to the site's recordings directory
    UserId by{};      // who asked for it; none: the queue's calls are recorded
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingStarted::call), field("file", &RecordingStarted::file),
                          optionalField("by", &RecordingStarted::by)};
    }
};

// From here on the file has silence in place of the talk, so that its times stay those of the call.
struct RecordingPaused {
    static constexpr auto type = "recording.paused"sv;
    CallId call;
    UserId by;
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingPaused::call), field("by", &RecordingPaused::by)};
    }
};

struct RecordingResumed {
    static constexpr auto type = "recording.resumed"sv;
    CallId call;
    UserId by; // none: by itself
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingResumed::call), optionalField("by", &RecordingResumed::by)};
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

// Somebody begins to hear a recording; the fact comes before the sound.
struct RecordingHeard {
    static constexpr auto type = "recording.heard"sv;
    CallId call;
    std::string file;
    UserId by;
    static constexpr auto fields() {
        return std::tuple{field("call", &RecordingHeard::call), field("file", &RecordingHeard::file),
                          field("by", &RecordingHeard::by)};
    }
};

} // namespace callboard
