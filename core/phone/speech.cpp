// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/speech.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace callboard::phone {

namespace {

constexpr double rate = voice::sampleRate;
constexpr std::size_t syllables = 48;
constexpr double loudest = 0.3 * 32767;

// First and second resonance of a, e, i, o, u.
struct Vowel {
    double first;
    double second;
};
constexpr std::array<Vowel, 5> vowels{{{730, 1090}, {530, 1840}, {270, 2290}, {570, 840}, {300, 870}}};

// A draw between 0 and 1, in step with the seed.
double draw(std::uint64_t &state) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 40U) / static_cast<double>(1U << 24U);
}

// Two poles: what a cavity of the mouth does to the buzz.
class Resonance {
public:
    double pass(double input, double hz) {
        constexpr double width = 90;
        const double radius = std::exp(-std::numbers::pi * width / rate);
        const double output = (1 - radius) * input +
                              2 * radius * std::cos(2 * std::numbers::pi * hz / rate) * m_last -
                              radius * radius * m_beforeLast;
        m_beforeLast = m_last;
        m_last = output;
        return output;
    }

private:
    double m_last = 0;
    double m_beforeLast = 0;
};

class Speaker {
public:
    explicit Speaker(std::uint64_t seed)
        : m_state(seed)
        , m_pitch(95 + 130 * draw(m_state)) {}

    void syllable(std::vector<double> &out) {
        const auto &vowel = vowels[std::min<std::size_t>(static_cast<std::size_t>(5 * draw(m_state)), 4)];
        const double pitch = m_pitch * (0.85 + 0.3 * draw(m_state));
        const auto length = static_cast<std::size_t>(rate * (0.12 + 0.14 * draw(m_state)));
        for (std::size_t i = 0; i < length; ++i) {
            const double progress = static_cast<double>(i) / static_cast<double>(length);
            m_phase += pitch * (1.05 - 0.1 * progress) / rate;
            const double buzz = 2 * (m_phase - std::floor(m_phase)) - 1;
            const double shape = std::sin(std::numbers::pi * progress);
            const double sound = m_first.pass(buzz, vowel.first) +
                                 0.6 * m_second.pass(buzz, vowel.second * (0.95 + 0.1 * progress));
            out.push_back(sound * shape * shape);
        }
    }

    // Between syllables hardly any, between words a little, between sentences a breath.
    void pause(std::vector<double> &out) {
        const double kind = draw(m_state);
        const double length = kind < 0.6 ? 0.02 : kind < 0.92 ? 0.09 : 0.6;
        out.resize(out.size() + static_cast<std::size_t>(rate * length), 0.0);
    }

private:
    std::uint64_t m_state;
    double m_pitch;
    double m_phase = 0;
    Resonance m_first;
    Resonance m_second;
};

} // namespace

voice::SharedSound makeSpeech(std::uint64_t seed) {
    Speaker speaker(seed);
    std::vector<double> sound;
    for (std::size_t i = 0; i < syllables; ++i) {
        speaker.syllable(sound);
        speaker.pause(sound);
    }
    double peak = 0;
    for (const double sample : sound)
        peak = std::max(peak, std::abs(sample));
    voice::Sound result;
    for (const double sample : sound)
        result.samples.push_back(static_cast<voice::Sample>(std::lround(sample / peak * loudest)));
    return std::make_shared<const voice::Sound>(std::move(result));
}

} // namespace callboard::phone
