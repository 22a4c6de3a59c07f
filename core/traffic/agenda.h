// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace callboard::traffic {

using Steady = std::chrono::steady_clock;

// What is to be done on one thread, now and later. All but post() belong to that thread.
class Agenda {
public:
    // From any thread; done in the order of posting.
    void post(std::function<void()> work);
    // Nothing is ever taken back: work that came too late finds its call gone and does nothing.
    void after(Duration delay, std::function<void()> work);
    // Does what is due until then.
    void runUntil(Steady::time_point end);

private:
    void runDue();
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<std::function<void()>> m_posted;
    std::multimap<Steady::time_point, std::function<void()>> m_later;
};

} // namespace callboard::traffic
