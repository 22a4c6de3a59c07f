// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/strangers.h"

#include "backend/telephony/sip/address.h"

namespace callboard::sip {

namespace {

constexpr std::chrono::minutes interval{1};
constexpr std::size_t mostAddresses = 1000;

} // namespace

Strangers::Strangers(Clockwork &clockwork, Log log)
    : m_clockwork(clockwork)
    , m_log(std::move(log)) {
}

void Strangers::turnedAway(const sip_msg &request) {
    const auto address = hostOf(request.src);
    if (!m_isCounting) {
        m_isCounting = true;
        m_log("turned away " + std::string(textOf(request.met)) + " of " + address);
        m_clockwork.after(interval, [this] { report(); });
        return;
    }
    ++m_count;
    if (m_addresses.size() < mostAddresses)
        m_addresses.insert(address);
}

void Strangers::report() {
    m_isCounting = m_count > 0;
    if (!m_isCounting)
        return;
    m_log("turned away " + std::to_string(m_count) + " more requests of " +
          std::to_string(m_addresses.size()) + " addresses within a minute");
    m_count = 0;
    m_addresses.clear();
    m_clockwork.after(interval, [this] { report(); });
}

} // namespace callboard::sip
