// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/source.h"

#include "core/voice/source_reader.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <string_view>

namespace callboard::voice {

namespace {

constexpr double fullScale = 32767.0;

std::size_t samplesIn(std::chrono::milliseconds time) {
    return static_cast<std::size_t>(std::max<std::int64_t>(time.count(), 0)) * sampleRate / 1000;
}

Sample limited(double value) {
    return static_cast<Sample>(std::clamp(value, -fullScale, fullScale));
}

} // namespace

Tone ringbackTone() {
    return {425, 0, 0.2, std::chrono::milliseconds{1000}, std::chrono::milliseconds{4000}};
}

Tone keyTone(char digit) {
    static constexpr std::string_view pad = "123A456B789C*0#D";
    static constexpr std::array<double, 4> rows{697, 770, 852, 941};
    static constexpr std::array<double, 4> columns{1209, 1336, 1477, 1633};
    const auto at = pad.find(digit);
    assert(at != std::string_view::npos);
    return {rows[at / 4], columns[at % 4], 0.2, std::chrono::milliseconds{1000}, {}};
}

void SourceReader::Oscillator::set(double hz) {
    const double turn = 2 * std::numbers::pi * hz / sampleRate;
    turnReal = std::cos(turn);
    turnImaginary = std::sin(turn);
    restart();
}

void SourceReader::Oscillator::restart() {
    real = 1;
    imaginary = 0;
}

double SourceReader::Oscillator::next() {
    const double value = imaginary;
    const double turned = real * turnReal - imaginary * turnImaginary;
    imaginary = real * turnImaginary + imaginary * turnReal;
    real = turned;
    return value;
}

SourceReader::SourceReader(Source source)
    : m_source(std::move(source)) {
    if (const auto *tone = std::get_if<Tone>(&m_source)) {
        m_first.set(tone->hz);
        m_second.set(tone->secondHz);
    }
}

bool SourceReader::read(Block &block) {
    return std::visit([&](const auto &source) { return read(source, block); }, m_source);
}

bool SourceReader::read(const Silence &, Block &block) {
    block.fill(0);
    return true;
}

bool SourceReader::read(const Tone &tone, Block &block) {
    const auto on = samplesIn(tone.on);
    const auto off = samplesIn(tone.off);
    const double scale = std::clamp(tone.level, 0.0, 1.0) * fullScale;
    for (auto &sample : block) {
        const bool isSounding = off == 0 || m_position < on;
        sample = isSounding ? limited(scale * (m_first.next() + m_second.next())) : Sample{0};
        if (off != 0 && ++m_position >= on + off) {
            m_position = 0;
            m_first.restart();
            m_second.restart();
        }
    }
    return true;
}

bool SourceReader::read(const Play &play, Block &block) {
    block.fill(0);
    if (!play.sound || play.sound->samples.empty())
        return false;
    const auto &samples = play.sound->samples;
    for (auto &sample : block) {
        if (m_position == samples.size()) {
            if (!play.isLoop)
                return false;
            m_position = 0;
        }
        sample = limited(samples[m_position++] * play.level);
    }
    return play.isLoop || m_position < samples.size();
}

bool SourceReader::read(const Live &live, Block &block) {
    block.fill(0);
    if (live.fill)
        live.fill(block);
    return true;
}

} // namespace callboard::voice
