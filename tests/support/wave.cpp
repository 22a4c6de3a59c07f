// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wave.h"

#include "core/voice/goertzel.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>
#include <span>
#include <string>

namespace callboard::test {

static_assert(std::endian::native == std::endian::little, "WAV is little-endian and copied as it stands");

namespace {

constexpr std::uint32_t rate = 8000;
constexpr std::size_t headerSize = 12;

template <class T>
T valueAt(const std::string &bytes, std::size_t at) {
    T value{};
    if (at + sizeof value <= bytes.size())
        std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

template <class T>
void append(std::string &bytes, T value) {
    bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
}

struct Format {
    std::uint16_t channels = 0;
    std::uint32_t wider = 0; // than our rate by this factor; 0: of another kind
};

Format formatAt(const std::string &bytes, std::size_t at) {
    const auto channels = valueAt<std::uint16_t>(bytes, at + 2);
    const auto rateThere = valueAt<std::uint32_t>(bytes, at + 4);
    const bool isOurs = channels > 0 && rateThere % rate == 0 && valueAt<std::uint16_t>(bytes, at + 14) == 16;
    return {channels, isOurs ? rateThere / rate : 0};
}

Wave split(const std::string &bytes, std::size_t at, std::size_t size, const Format &format) {
    Wave wave;
    wave.channels.resize(format.channels);
    const auto there = bytes.size() - at;
    const auto count = (size == 0 ? there : std::min(size, there)) / 2;
    for (std::size_t i = 0; i < count; ++i)
        if (i / format.channels % format.wider == 0)
            wave.channels[i % format.channels].push_back(valueAt<std::int16_t>(bytes, at + 2 * i));
    return wave;
}

} // namespace

namespace {

std::optional<Wave> read(const std::filesystem::path &file, std::uint32_t widest) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(stream), {});
    Format format;
    for (std::size_t at = headerSize; at + 8 <= bytes.size();) {
        const auto kind = bytes.substr(at, 4);
        const auto size = valueAt<std::uint32_t>(bytes, at + 4);
        at += 8;
        if (kind == "fmt ")
            format = formatAt(bytes, at);
        if (kind == "data")
            return format.wider > 0 && format.wider <= widest ? std::optional(split(bytes, at, size, format))
                                                              : std::nullopt;
        at += size + size % 2;
    }
    return std::nullopt;
}

} // namespace

std::optional<Wave> readWave(const std::filesystem::path &file) {
    return read(file, 1);
}

std::optional<Wave> readWiderWave(const std::filesystem::path &file) {
    return read(file, 6);
}

void writeTone(const std::filesystem::path &file, double hz, double seconds) {
    const auto count = static_cast<std::uint32_t>(seconds * rate);
    std::string bytes = "RIFF";
    append<std::uint32_t>(bytes, 36 + 2 * count);
    bytes += "WAVEfmt ";
    append<std::uint32_t>(bytes, 16);
    append<std::uint16_t>(bytes, 1);
    append<std::uint16_t>(bytes, 1);
    append<std::uint32_t>(bytes, rate);
    append<std::uint32_t>(bytes, 2 * rate);
    append<std::uint16_t>(bytes, 2);
    append<std::uint16_t>(bytes, 16);
    bytes += "data";
    append<std::uint32_t>(bytes, 2 * count);
    for (std::uint32_t i = 0; i < count; ++i)
        append(bytes, static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * hz * i / rate)));
    std::ofstream(file, std::ios::binary) << bytes;
}

namespace {

std::size_t tenthsThat(const std::vector<std::int16_t> &sound, auto isSo) {
    constexpr std::size_t tenth = rate / 10;
    std::size_t found = 0;
    for (std::size_t at = 0; at + tenth <= sound.size(); at += tenth)
        found += isSo(std::span(sound).subspan(at, tenth)) ? 1 : 0;
    return found;
}

} // namespace

bool carriesTone(const std::vector<std::int16_t> &sound, double hz, std::size_t tenths) {
    return tenthsThat(sound, [&](auto part) { return voice::hasTone(part, hz); }) >= tenths;
}

std::size_t tenthsWithTone(const std::vector<std::int16_t> &sound, double hz) {
    constexpr double audible = 0.02;
    return tenthsThat(sound, [&](auto part) { return voice::toneLevel(part, hz) > audible; });
}

bool holdsTone(const std::vector<std::int16_t> &sound, double hz, std::size_t tenths) {
    return tenthsWithTone(sound, hz) >= tenths;
}

} // namespace callboard::test
