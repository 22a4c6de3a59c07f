// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/report.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

const Time nine = *fromIso("2026-11-21T09:00:00Z");

// Feeds facts at moments of the day to a ledger of 09:00 to 10:00.
class Day {
public:
    Day()
        : m_ledger({nine, nine + minutes{60}}) {
        at(0, BackendStarted{1, "test"});
        at(0, ConfigChanged{smallSite()});
        at(0, DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}});
        at(0, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}});
    }
    void at(int second, Fact fact) {
        m_ledger.take(Event{m_ledger.center().seq + 1, nine + seconds{second}, {}, std::move(fact)});
    }
    void arrive(std::uint32_t call, int second) {
        at(second, CallArrived{CallId{call}, Direction::Inbound, {"1", ""}, "600", {}, {}});
        at(second, CallQueued{CallId{call}, QueueId{"support"}});
    }
    // Waits, is answered by anna, talks; and anna is done with her work two seconds later.
    void answered(std::uint32_t call, int second, int wait, int talk) {
        arrive(call, second);
        at(second + wait, OfferStarted{OfferId{call}, CallId{call}, AgentId{"anna"}, DeviceId{"1001"}, {}});
        at(second + wait, CallAnswered{CallId{call}, AgentId{"anna"}, OfferId{call}});
        at(second + wait + talk, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal});
        at(second + wait + talk + 2, AfterCallWorkEnded{AgentId{"anna"}, Author::Rule});
    }
    void abandoned(std::uint32_t call, int second, int wait) {
        arrive(call, second);
        at(second + wait, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Cancelled});
    }
    const Ledger &close(int second) {
        m_ledger.close(nine + seconds{second});
        return m_ledger;
    }

private:
    Ledger m_ledger;
};

const QueueFigures &row(const std::vector<QueueFigures> &rows, std::string_view queue) {
    return *std::find_if(rows.begin(), rows.end(),
                         [&](const QueueFigures &r) { return r.queue.text() == queue; });
}

} // namespace

TEST(Report, queueFiguresFollowTheirDefinitions) {
    Day day;
    day.answered(1, 10, 4, 60);
    day.answered(2, 100, 20, 120);
    day.answered(3, 300, 21, 30);
    day.abandoned(4, 400, 3);
    day.abandoned(5, 410, 40);
    day.arrive(6, 3590);
    const auto rows = queueFigures(day.close(3600));
    const auto &support = row(rows, "support");
    EXPECT_EQ(support.counts.offered, 6);
    EXPECT_EQ(support.counts.answered, 3);
    EXPECT_EQ(support.counts.answeredWithinTarget, 2);
    EXPECT_EQ(support.counts.abandoned, 2);
    EXPECT_EQ(support.counts.shortAbandoned, 1);
    EXPECT_EQ(support.waiting, 1);
    EXPECT_EQ(support.asaSeconds(), 15);
    EXPECT_EQ(support.medianWait, seconds{20});
    EXPECT_EQ(support.p90Wait, seconds{21});
    EXPECT_EQ(support.counts.longestWait, seconds{40});
    EXPECT_EQ(support.averageTimeToAbandonSeconds(), 21.5);
    EXPECT_EQ(support.attSeconds(), 70);
    EXPECT_EQ(support.ahtSeconds(), 72);
    EXPECT_EQ(serviceLevel(support.counts), 2.0 / 4.0);
    EXPECT_EQ(row(rows, "").counts.offered, 6);
    const auto &sales = row(rows, "sales");
    EXPECT_EQ(sales.asaSeconds(), std::nullopt);
    EXPECT_EQ(sales.abandonRate(), std::nullopt);
    EXPECT_EQ(serviceLevel(sales.counts), std::nullopt);
}

TEST(Report, agentTimesAddUpToTheLoggedInTime) {
    Day day;
    day.answered(1, 100, 10, 60);
    day.at(600,
           AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, ReasonId{"lunch"}, Author::Agent, {}});
    day.at(900, AgentStateChanged{AgentId{"anna"}, DesiredState::LoggedOut, {}, Author::Agent, {}});
    const auto rows = agentFigures(day.close(3600));
    const auto &anna = rows.front();
    EXPECT_EQ(anna.agent, AgentId{"anna"});
    EXPECT_EQ(anna.loggedIn(), seconds{900});
    EXPECT_EQ(anna.notReady.at(ReasonId{"lunch"}), seconds{300});
    EXPECT_EQ(anna.inState.at(AgentState::Ready), seconds{110 + 600 - 172});
    EXPECT_EQ(anna.inState.at(AgentState::WorkingAfterCall), seconds{2});
    EXPECT_EQ(anna.answered, 1);
    EXPECT_EQ(anna.talk, seconds{60});
    EXPECT_EQ(anna.occupancy(), 62.0 / (62.0 + 538.0));
}

TEST(Report, visitsBelongToTheirArrivalAndTalksToTheirEnd) {
    Day day;
    day.answered(1, 3590, 5, 60);
    const auto rows = queueFigures(day.close(3700));
    const auto &support = row(rows, "support");
    EXPECT_EQ(support.counts.answered, 1);
    EXPECT_EQ(support.counts.segments, 0);
}

// A report of a late hour need not read what came before its begin.
TEST(Report, ledgerFromTheStateAtTheBeginOfThePeriodIsTheSame) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        Story story(seed);
        std::vector<Event> events;
        for (int i = 0; i < 400; ++i)
            events.push_back(story.next());
        const Period period{events[200].at, events[350].at};
        Ledger whole(period);
        Center begin;
        std::size_t first = 0;
        for (; events[first].at < period.from; ++first) {
            whole.take(events[first]);
            apply(begin, events[first]);
        }
        Ledger late(period, begin);
        for (; first < events.size(); ++first) {
            whole.take(events[first]);
            late.take(events[first]);
        }
        for (auto *ledger : {&whole, &late})
            ledger->close(period.to);
        EXPECT_EQ(late.visits().size(), whole.visits().size());
        EXPECT_EQ(late.segments().size(), whole.segments().size());
        EXPECT_EQ(late.offers().size(), whole.offers().size());
        ASSERT_EQ(late.intervals().size(), whole.intervals().size());
        for (std::size_t i = 0; i < late.intervals().size(); ++i)
            EXPECT_EQ(late.intervals()[i].from, whole.intervals()[i].from);
        EXPECT_EQ(late.center(), whole.center());
    }
}

} // namespace callboard::test
