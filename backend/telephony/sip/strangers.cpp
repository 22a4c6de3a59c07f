// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/strangers.h"

#include <utility>

namespace callboard::sip {

namespace {

constexpr std::chrono::minutes strangersToldEvery{1};
constexpr std::size_t mostAddresses = 1000;

Time banEnd() {
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()) + Bans::length;
}

} // namespace

Strangers::Strangers(Clockwork &clockwork, Tell tell, Log log)
    : m_clockwork(clockwork)
    , m_tell(std::move(tell))
    , m_log(std::move(log)) {
}

bool Strangers::isBanned(const sip_msg &request) const {
    return m_bans.isBanned(hostOf(request.src), Steady::now());
}

void Strangers::turnedAway(const sip_msg &request, Offence offence) {
    const auto address = hostOf(request.src);
    if (m_bans.note(address, offence, Steady::now()))
        countBan(address);
    // Every phone begins like that.
    const bool isUsual = offence == Offence::NoCredentials && textOf(request.met) == "REGISTER";
    if (!isUsual)
        count(request, address);
}

void Strangers::countBan(const std::string &address) {
    startCounting();
    if (std::exchange(m_hasToldBan, true)) {
        ++m_banned;
        m_lastBanned = address;
        return;
    }
    m_tell({address, banEnd(), 0});
    m_log("banned " + address + " for " + std::to_string(Bans::length.count()) +
          " minutes: it guesses passwords or numbers");
}

void Strangers::count(const sip_msg &request, const std::string &address) {
    startCounting();
    if (!std::exchange(m_hasToldRequest, true)) {
        m_log("turned away " + std::string(textOf(request.met)) + " of " + address);
        return;
    }
    ++m_count;
    if (m_addresses.size() < mostAddresses)
        m_addresses.insert(address);
}

void Strangers::startCounting() {
    if (!std::exchange(m_isCounting, true))
        m_clockwork.after(strangersToldEvery, [this] { report(); });
}

// Goes on as long as there is something to tell; then the next is told at once again.
void Strangers::report() {
    m_isCounting = m_count > 0 || m_banned > 0;
    m_hasToldRequest = m_hasToldBan = m_isCounting;
    if (!m_isCounting)
        return;
    auto line = "turned away " + std::to_string(m_count) + " more requests of " +
                std::to_string(m_addresses.size()) + " addresses within a minute";
    if (m_banned > 0) {
        m_tell({m_lastBanned, banEnd(), m_banned - 1});
        line += ", banned " + std::to_string(m_banned) + " more addresses";
    }
    m_log(line);
    m_count = m_banned = 0;
    m_addresses.clear();
    m_clockwork.after(strangersToldEvery, [this] { report(); });
}

} // namespace callboard::sip
