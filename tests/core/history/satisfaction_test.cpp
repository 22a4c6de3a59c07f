// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/call_facts.h"
#include "core/history/satisfaction.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

constexpr int anHour = 3'600;
constexpr int aDay = 24 * anHour;

const AgentId anna{"anna"}, boris{"boris"};

class Marks : public testing::Test {
protected:
    Marks()
        : m_told(m_scratch.path()) {
        m_told.at(0, DeviceRegistered{DeviceId{"1002"}, "sip:127.0.0.1:5071", {}});
        m_told.at(0, AgentStateChanged{boris, DesiredState::Ready, {}, Author::Agent, boris});
        m_day.period = {nine, nine + seconds{aDay}};
        m_day.byQueue = m_day.byAgent = true;
    }

    void rate(int second, std::uint32_t call, int mark, int of = 5) {
        m_told.at(second, RatingGiven{CallId{call}, mark, of, UserId{"olga"}});
    }
    // Boris answers who waits in sales, and talks for ten seconds.
    void borisTalks(int second, std::uint32_t call) {
        m_told.at(second, OfferStarted{OfferId{call + 100}, CallId{call}, boris, DeviceId{"1002"}, {}});
        m_told.at(second, CallAnswered{CallId{call}, boris, OfferId{call + 100}});
        m_told.at(second + 10, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal});
    }
    // Anna answers in support, and sends him on to sales after five seconds.
    void sentOn(int second, std::uint32_t call) {
        m_told.arrive(call, second);
        m_told.at(second, OfferStarted{OfferId{call}, CallId{call}, anna, DeviceId{"1001"}, {}});
        m_told.at(second, CallAnswered{CallId{call}, anna, OfferId{call}});
        m_told.at(second + 5, CallTransferred{CallId{call}, anna, "601", {}, {}});
        m_told.at(second + 5, CallQueued{CallId{call}, QueueId{"sales"}});
    }

    static std::string told(const Result<std::vector<Satisfaction>> &rows) {
        if (!rows)
            return rows.error().code;
        std::string text;
        for (const auto &row : *rows) {
            text += &row == &rows->back() ? "all" : row.queue ? row.queue.text() : "none";
            text += row.agent ? " " + std::string(row.agent.text()) : "";
            for (const auto count : {row.marks.contacts, row.marks.marks, row.marks.positive, row.marks.sum})
                text += " " + std::to_string(count);
            text += '\n';
        }
        return text;
    }
    // "queue agent contacts marks positive sum" a line; folded, and once more from the projections.
    std::string over(const FiguresQuery &query) {
        const auto present = nine + seconds{100 * aDay};
        const auto folded = told(satisfactionRows(m_told.streams(present), query, zone("UTC")));
        m_told.project();
        EXPECT_EQ(told(satisfactionRows(m_told.streams(present), query, zone("UTC"))), folded);
        return folded;
    }
    std::string overTheDay() { return over(m_day); }

    const Scratch m_scratch;
    Told m_told;
    FiguresQuery m_day;
};

