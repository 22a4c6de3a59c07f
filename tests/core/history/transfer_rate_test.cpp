// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/query.h"
#include "core/kpi/figures.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

// A contact whose phone was lost at 09:14 and who was sent on at 09:16, or two days later.
void tellSentOnLater(Told &day, int second) {
    const auto talks = [&](int at, std::uint64_t offer) {
        day.at(at, OfferStarted{OfferId{offer}, CallId{1}, AgentId{"anna"}, DeviceId{"1001"}, {}});
        day.at(at + 1, CallAnswered{CallId{1}, AgentId{"anna"}, OfferId{offer}});
    };
    day.arrive(1, 14 * 60);
    talks(14 * 60 + 1, 91);
    day.at(14 * 60 + 10, CallAgentLost{CallId{1}, AgentId{"anna"}});
    day.at(14 * 60 + 10, CallQueued{CallId{1}, QueueId{"support"}});
    talks(second, 92);
    day.project(); // what is known before
    day.at(second + 10, CallTransferred{CallId{1}, AgentId{"anna"}, "1002", {}, {}});
    day.at(second + 11, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled});
}

} // namespace

TEST(TransferRate, isOfTheContactsOfItsSliceOfTime) {
    const Scratch scratch;
    Told day(scratch.path());
    tellSentOnLater(day, 16 * 60);
    for (const bool isProjected : {false, true}) {
        if (isProjected)
            day.project();
        FiguresQuery query;
        query.period = {nine, nine + minutes{60}};
        query.byQueue = true;
        query.step = Step::Interval;
        const auto queues = *queueFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
        EXPECT_EQ(transferRate(queues[0].figures.counts), 1.0);
        EXPECT_EQ(queues[0].figures.counts.contacts, 1);
        EXPECT_EQ(queues[1].figures.counts.segments, 1);
        EXPECT_EQ(queues[1].figures.counts.transferred, 0);
        query.byAgent = true;
        const auto agents = *agentFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
        ASSERT_GE(agents.size(), 2u);
        EXPECT_EQ(transferRate(agents[0].figures.counts), 1.0);
        EXPECT_EQ(agents[0].figures.counts.contacts, 1);
        EXPECT_EQ(agents[1].figures.counts.transferred, 0);
    }
}

// The first talk was another's: of who is asked for the contacts are his own.
TEST(TransferRate, ofChosenAgentsIsOfTheirOwnContacts) {
    const Scratch scratch;
    Told day(scratch.path());
    day.at(5, DeviceRegistered{DeviceId{"1003"}, "sip:127.0.0.1:5071", {}});
    day.at(5, AgentStateChanged{AgentId{"vera"}, DesiredState::Ready, {}, Author::Agent, UserId{"vera"}});
    const auto talks = [&](int second, std::uint64_t offer, const char *agent, const char *device) {
        day.at(second, OfferStarted{OfferId{offer}, CallId{1}, AgentId{agent}, DeviceId{device}, {}});
        day.at(second + 1, CallAnswered{CallId{1}, AgentId{agent}, OfferId{offer}});
    };
    const auto sendsOn = [&](int second, const char *agent, const char *to) {
        day.at(second, CallTransferred{CallId{1}, AgentId{agent}, "600", {}, {}});
        day.at(second, CallQueued{CallId{1}, QueueId{to}});
    };
    day.arrive(1, 10);
    talks(11, 91, "anna", "1001");
    day.at(20, CallAgentLost{CallId{1}, AgentId{"anna"}});
    day.at(20, CallQueued{CallId{1}, QueueId{"support"}});
    talks(21, 92, "vera", "1003");
    sendsOn(30, "vera", "sales");
    talks(31, 93, "vera", "1003");
    sendsOn(40, "vera", "support");
    day.at(50, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled});
    FiguresQuery query;
    query.period = {nine, nine + minutes{60}};
    query.byQueue = true;
    query.agents = {AgentId{"vera"}};
    for (const bool byAgent : {false, true}) {
        query.byAgent = byAgent;
        for (const auto &row : *queueFigures(day.streams(nine + minutes{60}), query, zone("UTC")))
            if (row.figures.queue) {
                EXPECT_EQ(row.figures.counts.contacts, 1) << row.figures.queue.text();
                EXPECT_EQ(row.figures.counts.transferred, 1) << row.figures.queue.text();
            }
    }
    const auto agents = *agentFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
    EXPECT_EQ(agents[0].figures.counts.contacts, 1);
    EXPECT_EQ(agents[0].figures.counts.transferred, 1);
}

TEST(TransferRate, ofASavedDayLearnsWhoIsSentOnLater) {
    const Scratch scratch;
    Told day(scratch.path(), *fromIso("2026-11-21T00:00:00Z"));
    constexpr int dayLength = 86'400;
    tellSentOnLater(day, 2 * dayLength + 100);
    day.at(3 * dayLength + 10, DayStarted{"2026-11-24"});
    FiguresQuery query;
    query.period = {*fromIso("2026-11-21T00:00:00Z"), *fromIso("2026-11-25T00:00:00Z")};
    query.step = Step::Day;
    for (const bool isProjected : {false, true}) {
        if (isProjected)
            day.project();
        const auto days = *queueFigures(day.streams(), query, zone("UTC"));
        EXPECT_EQ(days[0].figures.counts.transferred, 1);
        EXPECT_EQ(days[0].figures.counts.contacts, 1);
        EXPECT_EQ(days[2].figures.counts.transferred, 0);
    }
}

} // namespace callboard::test
