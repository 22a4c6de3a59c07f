// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/projector.h"

#include <algorithm>

namespace callboard::history {

namespace {

template <class Number>
std::int64_t number(Number id) {
    return static_cast<std::int64_t>(id.value);
}

template <class Enum>
std::int64_t place(Enum value) {
    return static_cast<std::int64_t>(value);
}

// Until when the caller was promised an answer whose visit this fact may end; the center forgets it with the
// call.
Time promiseBefore(const Center &center, const Fact &fact) {
    const auto promisedTo = [&](CallId id) {
        const auto *call = find(center, id);
        return call ? call->announced.promised : Time{};
    };
    if (const auto *answered = std::get_if<CallAnswered>(&fact))
        return promisedTo(answered->call);
    if (const auto *ended = std::get_if<CallEnded>(&fact))
        return promisedTo(ended->call);
    if (const auto *left = std::get_if<CallLeftQueue>(&fact))
        return promisedTo(left->call);
    return {};
}

} // namespace

const Delta &Projector::take(const Event &event) {
    const auto promised = promiseBefore(m_center, event.fact);
    apply(m_center, event, m_delta);
    for (const auto &visit : m_delta.visits)
        add(visit, promised);
    for (const auto &segment : m_delta.segments)
        add(segment);
    for (const auto &finished : m_delta.finishedOffers)
        add(finished);
    for (const auto &interval : m_delta.intervals)
        add(interval);
    for (const auto &finished : m_delta.finishedCalls)
        add(finished);
    return m_delta;
}

void Projector::add(const QueueVisit &visit, Time promised) {
    const auto *settings = settingsOf(m_center, visit.queue);
    std::int64_t marks = 0;
    if (visit.wait() <= (settings ? settings->target : Duration{}))
        marks |= visit::withinTarget;
    if (visit.wait() <= (settings ? settings->shortAbandon : Duration{}))
        marks |= visit::isShort;
    if (promised != Time{})
        marks |= visit::promised;
    if (promised != Time{} && visit.outcome == VisitOutcome::Answered && visit.leftAt <= promised)
        marks |= visit::promiseKept;
    auto &rows = this->rows(Table::Visits);
    rows.add({number(visit.call), m_ids.numberOf(visit.queue), m_ids.numberOf(visit.agent),
              place(visit.outcome), micros(visit.joinedAt), visit.wait().count(), marks});
    rows.texts.push_back(visit.from.number);
}

void Projector::add(const Segment &segment) {
    rows(Table::Segments)
        .add({number(segment.call), m_ids.numberOf(segment.queue), m_ids.numberOf(segment.agent),
              place(segment.direction), micros(segment.to), (segment.to - segment.from).count(),
              segment.held.count()});
}

void Projector::add(const FinishedOffer &finished) {
    const auto &offer = finished.offer;
    rows(Table::Offers)
        .add({number(offer.call), m_ids.numberOf(finished.queue), m_ids.numberOf(offer.agent),
              place(finished.outcome), micros(finished.endedAt), (finished.endedAt - offer.since).count()});
}

void Projector::add(const StateInterval &interval) {
    rows(Table::Intervals)
        .add({m_ids.numberOf(interval.agent), place(interval.state), m_ids.numberOf(interval.reason),
              m_ids.numberOf(interval.queue), micros(interval.from),
              std::max(interval.to - interval.from, Duration{}).count()});
}

void Projector::add(const FinishedCall &finished) {
    const auto &call = finished.call;
    auto &rows = this->rows(Table::Calls);
    rows.add({number(call.id), m_ids.numberOf(call.queue),
              m_ids.numberOf(call.agent ? call.agent : call.caller), place(call.direction),
              micros(call.arrivedAt), (finished.endedAt - call.arrivedAt).count(), place(finished.by),
              place(finished.cause)});
    rows.texts.push_back(call.direction == Direction::Inbound ? call.from.number : call.to);
}

} // namespace callboard::history
