// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/media.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace callboard::voice {

// Turns finished recordings from WAV into the format of their name, on a thread that gives way to all others:
// the writer has no time for it. What cannot be turned, and what still waits at the end, stays a WAV file
// under its own ending.
class RecordingEncoder {
public:
    using Report = std::function<void(const MediaEvent &)>;

    explicit RecordingEncoder(Report report);
    ~RecordingEncoder();

    // The sound is whole in `stopped.path`.part; reported when it has its name, which may be another.
    void finish(RecordingStopped stopped);

private:
    void run();
    void encode(RecordingStopped &stopped) const;

    const Report m_report;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<RecordingStopped> m_jobs;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace callboard::voice
