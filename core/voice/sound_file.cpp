// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sound_file.h"

#include "core/voice/wav_writer.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <sndfile.h>
#include <span>
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

namespace {

// What a recording may be: the telephone's rate, one channel or two.
struct Recorded {
    SoundFile file;
    SF_INFO info{};

    // Both channels in turn; at most framesAtOnce. Empty: it ends here.
    std::span<const Sample> read(sf_count_t frames, std::vector<Sample> &room) const {
        room.resize(static_cast<std::size_t>(2 * framesAtOnce));
        const auto count = sf_readf_short(file.get(), room.data(), std::min(frames, framesAtOnce));
        if (info.channels == 1)
            for (auto i = static_cast<std::size_t>(count); i-- > 0;)
                room[2 * i] = room[2 * i + 1] = room[i];
        return {room.data(), static_cast<std::size_t>(2 * count)};
    }
};

Result<Recorded> openRecorded(const std::filesystem::path &path) {
    Recorded recorded;
    recorded.file.reset(sf_open(path.c_str(), SFM_READ, &recorded.info));
    if (!recorded.file)
        return unreadable(path, nullptr);
    if (recorded.info.channels > 2 || recorded.info.samplerate != sampleRate || recorded.info.frames < 0)
        return Error{"sound.unreadable", path.string() + ": not a recording of calls"};
    return recorded;
}

} // namespace

Result<std::vector<Sample>> pieceOfSound(const std::filesystem::path &file, std::chrono::milliseconds from,
                                         std::chrono::milliseconds length) {
    const auto recorded = openRecorded(file);
    if (!recorded)
        return recorded.error();
    constexpr sf_count_t perMillisecond = sampleRate / 1000;
    std::vector<Sample> piece, room;
    const auto begin = std::max<sf_count_t>(from.count(), 0) * perMillisecond;
    if (begin >= recorded->info.frames)
        return piece;
    if (sf_seek(recorded->file.get(), begin, SEEK_SET) != begin)
        return unreadable(file, recorded->file.get());
    for (auto left = length.count() * perMillisecond; left > 0;) {
        const auto sound = recorded->read(left, room);
        if (sound.empty())
            break;
        piece.insert(piece.end(), sound.begin(), sound.end());
        left -= static_cast<sf_count_t>(sound.size() / 2);
    }
    if (sf_error(recorded->file.get()) != SF_ERR_NO_ERROR)
        return unreadable(file, recorded->file.get());
    return piece;
}

namespace {

// Opus is decoded some 300 times faster than it is heard, and whoever asks next waits for it.
bool isLongToDecode(const SF_INFO &info) {
    constexpr sf_count_t longest = 300 * sampleRate;
    return (info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS && info.frames > longest;
}

void raise(SoundOutline &outline, std::size_t part, std::span<const Sample> sound) {
    for (std::size_t i = 0; i < sound.size(); ++i) {
        auto &peak = (i % 2 == 0 ? outline.left : outline.right)[part];
        peak =
            std::max(peak, std::abs(static_cast<int>(sound[i])) * 100 / std::numeric_limits<Sample>::max());
    }
}

} // namespace

Result<SoundOutline> outlineOfSound(const std::filesystem::path &file, int parts,
                                    const std::stop_token &stop) {
    const auto recorded = openRecorded(file);
    if (!recorded)
        return recorded.error();
    constexpr sf_count_t someOfPart = sampleRate / 5;
    const auto frames = recorded->info.frames;
    const bool isSome = isLongToDecode(recorded->info);
    SoundOutline outline;
    for (auto *channel : {&outline.left, &outline.right})
        channel->resize(static_cast<std::size_t>(parts));
    std::vector<Sample> room;
    for (int part = 0; part < parts; ++part) {
        auto left = frames * (part + 1) / parts - frames * part / parts;
        if (isSome && sf_seek(recorded->file.get(), frames * part / parts, SEEK_SET) < 0)
            return unreadable(file, recorded->file.get());
        if (isSome)
            left = std::min(left, someOfPart);
        while (left > 0) {
            const auto sound = recorded->read(left, room);
            if (stop.stop_requested())
                return Error{"sound.stopped", file.string() + ": nobody waits for it any more"};
            if (sound.empty())
                return outline; // shorter than it says
            raise(outline, static_cast<std::size_t>(part), sound);
            left -= static_cast<sf_count_t>(sound.size() / 2);
        }
    }
    return outline;
}

Result<std::chrono::milliseconds> lengthOfSound(const std::filesystem::path &file) {
    SF_INFO info{};
    const SoundFile sound(sf_open(file.c_str(), SFM_READ, &info));
    if (!sound || info.samplerate < 1)
        return unreadable(file, sound.get());
    return std::chrono::milliseconds(info.frames * 1000 / info.samplerate);
}

} // namespace callboard::voice
