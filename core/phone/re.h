// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/re.h"

namespace callboard::phone {

using voice::bodyOf;
using voice::bufferOf;
using voice::Ref;
using voice::textOf;

// libre's timer as a value; not running when it goes.
class Timer {
public:
    Timer() { tmr_init(&m_timer); }
    ~Timer() { tmr_cancel(&m_timer); }
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    void start(std::chrono::milliseconds delay, std::function<void()> work) {
        m_work = std::move(work);
        tmr_start(&m_timer, static_cast<std::uint64_t>(std::max<std::int64_t>(delay.count(), 0)), onTime,
                  this);
    }
    void stop() { tmr_cancel(&m_timer); }

private:
    static void onTime(void *self) {
        // A copy, since the work may start or end this very timer.
        const auto work = static_cast<Timer *>(self)->m_work;
        work();
    }
    tmr m_timer{};
    std::function<void()> m_work;
};

} // namespace callboard::phone
