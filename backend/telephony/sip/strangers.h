// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/re.h"

#include <set>

namespace callboard::sip {

// Counts the requests that were turned away for want of a right or a password: the first is logged at once,
// what follows as one line a minute, however many there are. Loop thread.
class Strangers {
public:
    using Log = std::function<void(const std::string &)>;
    Strangers(Clockwork &clockwork, Log log);
    void turnedAway(const sip_msg &request);

private:
    void report();

    Clockwork &m_clockwork;
    Log m_log;
    bool m_isCounting = false;
    std::uint64_t m_count = 0;
    std::set<std::string> m_addresses; // bounded; beyond that the number is a lower bound
};

} // namespace callboard::sip
