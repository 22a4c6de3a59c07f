// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/center/fold.h"
#include "core/center/outbound.h"

#include <algorithm>

namespace callboard {

namespace {

// In its place among the rows, if there is none with this id.
template <class Row, class Id>
void addRow(std::vector<Row> &rows, Id id) {
    const auto place =
        std::lower_bound(rows.begin(), rows.end(), id, [](const Row &row, Id key) { return row.id < key; });
    if (place == rows.end() || place->id != id)
        rows.insert(place, Row{})->id = id;
}

// The rows that come back begin anew: marks of contacts from before are not taken back from them.
void dropContactsOfGone(Center &center) {
    std::erase_if(center.rateable,
                  [&](const RateableContact &contact) { return !find(center, contact.agent); });
    for (auto &contact : center.rateable)
        if (!find(center, contact.queue))
            contact.queue = {};
}

} // namespace

bool Fold::isWanted(const Agent &agent) const {
    const auto *settings = settingsOf(m_center, agent.id);
    return settings && settings->extension;
}

bool Fold::isWanted(const Queue &queue) const {
    return settingsOf(m_center, queue.id);
}

// A row that left the configuration stays for as long as something live hangs on it.
void Fold::retireRows() {
    for (auto &agent : m_center.agents)
        if (!isWanted(agent) && !agent.offer && agent.calls.empty() && agent.since != Time{}) {
            enter(agent, AgentState::LoggedOut, {}, m_at);
            m_delta.intervals.back().isLast = true;
        }
    const auto gone = std::erase_if(m_center.agents, [&](const Agent &agent) {
        return !isWanted(agent) && !agent.offer && agent.calls.empty();
    });
    const auto closed = std::erase_if(
        m_center.queues, [&](const Queue &queue) { return !isWanted(queue) && queue.waiting.empty(); });
    if (gone + closed == 0)
        return;
    learnRows(m_center);
    dropContactsOfGone(m_center);
    m_delta.isWhole = true;
}

void Fold::take(const QueueOpened &fact) {
    queueOf(fact.queue)->isClosed = false;
    mark(m_delta.queues, fact.queue);
}

void Fold::take(const QueueClosed &fact) {
    queueOf(fact.queue)->isClosed = true;
    mark(m_delta.queues, fact.queue);
}

void Fold::take(const ConfigChanged &fact) {
    m_center.site = fact.site;
    for (const auto &queue : fact.site.queues)
        addRow(m_center.queues, queue.id);
    for (const auto &user : fact.site.users)
        if (user.extension) {
            addRow(m_center.agents, user.id);
            addRow(m_center.devices, user.extension);
        }
    std::erase_if(m_center.devices, [&](const Device &device) {
        return std::none_of(fact.site.users.begin(), fact.site.users.end(),
                            [&](const UserSettings &user) { return user.extension == device.id; });
    });
    learnRows(m_center);
    defineLevels();
    outbound().follow(m_center.site.outbound);
    for (auto &agent : m_center.agents)
        if (isWanted(agent))
            agent.device = settingsOf(m_center, agent.id)->extension;
    m_delta.isWhole = true;
    m_mayRetire = true;
}

// A queue that judges otherwise than until now has its next version.
void Fold::defineLevels() {
    auto &all = m_center.definitions;
    for (const auto &queue : m_center.site.queues) {
        const auto last = std::find_if(all.rbegin(), all.rend(),
                                       [&](const LevelDefinition &known) { return known.queue == queue.id; });
        LevelDefinition now{queue.id, 1, m_at, queue.target, queue.shortAbandon, m_center.site.serviceLevel};
        if (last != all.rend() && last->judgesAs(now))
            continue;
        now.version = last != all.rend() ? last->version + 1 : 1;
        all.push_back(now);
    }
}

void Fold::take(const CallDialledOut &fact) {
    auto &call = callOf(fact.call);
    call.trunk = fact.trunk;
    call.ledOut = fact.number;
    touch(call);
    outbound().begin(fact, outboundRuleOf(m_center.site, fact.prefix), m_at);
}

void Fold::take(const OutboundCapReached &fact) {
    outbound().reach(fact, m_at);
}

void Fold::take(const CallersTurnedAway &fact) {
    m_center.guard.turnedAway += fact.count;
    m_center.guard.turnedAwayAt = m_at;
    m_center.guard.turnedAwayFor = fact.reason;
}

void Fold::take(const AddressBanned &fact) {
    m_center.guard.banned += 1 + fact.others;
    m_center.guard.bannedAt = m_at;
    m_center.guard.bannedUntil = fact.until;
    m_center.guard.bannedAddress = fact.address;
}

// What runs over midnight is split there: the old day's part has been told by its last counters. Who was cut
// off or missed in the day that ends may still wait to be called back; who was so before it has waited a
// whole day.
void Fold::take(const DayStarted &fact) {
    const auto before = m_center.dayStartedAt;
    std::erase_if(m_center.cutOff, [&](const CutOffCall &cut) { return cut.at < before; });
    for (auto &agent : m_center.agents)
        std::erase_if(agent.missed, [&](const MissedCall &missed) { return missed.at < before; });
    m_center.day = fact.date;
    m_center.dayStartedAt = m_at;
    m_center.guard = {};
    outbound().beginDay(m_at);
    for (auto &queue : m_center.queues) {
        queue.today = {};
        queue.quarters.clear();
        queue.marks = {};
        queue.answeredWaits.clear();
    }
    for (auto &agent : m_center.agents) {
        agent.today = {};
        agent.marks = {};
    }
    m_center.rateable.clear();
    m_delta.isWhole = true;
}

// Between the last word of the backend before and the first of this one nobody was looking: no agent worked,
// talked or was ready in that time, as far as anybody knows.
void Fold::take(const BackendStarted &fact) {
    m_center.start = fact.start;
    m_center.gapFrom = std::min(std::max(m_before, fact.aliveUntil), m_at);
    m_center.supervisions.clear(); // the phones of the supervisors were let go with the backend before
    for (auto &agent : m_center.agents) {
        if (agent.state != AgentState::LoggedOut)
            enter(agent, AgentState::Unknown, {}, m_center.gapFrom);
        agent.isDeskLost = agent.isDeskLost || agent.desks > 0;
        agent.desks = 0;
        refresh(agent);
    }
    m_delta.isWhole = true;
}

} // namespace callboard
