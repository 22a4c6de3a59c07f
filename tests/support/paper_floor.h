// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/enquiries.h"
#include "backend/floor.h"
#include "core/command/order.h"

namespace callboard::test {

// A floor without a journal and a telephone: its events are kept in memory, its orders are listed.
class PaperFloor : public Floor {
public:
    PaperFloor();

    const Center &center() const override { return m_center; }
    const std::string &epoch() const override { return m_epoch; }
    Time now() const override { return callboard::now(); }
    bool isHeldUp() const override { return isFull; }
    Result<std::uint64_t> command(const Command &command, const Actor &actor, CommandId id) override;
    Result<void> record(std::vector<Fact> facts, CommandId causedBy) override;
    Result<void> replay(std::uint64_t from, std::uint64_t to, const Visitor &visit) const override;
    SessionId nextSession() override { return SessionId::make(1, ++m_sessions); }
    void listen(Listener listener) override { m_listener = std::move(listener); }

    void record(Fact fact) { static_cast<void>(record(std::vector{std::move(fact)}, {})); }
    // The journal was repaired or replaced.
    void beginEpoch(std::string epoch) { m_epoch = std::move(epoch); }
    template <class F>
    std::vector<F> facts() const { // of one kind, as recorded
        std::vector<F> found;
        for (const auto &event : m_events)
            if (const auto *fact = std::get_if<F>(&event.fact))
                found.push_back(*fact);
        return found;
    }

    std::vector<Order> orders;
    int commands = 0;        // that came to be decided
    mutable int replays = 0; // asked for
    bool isFull = false;
    bool fillsUp = false; // by the next command

private:
    std::string m_epoch = "paper-1";
    Center m_center;
    std::vector<Event> m_events;
    Listener m_listener;
    std::uint32_t m_sessions = 0;
    std::uint32_t m_calls = 1'000;
};

// One contact, and one call with it.
class PaperEnquiries : public Enquiries {
public:
    Result<CallerCard> lookUp(const std::string &number) override;
    Result<FoundContacts> search(const std::string &text, int limit) override;
    Result<PhoneAccount> phoneOf(UserId user) const override; // of anna
    void askPast(PastQuestion question, Time present, QObject *context,
                 Answer answer) override; // there is none
};

} // namespace callboard::test
