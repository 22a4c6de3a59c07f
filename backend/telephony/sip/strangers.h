// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/bans.h"
#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/re.h"
#include "core/center/guard.h"

#include <set>

namespace callboard::sip {

// Counts the requests that were turned away for want of a right or a password, and bans who sends too many.
// The first of a kind is told and logged at once, what follows as one fact and one line a minute, however
// many there are. Loop thread.
class Strangers {
public:
    using Log = std::function<void(const std::string &)>;
    using Tell = std::function<void(AddressBanned)>;
    Strangers(Clockwork &clockwork, Tell tell, Log log);
    void turnedAway(const sip_msg &request, Offence offence);
    void proved(const sip_msg &request) { m_bans.proved(hostOf(request.src)); }
    bool isBanned(const sip_msg &request) const;

private:
    void countBan(const std::string &address);
    void count(const sip_msg &request, const std::string &address);
    void startCounting();
    void report();

    Clockwork &m_clockwork;
    Tell m_tell;
    Log m_log;
    Bans m_bans;
    bool m_isCounting = false;
    bool m_hasToldRequest = false;
    bool m_hasToldBan = false;
    std::uint64_t m_count = 0;
    std::int64_t m_banned = 0;
    std::string m_lastBanned;
    std::set<std::string> m_addresses; // bounded; beyond that the number is a lower bound
};

} // namespace callboard::sip
