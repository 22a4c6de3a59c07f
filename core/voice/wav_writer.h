// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"

#include <filesystem>
#include <span>

namespace callboard::voice {

// A stereo 16-bit WAV file at 8 kHz that grows as NAME.part and gets its name when it is finished. Left and
// right samples alternate. Errors: recording.full, recording.disc, recording.tooLong (4 GB, 37 hours).
class WavWriter {
public:
    // Creates the folder if need be. Refuses a .part that exists: it may be another's, or all that a crash
    // left of a talk.
    static Result<WavWriter> create(const std::filesystem::path &path);
    WavWriter(WavWriter &&other) noexcept;
    WavWriter &operator=(WavWriter &&other) noexcept;
    ~WavWriter(); // unfinished: the .part stays

    // After an error nothing more is taken; what was written before stays good.
    Result<void> append(std::span<const Sample> samples);
    // Corrects the header and renames. An existing file of that name is kept and the .part stays.
    Result<void> finish();
    // Corrects the header; the file stays NAME.part.
    Result<void> release();
    std::chrono::milliseconds length() const;

private:
    WavWriter(int descriptor, std::filesystem::path path);

    int m_descriptor = -1;
    std::filesystem::path m_path;
    std::uint64_t m_bytes = 0; // of sound
};

struct Rescued {
    std::filesystem::path file;
    std::chrono::milliseconds length{0};
};
// What a crash left: gives a .part file a correct header and its name, which ends with .wav whatever it was
// to become. Errors: recording.full, recording.disc.
Result<Rescued> rescueRecording(const std::filesystem::path &part);

std::filesystem::path partOf(std::filesystem::path path); // NAME.part
// Never over a file that is there; false: not done, errno says why.
bool renameToNew(const std::filesystem::path &from, const std::filesystem::path &to);

} // namespace callboard::voice
