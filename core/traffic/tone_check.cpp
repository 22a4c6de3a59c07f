// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/tone_check.h"

#include "core/voice/goertzel.h"

namespace callboard::traffic {

namespace {

constexpr std::size_t windowSamples = voice::blockSamples * 5; // 100 ms tell 20 Hz apart
constexpr int windowsNeeded = 2;

} // namespace

void ToneCheck::hear(std::span<const voice::Sample, voice::blockSamples> block) {
    const int hz = m_hz;
    if (hz == 0 || m_wasHeard)
        return;
    m_window.insert(m_window.end(), block.begin(), block.end());
    if (m_window.size() < windowSamples)
        return;
    m_windowsInARow = voice::hasTone(m_window, hz) ? m_windowsInARow + 1 : 0;
    m_window.clear();
    if (m_windowsInARow == windowsNeeded)
        m_wasHeard = true;
}

} // namespace callboard::traffic
