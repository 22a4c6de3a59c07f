// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace callboard::test {

// PCM of 16 bits at 8 kHz, one vector a channel.
struct Wave {
    std::vector<std::vector<std::int16_t>> channels;
};

// None: no such file, or of another kind. A file that is still being written tells no length yet: what is
// there is read.
std::optional<Wave> readWave(const std::filesystem::path &file);
// The same of any whole multiple of that rate: of so many samples one is kept, so only low tones stay
// themselves.
std::optional<Wave> readWiderWave(const std::filesystem::path &file);
// A pure tone, mono.
void writeTone(const std::filesystem::path &file, double hz, double seconds);

// Whether the tone carries the sound in at least this many whole tenths of a second.
bool carriesTone(const std::vector<std::int16_t> &sound, double hz, std::size_t tenths);
// In how many it stands, beside whatever else is heard.
std::size_t tenthsWithTone(const std::vector<std::int16_t> &sound, double hz);
// Whether it stands there in so many.
bool holdsTone(const std::vector<std::int16_t> &sound, double hz, std::size_t tenths);

} // namespace callboard::test
