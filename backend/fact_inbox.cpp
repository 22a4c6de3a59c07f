// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fact_inbox.h"

#include <QTimer>
#include <utility>

namespace callboard {

namespace {

// The engine tells the call's or the device's end in the same breath; should it not, nobody waits for it
// longer.
constexpr milliseconds longestHold{20};

bool announcesAnEnd(const Told &told) {
    const auto *ended = std::get_if<OfferEnded>(&told.fact);
    return ended &&
           (ended->outcome == OfferOutcome::CallerGone ||
            ended->outcome == OfferOutcome::CancelledElsewhere || ended->outcome == OfferOutcome::DeviceLost);
}

} // namespace

FactInbox::FactInbox(std::function<void(std::vector<Told>)> taker)
    : m_taker(std::move(taker)) {
}

void FactInbox::put(Fact fact, CommandId causedBy) {
    bool wakes = false;
    {
        const std::lock_guard lock(m_mutex);
        wakes = !std::exchange(m_isWoken, true);
        if (m_facts.empty())
            m_waitsSince = std::chrono::steady_clock::now();
        m_facts.push_back({std::move(fact), causedBy});
    }
    if (wakes)
        QMetaObject::invokeMethod(this, &FactInbox::takeComplete, Qt::QueuedConnection);
}

void FactInbox::takeComplete() {
    std::vector<Told> facts;
    bool holds = false;
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = false;
        facts.swap(m_facts);
        auto end = facts.end();
        while (end != facts.begin() && announcesAnEnd(*std::prev(end)))
            --end;
        m_facts.assign(std::make_move_iterator(end), std::make_move_iterator(facts.end()));
        facts.erase(end, facts.end());
        holds = !m_facts.empty();
        m_takesSince = std::exchange(m_waitsSince, std::nullopt);
        if (holds)
            m_waitsSince = m_takesSince;
    }
    if (holds)
        QTimer::singleShot(longestHold, this, &FactInbox::drain);
    pass(std::move(facts));
}

void FactInbox::drain() {
    std::vector<Told> facts;
    {
        const std::lock_guard lock(m_mutex);
        facts.swap(m_facts);
        m_takesSince = std::exchange(m_waitsSince, std::nullopt);
    }
    pass(std::move(facts));
}

void FactInbox::pass(std::vector<Told> facts) {
    if (!facts.empty())
        m_taker(std::move(facts));
    const std::lock_guard lock(m_mutex);
    m_takesSince.reset();
}

Duration FactInbox::lag() const {
    const std::lock_guard lock(m_mutex);
    const auto oldest = m_takesSince ? m_takesSince : m_waitsSince;
    return oldest ? std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - *oldest)
                  : Duration{0};
}

} // namespace callboard
