// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/digit_sender.h"

#include "core/voice/audio.h"

#include <algorithm>

namespace callboard::voice {

namespace {

constexpr int pressTicks = 5;
constexpr int endTicks = 3;
constexpr int pauseTicks = 3;
constexpr std::size_t mostWaiting = 64;

} // namespace

void DigitSender::push(std::string_view digits) {
    for (const char digit : digits)
        if (isKey(digit) && m_waiting.size() < mostWaiting)
            m_waiting.push_back(digit);
}

std::optional<KeyMoment> DigitSender::next() {
    if (m_waiting.empty())
        return std::nullopt;
    const int tick = m_tick++;
    const char digit = m_waiting.front();
    if (m_tick == pressTicks + endTicks + pauseTicks) {
        m_waiting.pop_front();
        m_tick = 0;
    }
    if (tick >= pressTicks + endTicks)
        return std::nullopt;
    const auto duration = std::min(tick + 1, pressTicks) * static_cast<int>(blockSamples);
    return KeyMoment{{digit, tick >= pressTicks, static_cast<std::uint16_t>(duration)},
                     tick == 0,
                     static_cast<std::uint32_t>(tick) * static_cast<std::uint32_t>(blockSamples)};
}

} // namespace callboard::voice
