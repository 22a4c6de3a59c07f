// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/audio_file.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <sndfile.h>

namespace callboard::voice {

namespace {

constexpr sf_count_t longestSeconds = 30 * 60;
constexpr int mostChannels = 8;
constexpr int highestRate = 768'000;
constexpr int lobes = 16; // of the sinc, to each side
constexpr sf_count_t framesAtOnce = 65536;

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

// The number of frames in the header may lie: what can be read counts.
AudioFile readAll(SNDFILE *file, const SF_INFO &info) {
    AudioFile audio{info.samplerate,
                    std::vector<std::vector<Sample>>(static_cast<std::size_t>(info.channels))};
    const auto channels = audio.channels.size();
    std::vector<Sample> frames(static_cast<std::size_t>(framesAtOnce) * channels);
    const auto most = static_cast<std::size_t>(longestSeconds * info.samplerate);
    while (const auto count = sf_readf_short(file, frames.data(), framesAtOnce)) {
        for (std::size_t i = 0; i < static_cast<std::size_t>(count) * channels; ++i)
            audio.channels[i % channels].push_back(frames[i]);
        if (audio.channels[0].size() > most)
            break;
    }
    return audio;
}

} // namespace

Result<AudioFile> readAudioFile(const std::filesystem::path &path) {
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, int (*)(SNDFILE *)> file(sf_open(path.c_str(), SFM_READ, &info), sf_close);
    if (!file)
        return Error{"sound.unreadable", path.string() + ": " + sf_strerror(nullptr)};
    if (const auto usable = checked(info, path); !usable)
        return usable.error();
    sf_command(file.get(), SFC_SET_SCALE_FLOAT_INT_READ, nullptr, SF_TRUE);
    auto audio = readAll(file.get(), info);
    if (audio.channels[0].empty())
        return Error{"sound.empty", path.string() + ": no sound in it"};
    return audio;
}

std::vector<Sample> resample(const std::vector<Sample> &sound, int rate, int newRate) {
    if (rate == newRate)
        return sound;
    const double step = static_cast<double>(rate) / newRate;
    const double cut = std::min(1.0, 1.0 / step); // of the old rate's band
    const double reach = lobes / cut;
    const auto length = static_cast<std::int64_t>(sound.size());
    std::vector<Sample> result(static_cast<std::size_t>(static_cast<double>(length) / step));
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double center = static_cast<double>(i) * step;
        const auto first = std::max<std::int64_t>(0, static_cast<std::int64_t>(std::ceil(center - reach)));
        const auto last = std::min<std::int64_t>(length - 1, static_cast<std::int64_t>(center + reach));
        double sum = 0;
        for (auto at = first; at <= last; ++at) {
            const double distance = static_cast<double>(at) - center;
            sum += sound[static_cast<std::size_t>(at)] * cut * sinc(distance * cut) * hann(distance / reach);
        }
        result[i] = static_cast<Sample>(std::clamp(std::round(sum), -32767.0, 32767.0));
    }
    return result;
}

} // namespace callboard::voice
