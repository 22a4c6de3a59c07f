// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/books.h"

namespace callboard {

namespace {

constexpr std::size_t mostFindings = 100;

std::string nameOf(CallId call) {
    return "call " + std::to_string(call.value);
}

} // namespace

void Books::say(std::string sentence) {
    if (m_findings.size() < mostFindings)
        m_findings.push_back(std::move(sentence));
}

void Books::take(const Event &event, const Delta &delta) {
    if (!delta.isInPlace)
        return;
    if (const auto *queued = std::get_if<CallQueued>(&event.fact)) {
        ++m_visits;
        ++m_open[queued->queue];
        if (!m_inQueue.emplace(queued->call, queued->queue).second)
            say(nameOf(queued->call) + " joined a queue while it waited in another");
    }
    if (const auto *started = std::get_if<OfferStarted>(&event.fact)) {
        ++m_offers;
        m_ringing.insert(started->offer);
    }
    if (const auto *transferred = std::get_if<CallTransferred>(&event.fact))
        if (auto place = m_inQueue.extract(transferred->consult)) {
            place.key() = transferred->call; // he waits there in the agent's place
            m_inQueue.insert(std::move(place));
        }
    for (const auto &visit : delta.visits) {
        --m_open[visit.queue];
        if (m_inQueue.erase(visit.call) == 0)
            say(nameOf(visit.call) + " left a queue that it had not joined");
    }
    for (const auto &finished : delta.finishedOffers)
        if (m_ringing.erase(finished.offer.id) == 0)
            say(nameOf(finished.offer.call) + " had an offer end that had not begun");
    for (const auto &interval : delta.intervals) {
        const auto [until, isFirst] = m_until.try_emplace(interval.agent, interval.from);
        if (until->second != interval.from)
            say("agent " + std::string(interval.agent.text()) + " has a hole in his states before " +
                toIso(interval.from));
        until->second = interval.to;
        if (interval.isLast)
            m_until.erase(until);
    }
}

std::vector<std::string> Books::close(const Center &end) const {
    auto findings = m_findings;
    for (const auto &[queue, open] : m_open) {
        const auto *live = find(end, queue);
        const auto waiting = live ? static_cast<std::int64_t>(live->waiting.size()) : 0;
        if (open != waiting)
            findings.push_back("queue " + std::string(queue.text()) + ": " + std::to_string(open) +
                               " visits have no outcome, " + std::to_string(waiting) + " callers wait");
    }
    for (const auto &[call, queue] : m_inQueue)
        if (const auto *live = find(end, call); !live || !live->isWaiting())
            findings.push_back(nameOf(call) + " neither waits in " + std::string(queue.text()) +
                               " nor left it");
    for (const auto &offer : m_ringing)
        if (!find(end, offer))
            findings.push_back("offer " + std::to_string(offer.value) + " has no outcome");
    return findings;
}

} // namespace callboard
