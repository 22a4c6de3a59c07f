// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/server_clock.h"

#include <algorithm>

namespace callboard {

namespace {

Duration sinceStart(ServerClock::Steady at) {
    return std::chrono::duration_cast<Duration>(at.time_since_epoch());
}

} // namespace

void ServerClock::hear(Time serverTime, Steady at) {
    const Sample heard{serverTime.time_since_epoch() - sinceStart(at), at};
    const bool isStepped = m_isSet && heard.offset < std::max(m_best.offset, m_previous.offset) - step;
    if (!m_isSet || isStepped) {
        m_best = m_previous = heard;
        m_isSet = true;
    } else if (at - m_best.at > memory) {
        m_previous = m_best;
        m_best = heard;
    } else if (heard.offset > m_best.offset) {
        m_best.offset = heard.offset;
    }
}

Time ServerClock::now(Steady at) const {
    if (!m_isSet)
        return callboard::now();
    return Time{sinceStart(at) + std::max(m_best.offset, m_previous.offset)};
}

} // namespace callboard
