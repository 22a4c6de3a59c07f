// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/watch.h"

#include "backend/opening.h"
#include "backend/outbound_caps.h"
#include "core/announce/phrases.h"
#include "core/routing/match.h"

#include <algorithm>

namespace callboard {

namespace {

// An engine that says nothing for so long after it was told to stop ringing has forgotten the offer.
constexpr Duration cancelGrace = seconds{10};

bool isTooLong(const Center &center, const Call &call, Time now) {
    const auto *queue = settingsOf(center, call.queue);
    return queue && call.state == CallState::Waiting && now >= call.queuedAt + queue->maxWait;
}

// By itself; none: not before the agent has said how the call ended.
std::optional<Time> workEnds(const Center &center, const Agent &agent) {
    if (agent.state != AgentState::WorkingAfterCall || lacksDisposition(center, agent))
        return std::nullopt;
    return agent.work.until;
}

// When a paused recording goes on by itself; none: it is not paused, or for as long as people want.
std::optional<Time> pauseEnds(const Center &center, const Call &call) {
    const auto longest = center.site.recording.longestPause;
    if (call.recordingPausedAt == Time{} || longest == Duration{})
        return std::nullopt;
    return call.recordingPausedAt + longest;
}

// Who is answered at once need not be told anything.
constexpr Duration firstAnnouncement = seconds{5};

// When this waiting caller is to be told where he stands; none: never.
std::optional<Time> announcementOf(const QueueSettings &queue, const Call &call) {
    if (queue.language == SpokenLanguage::None || call.state != CallState::Waiting)
        return std::nullopt;
    const auto &last = call.announced.at;
    return last == Time{} ? call.queuedAt + firstAnnouncement : last + queue.announceEvery;
}

} // namespace

Decision Watch::due(const Center &center, Time now) {
    Decision decision;
    if (const auto date = m_day.dateAt(now); date != center.day && now >= center.dayStartedAt)
        decision.facts.push_back(DayStarted{date});
    endLeases(decision, center, now);
    for (const auto &agent : center.agents)
        if (const auto until = workEnds(center, agent); until && now >= *until)
            decision.facts.push_back(AfterCallWorkEnded{agent.id, Author::Rule});
    for (const auto &settings : center.site.queues)
        if (const auto *queue = find(center, settings.id); queue->isClosed == isOpen(settings, m_day, now))
            decision.facts.push_back(queue->isClosed ? Fact{QueueOpened{queue->id}}
                                                     : Fact{QueueClosed{queue->id}});
    endPauses(decision, center, now);
    announce(decision, center, now);
    dismiss(decision, center, now);
    tellUsedUp(decision, center, m_day, now);
    return decision;
}

// The engine says when it went on.
void Watch::endPauses(Decision &decision, const Center &center, Time now) {
    std::erase_if(m_resumed, [&](const auto &pause) {
        const auto *call = find(center, pause.first);
        return !call || call->recordingPausedAt != pause.second;
    });
    for (const auto &call : center.calls)
        if (const auto end = pauseEnds(center, call);
            end && now >= *end && m_resumed.insert({call.id, call.recordingPausedAt}).second)
            decision.orders.push_back(HoldRecording{call.id, {}, false});
}

// The position that a caller is told never grows. A wait is a promise: none while nobody is there to keep it.
void Watch::announce(Decision &decision, const Center &center, Time now) const {
    for (const auto &queue : center.queues) {
        const auto *settings = settingsOf(center, queue.id);
        for (std::size_t i = 0; settings && i < queue.waiting.size(); ++i) {
            const auto &call = *find(center, queue.waiting[i]);
            const auto due = announcementOf(*settings, call);
            if (!due || now < *due)
                continue;
            auto position = static_cast<std::int32_t>(i) + 1;
            if (call.announced.position > 0)
                position = std::min(position, call.announced.position);
            CallAnnounced fact{call.id, queue.id, position, {}, {}};
            const auto wait = expectedWait(queue.pace, position);
            if (wait && isAttended(center, queue.id)) {
                const auto range = rangeOf(*wait);
                fact.waitFrom = minutes{range.from};
                fact.waitTo = minutes{range.to};
            }
            decision.facts.push_back(fact);
        }
    }
}

// Who waited too long leaves the queue, and goes on to another number or is told good-bye.
void Watch::dismiss(Decision &decision, const Center &center, Time now) const {
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting)
            if (isTooLong(center, *find(center, id), now))
                decision.facts.push_back(
                    CallLeftQueue{id, queue.id, VisitOutcome::Overflowed, LeaveReason::MaxWait});
}

// The engine says how it ended: the phone may have been answered at the last moment.
void Watch::endLeases(Decision &decision, const Center &center, Time now) {
    std::erase_if(m_cancelled, [&](OfferId id) { return !find(center, id); });
    for (const auto &offer : center.offers) {
        if (now >= offer.until && m_cancelled.insert(offer.id).second)
            decision.orders.push_back(CancelOffer{offer.id, OfferOutcome::NoAnswer});
        if (now >= offer.until + cancelGrace)
            decision.facts.push_back(OfferEnded{offer.id, offer.call, offer.agent, OfferOutcome::NoAnswer});
    }
}

Time Watch::next(const Center &center, Time now) const {
    auto next = m_day.nextMidnight(now);
    const auto consider = [&](Time time) { next = std::min(next, std::max(time, now)); };
    for (const auto &offer : center.offers)
        consider(m_cancelled.contains(offer.id) ? offer.until + cancelGrace : offer.until);
    for (const auto &agent : center.agents)
        if (const auto until = workEnds(center, agent))
            consider(*until);
    for (const auto &call : center.calls)
        if (const auto end = pauseEnds(center, call);
            end && !m_resumed.contains({call.id, call.recordingPausedAt}))
            consider(*end);
    if (const auto usedUp = nextUsedUp(center, now))
        consider(*usedUp);
    for (const auto &queue : center.queues) {
        const auto *settings = settingsOf(center, queue.id);
        if (settings)
            consider(nextOpening(*settings, m_day, now));
        for (const auto id : queue.waiting) {
            const auto &call = *find(center, id);
            if (settings && call.state == CallState::Waiting)
                consider(call.queuedAt + settings->maxWait);
            if (const auto due = settings ? announcementOf(*settings, call) : std::nullopt)
                consider(*due);
            if (const auto again = nextAskedAgain(call, now))
                consider(*again);
        }
    }
    return next;
}

} // namespace callboard
