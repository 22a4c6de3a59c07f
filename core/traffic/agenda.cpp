// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/agenda.h"

#include <algorithm>

namespace callboard::traffic {

void Agenda::post(std::function<void()> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(work));
    }
    m_arrived.notify_one();
}

void Agenda::after(Duration delay, std::function<void()> work) {
    m_later.emplace(Steady::now() + delay, std::move(work));
}

void Agenda::runUntil(Steady::time_point end) {
    do {
        std::vector<std::function<void()>> posted;
        {
            std::unique_lock lock(m_mutex);
            const auto next = m_later.empty() ? end : std::min(end, m_later.begin()->first);
            m_arrived.wait_until(lock, next, [this] { return !m_posted.empty(); });
            posted.swap(m_posted);
        }
        for (const auto &work : posted)
            work();
        runDue();
    } while (Steady::now() < end);
}

void Agenda::runDue() {
    const auto now = Steady::now();
    while (!m_later.empty() && m_later.begin()->first <= now) {
        const auto work = std::move(m_later.begin()->second);
        m_later.erase(m_later.begin());
        work();
    }
}

} // namespace callboard::traffic
