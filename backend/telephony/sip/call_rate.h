// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <utility>

namespace callboard::sip {

// Lets so many calls begin in a second, and no more at once after a quiet time. What is beyond would make all
// others late: it is told to come again.
class CallRate {
public:
    using Moment = std::chrono::steady_clock::time_point;
    explicit CallRate(int perSecond)
        : m_perSecond(perSecond)
        , m_left(perSecond) {}

    bool mayBegin(Moment now) {
        const std::chrono::duration<double> passed = now - std::exchange(m_at, std::max(m_at, now));
        m_left = std::min(m_perSecond, m_left + std::max(passed.count(), 0.0) * m_perSecond);
        if (m_left < 1)
            return false;
        m_left -= 1;
        return true;
    }

private:
    double m_perSecond;
    double m_left;
    Moment m_at{};
};

} // namespace callboard::sip