TEST_F(Marks, ofBothScalesCountTogether) {
    for (const std::uint32_t call : {1, 2, 3, 4, 5})
        m_told.answered(call, 100 * static_cast<int>(call), 2, 3);
    rate(1'000, 1, 5);
    rate(1'001, 2, 3); // neither good nor bad
    rate(1'002, 3, 3, 3);
    rate(1'003, 4, 2, 3);
    EXPECT_EQ(overTheDay(), "support anna 5 4 2 16\nall 5 4 2 16\n");
}

TEST_F(Marks, theLastOneOfACallHoldsHoweverLateItCame) {
    m_told.answered(1, 10, 2, 3);
    rate(100, 1, 5);
    EXPECT_EQ(overTheDay(), "support anna 1 1 1 5\nall 1 1 1 5\n");
    rate(40 * aDay, 1, 1);
    EXPECT_EQ(overTheDay(), "support anna 1 1 0 1\nall 1 1 0 1\n");
}

TEST_F(Marks, belongToWhoTalkedLast) {
    sentOn(10, 1);
    borisTalks(20, 1);
    rate(100, 1, 4);
    sentOn(200, 2); // and gives up in sales: nobody talked with him there
    m_told.at(230, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Cancelled});
    rate(300, 2, 1);
    EXPECT_EQ(overTheDay(), "sales boris 1 1 1 4\nsupport anna 1 1 0 1\nall 2 2 1 5\n");
}

TEST_F(Marks, belongToWhoLedTheTalkWhereSeveralTalkedToItsEnd) {
    m_told.arrive(1, 10);
    m_told.at(12, OfferStarted{OfferId{1}, CallId{1}, anna, DeviceId{"1001"}, {}});
    m_told.at(12, CallAnswered{CallId{1}, anna, OfferId{1}});
    m_told.at(20, CallHeld{CallId{1}, anna});
    m_told.at(20, CallArrived{CallId{2}, Direction::Internal, {"1001", ""}, "1002", {}, anna});
    m_told.at(20, OfferStarted{OfferId{2}, CallId{2}, boris, DeviceId{"1002"}, {}});
    m_told.at(22, CallAnswered{CallId{2}, boris, OfferId{2}});
    m_told.at(25, CallConferenced{CallId{1}, anna, CallId{2}, 3, {}});
    m_told.at(60, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    rate(100, 1, 5);
    rate(101, 2, 1); // what they said to each other is no contact
    EXPECT_EQ(overTheDay(), "support anna 1 1 1 5\nall 1 1 1 5\n");
}

TEST_F(Marks, ofCallsThatAreNoContactsAreLeftOut) {
    m_told.abandoned(1, 10, 5);
    rate(100, 1, 1);
    m_told.at(200, CallArrived{CallId{2}, Direction::Outbound, {"1001", ""}, "+74950000001", {}, anna});
    m_told.at(205, CallAnswered{CallId{2}, {}, {}});
    m_told.at(210, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Normal});
    rate(300, 2, 1);
    rate(301, 77, 1); // there was no such call
    EXPECT_EQ(overTheDay(), "all 0 0 0 0\n");
    m_told.arrive(3, 400); // he talks still
    m_told.at(402, OfferStarted{OfferId{3}, CallId{3}, anna, DeviceId{"1001"}, {}});
    m_told.at(402, CallAnswered{CallId{3}, anna, OfferId{3}});
    EXPECT_EQ(overTheDay(), "all 0 0 0 0\n");
}

TEST_F(Marks, aDirectCallIsAContactOfNoQueue) {
    m_told.at(10, CallArrived{CallId{1}, Direction::Inbound, {"1", ""}, "1002", {}, {}});
    borisTalks(12, 1);
    rate(100, 1, 5);
    EXPECT_EQ(overTheDay(), "none boris 1 1 1 5\nall 1 1 1 5\n");
    m_day.queues = {QueueId{"support"}};
    EXPECT_EQ(overTheDay(), "all 0 0 0 0\n");
}

TEST_F(Marks, countWhereTheCallArrivedAndNotWhereTheyCame) {
    m_told.answered(1, anHour - 10, 2, 100);
    m_told.answered(2, anHour + 100, 2, 100);
    rate(5 * anHour, 1, 5);
    rate(5 * anHour, 2, 2);
    m_day.byQueue = m_day.byAgent = false;
    m_day.step = Step::Hour;
    EXPECT_EQ(overTheDay(), "none 1 1 1 5\nnone 1 1 0 2\nall 2 2 1 7\n");
    const auto rows = *satisfactionRows(m_told.streams(nine + seconds{aDay}), m_day, zone("UTC"));
    EXPECT_EQ(toIso(rows[0].time.from) + toIso(rows[1].time.from),
              "2026-11-21T09:00:00.000000Z2026-11-21T10:00:00.000000Z");
    m_day.hours = HoursOfDay{minutes{10 * 60}, minutes{11 * 60}};
    EXPECT_EQ(overTheDay(), "none 1 1 0 2\nall 1 1 0 2\n");
    m_day.hours.reset();
    m_day.period = {nine + seconds{2 * anHour}, nine + seconds{aDay}};
    EXPECT_EQ(overTheDay(), "all 0 0 0 0\n");
}

TEST_F(Marks, areChosenByQueueAgentAndTeam) {
    auto site = smallSite();
    site.timeZone = "UTC";
    site.users[1].team = TeamId{"second"}; // boris
    m_told.at(1, ConfigChanged{site});
    m_told.answered(1, 10, 2, 3);
    m_told.arrive(2, 100, "2", "sales");
    borisTalks(102, 2);
    rate(1'000, 1, 1);
    rate(1'000, 2, 5);
    const auto onlySales = "sales boris 1 1 1 5\nall 1 1 1 5\n";
    auto query = m_day;
    query.queues = {QueueId{"sales"}};
    EXPECT_EQ(over(query), onlySales);
    query = m_day;
    query.agents = {boris};
    EXPECT_EQ(over(query), onlySales);
    query = m_day;
    query.teams = {TeamId{"second"}};
    EXPECT_EQ(over(query), onlySales);
    query = m_day;
    query.byAgent = false;
    EXPECT_EQ(over(query), "sales 1 1 1 5\nsupport 1 1 0 1\nall 2 2 1 6\n");
    query.queues = {QueueId{"nosuch"}};
    EXPECT_EQ(over(query), "history.unknownQueue");
}

TEST_F(Marks, beyondTheirScaleAreOutOfPlace) {
    m_told.answered(1, 10, 2, 3);
    rate(100, 1, 2);
    rate(101, 1, 6);
    rate(102, 1, 4, 3);
    rate(103, 1, 0);
    rate(104, 1, 4, 4);
    EXPECT_EQ(overTheDay(), "support anna 1 1 0 2\nall 1 1 0 2\n");
}

// What happened to a call is read for a quarter of an hour after its end; its marks, and who heard it, are
// found by their numbers.
TEST_F(Marks, standInTheHistoryOfTheirCall) {
    m_told.answered(1, 10, 2, 3);
    m_told.answered(2, 100, 2, 3);
    rate(600, 1, 5);
    rate(9 * anHour, 2, 3);
    rate(10 * anHour, 1, 2, 3);
    rate(30 * aDay, 1, 1);
    m_told.at(31 * aDay, RecordingHeard{CallId{1}, "1.flac", UserId{"olga"}});
    m_told.at(31 * aDay, RecordingHeard{CallId{2}, "2.flac", UserId{"olga"}});
    const auto marksIn = [&](std::size_t most) {
        const auto streams = m_told.streams();
        const auto facts = factsOf(m_told.stream(), streams.front(), CallId{1}, most);
        EXPECT_TRUE(facts);
        std::string found;
        for (const auto &event : *facts)
            found += std::string(typeOf(event.fact)) + " ";
        return found;
    };
    const std::string talk = "call.arrived call.queued offer.started call.answered call.ended ";
    const std::string mark = "rating.given ";
    const std::string heard = "recording.heard ";
    EXPECT_EQ(marksIn(100), talk + mark + mark + mark + heard);
    m_told.project();
    EXPECT_EQ(marksIn(100), talk + mark + mark + mark + heard);
    EXPECT_EQ(marksIn(7), talk + mark + mark);
    EXPECT_EQ(marksIn(3), "call.arrived call.queued offer.started ");
}

} // namespace
} // namespace callboard::test
