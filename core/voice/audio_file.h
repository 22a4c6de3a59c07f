// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"

#include <filesystem>
#include <vector>

namespace callboard::voice {

// A whole sound file in memory, a vector a channel, all of the same length.
struct AudioFile {
    int rate = 0;
    std::vector<std::vector<Sample>> channels;
};

// Whatever libsndfile reads. Errors: sound.unreadable, sound.empty, sound.tooLong (30 minutes).
Result<AudioFile> readAudioFile(const std::filesystem::path &path);

// Windowed sinc, cuts what the new rate cannot carry. Rates from 1 to 768000.
std::vector<Sample> resample(const std::vector<Sample> &sound, int rate, int newRate);

} // namespace callboard::voice
