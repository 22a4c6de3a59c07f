// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/g711.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace callboard::voice {

namespace {

// From the recommendation's definition and not from librem, whose tables give mu-law's zero as 2 and whose
// A-law reads outside its table for -32768.
constexpr int muBias = 132;
constexpr int muLimit = 32635;
constexpr int alternateBits = 0x55; // that A-law inverts

constexpr int bitsIn(int value) {
    return static_cast<int>(std::bit_width(static_cast<unsigned>(value)));
}

constexpr std::uint8_t toMu(Sample sample) {
    const int sign = sample < 0 ? 0x80 : 0;
    const int biased = std::min(sample < 0 ? -int{sample} : int{sample}, muLimit) + muBias;
    const int segment = bitsIn(biased) - 8;
    const int step = biased >> (segment + 3) & 0x0f;
    return static_cast<std::uint8_t>(~(sign | segment << 4 | step));
}

constexpr Sample fromMu(std::uint8_t byte) {
    const int code = ~byte & 0xff;
    const int biased = ((code & 0x0f) << 3 | 0x84) << (code >> 4 & 7);
    return static_cast<Sample>(code & 0x80 ? muBias - biased : biased - muBias);
}

constexpr std::uint8_t toA(Sample sample) {
    const int sign = sample < 0 ? 0 : 0x80;
    const int magnitude = (sample < 0 ? ~int{sample} : int{sample}) >> 4;
    const int segment = std::max(bitsIn(magnitude) - 4, 0);
    const int step = segment > 1 ? magnitude >> (segment - 1) : magnitude;
    return static_cast<std::uint8_t>((sign | segment << 4 | (step & 0x0f)) ^ alternateBits);
}

constexpr Sample fromA(std::uint8_t byte) {
    const int code = byte ^ alternateBits;
    const int segment = code >> 4 & 7;
    const int step = (code & 0x0f) << 4 | 8;
    const int magnitude = segment == 0 ? step : (step | 0x100) << (segment - 1);
    return static_cast<Sample>(code & 0x80 ? magnitude : -magnitude);
}

template <class Decode>
constexpr std::array<Sample, 256> decoding(Decode decode) {
    std::array<Sample, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = decode(static_cast<std::uint8_t>(i));
    return table;
}

// By the upper bits of a sample, which are all that the law looks at; each entry is that of its middle.
template <int LowerBits, class Encode>
constexpr auto encoding(Encode encode) {
    std::array<std::uint8_t, (65536 >> LowerBits)> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = encode(static_cast<Sample>(i << LowerBits | 1U << (LowerBits - 1)));
    return table;
}

constexpr int muLowerBits = 2;
constexpr int aLowerBits = 4;
constexpr auto fromMuTable = decoding(fromMu);
constexpr auto fromATable = decoding(fromA);
constexpr auto toMuTable = encoding<muLowerBits>(toMu);
constexpr auto toATable = encoding<aLowerBits>(toA);

template <int LowerBits>
std::size_t upperBits(Sample sample) {
    return static_cast<std::uint16_t>(sample) >> LowerBits;
}

} // namespace

void encodeG711(Codec codec, std::span<const Sample> sound, std::span<std::uint8_t> bytes) {
    assert(sound.size() == bytes.size());
    const auto byMu = [](Sample sample) { return toMuTable[upperBits<muLowerBits>(sample)]; };
    const auto byA = [](Sample sample) { return toATable[upperBits<aLowerBits>(sample)]; };
    if (codec == Codec::Pcmu)
        std::transform(sound.begin(), sound.end(), bytes.begin(), byMu);
    else
        std::transform(sound.begin(), sound.end(), bytes.begin(), byA);
}

void decodeG711(Codec codec, std::span<const std::uint8_t> bytes, std::span<Sample> sound) {
    assert(sound.size() == bytes.size());
    const auto &table = codec == Codec::Pcmu ? fromMuTable : fromATable;
    std::transform(bytes.begin(), bytes.end(), sound.begin(), [&](std::uint8_t byte) { return table[byte]; });
}

} // namespace callboard::voice
