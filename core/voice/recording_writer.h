// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/media.h"
#include "core/voice/recording_encoder.h"
#include "core/voice/wav_writer.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <thread>

namespace callboard::voice {

// Writes all recordings to disc on a thread of its own. The media thread hands it sound by the second and
// never waits for it: what the disc cannot take in time is refused.
class RecordingWriter {
public:
    // Tells RecordingFailed and RecordingStopped, on the writer's thread.
    using Report = std::function<void(const MediaEvent &)>;

    RecordingWriter(std::size_t mostBacklogBytes, Report report);
    ~RecordingWriter(); // writes what waits, then joins

    void open(RecordingId recording, std::filesystem::path path);
    // Takes the samples out of the vector and leaves an empty one with room in its place. False: the backlog
    // is full, nothing was taken.
    bool append(RecordingId recording, std::vector<Sample> &samples);
    void giveUp(RecordingId recording, Error error);
    void close(RecordingId recording, std::chrono::milliseconds lasted);

    // CPU time of the thread so far.
    std::chrono::microseconds cpu();

private:
    enum class Step { Open, Append, GiveUp, Close };
    struct Job {
        Step step;
        RecordingId recording;
        std::filesystem::path path{};
        std::vector<Sample> samples{};
        Error error{};
        std::chrono::milliseconds lasted{};
    };
    struct File {
        std::filesystem::path path;
        std::optional<WavWriter> wav;
        std::optional<Error> error;
    };

    void push(Job job);
    void run();
    void work(Job &job);
    void openFile(const Job &job);
    void finish(const Job &job);
    void fail(RecordingId recording, File &file, Error error);

    const std::size_t m_mostBacklogSamples;
    const Report m_report;
    RecordingEncoder m_encoder;
    std::map<RecordingId, File> m_files; // the thread's own

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::vector<std::vector<Sample>> m_spare;
    std::size_t m_backlogSamples = 0;
    bool m_isEnding = false;

    std::thread m_thread;
};

} // namespace callboard::voice
