// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/sound_books.h"

#include <algorithm>

namespace callboard {

namespace {

// Between a fact and the sound that it is about, and what a recording lacks at its ends. A talk that is no
// longer may have none: its caller hung up as he was answered.
constexpr Duration tolerance = seconds{1};

std::string spanOf(Time from, Time to) {
    return toIso(from) + " to " + toIso(to);
}

} // namespace

void SoundBooks::take(const Event &event, const Delta &delta, const Center &center) {
    for (const auto &talk : delta.segments)
        if (const auto *queue = settingsOf(center, talk.queue); queue && queue->isRecorded)
            m_talks.push_back(talk);
    if (const auto *started = std::get_if<RecordingStarted>(&event.fact))
        m_recordings[started->call].push_back({started->file, event.at, false, {}});
    const auto *stopped = std::get_if<RecordingStopped>(&event.fact);
    const auto known = stopped ? m_recordings.find(stopped->call) : m_recordings.end();
    if (known == m_recordings.end())
        return;
    auto &last = known->second.back();
    last.file = stopped->file; // another one, where the format could not be made
    last.isDone = true;
    last.error = stopped->error;
}

std::string SoundBooks::faultOf(const Segment &talk, const LengthOf &lengthOf) const {
    if (talk.to - talk.from <= tolerance)
        return {};
    const auto known = m_recordings.find(talk.call);
    if (known == m_recordings.end())
        return "was not recorded";
    std::string fault;
    for (const auto &recording : known->second) {
        if (!recording.isDone)
            return {};
        const auto why = recording.error.empty() ? std::string{} : " (" + recording.error + ")";
        const auto length = lengthOf(recording.file);
        if (!length)
            fault = recording.file + " is not there or cannot be read" + why;
        else if (recording.from <= talk.from + tolerance && recording.from + *length >= talk.to - tolerance)
            return {};
        else
            fault =
                recording.file + " has " + spanOf(recording.from, recording.from + *length) + " only" + why;
    }
    return fault;
}

std::vector<std::string> SoundBooks::close(const LengthOf &lengthOf) const {
    std::vector<std::string> findings;
    for (const auto &talk : m_talks)
        if (const auto fault = faultOf(talk, lengthOf); !fault.empty())
            findings.push_back("call " + std::to_string(talk.call.value) + ": " +
                               std::string(talk.agent.text()) + "'s talk of " + spanOf(talk.from, talk.to) +
                               ": " + fault);
    return findings;
}

} // namespace callboard
