// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/call_recordings.h"

#include <algorithm>
#include <filesystem>

namespace callboard {

namespace {

// The name that it began with; a crash may have left it another ending, or one more.
bool isOf(const Recording &begun, const RecordingStopped &stopped) {
    const auto withoutEnding = [](std::filesystem::path file) {
        if (file.extension() == ".broken")
            file.replace_extension();
        return file.replace_extension();
    };
    return withoutEnding(begun.file) == withoutEnding(stopped.file);
}

class Recorder {
public:
    void take(const Event &event) {
        if (const auto *started = std::get_if<RecordingStarted>(&event.fact))
            m_begun.push_back({{started->file, event.at, {}, {}, {}, {}, {}}, false});
        else if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
            stop(*stopped);
        else if (m_begun.empty())
            return;
        else if (std::holds_alternative<RecordingPaused>(event.fact))
            present().pauses.push_back({event.at - present().at, Duration::max()});
        else if (std::holds_alternative<RecordingResumed>(event.fact) && !present().pauses.empty())
            present().pauses.back().to = event.at - present().at;
    }
    std::vector<Recording> finished() && {
        std::vector<Recording> finished;
        for (auto &begun : m_begun)
            if (begun.isDone)
                finished.push_back(std::move(begun.recording));
        return finished;
    }

private:
    struct Begun {
        Recording recording;
        bool isDone;
    };

    Recording &present() { return m_begun.back().recording; }
    void stop(const RecordingStopped &stopped) {
        const auto begun = std::ranges::find_if(
            m_begun, [&](const Begun &b) { return !b.isDone && isOf(b.recording, stopped); });
        if (begun == m_begun.end())
            return;
        auto &recording = begun->recording;
        recording.file = stopped.file;
        recording.length = stopped.length;
        recording.error = stopped.error;
        begun->isDone = true;
        for (auto &pause : recording.pauses)
            pause.to = std::min(pause.to, recording.length);
        std::erase_if(recording.pauses, [](const RecordingPause &pause) { return pause.from >= pause.to; });
    }

    std::vector<Begun> m_begun;
};

} // namespace

std::vector<Recording> recordingsIn(const std::vector<Event> &facts) {
    Recorder recorder;
    for (const auto &event : facts)
        recorder.take(event);
    return std::move(recorder).finished();
}

} // namespace callboard
