// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/refusals.h"

#include <utility>

namespace callboard::sip {

namespace {

constexpr std::chrono::seconds refusalsToldEvery{10};

} // namespace

void Refusals::count(TurnedAwayFor reason) {
    m_next.reason = reason;
    ++m_next.count;
    if (!m_isCounting)
        report();
}

// Goes on as long as there is something to tell; then the next is told at once again.
void Refusals::report() {
    m_isCounting = m_next.count > 0;
    if (!m_isCounting)
        return;
    m_tell(std::exchange(m_next, {}));
    m_clockwork.after(refusalsToldEvery, [this] { report(); });
}

} // namespace callboard::sip
