// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/sound.h"

#include <chrono>
#include <functional>
#include <span>
#include <variant>

namespace callboard::voice {

struct Silence {};

// One or two frequencies, `on` and `off` in turn, beginning with on. off = 0: without a pause.
struct Tone {
    double hz = 425;
    double secondHz = 0; // 0: none
    double level = 0.2;  // amplitude of each frequency, 0 to 1
    std::chrono::milliseconds on{1000};
    std::chrono::milliseconds off{0};
};

// A sound in memory, from its beginning. Once: the leg gets SourceEnded and hears its bridge again.
struct Play {
    SharedSound sound;
    bool isLoop = true;
    double level = 1.0;
};

// Sound made as it is needed, such as a microphone. Called on the media thread once in 20 ms and must fill
// the block without waiting.
struct Live {
    std::function<void(std::span<Sample, blockSamples>)> fill;
};

// What a leg hears in place of its bridge.
using Source = std::variant<Silence, Tone, Play, Live>;

// Russian and European tones; other countries' are other values of Tone.
Tone ringbackTone(); // 425 Hz, 1 s on, 4 s off

} // namespace callboard::voice
