// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <map>

namespace callboard::sip {

using Steady = std::chrono::steady_clock;
using TimerId = Number<struct TimerKind>;

// Timers on libre's loop that follow the monotonic clock (libre's own follow the wall clock and keep a sorted
// list). Loop thread only.
class Clockwork {
public:
    Clockwork() = default;
    ~Clockwork();
    Clockwork(const Clockwork &) = delete;
    Clockwork &operator=(const Clockwork &) = delete;

    Result<void> start();
    // Once, not before the delay; also for a delay of zero never inside the call.
    TimerId after(Steady::duration delay, std::function<void()> work);
    // Unknown and past ones are ignored.
    void cancel(TimerId timer);

private:
    struct Due {
        TimerId timer;
        std::function<void()> work;
    };
    static void onReadable(int flags, void *self);
    void run();
    void arm();

    int m_fd = -1;
    std::uint64_t m_count = 0;
    Steady::time_point m_armed = Steady::time_point::max();
    std::multimap<Steady::time_point, Due> m_due;
    std::map<TimerId, std::multimap<Steady::time_point, Due>::iterator> m_index;
};

} // namespace callboard::sip
