// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/recording_encoder.h"

#include "core/voice/quiet_thread.h"
#include "core/voice/sound_file.h"
#include "core/voice/wav_writer.h"

#include <sys/resource.h>
#include <unistd.h>

namespace callboard::voice {

namespace {

constexpr int lastNiceness = 19;

// Under the ending that tells what it is.
void keepAsWav(RecordingStopped &stopped, const std::filesystem::path &part) {
    auto wav = stopped.path;
    wav.replace_extension(".wav");
    if (renameToNew(part, wav))
        stopped.path = wav;
    else if (!stopped.error)
        stopped.error = Error{"recording.disc", wav.string() + " could not be made of " + part.string()};
}

} // namespace

RecordingEncoder::RecordingEncoder(Report report)
    : m_report(std::move(report))
    , m_thread(quietThread([this] { run(); })) {
}

RecordingEncoder::~RecordingEncoder() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void RecordingEncoder::finish(RecordingStopped stopped) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(stopped));
    }
    m_wake.notify_one();
}

void RecordingEncoder::run() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lastNiceness);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_jobs.empty() || m_isEnding; });
        if (m_jobs.empty())
            return;
        auto stopped = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool isEnding = m_isEnding;
        lock.unlock();
        const auto part = partOf(stopped.path);
        if (isEnding)
            keepAsWav(stopped, part);
        else
            encode(stopped);
        m_report(stopped);
        lock.lock();
    }
}

void RecordingEncoder::encode(RecordingStopped &stopped) const {
    const auto part = partOf(stopped.path);
    if (!convertSound(part, stopped.path))
        return keepAsWav(stopped, part);
    std::error_code ignored; // then it is found at the next start
    std::filesystem::remove(part, ignored);
}

} // namespace callboard::voice
