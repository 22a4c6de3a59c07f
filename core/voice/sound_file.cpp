// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sound_file.h"

#include "core/voice/wav_writer.h"

#include <memory>
#include <sndfile.h>
#include <vector>

namespace callboard::voice {

namespace {

constexpr sf_count_t framesAtOnce = 4096;
constexpr int mostChannels = 8;

struct CloseSound {
    void operator()(SNDFILE *file) const { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSound>;

int formatOf(const std::filesystem::path &path) {
    const auto ending = path.extension();
    return ending == ".wav"    ? SF_FORMAT_WAV | SF_FORMAT_PCM_16
           : ending == ".flac" ? SF_FORMAT_FLAC | SF_FORMAT_PCM_16
           : ending == ".ogg"  ? SF_FORMAT_OGG | SF_FORMAT_OPUS
                               : 0;
}

Error unreadable(const std::filesystem::path &path, SNDFILE *file) {
    return {"sound.unreadable", path.string() + ": " + sf_strerror(file)};
}

// False: not all of it could be written.
bool isCopied(SNDFILE *from, SNDFILE *to, int channels) {
    std::vector<Sample> frames(static_cast<std::size_t>(framesAtOnce * channels));
    while (const auto count = sf_readf_short(from, frames.data(), framesAtOnce))
        if (sf_writef_short(to, frames.data(), count) != count)
            return false;
    sf_write_sync(to);
    return sf_error(to) == SF_ERR_NO_ERROR;
}

} // namespace

Result<std::chrono::milliseconds> convertSound(const std::filesystem::path &from,
                                               const std::filesystem::path &to) {
    SF_INFO info{};
    const SoundFile source(sf_open(from.c_str(), SFM_READ, &info));
    if (!source || info.channels > mostChannels)
        return unreadable(from, source.get());
    SF_INFO wanted{};
    wanted.samplerate = info.samplerate;
    wanted.channels = info.channels;
    wanted.format = formatOf(to);
    if (wanted.format == 0)
        return Error{"sound.format", to.string() + ": the name must end with .wav, .flac or .ogg"};
    auto part = to;
    part += ".tmp";
    SoundFile target(sf_open(part.c_str(), SFM_WRITE, &wanted));
    std::error_code ignored;
    const bool isWhole = target && isCopied(source.get(), target.get(), info.channels);
    const bool isClosed = target && sf_close(target.release()) == 0;
    if (!isWhole || !isClosed || !renameToNew(part, to)) {
        std::filesystem::remove(part, ignored);
        return Error{"recording.disc", to.string() + ": could not be written"};
    }
    return std::chrono::milliseconds(info.frames * 1000 / info.samplerate);
}

Result<std::chrono::milliseconds> lengthOfSound(const std::filesystem::path &file) {
    SF_INFO info{};
    const SoundFile sound(sf_open(file.c_str(), SFM_READ, &info));
    if (!sound || info.samplerate < 1)
        return unreadable(file, sound.get());
    return std::chrono::milliseconds(info.frames * 1000 / info.samplerate);
}

} // namespace callboard::voice
