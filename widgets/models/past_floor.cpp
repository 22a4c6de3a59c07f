// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/past_floor.h"

#include "core/center/apply.h"

#include <QPointer>

namespace callboard {

namespace {

constexpr int stepMilliseconds = 100;
constexpr std::size_t fewAhead = 500;

} // namespace

PastFloor::PastFloor(PastSource &source)
    : m_source(source) {
    m_timer.setInterval(stepMilliseconds);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { advance(microseconds{m_since.nsecsElapsed() / 1'000} * m_speed); });
}

void PastFloor::show(const std::string &stream, Time at) {
    m_wish = {stream, std::min(at, m_end)};
    if (!m_isAsking)
        ask();
}

void PastFloor::ask() {
    const auto [stream, at] = *std::exchange(m_wish, {});
    m_isAsking = true;
    m_isFetching = false; // what is under way is of a round before
    ++m_round;
    m_source.ask(AskMoment{stream, at}, [self = QPointer(this), this, stream = stream, at = at,
                                         round = m_round](Result<Center> center) {
        if (!self)
            return;
        m_isAsking = false;
        if (m_wish)
            return ask();
        if (round != m_round)
            return;
        if (!center)
            return Q_EMIT failed(center.error());
        m_stream = stream;
        take(std::move(center).value(), at);
    });
}

void PastFloor::take(Center center, Time at) {
    m_center = std::move(center);
    m_at = at;
    m_ahead.clear();
    m_next.reset();
    m_last.reset();
    m_since.start();
    Q_EMIT replaced();
    Q_EMIT moved();
    tellGap();
    lookAhead();
    if (m_speed > 0)
        fetch();
}

// What follows says whether anybody was looking then.
void PastFloor::lookAhead() {
    m_source.ask(AskPastEvents{m_stream, m_center.seq + 1, 1},
                 [self = QPointer(this), this, round = m_round](const Result<PastEvents> &next) {
                     if (!self || round != m_round || !next || next->events.empty())
                         return;
                     m_next = next->events.front();
                     tellGap();
                 });
}

bool PastFloor::isInGap() const {
    const auto *next = !m_ahead.empty() ? &m_ahead.front() : m_next ? &*m_next : nullptr;
    return next && next->seq == m_center.seq + 1 && m_at > m_center.at &&
           std::holds_alternative<BackendStarted>(next->fact);
}

void PastFloor::tellGap() {
    const bool is = isInGap();
    if (std::exchange(m_wasInGap, is) == is)
        return;
    Q_EMIT liveChanged();
    Q_EMIT ticked(); // the boards' time is another
}

void PastFloor::play(int speed) {
    m_speed = speed;
    if (speed == 0)
        return m_timer.stop();
    m_since.start();
    m_timer.start();
    fetch();
}

void PastFloor::leave() {
    play(0);
    m_wish.reset();
    ++m_round;
}

void PastFloor::fetch() {
    if (m_isFetching || m_isAsking || m_ahead.size() >= fewAhead)
        return;
    const auto from = (m_ahead.empty() ? m_center.seq : m_ahead.back().seq) + 1;
    if (m_last && *m_last < from)
        return; // there is no more
    m_isFetching = true;
    m_source.ask(AskPastEvents{m_stream, from},
                 [self = QPointer(this), this, round = m_round](Result<PastEvents> more) {
                     if (!self || round != m_round)
                         return;
                     m_isFetching = false;
                     if (more)
                         return takeEvents(std::move(more).value());
                     stop();
                     Q_EMIT failed(more.error());
                 });
}

void PastFloor::takeEvents(PastEvents more) {
    m_last = more.last;
    std::move(more.events.begin(), more.events.end(), std::back_inserter(m_ahead));
}

// Time stands while what comes next is being fetched: nothing is passed over.
void PastFloor::advance(Duration time) {
    m_since.start();
    if (m_isAsking)
        return;
    const auto wished = std::min(m_at + time, m_end);
    const auto before = m_at;
    step(wished);
    fetch();
    if (knowsWhatFollows())
        m_at = std::max(m_at, wished);
    if (m_at != before) {
        Q_EMIT ticked();
        Q_EMIT moved();
    }
    tellGap();
    if (m_at >= m_end) {
        stop();
        Q_EMIT ended();
    }
}

bool PastFloor::knowsWhatFollows() const {
    return !m_ahead.empty() || (m_last && *m_last <= m_center.seq);
}

void PastFloor::step(Time until) {
    while (!m_ahead.empty() && m_ahead.front().at <= until) {
        const auto event = std::move(m_ahead.front());
        m_ahead.pop_front();
        Delta delta;
        apply(m_center, event, delta);
        m_at = std::max(m_at, event.at);
        Q_EMIT changed(delta);
        Q_EMIT happened(event);
    }
}

void PastFloor::stop() {
    m_speed = 0;
    m_timer.stop();
}

} // namespace callboard
