// SPDX-License-Identifier: GPL-3.0-or-later
// Who talked in a call, as lists of calls name them.
#include "core/history/list_query.h"
#include "core/history/opened.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

const std::string acme = "+74950000001";

// An agent's phone rings, and he answers.
void answer(Told &day, CallId call, int second, const char *agent = "anna", const char *device = "1001") {
    day.at(second,
           OfferStarted{
               OfferId{static_cast<std::uint64_t>(second)}, call, AgentId{agent}, DeviceId{device}, {}});
    day.at(second, CallAnswered{call, AgentId{agent}, OfferId{static_cast<std::uint64_t>(second)}});
}

// Anna talks from the second 14 on and sends the caller on at 44; Acme answers at 50.
CallId sendOnToAcme(Told &day) {
    const CallId call{1};
    day.arrive(1, 10);
    answer(day, call, 14);
    day.at(44, CallTransferred{call, AgentId{"anna"}, acme, {}, {}});
    day.at(50, CallAnswered{call, {}, {}});
    return call;
}

} // namespace

TEST(CallRows, nameAllWhoTalkedWithTheCaller) {
    const Scratch scratch;
    Told day(scratch.path());
    const CallId call{1};
    day.arrive(1, 10);
    answer(day, call, 14);
    day.at(44, CallTransferred{call, AgentId{"anna"}, "1002", {}, {}});
    answer(day, call, 50, "boris", "1002");
    day.at(70, CallTakenOver{call, AgentId{"boris"}, AgentId{"anna"}});
    day.at(75, CallEnded{call, EndedBy::Caller, EndCause::Normal});
    const CallId own{2};
    day.at(100, CallArrived{own, Direction::Internal, {"1001", ""}, "1002", {}, AgentId{"anna"}});
    answer(day, own, 102, "boris", "1002");
    day.at(112, CallEnded{own, EndedBy::Caller, EndCause::Normal});
    for (const bool isProjected : {false, true}) {
        const auto rows = *callRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
        ASSERT_EQ(rows.size(), 2u);
        EXPECT_EQ(rows[0].agent, AgentId{"anna"});
        EXPECT_EQ(rows[0].talk, seconds{30});
        EXPECT_EQ(rows[0].others,
                  (std::vector<AgentTalk>{{AgentId{"boris"}, seconds{20}}, {AgentId{"anna"}, seconds{5}}}));
        EXPECT_EQ(rows[0].otherTalk, seconds{25});
        EXPECT_EQ(rows[1].talk, seconds{10}) << "of one talk, whoever tells of it";
        EXPECT_EQ(rows[1].others, (std::vector<AgentTalk>{{AgentId{"anna"}, seconds{10}}}));
        EXPECT_EQ(rows[1].otherTalk, Duration{});
        if (!isProjected)
            day.project();
    }
}

// Whether by a transfer, by a consult or in a conference: each with his own time.
TEST(CallRows, nameWhoTalkedOutsideAfterTheAgent) {
    const Scratch scratch;
    Told day(scratch.path());
    const AgentId anna{"anna"};
    const TrunkId city{"city"};
    const CallId sentOn{1}, inVain{2}, three{3}, advice{4}, out{5};
    const auto end = [&](CallId call, int second) {
        day.at(second, CallEnded{call, EndedBy::Caller, EndCause::Normal});
    };
    day.arrive(1, 10);
    answer(day, sentOn, 14);
    day.at(44, CallTransferred{sentOn, anna, "84950000001", {}, {}});
    day.at(45, CallDialledOut{sentOn, city, "+74950000001", ""});
    day.at(50, CallAnswered{sentOn, {}, {}});
    end(sentOn, 75);
    day.at(76, AfterCallWorkEnded{anna, Author::Rule});
    day.arrive(2, 100);
    day.at(110, CallLeftQueue{inVain, QueueId{"support"}, VisitOutcome::Overflowed, LeaveReason::MaxWait});
    day.at(111, CallDialledOut{inVain, city, "+74950000002", ""});
    day.at(112, CallAnswered{inVain, {}, {}});
    end(inVain, 119);
    day.arrive(3, 200);
    answer(day, three, 204);
    day.at(210, CallHeld{three, anna});
    day.at(210, CallArrived{advice, Direction::Outbound, {"1001", ""}, "+74950000003", {}, anna});
    day.at(215, CallAnswered{advice, {}, {}});
    day.at(220, CallConferenced{three, anna, advice, 3, {"+74950000003", ""}});
    day.at(231, CallPartyLeft{three, 3, {}});
    end(three, 240);
    day.at(241, AfterCallWorkEnded{anna, Author::Rule});
    day.at(300, CallArrived{out, Direction::Outbound, {"1001", ""}, "+74950000004", {}, anna});
    day.at(305, CallAnswered{out, {}, {}});
    day.at(315, CallTransferred{out, anna, "+74950000005", {"+74950000004", ""}, {}});
    day.at(320, CallAnswered{out, {}, {}});
    end(out, 327);
    for (const bool isProjected : {false, true}) {
        const auto rows = *callRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
        std::string told;
        for (const auto &row : rows) {
            told += std::to_string(row.call.value) + " of " + row.number + " " +
                    std::string(row.agent.text()) + " " + std::to_string(row.talk / seconds{1}) + ":";
            for (const auto &[number, talk] : row.outsiders)
                told += " " + number + " " + std::to_string(talk / seconds{1});
            told += "\n";
        }
        EXPECT_EQ(told, "1 of 1 anna 30: +74950000001 25\n"
                        "2 of 1  0: +74950000002 7\n"
                        "3 of 1 anna 26: +74950000003 11\n"
                        "4 of +74950000003 anna 0:\n"
                        "5 of +74950000004 anna 10: +74950000005 7\n");
        EXPECT_EQ(rows.front().others, std::vector<AgentTalk>{});
        if (!isProjected)
            day.project();
    }
}

TEST(CallRows, aCallThatWasSentOnIsListedOnceWhileItGoesOn) {
    const Scratch scratch;
    Told day(scratch.path());
    sendOnToAcme(day);
    const CallId direct{2};
    day.at(60, CallArrived{direct, Direction::Inbound, {"2", ""}, "1001", {}, {}});
    const auto rows = *callRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].queue, QueueId{"support"});
    EXPECT_EQ(rows[0].endedAt, std::nullopt);
    EXPECT_EQ(rows[1].call, direct);
}

TEST(OpenedByHand, theCallTellsWhoTalkedOutsideAfterwards) {
    const Scratch scratch;
    Told told(scratch.path());
    told.at(75, CallEnded{sendOnToAcme(told), EndedBy::Caller, EndCause::Normal});
    told.project();
    OpenQuery query;
    query.row.period = {nine, nine + std::chrono::hours{1}};
    const auto outsiders = [&] {
        const auto opened = *openFigure(told.streams(nine + seconds{100}), query, zone("UTC"));
        return opened.stays.empty() ? std::vector<std::string>{"no row"} : opened.stays.front().outsiders;
    };
    for (const auto figure : {VisitFigure::Offered, VisitFigure::Answered}) {
        query.figure = figure;
        EXPECT_EQ(outsiders(), std::vector{acme});
    }
    query.work = WorkFigure::Talks;
    EXPECT_EQ(outsiders(), std::vector{acme});
    query.work.reset();
    query.asOf = nine + seconds{60};
    EXPECT_EQ(outsiders(), std::vector<std::string>{}) << "they talk still";
}

} // namespace callboard::test
