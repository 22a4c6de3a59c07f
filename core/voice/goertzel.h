// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <span>

namespace callboard::voice {

// The amplitude (0 to 1 of full scale) with which one frequency stands in the sound. A pure tone of level
// 0.2 gives 0.2 within a few per cent when the span covers many periods; silence gives 0.
double toneLevel(std::span<const Sample> sound, double hz, double rate = sampleRate);

// Whether the frequency carries most of the sound's energy and is louder than a whisper (level 0.01).
bool hasTone(std::span<const Sample> sound, double hz, double rate = sampleRate);

// Root mean square, 0 to 1 of full scale.
double loudness(std::span<const Sample> sound);

} // namespace callboard::voice
