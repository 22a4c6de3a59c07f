// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/clockwork.h"
#include "core/center/guard.h"

#include <functional>

namespace callboard::sip {

// Counts callers who are told to come again. The first is told at once, those after him as one fact in ten
// seconds, however many there are. Loop thread.
class Refusals {
public:
    using Tell = std::function<void(CallersTurnedAway)>;
    Refusals(Clockwork &clockwork, Tell tell)
        : m_clockwork(clockwork)
        , m_tell(std::move(tell)) {}

    void count(TurnedAwayFor reason);

private:
    void report();

    Clockwork &m_clockwork;
    Tell m_tell;
    bool m_isCounting = false;
    CallersTurnedAway m_next;
};

} // namespace callboard::sip
