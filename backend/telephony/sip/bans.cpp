// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/bans.h"

#include <algorithm>

namespace callboard::sip {

bool Bans::isBanned(std::string_view address, Moment now) const {
    const auto found = m_records.find(address);
    return found != m_records.end() && now < found->second.bannedUntil;
}

bool Bans::note(const std::string &address, Offence offence, Moment now) {
    if (m_records.size() >= mostAddresses && !m_records.contains(address))
        forgetThePast(now);
    if (m_records.size() >= mostAddresses && !m_records.contains(address))
        return false;
    auto &record = m_records.try_emplace(address, Record{now}).first->second;
    if (now - record.since >= window)
        record = {now, 0, 0, record.bannedUntil};
    ++(offence == Offence::WrongCredentials ? record.wrong : record.asked);
    const bool isTooMuch = record.wrong > mostWrong || record.asked > mostAsked;
    if (!isTooMuch || now < record.bannedUntil)
        return false;
    record.bannedUntil = now + length;
    return true;
}

void Bans::proved(std::string_view address) {
    if (const auto found = m_records.find(address); found != m_records.end())
        found->second.asked = std::max(found->second.asked - 1, 0);
}

void Bans::forgetThePast(Moment now) {
    std::erase_if(m_records, [now](const auto &each) {
        return now - each.second.since >= window && now >= each.second.bannedUntil;
    });
}

} // namespace callboard::sip
