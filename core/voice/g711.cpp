// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/g711.h"

#include <algorithm>
#include <cassert>

extern "C" {
#include <rem_g711.h>
}

namespace callboard::voice {

namespace {

// librem negates what it encodes, which -32768 does not survive: A-law would read outside its table.
Sample encodable(Sample sample) {
    return std::max<Sample>(sample, -32767);
}

} // namespace

void encodeG711(Codec codec, std::span<const Sample> sound, std::span<std::uint8_t> bytes) {
    assert(sound.size() == bytes.size());
    const auto toMu = [](Sample sample) { return g711_pcm2ulaw(encodable(sample)); };
    const auto toA = [](Sample sample) { return g711_pcm2alaw(encodable(sample)); };
    if (codec == Codec::Pcmu)
        std::transform(sound.begin(), sound.end(), bytes.begin(), toMu);
    else
        std::transform(sound.begin(), sound.end(), bytes.begin(), toA);
}

void decodeG711(Codec codec, std::span<const std::uint8_t> bytes, std::span<Sample> sound) {
    assert(sound.size() == bytes.size());
    const auto *const table = codec == Codec::Pcmu ? g711_u2l : g711_A2l;
    std::transform(bytes.begin(), bytes.end(), sound.begin(),
                   [table](std::uint8_t byte) { return table[byte]; });
}

} // namespace callboard::voice
