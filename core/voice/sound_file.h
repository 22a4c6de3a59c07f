// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/voice/audio.h"

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace callboard::voice {

// Sound from one file to another, piece by piece, whatever its length; the format is what the new name ends
// with: wav, flac, ogg (Opus). Never over a file that is there; a failure leaves nothing of the new one.
// Errors: sound.unreadable, sound.format (a name of none of these), recording.disc.
Result<std::chrono::milliseconds> convertSound(const std::filesystem::path &from,
                                               const std::filesystem::path &to);

// Errors: sound.unreadable.
Result<std::chrono::milliseconds> lengthOfSound(const std::filesystem::path &file);

// A piece of a recording as it is heard: at 8 kHz, two channels in turn; of one with a single channel both
// are it. Shorter where the file ends. Errors: sound.unreadable (also of more channels than two).
Result<std::vector<Sample>> pieceOfSound(const std::filesystem::path &file, std::chrono::milliseconds from,
                                         std::chrono::milliseconds length);

// How loud both channels are, in `parts` equal parts of the whole length: the loudest sample of each, 0 to
// 100 of what is possible; of Opus over five minutes that of the first fifth of a second of each part.
// Errors: sound.unreadable, sound.stopped.
struct SoundOutline {
    std::vector<std::int32_t> left, right;
};
Result<SoundOutline> outlineOfSound(const std::filesystem::path &file, int parts,
                                    const std::stop_token &stop = {});

} // namespace callboard::voice
