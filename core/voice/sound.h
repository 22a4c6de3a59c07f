// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace callboard::voice {

// Decoded sound, mono at 8 kHz. Immutable, so that any number of legs read the one copy.
struct Sound {
    std::vector<Sample> samples;
};
using SharedSound = std::shared_ptr<const Sound>;

// Any file that libsndfile reads (WAV, FLAC, OGG), any rate, mono or more channels (mixed down), up to 30
// minutes. Blocks on disk and resamples: not for the media thread.
// Errors: sound.unreadable, sound.empty, sound.tooLong.
Result<SharedSound> loadSound(const std::filesystem::path &path);

// The quiet tune that queues play when no file is configured; computed, always the same, loops without a
// seam. Takes tens of milliseconds: make it once and share it.
SharedSound makeQueueTune();

} // namespace callboard::voice
