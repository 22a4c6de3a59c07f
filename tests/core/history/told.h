// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/projections.h"
#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

inline const Time nine = *fromIso("2026-11-21T09:00:00Z");

// Facts at moments after 09:00, told to a journal.
class Told {
public:
    explicit Told(const std::filesystem::path &directory, Time begin = nine)
        : m_kept(directory)
        , m_begin(begin) {
        auto site = smallSite();
        site.timeZone = "UTC";
        at(0, BackendStarted{1, "test"});
        at(0, ConfigChanged{site});
        at(0, DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}});
        at(0, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}});
    }
    void at(int second, Fact fact) {
        m_events.push_back(
            {m_kept.journal().last() + m_events.size() + 1, m_begin + seconds{second}, {}, std::move(fact)});
    }
    void arrive(std::uint32_t call, int second, const std::string &number = "1",
                const std::string &queue = "support") {
        at(second, CallArrived{CallId{call}, Direction::Inbound, {number, ""}, "600", {}, {}});
        at(second, CallQueued{CallId{call}, QueueId{queue}});
    }
    // Waits, is answered by anna, talks; and anna is done with her work two seconds later.
    void answered(std::uint32_t call, int second, int wait, int talk, const std::string &number = "1") {
        arrive(call, second, number);
        at(second + wait, OfferStarted{OfferId{call}, CallId{call}, AgentId{"anna"}, DeviceId{"1001"}, {}});
        at(second + wait, CallAnswered{CallId{call}, AgentId{"anna"}, OfferId{call}});
        at(second + wait + talk, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal});
        at(second + wait + talk + 2, AfterCallWorkEnded{AgentId{"anna"}, Author::Rule});
    }
    void abandoned(std::uint32_t call, int second, int wait, const std::string &number = "1") {
        arrive(call, second, number);
        at(second + wait, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Cancelled});
    }
    history::Streams streams(std::optional<Time> present = std::nullopt) {
        write();
        return opened({m_kept.stream()}, present);
    }
    void project() {
        write();
        auto projections = *history::Projections::open(m_kept.stream(), m_kept.journal().epoch());
        ASSERT_TRUE(history::catchUp(projections, m_kept.journal()));
        ASSERT_TRUE(projections.flush());
        ASSERT_TRUE(projections.saveDays());
    }
    std::size_t saved(history::Kind kind) const { // days
        const auto file = *history::ProjectionFile::openToRead(
            history::ProjectionFile::in(m_kept.stream().directory), m_kept.journal().epoch());
        std::size_t days = 0;
        EXPECT_TRUE(file.saved(kind, Time{}, m_begin + std::chrono::hours{24 * 1000},
                               [&](const Period &, std::string_view) {
                                   ++days;
                                   return Result<void>();
                               }));
        return days;
    }
    const history::Stream &stream() const { return m_kept.stream(); }

private:
    void write() {
        if (!m_events.empty())
            m_kept.append(m_events);
        m_events.clear();
    }
    KeptJournal m_kept;
    Time m_begin;
    std::vector<Event> m_events;
};

} // namespace callboard::test
