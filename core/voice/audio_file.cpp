// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/audio_file.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <numeric>
#include <sndfile.h>

namespace callboard::voice {

namespace {

constexpr sf_count_t longestSeconds = 30 * 60;
constexpr int mostChannels = 8;
constexpr int highestRate = 768'000;
constexpr int lobes = 16; // of the sinc, to each side
constexpr sf_count_t framesAtOnce = 65536;
constexpr std::int64_t mostPhases = 1024; // kept while resampling; 441 from 44.1 kHz

double sinc(double x) {
    return std::abs(x) < 1e-9 ? 1.0 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
}

double hann(double x) { // over -1 to 1
    return 0.5 + 0.5 * std::cos(std::numbers::pi * x);
}

Result<SF_INFO> checked(const SF_INFO &info, const std::filesystem::path &path) {
    if (info.channels < 1 || info.channels > mostChannels || info.samplerate < 1 ||
        info.samplerate > highestRate)
        return Error{"sound.unreadable", path.string() + ": no usual rate or number of channels"};
    if (info.frames > longestSeconds * info.samplerate)
        return Error{"sound.tooLong", path.string() + ": longer than 30 minutes"};
    return info;
}

// Of full scale; what is no number is silence.
Sample sampleOf(float level) {
    if (!std::isfinite(level))
        return 0;
    return static_cast<Sample>(std::clamp(std::round(level * 32768.0F), -32768.0F, 32767.0F));
}

// The number of frames in the header may lie: what can be read counts.
AudioFile readAll(SNDFILE *file, const SF_INFO &info) {
    AudioFile audio{info.samplerate,
                    std::vector<std::vector<Sample>>(static_cast<std::size_t>(info.channels))};
    const auto channels = audio.channels.size();
    std::vector<float> frames(static_cast<std::size_t>(framesAtOnce) * channels);
    const auto most = static_cast<std::size_t>(longestSeconds * info.samplerate);
    while (const auto count = sf_readf_float(file, frames.data(), framesAtOnce)) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(count) * channels; ++i)
            audio.channels[i % channels].push_back(sampleOf(frames[i]));
        if (audio.channels[0].size() > most)
            break;
    }
    return audio;
}

// What the samples around a place between two of them weigh: a windowed sinc, cut at the lower band's edge.
struct Weights {
    std::int64_t phase = -1; // of `phases` between one sample and the next
    std::int64_t first = 0;  // from the sample before the place
    std::vector<double> of;
};

Weights weightsAt(std::int64_t phase, std::int64_t phases, double cut) {
    const double place = static_cast<double>(phase) / static_cast<double>(phases);
    const double reach = lobes / cut;
    Weights weights{phase, static_cast<std::int64_t>(std::ceil(place - reach)), {}};
    for (auto at = weights.first; static_cast<double>(at) <= place + reach; ++at) {
        const double distance = static_cast<double>(at) - place;
        weights.of.push_back(cut * sinc(distance * cut) * hann(distance / reach));
    }
    return weights;
}

} // namespace

Result<AudioFile> readAudioFile(const std::filesystem::path &path) {
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE *)> file(sf_open(path.c_str(), SFM_READ, &info), sf_close);
    if (!file)
        return Error{"sound.unreadable", path.string() + ": " + sf_strerror(nullptr)};
    if (const auto usable = checked(info, path); !usable)
        return usable.error();
    auto audio = readAll(file.get(), info);
    if (audio.channels[0].empty())
        return Error{"sound.empty", path.string() + ": no sound in it"};
    return audio;
}

std::vector<Sample> resample(const std::vector<Sample> &sound, int rate, int newRate) {
    if (rate == newRate)
        return sound;
    const auto common = std::gcd(rate, newRate);
    const std::int64_t step = rate / common;
    const std::int64_t phases = newRate / common;
    const double cut = std::min(1.0, static_cast<double>(newRate) / rate);
    const auto length = static_cast<std::int64_t>(sound.size());
    std::vector<Weights> known(static_cast<std::size_t>(std::min(phases, mostPhases)));
    std::vector<Sample> result(static_cast<std::size_t>(length * phases / step));
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto place = static_cast<std::int64_t>(i) * step;
        const auto phase = place % phases;
        auto &weights = known[static_cast<std::size_t>(phase) % known.size()];
        if (weights.phase != phase)
            weights = weightsAt(phase, phases, cut);
        const auto first = place / phases + weights.first;
        const auto from = std::max<std::int64_t>(0, -first);
        const auto to = std::min(std::ssize(weights.of), length - first);
        double sum = 0;
        for (auto at = from; at < to; ++at)
            sum += sound[static_cast<std::size_t>(first + at)] * weights.of[static_cast<std::size_t>(at)];
        result[i] = static_cast<Sample>(std::clamp(std::round(sum), -32767.0, 32767.0));
    }
    return result;
}

} // namespace callboard::voice
