// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/strangers.h"

#include <utility>

namespace callboard::sip {

namespace {

constexpr std::chrono::minutes strangersToldEvery{1};
constexpr std::size_t mostAddresses = 1000;
constexpr std::size_t mostReasons = 8;

Time banEnd() {
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()) + Bans::length;
}

// Of users only our own are named: what strangers claim to be is theirs to write.
std::string flawText(const Digest::Outcome &outcome) {
    switch (outcome.flaw) {
    case Digest::Flaw::None:
        break;
    case Digest::Flaw::Missing:
        return "no password";
    case Digest::Flaw::Unreadable:
        return "credentials that make no sense";
    case Digest::Flaw::ForeignNonce:
        return "an answer to no question of ours";
    case Digest::Flaw::UnknownUser:
        return "unknown user";
    case Digest::Flaw::WrongPassword:
        return "wrong password of " + outcome.user;
    }
    return {};
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

void Strangers::turnedAway(const sip_msg &request, const Digest::Outcome &outcome) {
    const auto address = hostOf(request.src);
    const auto offence =
        outcome.flaw == Digest::Flaw::Missing ? Offence::NoCredentials : Offence::WrongCredentials;
    if (m_bans.note(address, offence, Steady::now()))
        countBan(address);
    // Every phone begins like that.
    const bool isUsual = offence == Offence::NoCredentials && textOf(request.met) == "REGISTER";
    if (!isUsual)
        count(request, address, flawText(outcome));
}

void Strangers::refused(const sip_msg &request, const std::string &why) {
    count(request, hostOf(request.src), why);
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

void Strangers::count(const sip_msg &request, const std::string &address, const std::string &why) {
    startCounting();
    if (!std::exchange(m_hasToldRequest, true)) {
        m_log("turned away " + std::string(textOf(request.met)) + " of " + address + ": " + why);
        return;
    }
    ++m_count;
    ++m_reasons[m_reasons.size() < mostReasons || m_reasons.contains(why) ? why : "other"];
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
    for (auto separator = ": "; const auto &[why, times] : m_reasons) {
        line += separator + std::to_string(times) + " for " + why;
        separator = ", ";
    }
    if (m_banned > 0) {
        m_tell({m_lastBanned, banEnd(), m_banned - 1});
        line += ", banned " + std::to_string(m_banned) + " more addresses";
    }
    m_log(line);
    m_count = m_banned = 0;
    m_addresses.clear();
    m_reasons.clear();
    m_clockwork.after(strangersToldEvery, [this] { report(); });
}

} // namespace callboard::sip
