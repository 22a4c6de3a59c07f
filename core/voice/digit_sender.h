// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/rtp.h"

#include <deque>
#include <string_view>

namespace callboard::voice {

// One key's moment in the outgoing stream.
struct KeyMoment {
    KeyEvent event;
    bool isFirst;             // of its key
    std::uint32_t sinceStart; // samples since the key's begin: its timestamp is that much ago
};

// Spreads keys over the ticks: 100 ms each, its end said three times, and a pause between keys.
class DigitSender {
public:
    void push(std::string_view digits);
    bool isIdle() const { return m_waiting.empty(); }
    // One tick on; none in a pause or when there is nothing to say.
    std::optional<KeyMoment> next();

private:
    std::deque<char> m_waiting; // the first one is being sent
    int m_tick = 0;
};

} // namespace callboard::voice
