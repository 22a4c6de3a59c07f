// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"

namespace callboard {

namespace {

constexpr std::uint64_t snapshotEvery = 50'000; // events

void append(Decision &to, Decision more) {
    std::move(more.facts.begin(), more.facts.end(), std::back_inserter(to.facts));
    std::move(more.orders.begin(), more.orders.end(), std::back_inserter(to.orders));
}

} // namespace

Hub::Hub(Journal &journal, Snapshots &snapshots, Numbers &numbers, SiteDay day, HubLinks links)
    : m_journal(journal)
    , m_snapshots(snapshots)
    , m_numbers(numbers)
    , m_dispatcher(numbers)
    , m_watch(day)
    , m_links(std::move(links)) {
}

Result<std::uint64_t> Hub::begin(const SiteSettings &site, std::string version) {
    auto restored = restore(m_journal, m_snapshots, m_journal.last());
    if (!restored)
        return restored.error();
    m_center = std::move(restored->center);
    Decision first{{BackendStarted{m_journal.start(), std::move(version)}}, {}};
    append(first, Dispatcher::closeInterrupted(m_center));
    if (m_center.site != site)
        first.facts.push_back(ConfigChanged{site});
    append(first, m_watch.due(m_center, m_links.clock()));
    if (const auto taken = take(std::move(first), {}); !taken)
        return taken.error();
    return restored->replayed;
}

void Hub::tick() {
    auto due = m_watch.due(m_center, m_links.clock());
    // Also with nothing due: an agent may be asked again now.
    if (const auto taken = take(std::move(due), {}); !taken)
        m_links.fatal(taken.error());
}

void Hub::retry() {
    if (const auto done = commit(); !done)
        m_links.fatal(done.error());
}

Result<void> Hub::putSnapshot() {
    m_sinceSnapshot = 0;
    return m_snapshots.put(m_journal, m_center.seq, foldVersion, encode(m_center));
}

Result<std::uint64_t> Hub::command(const Command &command, const Actor &actor, CommandId id) {
    auto decision = decide(m_center, command, actor, m_links.clock(), m_numbers.nextCall());
    if (!decision)
        return decision.error();
    if (const auto taken = take(std::move(decision).value(), id); !taken)
        return taken.error();
    return m_center.seq;
}

Result<void> Hub::record(std::vector<Fact> facts, CommandId causedBy) {
    return take({std::move(facts), {}}, causedBy);
}

Result<void> Hub::replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const {
    return readEvents(m_journal, from, to, visit);
}

Result<void> Hub::take(Decision decision, CommandId causedBy) {
    std::deque<Fact> following(std::make_move_iterator(decision.facts.begin()),
                               std::make_move_iterator(decision.facts.end()));
    while (!following.empty()) {
        auto fact = std::move(following.front());
        following.pop_front();
        stage(std::move(fact), causedBy, following);
    }
    matchAll(causedBy);
    std::move(decision.orders.begin(), decision.orders.end(), std::back_inserter(m_orders));
    return commit();
}

void Hub::stage(Fact fact, CommandId causedBy, std::deque<Fact> &following) {
    if (!fits(m_center, fact)) {
        m_links.warn("out of place and not recorded: " + std::string(typeOf(fact)) + " " + encode(fact));
        return;
    }
    m_batch.push_back({Event{m_center.seq + 1, m_links.clock(), causedBy, std::move(fact)}, {}});
    auto &staged = m_batch.back();
    apply(m_center, staged.event, staged.delta);
    auto next = m_dispatcher.follow(m_center, staged.event);
    std::move(next.facts.begin(), next.facts.end(), std::back_inserter(following));
    std::move(next.orders.begin(), next.orders.end(), std::back_inserter(m_orders));
}

// An offer takes its agent out of the routable, so this ends.
void Hub::matchAll(CommandId causedBy) {
    std::deque<Fact> following;
    for (;;) {
        auto pair = m_dispatcher.match(m_center, m_links.clock());
        if (pair.facts.empty())
            return;
        std::move(pair.orders.begin(), pair.orders.end(), std::back_inserter(m_orders));
        for (auto &fact : pair.facts)
            stage(std::move(fact), causedBy, following);
    }
}

Result<void> Hub::commit() {
    std::vector<Record> records;
    records.reserve(m_batch.size());
    for (const auto &staged : m_batch)
        records.push_back(recordOf(staged.event));
    if (const auto written = records.empty() ? Result<void>() : m_journal.append(records); !written) {
        if (written.error().code == "journal.full")
            return {}; // held up: retry() goes on when there is room
        return written;
    }
    const auto done = std::exchange(m_batch, {});
    const auto orders = std::exchange(m_orders, {});
    for (const auto &staged : done) {
        m_links.keep(staged.event, staged.delta);
        if (m_listener)
            m_listener(staged.event, staged.delta);
    }
    for (const auto &order : orders)
        m_links.give(order);
    m_sinceSnapshot += done.size();
    if (m_sinceSnapshot >= snapshotEvery)
        if (const auto put = putSnapshot(); !put)
            m_links.warn("no snapshot: " + put.error().detail);
    return {};
}

} // namespace callboard
