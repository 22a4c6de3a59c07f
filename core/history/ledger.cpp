// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/ledger.h"

#include <algorithm>

namespace callboard {

void Ledger::take(const Event &event) {
    apply(m_center, event, m_delta);
    for (const auto &visit : m_delta.visits)
        if (m_period.holds(visit.joinedAt))
            m_visits.push_back(visit);
    const auto countsHere = [&](const OfContact &part) {
        return part.counts() && m_period.holds(part.since);
    };
    for (const auto &segment : m_delta.segments) {
        if (m_period.holds(segment.to))
            m_segments.push_back(segment);
        if (countsHere(segment.ofAgent) || countsHere(segment.ofQueue))
            m_contacts.push_back(segment);
    }
    for (const auto &offer : m_delta.finishedOffers)
        if (m_period.holds(offer.endedAt))
            m_offers.push_back(offer);
    for (const auto &interval : m_delta.intervals)
        addInterval(interval);
    for (const auto &finished : m_delta.finishedCalls)
        addDial(finished.call);
}

void Ledger::addDial(const Call &call) {
    if (call.dial.by && m_period.holds(call.arrivedAt))
        m_dials.push_back(call.dial);
}

void Ledger::close(Time now) {
    for (const auto &call : m_center.calls)
        addDial(call);
    for (const auto &agent : m_center.agents)
        if (agent.since != Time{})
            addInterval({agent.id, agent.state, agent.reason, agent.work.queue, agent.since, now});
}

void Ledger::addInterval(StateInterval interval) {
    interval.from = std::max(interval.from, m_period.from);
    interval.to = std::min(interval.to, m_period.to);
    if (interval.from < interval.to)
        m_intervals.push_back(interval);
}

} // namespace callboard
