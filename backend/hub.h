// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/dispatcher.h"
#include "backend/floor.h"
#include "backend/watch.h"
#include "core/journal/journal.h"
#include "core/journal/snapshots.h"

#include <deque>

namespace callboard {

// What the hub is joined to. All of it is called on the hub's thread.
struct HubLinks {
    std::function<Time()> clock;
    std::function<void(Order)> give;               // to the engine, after its facts are durable
    std::function<void(const Error &)> fatal;      // the journal failed: nothing more may be acknowledged
    std::function<void(const std::string &)> warn; // for the log: a fact out of place, a snapshot not written
    // Each durable event, before the listener hears of it.
    std::function<void(const Event &, const Delta &)> keep;
    // Into a fact before it is written: who is outside. May be none.
    std::function<void(const Center &, Fact &)> name = {};
};

// The one writer. Facts go in at record(); each is stamped, written, taken into the center and followed by
// what the dispatcher makes of it; the whole group becomes durable at once, and only then is it published and
// are its orders given. Belongs to one thread.
class Hub : public Floor {
public:
    Hub(Journal &journal, Snapshots &snapshots, Numbers &numbers, SiteDay day, HubLinks links);

    // Folds the journal (from the newest snapshot), then records the start, the end of what was interrupted,
    // the configuration if it changed, and the day. Returns how many events were replayed. `aliveUntil`: a
    // sign of life of the backend before, believed where it lies after the last event and before now.
    Result<std::uint64_t> begin(const SiteSettings &site, std::string version, Time aliveUntil = {});
    // What time brings about now; then asked again at nextDue().
    void tick();
    Time nextDue() const { return m_watch.next(m_center, m_links.clock()); }
    // True while the disk is full: groups wait in memory, nothing of them is published or ordered.
    bool isHeldUp() const override { return !m_batch.empty(); }
    // What the engine told, as one group.
    Result<void> hear(std::vector<Told> told);
    // Tries to write what waits.
    void retry();
    // Housekeeping, say once a second: the journal's, a seal of the state now and then, and recordings give
    // way to the journal when the disc is full.
    void idle();
    Result<void> putSnapshot();

    const Center &center() const override { return m_center; }
    const std::string &epoch() const override { return m_journal.epoch(); }
    Time now() const override { return m_links.clock(); }
    Result<std::uint64_t> command(const Command &command, const Actor &actor, CommandId id) override;
    Result<void> record(std::vector<Fact> facts, CommandId causedBy) override;
    Result<void> replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const override;
    SessionId nextSession() override { return m_numbers.nextSession(); }
    void listen(Listener listener) override { m_listener = std::move(listener); }

private:
    struct Staged {
        Event event;
        Delta delta;
    };

    Result<void> take(Decision decision, CommandId causedBy);
    // The facts, each followed at once by what it leads to; then the orders.
    void stageAll(Decision decision, CommandId causedBy);
    // One fact; what it leads to is put before what follows.
    void stage(Fact fact, CommandId causedBy, std::deque<Fact> &following);
    void drop(const Event &event, const std::string &why);
    void matchAll();
    void sealState();
    // Tells m_links.fatal() when the journal can take nothing more.
    Result<void> commit();
    void publish(std::size_t count);
    void giveOrders();

    Journal &m_journal;
    Snapshots &m_snapshots;
    Numbers &m_numbers;
    Dispatcher m_dispatcher;
    Watch m_watch;
    HubLinks m_links;
    Listener m_listener;
    Center m_center;
    std::vector<Staged> m_batch;   // staged, not durable yet
    std::vector<Record> m_records; // the same, as the journal takes them
    std::vector<Order> m_orders;   // wait for the batch
    std::uint64_t m_sinceSnapshot = 0;
    std::uint64_t m_sealed = 0; // the event that did it last
    Time m_sealedAt;
};

} // namespace callboard
