// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past_sound.h"

#include "backend/call_recordings.h"
#include "core/voice/sound_file.h"
#include "core/wire/json.h"

#include <algorithm>
#include <bit>
#include <QByteArray>

namespace callboard {

namespace {

std::chrono::milliseconds inMilliseconds(Duration duration) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration);
}

// A name in a journal never leads out of the folder, whoever wrote it.
bool isBelow(const std::string &file) {
    const std::filesystem::path path(file);
    return path.is_relative() && std::ranges::find(path, "..") == path.end();
}

Error unknown(const std::string &file) {
    return {"sound.unknown", "the call has no recording '" + file + "'"};
}

} // namespace

Result<std::vector<Recording>> PastSound::recordingsOf(CallId call, Time present,
                                                       const std::stop_token &stop) {
    const auto facts = m_figures.callFacts({call, std::string(liveStream)}, present, stop);
    if (!facts)
        return facts.error();
    auto recordings = recordingsIn(*facts);
    std::erase_if(recordings, [](const Recording &recording) { return !isBelow(recording.file); });
    return recordings;
}

Result<std::string> PastSound::answer(const AskRecordings &question, Time present,
                                      const std::stop_token &stop) {
    auto recordings = recordingsOf(question.call, present, stop);
    if (!recordings)
        return recordings.error();
    for (auto &recording : *recordings) {
        auto outline = voice::outlineOfSound(m_folder / recording.file, partsOfOutline, stop);
        if (outline) {
            recording.caller = std::move(outline->left);
            recording.agent = std::move(outline->right);
        } else if (stop.stop_requested()) {
            return outline.error();
        } else if (recording.error.empty()) {
            recording.error = outline.error().code;
        }
        know({question.call, recording.file});
    }
    return toJson(Recordings{std::move(recordings).value()});
}

Result<bool> PastSound::isOf(CallId call, const std::string &file, Time present,
                             const std::stop_token &stop) {
    const auto isIt = [&](const Known &known) { return known.call == call && known.file == file; };
    if (std::ranges::any_of(m_known, isIt))
        return true;
    const auto recordings = recordingsOf(call, present, stop);
    if (!recordings)
        return recordings.error();
    if (std::ranges::find(*recordings, file, &Recording::file) == recordings->end())
        return false;
    know({call, file});
    return true;
}

void PastSound::know(Known known) {
    m_known.push_back(std::move(known));
    if (m_known.size() > mostKnown)
        m_known.pop_front();
}

Result<std::string> PastSound::answer(const AskSound &question, Time present, const std::stop_token &stop) {
    const auto is = isOf(question.call, question.file, present, stop);
    if (!is)
        return is.error();
    if (!*is)
        return unknown(question.file);
    auto sound =
        voice::pieceOfSound(m_folder / question.file, inMilliseconds(question.from),
                            inMilliseconds(std::clamp(question.length, Duration{}, AskSound::longestSound)));
    if (!sound)
        return sound.error();
    static_assert(std::endian::native == std::endian::little);
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(sound->data()),
                                               static_cast<qsizetype>(sound->size() * sizeof(voice::Sample)));
    return toJson(Sound{bytes.toBase64().toStdString()});
}

} // namespace callboard
