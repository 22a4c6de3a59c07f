// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/apply.h"

namespace callboard {

// The half-open period [from, to) of a report.
struct Period {
    Time from;
    Time to;
    bool holds(Time time) const { return from <= time && time < to; }
};

// The rows of a period, gathered from the journal by the same fold that made the live board. Queue visits
// belong to the moment they began, segments and offers to the one they ended, state intervals are cut to
// the period.
class Ledger {
public:
    // `begin`: the state before the first event that take() is given.
    explicit Ledger(Period period, Center begin = {})
        : m_period(period)
        , m_center(std::move(begin)) {}

    // Every event of the journal in order, from the first of the period on or from an earlier one.
    void take(const Event &event);
    // After the last event: `now` closes what still runs in the agents' states.
    void close(Time now);

    const Period &period() const { return m_period; }
    const Center &center() const { return m_center; } // after the last event
    const std::vector<QueueVisit> &visits() const { return m_visits; }
    const std::vector<Segment> &segments() const { return m_segments; }
    // Those by which contacts, or that they were sent on, count for the period.
    const std::vector<Segment> &contacts() const { return m_contacts; }
    const std::vector<FinishedOffer> &offers() const { return m_offers; }
    const std::vector<StateInterval> &intervals() const { return m_intervals; }
    const std::vector<CalledOut> &dials() const { return m_dials; } // begun in the period, over or not

private:
    void addInterval(StateInterval interval);
    void addDial(const Call &call);

    Period m_period;
    Center m_center;
    Delta m_delta;
    std::vector<QueueVisit> m_visits;
    std::vector<Segment> m_segments, m_contacts;
    std::vector<FinishedOffer> m_offers;
    std::vector<StateInterval> m_intervals;
    std::vector<CalledOut> m_dials;
};

} // namespace callboard
