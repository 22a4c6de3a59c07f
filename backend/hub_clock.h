// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace callboard {

// The time of events: as steady as the time since the machine's boot, drawn towards its wall clock and never
// stepped, so that no wait is negative and none is over because somebody set a clock. While it is drawn, a
// second of it is one of the machine's to within a twentieth.
class HubClock {
public:
    // `latest`: of the journal; time does not run back across a restart either.
    HubClock(Time wall, Time latest, Duration sinceBoot);

    // Never before an earlier answer.
    Time read(Time wall, Duration sinceBoot);
    // By how much the wall clock was ahead at the last reading.
    Duration behindWall() const { return m_behindWall; }

private:
    Time m_time;
    Duration m_sinceBoot;
    Duration m_behindWall;
};

// Steady, and goes on while the machine is suspended.
Duration sinceBoot();

} // namespace callboard
