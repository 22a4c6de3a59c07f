// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/broadcast.h"

#include <deque>

namespace callboard {

// The last events as clients are told them, so that everybody who comes back after a cut of the network is
// not one more reading of the journal.
class RecentEvents {
public:
    struct Shown {
        Event event;
        QString clear;
        QString blanked;
    };

    explicit RecentEvents(std::uint64_t capacity)
        : m_capacity(capacity) {}

    // Each event in order, once.
    void add(Broadcast &broadcast);
    // Every event from this one on is here.
    bool reachBackTo(std::uint64_t seq) const { return !m_shown.empty() && m_shown.front().event.seq <= seq; }
    const std::deque<Shown> &all() const { return m_shown; }

private:
    std::uint64_t m_capacity;
    std::deque<Shown> m_shown;
};

} // namespace callboard
