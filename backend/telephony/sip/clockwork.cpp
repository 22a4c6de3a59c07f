// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/clockwork.h"

#include "backend/telephony/sip/re.h"

#include <cerrno>
#include <cstring>
#include <sys/timerfd.h>
#include <unistd.h>

namespace callboard::sip {

Clockwork::~Clockwork() {
    if (m_fd < 0)
        return;
    fd_close(m_fd);
    ::close(m_fd);
}

Result<void> Clockwork::start() {
    m_fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_fd < 0)
        return Error{"sip.timer", std::strerror(errno)};
    if (const int error = fd_listen(m_fd, FD_READ, onReadable, this))
        return Error{"sip.timer", std::strerror(error)};
    return {};
}

TimerId Clockwork::after(Steady::duration delay, std::function<void()> work) {
    const TimerId timer{++m_count};
    const auto at = Steady::now() + std::max(delay, Steady::duration::zero());
    m_index[timer] = m_due.emplace(at, Due{timer, std::move(work)});
    arm();
    return timer;
}

void Clockwork::cancel(TimerId timer) {
    const auto found = m_index.find(timer);
    if (found == m_index.end())
        return;
    m_due.erase(found->second);
    m_index.erase(found);
}

void Clockwork::onReadable(int, void *self) {
    static_cast<Clockwork *>(self)->run();
}

void Clockwork::run() {
    std::uint64_t expirations = 0;
    if (::read(m_fd, &expirations, sizeof expirations) < 0 && errno != EAGAIN)
        return;
    const auto now = Steady::now();
    m_armed = Steady::time_point::max();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        auto due = m_due.extract(m_due.begin());
        m_index.erase(due.mapped().timer);
        due.mapped().work();
    }
    arm();
}

// A wake-up that is set for a timer since cancelled is let be: it costs less than to take it back.
void Clockwork::arm() {
    if (m_due.empty() || m_armed <= m_due.begin()->first)
        return;
    m_armed = m_due.begin()->first;
    const auto wait =
        std::max<std::chrono::nanoseconds>(m_due.begin()->first - Steady::now(), std::chrono::nanoseconds{1});
    itimerspec spec{};
    spec.it_value.tv_sec = static_cast<time_t>(wait.count() / 1'000'000'000);
    spec.it_value.tv_nsec = static_cast<long>(wait.count() % 1'000'000'000);
    timerfd_settime(m_fd, 0, &spec, nullptr);
}

} // namespace callboard::sip
