// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/sound.h"

#include <cstdint>

namespace callboard::phone {

// Some seconds of something with the rhythm and the spectrum of a voice and no words: buzz through moving
// resonances, in syllables, words and pauses. The same seed gives the same sound; loops without a click.
voice::SharedSound makeSpeech(std::uint64_t seed);

} // namespace callboard::phone
