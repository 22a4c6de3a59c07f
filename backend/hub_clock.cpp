// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub_clock.h"

#include <algorithm>
#include <ctime>

namespace callboard {

HubClock::HubClock(Time wall, Time latest, Duration sinceBoot)
    : m_time(std::max(wall, latest))
    , m_sinceBoot(sinceBoot)
    , m_behindWall(wall - m_time) {
}

Time HubClock::read(Time wall, Duration sinceBoot) {
    const auto gone = std::max(sinceBoot - m_sinceBoot, Duration{});
    m_sinceBoot += gone;
    m_time += gone;
    m_time += std::clamp(Duration{wall - m_time}, -gone / 20, gone / 20);
    m_behindWall = wall - m_time;
    return m_time;
}

Duration sinceBoot() {
    timespec read{};
    clock_gettime(CLOCK_BOOTTIME, &read);
    return seconds{read.tv_sec} +
           std::chrono::duration_cast<Duration>(std::chrono::nanoseconds{read.tv_nsec});
}

} // namespace callboard
