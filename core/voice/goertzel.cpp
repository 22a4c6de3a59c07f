// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/goertzel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace callboard::voice {

namespace {

constexpr double fullScale = 32768.0;
constexpr double quietestTone = 0.01;

double energyOf(std::span<const Sample> sound) {
    double energy = 0;
    for (const auto sample : sound)
        energy += static_cast<double>(sample) * sample;
    return energy;
}

} // namespace

double toneLevel(std::span<const Sample> sound, double hz, double rate) {
    if (sound.empty())
        return 0;
    const double turn = 2 * std::numbers::pi * hz / rate;
    const double factor = 2 * std::cos(turn);
    double last = 0;
    double beforeLast = 0;
    for (const auto sample : sound) {
        const double next = sample + factor * last - beforeLast;
        beforeLast = last;
        last = next;
    }
    const double power = last * last + beforeLast * beforeLast - factor * last * beforeLast;
    return 2 * std::sqrt(std::max(power, 0.0)) / (static_cast<double>(sound.size()) * fullScale);
}

bool hasTone(std::span<const Sample> sound, double hz, double rate) {
    const double level = toneLevel(sound, hz, rate);
    const double rms = loudness(sound);
    return level > quietestTone && level * level / 2 > 0.5 * rms * rms;
}

double loudness(std::span<const Sample> sound) {
    if (sound.empty())
        return 0;
    return std::sqrt(energyOf(sound) / static_cast<double>(sound.size())) / fullScale;
}

} // namespace callboard::voice
