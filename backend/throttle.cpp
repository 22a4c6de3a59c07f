// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/throttle.h"

#include <algorithm>

namespace callboard {

namespace {

// A line break keeps the three kinds of keys apart: no address and no user has one.
std::string pairKey(const std::string &address, const std::string &user) {
    return "p" + address + "\n" + user;
}

std::string addressKey(const std::string &address) {
    return "a" + address;
}

std::string userKey(const std::string &user) {
    return "u" + user;
}

} // namespace

Throttle::Entry *Throttle::known(const std::string &key, Time now) {
    const auto found = m_entries.find(key);
    if (found == m_entries.end())
        return nullptr;
    if (now - found->second.last < m_limits.forget)
        return &found->second;
    m_entries.erase(found);
    return nullptr;
}

Throttle::Entry &Throttle::count(const std::string &key, Time now) {
    if (!known(key, now) && m_entries.size() >= m_limits.mostEntries)
        m_entries.erase(
            std::min_element(m_entries.begin(), m_entries.end(),
                             [](const auto &a, const auto &b) { return a.second.last < b.second.last; }));
    Entry &entry = m_entries[key];
    ++entry.failures;
    entry.last = now;
    return entry;
}

Duration Throttle::delayOf(const Entry *entry, Duration longest) const {
    if (!entry || entry->failures < m_limits.free)
        return {};
    const int doublings = std::min(entry->failures - m_limits.free, 20);
    return std::min(m_limits.firstDelay * (1 << doublings), longest);
}

Duration Throttle::banOf(const Entry *entry, int limit, Time now) const {
    if (!entry || entry->failures < limit)
        return {};
    return std::max(entry->last + m_limits.ban - now, Duration{});
}

Throttle::Verdict Throttle::ask(const std::string &address, const std::string &user, Time now) {
    const Entry *pair = known(pairKey(address, user), now);
    const Entry *from = known(addressKey(address), now);
    const Entry *of = known(userKey(user), now);
    return {std::max(delayOf(pair, m_limits.longestDelay), delayOf(of, m_limits.longestUserDelay)),
            std::max(banOf(pair, m_limits.banAfter, now), banOf(from, m_limits.banAddressAfter, now))};
}

bool Throttle::failed(const std::string &address, const std::string &user, Time now) {
    const int pair = count(pairKey(address, user), now).failures;
    const int from = count(addressKey(address), now).failures;
    count(userKey(user), now);
    return pair == m_limits.banAfter || from == m_limits.banAddressAfter;
}

void Throttle::succeeded(const std::string &address, const std::string &user) {
    m_entries.erase(pairKey(address, user));
    m_entries.erase(userKey(user));
}

} // namespace callboard
