// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/telephony/sip/address.h"
#include "backend/telephony/sip/bans.h"
#include "backend/telephony/sip/clockwork.h"
#include "backend/telephony/sip/digest.h"
#include "backend/telephony/sip/re.h"
#include "core/center/guard.h"

#include <map>
#include <set>

namespace callboard::sip {

// Counts the requests that were turned away for want of a right or a password, and bans who sends too many.
// The first of a kind is told and logged at once with its reason, what follows as one fact and one line a
// minute, however many there are. Reasons are for the log: all get the same answer. Loop thread.
class Strangers {
public:
    using Log = std::function<void(const std::string &)>;
    using Tell = std::function<void(AddressBanned)>;
    Strangers(Clockwork &clockwork, Tell tell, Log log);
    void turnedAway(const sip_msg &request, const Digest::Outcome &outcome);
    // One who proved who he is, and asked for what is not his or makes no sense. Nobody is banned for that.
    void refused(const sip_msg &request, const std::string &why);
    void proved(const sip_msg &request) { m_bans.proved(hostOf(request.src)); }
    bool isBanned(const sip_msg &request) const;

private:
    void countBan(const std::string &address);
    void count(const sip_msg &request, const std::string &address, const std::string &why);
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
    std::set<std::string> m_addresses;              // bounded; beyond that the number is a lower bound
    std::map<std::string, std::uint64_t> m_reasons; // bounded; the rest are "other"
};

} // namespace callboard::sip
