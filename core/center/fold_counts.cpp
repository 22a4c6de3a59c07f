// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of today, of its quarters of an hour and of the last hour.
#include "core/center/fold.h"

#include "core/kpi/count.h"

#include <algorithm>
#include <utility>

namespace callboard {

namespace {

// What a talk that ended is to the contact of whose earlier talks `isOwn` knows.
template <class IsOwn>
OfContact ofContact(const Call &call, Time ended, bool isTransferred, const IsOwn &isOwn) {
    OfContact part{true, isTransferred, ended};
    for (const auto &before : call.handled) {
        if (!isOwn(before))
            continue;
        part.since = part.begins ? before.since : part.since;
        part.begins = false;
        part.isTransferred = part.isTransferred && !before.isTransferred;
    }
    return part;
}

template <class Counts>
void addContact(Counts &counts, const OfContact &part) {
    counts.contacts += part.begins;
    counts.transferred += part.isTransferred;
}

// Of today.
QuarterCounts &quarterRow(Queue &queue, Time time) {
    const auto from = quarterOf(time);
    auto &rows = queue.quarters;
    if (!rows.empty() && rows.back().from == from)
        return rows.back();
    const auto place = std::lower_bound(rows.begin(), rows.end(), from,
                                        [](const auto &row, Time wanted) { return row.from < wanted; });
    if (place != rows.end() && place->from == from)
        return *place;
    const auto added = rows.insert(place, QuarterCounts{});
    added->from = from;
    return *added;
}

} // namespace

void Fold::countArrival(Queue &queue) const {
    if (isToday(m_at)) {
        ++queue.today.offered;
        ++quarterRow(queue, m_at).offered;
    }
    queue.lastHour.count(m_at, m_at, [](VisitCounts &counts) { ++counts.offered; });
}

void Fold::countVisit(Queue &queue, const Call &call, VisitOutcome outcome, Duration wait) {
    const auto *settings = settingsOf(m_center, queue.id);
    const VisitEnd end{outcome, wait, settings ? settings->target : Duration{},
                       settings ? settings->shortAbandon : Duration{}};
    queue.lastHour.count(call.queuedAt, m_at,
                         [&](VisitCounts &counts) { callboard::countVisit(counts, end); });
    if (!isToday(call.queuedAt))
        return;
    callboard::countVisit(queue.today, end);
    callboard::countVisit(quarterRow(queue, call.queuedAt), end);
    if (outcome == VisitOutcome::Answered)
        callboard::add(queue.answeredWaits, wait);
}

void Fold::countPromise(Queue &queue, const Call &call, bool isKept) const {
    if (!isToday(call.queuedAt))
        return;
    for (QueueCounts *counts :
         {&queue.today, static_cast<QueueCounts *>(&quarterRow(queue, call.queuedAt))}) {
        ++counts->promised;
        counts->promisesKept += isKept;
    }
}

// Of queues only: whom a colleague rings has not missed work.
void Fold::countOffer(const Offer &offer, QueueId id, OfferOutcome outcome) {
    const auto delay = std::max(m_at - offer.since, Duration{});
    const bool isTodays = isToday(m_at);
    if (auto *queue = queueOf(id); queue && isTodays) {
        callboard::countOffer(queue->today, outcome, delay);
        callboard::countOffer(quarterRow(*queue, m_at), outcome, delay);
    }
    if (auto *agent = agentOf(offer.agent)) {
        if (isTodays)
            callboard::countOffer(agent->today, outcome, delay);
        agent->lastHour.count(m_at, m_at, [&](OfferCounts &counts) {
            ++counts.offers;
            counts.notAnswered += isMissed(outcome);
        });
    }
}

void Fold::countSegment(Call &call, Segment segment, bool isTransferred) {
    if (call.lastTalk.isBefore(segment.from, segment.to))
        call.lastTalk = {segment.agent, segment.queue, segment.from, segment.to};
    if (call.direction != Direction::Internal && !call.consults) {
        const auto of = [&](auto isOwn) { return ofContact(call, segment.to, isTransferred, isOwn); };
        const auto isAgents = [&](const Handled &before) { return before.agent == segment.agent; };
        const auto isQueues = [&](const Handled &before) { return before.queue == segment.queue; };
        segment.ofAgent = of(isAgents);
        if (segment.queue) {
            segment.ofQueue = of(isQueues);
            segment.ofBoth = of([&](const Handled &before) { return isAgents(before) && isQueues(before); });
        }
    }
    m_delta.segments.push_back(segment);
    const auto addTo = [&](auto &counts) {
        ++counts.segments;
        counts.talk += segment.talk();
        counts.hold += segment.held;
    };
    const bool isTodays = isToday(segment.to);
    if (auto *agent = agentOf(segment.agent)) {
        if (isToday(segment.ofAgent.since))
            addContact(agent->today, segment.ofAgent);
        if (isTodays)
            addTo(agent->today);
        if (isTodays && segment.direction == Direction::Outbound) {
            ++agent->today.outboundSegments;
            agent->today.outboundTalk += segment.talk();
        }
    }
    auto *queue = segment.queue ? queueOf(segment.queue) : nullptr;
    if (queue && segment.ofQueue.counts() && isToday(segment.ofQueue.since)) {
        addContact(queue->today, segment.ofQueue);
        addContact(quarterRow(*queue, segment.ofQueue.since), segment.ofQueue);
    }
    if (queue && isTodays) {
        addTo(queue->today);
        addTo(quarterRow(*queue, segment.to));
    }
}

void Fold::countDial(const Call &call, std::int64_t AgentCounts::*count) {
    if (auto *dialler = call.dial.by && isToday(call.arrivedAt) ? agentOf(call.dial.by) : nullptr)
        ++(dialler->today.*count);
}

void Fold::countOver(const Call &call) {
    const auto &talk = call.lastTalk;
    if (call.direction != Direction::Inbound || !talk.agent || !isToday(call.arrivedAt))
        return;
    m_center.rateable.push_back({call.id, talk.queue, talk.agent});
    if (auto *queue = queueOf(talk.queue))
        ++queue->marks.contacts;
    if (auto *agent = agentOf(talk.agent))
        ++agent->marks.contacts;
}

// Of a contact of another day it is in no figure of today.
void Fold::take(const RatingGiven &fact) {
    // The center is ours to change.
    auto *contact = const_cast<RateableContact *>(rateableOf(m_center, fact.call));
    if (!contact)
        return;
    const auto before = std::exchange(contact->mark, markOnFive(fact.mark, fact.of));
    const auto count = [&](auto *row) {
        if (row && before != 0)
            row->marks.takeBack(before);
        if (row)
            row->marks.add(contact->mark);
    };
    count(queueOf(contact->queue));
    count(agentOf(contact->agent));
}

void Fold::countWork(Queue &queue, Time from, Time to) const {
    from = std::max(from, m_center.dayStartedAt);
    while (from < to) {
        auto &quarter = quarterRow(queue, from);
        const auto part = std::min(to, quarter.to()) - from;
        quarter.afterCallWork += part;
        queue.today.afterCallWork += part;
        from += part;
    }
}

} // namespace callboard
