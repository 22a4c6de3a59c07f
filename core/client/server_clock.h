// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace callboard {

// What time it is at the backend, so that a wait shown here is the wait there. Rests on this machine's steady
// clock: that people set its wall clock does not show. The word that travelled fastest is nearest to the
// truth, since all of them arrive late; after a while older ones are forgotten, for clocks drift.
class ServerClock {
public:
    using Steady = std::chrono::steady_clock::time_point;

    void hear(Time serverTime, Steady at);
    // Before anything was heard: the wall clock of this machine.
    Time now(Steady at) const;
    bool isSet() const { return m_isSet; }

    static constexpr Duration memory = seconds{60};
    static constexpr Duration step =
        seconds{2}; // a difference that no network makes: the clock there was set

private:
    struct Sample {
        Duration offset{}; // server time - steady time
        Steady at{};
    };
    Sample m_best;     // of the present period
    Sample m_previous; // of the one before it
    bool m_isSet = false;
};

} // namespace callboard
