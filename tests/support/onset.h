// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/goertzel.h"
#include "tests/support/sound_server.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <span>
#include <utility>

namespace callboard::test {

// When a recording first held a tone, to a few milliseconds if it is asked often.
class Onset {
public:
    Onset(const SoundServer &server, const std::string &sink, double hz)
        : m_recording(server, sink)
        , m_hz(hz) {}

    bool isRunning() const { return !m_recording.sound().empty(); }
    bool isHeard() {
        const auto now = std::chrono::steady_clock::now();
        const auto sound = m_recording.sound();
        m_lengths.emplace_back(sound.size(), now);
        for (; !m_at && m_looked + window <= sound.size(); m_looked += step)
            if (voice::toneLevel(std::span(sound).subspan(m_looked, window), m_hz) > 0.05)
                m_at = timeOf(m_looked + window);
        return m_at.has_value();
    }
    std::chrono::steady_clock::time_point at() const { return *m_at; }

private:
    static constexpr std::size_t window = 80;
    static constexpr std::size_t step = 8;

    std::chrono::steady_clock::time_point timeOf(std::size_t sample) const {
        return std::find_if(m_lengths.begin(), m_lengths.end(),
                            [&](const auto &each) { return each.first >= sample; })
            ->second;
    }

    SoundServer::Recording m_recording;
    double m_hz;
    std::size_t m_looked = 0;
    std::vector<std::pair<std::size_t, std::chrono::steady_clock::time_point>> m_lengths;
    std::optional<std::chrono::steady_clock::time_point> m_at;
};

} // namespace callboard::test
