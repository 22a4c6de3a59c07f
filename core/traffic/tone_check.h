// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/audio.h"

#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace callboard::traffic {

// Listens to one side of a call for the tone of the other. Nothing is computed before a tone is expected and
// after it was heard. expect() and wasHeard() from any thread, hear() from one.
class ToneCheck {
public:
    void expect(int hz) { m_hz = hz; }
    bool wasHeard() const { return m_wasHeard; }
    void hear(std::span<const voice::Sample, voice::blockSamples> block);

private:
    std::atomic<int> m_hz{0};
    std::atomic<bool> m_wasHeard{false};
    std::vector<voice::Sample> m_window;
    int m_windowsInARow = 0;
};

} // namespace callboard::traffic
