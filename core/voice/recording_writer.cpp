// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/recording_writer.h"

#include "core/voice/quiet_thread.h"

#include <ctime>
#include <pthread.h>
#include <utility>

namespace callboard::voice {

namespace {

constexpr std::size_t mostSpare = 64;

} // namespace

RecordingWriter::RecordingWriter(std::size_t mostBacklogBytes, Report report)
    : m_mostBacklogSamples(mostBacklogBytes / sizeof(Sample))
    , m_report(std::move(report))
    , m_encoder(m_report)
    , m_thread(quietThread([this] { run(); })) {
}

RecordingWriter::~RecordingWriter() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void RecordingWriter::push(Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void RecordingWriter::open(RecordingId recording, std::filesystem::path path) {
    push({Step::Open, recording, std::move(path)});
}

bool RecordingWriter::append(RecordingId recording, std::vector<Sample> &samples) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_backlogSamples + samples.size() > m_mostBacklogSamples)
            return false;
        m_backlogSamples += samples.size();
        std::vector<Sample> spare;
        if (!m_spare.empty()) {
            spare = std::move(m_spare.back());
            m_spare.pop_back();
        }
        m_jobs.push_back({Step::Append, recording, {}, std::exchange(samples, std::move(spare))});
    }
    m_wake.notify_one();
    return true;
}

void RecordingWriter::giveUp(RecordingId recording, Error error) {
    push({Step::GiveUp, recording, {}, {}, std::move(error)});
}

void RecordingWriter::close(RecordingId recording, std::chrono::milliseconds lasted) {
    push({Step::Close, recording, {}, {}, {}, lasted});
}

std::chrono::microseconds RecordingWriter::cpu() {
    clockid_t clock{};
    timespec used{};
    if (pthread_getcpuclockid(m_thread.native_handle(), &clock) != 0 || clock_gettime(clock, &used) != 0)
        return {};
    return std::chrono::microseconds(used.tv_sec * 1'000'000 + used.tv_nsec / 1000);
}

void RecordingWriter::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_jobs.empty() || m_isEnding; });
        if (m_jobs.empty())
            return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        const auto taken = job.samples.size();
        work(job);
        job.samples.clear();
        lock.lock();
        m_backlogSamples -= taken;
        if (job.step == Step::Append && m_spare.size() < mostSpare)
            m_spare.push_back(std::move(job.samples));
    }
}

void RecordingWriter::work(Job &job) {
    if (job.step == Step::Open)
        return openFile(job);
    const auto found = m_files.find(job.recording);
    if (found == m_files.end())
        return;
    auto &file = found->second;
    if (job.step == Step::Close)
        return finish(job);
    if (file.error)
        return;
    if (job.step == Step::GiveUp)
        return fail(job.recording, file, std::move(job.error));
    if (auto written = file.wav->append(job.samples); !written)
        fail(job.recording, file, written.error());
}

void RecordingWriter::openFile(const Job &job) {
    auto &file = m_files[job.recording];
    file.path = job.path;
    auto wav = WavWriter::create(job.path);
    if (!wav)
        return fail(job.recording, file, wav.error());
    file.wav.emplace(std::move(*wav));
}

void RecordingWriter::fail(RecordingId recording, File &file, Error error) {
    file.error = std::move(error);
    m_report(
        RecordingFailed{recording, file.wav ? file.wav->length() : std::chrono::milliseconds{}, *file.error});
}

void RecordingWriter::finish(const Job &job) {
    auto file = std::move(m_files.extract(job.recording).mapped());
    std::chrono::milliseconds recorded{};
    if (file.wav) {
        recorded = file.wav->length();
        const bool isWav = file.path.extension() == ".wav";
        const auto finished = isWav ? file.wav->finish() : file.wav->release();
        if (!finished && !file.error)
            file.error = finished.error();
        if (finished && !isWav)
            return m_encoder.finish({job.recording, file.path, recorded, job.lasted, file.error});
    }
    m_report(RecordingStopped{job.recording, file.path, recorded, job.lasted, file.error});
}

} // namespace callboard::voice
