// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"
#include "core/history/archive.h"
#include "core/journal/group.h"

#include <span>

namespace callboard {

namespace {

constexpr std::uint64_t snapshotEvery = 20'000; // events: any moment of the past is near one
constexpr Duration sealEvery = minutes{15};
// Records appended at once, however many had to wait: well below what the journal takes.
constexpr std::size_t largestGroup = 10'000;
constexpr auto discIsFull = "the disc is full";

void append(Decision &to, Decision more) {
    std::move(more.facts.begin(), more.facts.end(), std::back_inserter(to.facts));
    std::move(more.orders.begin(), more.orders.end(), std::back_inserter(to.orders));
}

void name(Order &order, CommandId command) {
    std::visit(
        [&](auto &each) {
            if constexpr (requires { each.causedBy; })
                each.causedBy = command;
        },
        order);
}

} // namespace

Hub::Hub(Journal &journal, Snapshots &snapshots, Numbers &numbers, SiteDay day, HubLinks links)
    : m_journal(journal)
    , m_snapshots(snapshots)
    , m_numbers(numbers)
    , m_dispatcher(numbers, day)
    , m_watch(day)
    , m_links(std::move(links)) {
}

Result<std::uint64_t> Hub::begin(const SiteSettings &site, std::string version, Time aliveUntil) {
    auto restored = restore(m_journal, m_snapshots, m_journal.last());
    if (!restored)
        return restored.error();
    m_center = std::move(restored->center);
    const bool isBelieved = m_center.seq > 0 && m_center.at < aliveUntil && aliveUntil <= m_links.clock();
    const BackendStarted started{m_journal.start(), std::move(version), isBelieved ? aliveUntil : Time{}};
    Decision first{{started}, {}};
    append(first, Dispatcher::closeInterrupted(m_center));
    if (m_center.site != site)
        first.facts.push_back(ConfigChanged{site});
    if (const auto taken = take(std::move(first), {}); !taken)
        return taken.error();
    if (const auto taken = take(m_watch.due(m_center, m_links.clock()), {}); !taken)
        return taken.error();
    return restored->replayed;
}

// Also with nothing due: an agent may be asked again now.
void Hub::tick() {
    static_cast<void>(take(m_watch.due(m_center, m_links.clock()), {}).ok()); // a failure was told
}

void Hub::retry() {
    static_cast<void>(commit().ok());
}

void Hub::idle() {
    if (const auto done = m_journal.idle(); !done)
        m_links.warn("journal: " + done.error().detail);
    if (m_journal.holdsReserve())
        return sealState();
    for (const auto &call : m_center.calls)
        if (!call.recording.empty())
            m_links.give(StopRecording{call.id, discIsFull});
}

// Only where something happened since.
void Hub::sealState() {
    const auto now = m_links.clock();
    if (isHeldUp() || m_center.seq <= m_sealed || now < m_sealedAt + sealEvery)
        return;
    m_sealedAt = now;
    if (record({StateSealed{foldVersion, sealOf(m_center)}}, {}))
        m_sealed = m_center.seq;
}

Result<void> Hub::putSnapshot() {
    m_sinceSnapshot = 0;
    return m_snapshots.put(m_journal, m_center.seq, foldVersion, encode(m_center));
}

Result<std::uint64_t> Hub::command(const Command &command, const Actor &actor, CommandId id) {
    auto decision =
        decide(m_center, command, actor, m_links.clock(), [this] { return m_numbers.nextCall(); });
    if (!decision)
        return decision.error();
    for (auto &order : decision->orders)
        name(order, id);
    if (const auto taken = take(std::move(decision).value(), id); !taken)
        return taken.error();
    return m_center.seq;
}

Result<void> Hub::hear(std::vector<Told> told) {
    for (auto &[fact, causedBy] : told)
        stageAll({{std::move(fact)}, {}}, causedBy);
    matchAll();
    return commit();
}

Result<void> Hub::record(std::vector<Fact> facts, CommandId causedBy) {
    return take({std::move(facts), {}}, causedBy);
}

Result<void> Hub::replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const {
    return readEvents(m_journal, from, to, visit);
}

Result<void> Hub::take(Decision decision, CommandId causedBy) {
    stageAll(std::move(decision), causedBy);
    matchAll();
    return commit();
}

void Hub::stageAll(Decision decision, CommandId causedBy) {
    std::deque<Fact> following(std::make_move_iterator(decision.facts.begin()),
                               std::make_move_iterator(decision.facts.end()));
    while (!following.empty()) {
        auto fact = std::move(following.front());
        following.pop_front();
        stage(std::move(fact), causedBy, following);
    }
    std::move(decision.orders.begin(), decision.orders.end(), std::back_inserter(m_orders));
}

void Hub::stage(Fact fact, CommandId causedBy, std::deque<Fact> &following) {
    if (m_links.name)
        m_links.name(m_center, fact);
    Event event{m_center.seq + 1, m_links.clock(), causedBy, std::move(fact)};
    if (!fits(m_center, event.fact))
        return drop(event, "out of place");
    auto record = recordOf(event);
    if (const auto refused = journal::refusalOf(record))
        return drop(event, *refused);
    m_records.push_back(std::move(record));
    m_batch.push_back({std::move(event), {}});
    auto &staged = m_batch.back();
    apply(m_center, staged.event, staged.delta);
    auto next = m_dispatcher.follow(m_center, staged.event);
    following.insert(following.begin(), std::make_move_iterator(next.facts.begin()),
                     std::make_move_iterator(next.facts.end()));
    std::move(next.orders.begin(), next.orders.end(), std::back_inserter(m_orders));
}

// Before the center has seen it: one fact that cannot be kept stops nothing.
void Hub::drop(const Event &event, const std::string &why) {
    m_links.warn("not recorded, " + why + ": " + std::string(typeOf(event.fact)) + " " + encode(event.fact));
}

// An offer takes its agent out of the routable, so this ends.
void Hub::matchAll() {
    for (auto before = m_center.seq;; before = m_center.seq) {
        stageAll(m_dispatcher.match(m_center, m_links.clock()), {});
        if (m_center.seq == before)
            return;
    }
}

Result<void> Hub::commit() {
    while (!m_batch.empty()) {
        const auto count = std::min(m_batch.size(), largestGroup);
        if (const auto written = m_journal.append(std::span(m_records).first(count)); !written) {
            if (written.error().code == "journal.full")
                return {}; // held up: retry() goes on when there is room
            m_links.fatal(written.error());
            return written;
        }
        publish(count);
    }
    giveOrders();
    return {};
}

void Hub::publish(std::size_t count) {
    const auto end = m_batch.begin() + static_cast<std::ptrdiff_t>(count);
    const std::vector<Staged> done(std::make_move_iterator(m_batch.begin()), std::make_move_iterator(end));
    m_batch.erase(m_batch.begin(), end);
    m_records.erase(m_records.begin(), m_records.begin() + static_cast<std::ptrdiff_t>(count));
    for (const auto &staged : done) {
        m_links.keep(staged.event, staged.delta);
        if (m_listener)
            m_listener(staged.event, staged.delta);
    }
    m_sinceSnapshot += count;
}

void Hub::giveOrders() {
    for (auto &order : std::exchange(m_orders, {}))
        if (std::holds_alternative<RecordCall>(order) && !m_journal.holdsReserve())
            m_links.warn("not recorded, " + std::string(discIsFull) + ": " +
                         std::get<RecordCall>(order).file);
        else
            m_links.give(std::move(order));
    if (m_sinceSnapshot >= snapshotEvery)
        if (const auto put = putSnapshot(); !put)
            m_links.warn("no snapshot: " + put.error().detail);
}

} // namespace callboard
