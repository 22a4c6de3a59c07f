// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>

namespace callboard::voice {

// Sound from one file to another, piece by piece, whatever its length; the format is what the new name ends
// with: wav, flac, ogg (Opus). Never over a file that is there; a failure leaves nothing of the new one.
// Errors: sound.unreadable, sound.format (a name of none of these), recording.disc.
Result<std::chrono::milliseconds> convertSound(const std::filesystem::path &from,
                                               const std::filesystem::path &to);

// Errors: sound.unreadable.
Result<std::chrono::milliseconds> lengthOfSound(const std::filesystem::path &file);

} // namespace callboard::voice
