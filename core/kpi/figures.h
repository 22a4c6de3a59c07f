// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kpi/today.h"

#include <optional>

namespace callboard {

// Figures of counts, live or of a report; none where there is nothing to divide by.

inline std::optional<double> share(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? std::optional{static_cast<double>(part) / static_cast<double>(whole)} : std::nullopt;
}

// To the nearest microsecond.
inline std::optional<Duration> mean(Duration sum, std::int64_t count) {
    return count > 0 ? std::optional{(sum + Duration{count / 2}) / count} : std::nullopt;
}

inline std::optional<Duration> speedOfAnswer(const QueueCounts &c) {
    return mean(c.answerWait, c.answered);
}
inline std::optional<Duration> timeToAbandon(const QueueCounts &c) {
    return mean(c.abandonWait, c.abandoned);
}
inline std::optional<double> abandonRate(const QueueCounts &c) {
    return share(c.abandoned, c.offered);
}
inline std::optional<double> longAbandonRate(const QueueCounts &c) {
    return share(c.abandoned - c.shortAbandoned, c.offered - c.shortAbandoned);
}
inline std::optional<double> keptPromises(const QueueCounts &c) {
    return share(c.promisesKept, c.promised);
}

// Of queues and agents alike.
template <class Counts>
std::optional<Duration> talkTime(const Counts &c) {
    return mean(c.talk, c.segments);
}
template <class Counts>
std::optional<Duration> holdTime(const Counts &c) {
    return mean(c.hold, c.segments);
}
template <class Counts>
std::optional<Duration> workTime(const Counts &c) {
    return mean(c.afterCallWork, c.segments);
}
template <class Counts>
std::optional<Duration> handleTime(const Counts &c) {
    return mean(c.talk + c.hold + c.afterCallWork, c.segments);
}
template <class Counts>
std::optional<double> transferRate(const Counts &c) {
    return share(c.transferred, c.contacts);
}
inline std::optional<double> offerAnswerRate(const QueueCounts &c) {
    return share(c.offersAccepted, c.offers);
}
inline std::optional<double> offerAnswerRate(const AgentCounts &c) {
    return share(c.answered, c.offers);
}
inline std::optional<Duration> answerDelay(const QueueCounts &c) {
    return mean(c.answerDelay, c.offersAccepted);
}
inline std::optional<Duration> answerDelay(const AgentCounts &c) {
    return mean(c.answerDelay, c.answered);
}

// Of times in states, as far as they are in the period: a talk counts in the time in which it was, wherever
// its end is.
inline Duration productive(const AgentCounts &c) {
    return c.busy + c.afterCallWork;
}
inline std::optional<double> occupancy(const AgentCounts &c) {
    return share(productive(c).count(), (productive(c) + c.ready).count());
}
// Logged in, in whatever state.
inline Duration loggedIn(const AgentCounts &c) {
    return c.ready + c.notReady + c.reserved + c.busy + c.afterCallWork;
}
inline std::optional<double> utilisation(const AgentCounts &c) {
    return share(productive(c).count(), loggedIn(c).count());
}
inline std::optional<double> connectRate(const AgentCounts &c) {
    return share(c.dialsAnswered, c.dials);
}
inline std::optional<Duration> outboundTalkTime(const AgentCounts &c) {
    return mean(c.outboundTalk, c.outboundSegments);
}
inline std::optional<Duration> inboundTalkTime(const AgentCounts &c) {
    return mean(c.talk - c.outboundTalk, c.segments - c.outboundSegments);
}

} // namespace callboard
