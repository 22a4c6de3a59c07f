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

// When the contacts came whose talk the fact may end: to the queue, or at all.
class Arrivals {
    // Facts that come with every call and end no talk are not worth a look.
    template <class F>
    static constexpr bool mayEndTalk = !std::is_same_v<F, CallArrived> && !std::is_same_v<F, CallQueued> &&
                                       !std::is_same_v<F, OfferStarted> && !std::is_same_v<F, OfferEnded> &&
                                       !std::is_same_v<F, CallAnswered>;
    template <class F>
    static constexpr auto fieldsOf() {
        if constexpr (mayEndTalk<F>)
            return F::fields();
        else
            return std::tuple{};
    }

public:
    Arrivals(const Center &center, const Fact &fact) {
        std::visit(
            [&]<class F>(const F &f) {
                std::apply([&](const auto &...fields) { (note(center, f.*(fields.member)), ...); },
                           fieldsOf<F>());
            },
            fact);
    }
    Time of(const Segment &segment) const {
        const auto found = std::find_if(m_known.begin(), m_known.end(),
                                        [&](const auto &k) { return k.call == segment.call; });
        return found != m_known.end() ? std::min(found->came, segment.from) : segment.from;
    }

private:
    struct Known {
        CallId call;
        Time came;
    };
    template <class Value>
    void note(const Center &center, const Value &value) {
        if constexpr (std::is_same_v<Value, CallId>)
            if (const auto *call = find(center, value); call && m_size < m_known.size())
                m_known[m_size++] = {value, call->queuedAt != Time{} ? call->queuedAt : call->arrivedAt};
    }

    std::array<Known, 3> m_known{};
    std::size_t m_size = 0;
};

} // namespace

const Delta &Projector::take(const Event &event) {
    const auto promised = promiseBefore(m_center, event.fact);
    const Arrivals arrivals(m_center, event.fact);
    apply(m_center, event, m_delta);
    for (const auto &visit : m_delta.visits)
        add(visit, promised);
    for (const auto &segment : m_delta.segments)
        add(segment, arrivals.of(segment));
    for (const auto &talk : m_delta.outsideTalks)
        add(talk);
    for (const auto &finished : m_delta.finishedOffers)
        add(finished);
    for (const auto &interval : m_delta.intervals)
        add(interval);
    for (const auto &finished : m_delta.finishedCalls)
        add(finished);
    if (const auto *set = std::get_if<DispositionSet>(&event.fact); set && m_delta.isInPlace)
        add(*set);
    if (const auto *given = std::get_if<RatingGiven>(&event.fact); given && m_delta.isInPlace)
        add(*given);
    if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact); stopped && m_delta.isInPlace)
        addSound(stopped->call);
    if (const auto *heard = std::get_if<RecordingHeard>(&event.fact); heard && m_delta.isInPlace)
        addSound(heard->call);
    return m_delta;
}

bool Projector::takeIfInPlace(const Event &event) {
    const auto seq = m_center.seq;
    const auto at = m_center.at;
    if (take(event).isInPlace)
        return true;
    m_center.seq = seq;
    m_center.at = at;
    --m_center.outOfPlace;
    return false;
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

void Projector::add(const Segment &segment, Time came) {
    std::int64_t marks = 0;
    const auto note = [&](const OfContact &part, const segment::Own &own) {
        marks |= (part.begins ? own.begins : 0) | (part.isTransferred ? own.transfers : 0);
        return part.isTransferred ? (segment.to - part.since).count() : 0;
    };
    const auto afterAgents = note(segment.ofAgent, segment::agents),
               afterQueues = note(segment.ofQueue, segment::queues),
               afterBoths = note(segment.ofBoth, segment::boths);
    rows(Table::Segments)
        .add({number(segment.call), m_ids.numberOf(segment.queue), m_ids.numberOf(segment.agent),
              place(segment.direction), micros(segment.to), (segment.to - segment.from).count(),
              segment.held.count(), (segment.to - came).count(), marks, afterAgents, afterQueues,
              afterBoths});
}

void Projector::add(const OutsideTalk &talk) {
    auto &rows = this->rows(Table::Outside);
    rows.add({number(talk.call), micros(talk.to), (talk.to - talk.from).count(), talk.held.count()});
    rows.texts.push_back(talk.number);
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
    const auto present = call.agent ? call.agent : call.caller;
    const auto agent = present ? present : call.lastTalk.agent; // who sent it on to somebody outside
    rows.add({number(call.id), m_ids.numberOf(call.cameBy), m_ids.numberOf(agent), place(call.direction),
              micros(call.arrivedAt), (finished.endedAt - call.arrivedAt).count(), place(finished.by),
              place(finished.cause), m_ids.numberOf(call.dial.by), call.dial.isAnswered,
              m_ids.numberOf(call.lastTalk.queue), m_ids.numberOf(call.lastTalk.agent)});
    rows.texts.push_back(call.direction == Direction::Inbound ? call.from.number : call.calledOutside());
}

void Projector::add(const DispositionSet &set) {
    rows(Table::Codes)
        .add({number(set.call), m_ids.numberOf(set.agent), m_ids.numberOf(set.code), micros(m_center.at)});
}

void Projector::add(const RatingGiven &given) {
    rows(Table::Ratings)
        .add({number(given.call), given.mark, given.of, micros(m_center.at),
              static_cast<std::int64_t>(m_center.seq)});
}

void Projector::addSound(CallId call) {
    rows(Table::Sound).add({number(call), micros(m_center.at), static_cast<std::int64_t>(m_center.seq)});
}

} // namespace callboard::history
