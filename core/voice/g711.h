// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <span>

namespace callboard::voice {

// One byte a sample; both spans have the same length.
void encodeG711(Codec codec, std::span<const Sample> sound, std::span<std::uint8_t> bytes);
void decodeG711(Codec codec, std::span<const std::uint8_t> bytes, std::span<Sample> sound);

} // namespace callboard::voice
