// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/list_query.h"
#include "core/kpi/figures.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

FiguresQuery hourFrom(Time from) {
    FiguresQuery query;
    query.period = {from, from + minutes{60}};
    query.byQueue = true;
    return query;
}

const QueueFigures &row(const std::vector<QueueRow> &rows, std::string_view queue) {
    return std::find_if(rows.begin(), rows.end(),
                        [&](const QueueRow &r) { return r.figures.queue.text() == queue; })
        ->figures;
}

} // namespace

TEST(QueueFigures, followTheirDefinitions) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 10, 4, 60);
    day.answered(2, 100, 20, 120);
    day.answered(3, 300, 21, 30);
    day.abandoned(4, 400, 3);
    day.abandoned(5, 410, 40);
    day.arrive(6, 3590);
    const auto rows = *queueFigures(day.streams(nine + minutes{60}), hourFrom(nine), zone("UTC"));
    const auto &support = row(rows, "support");
    EXPECT_EQ(support.counts.offered, 6);
    EXPECT_EQ(support.counts.answered, 3);
    EXPECT_EQ(support.counts.answeredWithinTarget, 2);
    EXPECT_EQ(support.counts.abandoned, 2);
    EXPECT_EQ(support.counts.shortAbandoned, 1);
    EXPECT_EQ(support.waiting, 1);
    EXPECT_EQ(speedOfAnswer(support.counts), seconds{15});
    EXPECT_EQ(support.medianWait, seconds{20});
    EXPECT_EQ(support.p90Wait, seconds{21});
    EXPECT_EQ(support.counts.longestWait, seconds{40});
    EXPECT_EQ(timeToAbandon(support.counts), milliseconds{21'500});
    EXPECT_EQ(talkTime(support.counts), seconds{70});
    EXPECT_EQ(handleTime(support.counts), seconds{72});
    EXPECT_EQ(serviceLevel(support.counts), 2.0 / 4.0);
    EXPECT_EQ(rows.back().figures.counts.offered, 6);
    EXPECT_EQ(rows.back().figures.medianWait, seconds{20});
    const auto &sales = row(rows, "sales");
    EXPECT_EQ(speedOfAnswer(sales.counts), std::nullopt);
    EXPECT_EQ(abandonRate(sales.counts), std::nullopt);
    EXPECT_EQ(serviceLevel(sales.counts), std::nullopt);
}

TEST(QueueFigures, aKeptPromiseCounts) {
    const Scratch scratch;
    Told day(scratch.path());
    for (const std::uint32_t call : {1, 2}) {
        const int begin = static_cast<int>(call) * 100, wait = call == 1 ? 31 : 32;
        day.arrive(call, begin);
        day.at(begin + 1, CallAnnounced{CallId{call}, QueueId{"support"}, 1, {}, seconds{30}});
        day.at(begin + 20, OfferStarted{OfferId{call}, CallId{call}, AgentId{"anna"}, DeviceId{"1001"}, {}});
        day.at(begin + wait, CallAnswered{CallId{call}, AgentId{"anna"}, OfferId{call}});
        day.at(begin + 40, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal});
        day.at(begin + 42, AfterCallWorkEnded{AgentId{"anna"}, Author::Rule});
    }
    const auto rows = *queueFigures(day.streams(), hourFrom(nine), zone("UTC"));
    EXPECT_EQ(row(rows, "support").counts.promised, 2);
    EXPECT_EQ(row(rows, "support").counts.promisesKept, 1);
}

TEST(QueueFigures, visitsBelongToTheirArrivalAndTalksToTheirEnd) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 3590, 5, 60);
    auto query = hourFrom(nine);
    query.period.to += minutes{60};
    query.step = Step::Hour;
    const auto rows = *queueFigures(day.streams(), query, zone("UTC"));
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].figures.counts.answered, 1);
    EXPECT_EQ(rows[0].figures.counts.segments, 0);
    EXPECT_EQ(rows[1].figures.counts.offered, 0);
    EXPECT_EQ(rows[1].figures.counts.segments, 1);
}

TEST(QueueFigures, aChangedTargetDoesNotRewriteWhatWasReported) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 10, 15, 60);
    auto stricter = smallSite();
    for (auto &queue : stricter.queues)
        queue.target = seconds{10};
    day.at(200, ConfigChanged{stricter});
    day.answered(2, 300, 15, 60);
    auto query = hourFrom(nine);
    const auto streams = day.streams();
    EXPECT_EQ(row(*queueFigures(streams, query, zone("UTC")), "support").counts.answeredWithinTarget, 1);
    query.limits.target = seconds{10};
    EXPECT_EQ(row(*queueFigures(streams, query, zone("UTC")), "support").counts.answeredWithinTarget, 0);
    query.limits.target = seconds{15};
    EXPECT_EQ(row(*queueFigures(streams, query, zone("UTC")), "support").counts.answeredWithinTarget, 2);
}

TEST(QueueFigures, aDayOf25HoursHas25RowsThatAddUp) {
    const Scratch scratch;
    const auto berlin = zone("Europe/Berlin");
    Told day(scratch.path(), berlin.startOf("2026-10-25"));
    for (std::uint32_t call = 1; call <= 100; ++call)
        day.abandoned(call, static_cast<int>(call - 1) * 900 + 5, 7);
    FiguresQuery query;
    query.period = {berlin.startOf("2026-10-25"), berlin.startOf("2026-10-26")};
    query.step = Step::Hour;
    const auto rows = *queueFigures(day.streams(), query, berlin);
    ASSERT_EQ(rows.size(), 26u);
    for (std::size_t hour = 0; hour < 25; ++hour)
        EXPECT_EQ(rows[hour].figures.counts.offered, 4) << hour;
    EXPECT_EQ(rows.back().figures.counts.offered, 100);
}

TEST(QueueFigures, whoIsNotThereIsTold) {
    const Scratch scratch;
    Told day(scratch.path());
    auto query = hourFrom(nine);
    query.queues = {QueueId{"nowhere"}};
    const auto rows = queueFigures(day.streams(), query, zone("UTC"));
    EXPECT_EQ(rows.error(),
              (Error{"history.unknownQueue", "there is no queue 'nowhere' here; there are: sales, support"}));
}

TEST(QueueFigures, aQueueThatWasRemovedKeepsItsPast) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 10, 15, 60);
    auto smaller = smallSite();
    std::erase_if(smaller.queues, [](const auto &queue) { return queue.id == QueueId{"support"}; });
    day.at(200, ConfigChanged{smaller});
    auto query = hourFrom(nine);
    query.queues = {QueueId{"support"}};
    EXPECT_EQ(row(*queueFigures(day.streams(), query, zone("UTC")), "support").counts.answered, 1);
}

TEST(QueueFigures, streamsAddUp) {
    const Scratch scratch;
    Told live(scratch.path()), past(scratch.path("imports/old"));
    live.answered(1, 10, 4, 60);
    past.answered(7, 20, 6, 60);
    live.streams();
    past.streams();
    const auto streams = streamsOf(scratch.path());
    ASSERT_EQ(streams.size(), 2u);
    EXPECT_EQ(streams[1].name, "old");
    const auto rows = *queueFigures(opened(streams), hourFrom(nine), zone("UTC"));
    EXPECT_EQ(row(rows, "support").counts.answered, 2);
    EXPECT_EQ(speedOfAnswer(row(rows, "support").counts), seconds{5});
}

TEST(AgentFigures, timesAddUpToTheLoggedInTime) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 100, 10, 60);
    day.at(600,
           AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, ReasonId{"lunch"}, Author::Agent, {}});
    day.at(900, AgentStateChanged{AgentId{"anna"}, DesiredState::LoggedOut, {}, Author::Agent, {}});
    auto query = hourFrom(nine);
    query.byAgent = true;
    const auto rows = *agentFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
    const auto &anna = rows.front().figures;
    EXPECT_EQ(anna.agent, AgentId{"anna"});
    EXPECT_EQ(loggedIn(anna.counts), seconds{900});
    EXPECT_EQ(anna.notReady.at(ReasonId{"lunch"}), (AgentFigures::Absence{seconds{300}, 1}));
    EXPECT_EQ(anna.counts.ready, seconds{110 + 600 - 172});
    EXPECT_EQ(anna.counts.afterCallWork, seconds{2});
    EXPECT_EQ(anna.counts.answered, 1);
    EXPECT_EQ(anna.counts.talk, seconds{60});
    EXPECT_EQ(occupancy(anna.counts), 62.0 / (62.0 + 538.0));
}

// As the teams are set up now; who has none is in none of them.
TEST(AgentFigures, teamsAddUpTheirAgents) {
    const Scratch scratch;
    Told day(scratch.path());
    auto site = smallSite();
    for (auto &user : site.users)
        user.team = user.id == AgentId{"boris"} ? TeamId{} : TeamId{"first"};
    site.timeZone = "UTC";
    day.at(0, ConfigChanged{site});
    day.answered(1, 100, 10, 60);
    day.at(500, CallArrived{CallId{7}, Direction::Outbound, {"1002", ""}, "8495", {}, AgentId{"boris"}});
    day.at(510, CallAnswered{CallId{7}, {}, {}});
    day.at(540, CallEnded{CallId{7}, EndedBy::Caller, EndCause::Normal});
    auto query = hourFrom(nine);
    query.byTeam = true;
    const auto rows = *agentFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].figures.team, TeamId{});
    EXPECT_EQ(rows[0].figures.counts.dialsAnswered, 1);
    EXPECT_EQ(outboundTalkTime(rows[0].figures.counts), seconds{30});
    EXPECT_EQ(rows[1].figures.team, TeamId{"first"});
    EXPECT_EQ(rows[1].figures.counts.answered, 1);
    query.teams = {TeamId{"first"}};
    query.byTeam = false;
    query.byAgent = true;
    const auto members = *agentFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
    EXPECT_TRUE(std::none_of(members.begin(), members.end(),
                             [](const auto &row) { return row.figures.agent == AgentId{"boris"}; }));
    query.teams = {TeamId{"second"}};
    EXPECT_EQ(agentFigures(day.streams(), query, zone("UTC")).error(),
              (Error{"history.unknownTeam", "there is no team 'second' here; there are: first"}));
}

// A contact that the queue hands from one agent to the next is one of each, and one of the queue.
TEST(QueueFigures, ofAnAgentHaveTheContactsOfHisOwn) {
    const Scratch scratch;
    Told day(scratch.path());
    const auto talks = [&](int second, std::uint64_t offer, const char *agent, const char *device) {
        day.at(second, OfferStarted{OfferId{offer}, CallId{1}, AgentId{agent}, DeviceId{device}, {}});
        day.at(second + 1, CallAnswered{CallId{1}, AgentId{agent}, OfferId{offer}});
        day.at(second + 20, CallTransferred{CallId{1}, AgentId{agent}, "600", {}, {}});
        day.at(second + 20, CallQueued{CallId{1}, QueueId{"support"}});
    };
    day.at(5, DeviceRegistered{DeviceId{"1003"}, "sip:127.0.0.1:5071", {}});
    day.at(5, AgentStateChanged{AgentId{"vera"}, DesiredState::Ready, {}, Author::Agent, UserId{"vera"}});
    day.arrive(1, 10);
    talks(11, 91, "anna", "1001");
    talks(40, 92, "vera", "1003");
    day.at(70, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled});
    auto query = hourFrom(nine);
    query.byQueue = true;
    const auto queues = *queueFigures(day.streams(nine + minutes{60}), query, zone("UTC"));
    ASSERT_EQ(queues[1].figures.queue, QueueId{"support"});
    EXPECT_EQ(queues[1].figures.counts.contacts, 1);
    EXPECT_EQ(queues[1].figures.counts.transferred, 1);
    query.byAgent = true;
    int agents = 0;
    for (const auto &row : *queueFigures(day.streams(nine + minutes{60}), query, zone("UTC")))
        if (row.agent) {
            ++agents;
            EXPECT_EQ(row.figures.counts.segments, 1) << row.agent.text();
            EXPECT_EQ(row.figures.counts.contacts, 1) << row.agent.text();
            EXPECT_EQ(row.figures.counts.transferred, 1) << row.agent.text();
        }
    EXPECT_EQ(agents, 2);
}

TEST(SavedDays, giveTheSameAsTheRowsAndGoWhenALateOneComes) {
    const Scratch scratch;
    Told day(scratch.path(), *fromIso("2026-11-21T00:00:00Z"));
    constexpr int dayLength = 86'400;
    std::uint32_t call = 0;
    for (int second = 100; second < 4 * dayLength; second += 7'000)
        day.answered(++call, second, second % 50, 60);
    day.arrive(++call, 4 * dayLength - 50); // waits over midnight
    day.at(4 * dayLength + 10, DayStarted{"2026-11-25"});
    FiguresQuery query;
    query.period = {*fromIso("2026-11-21T00:00:00Z"), *fromIso("2026-11-26T00:00:00Z")};
    query.step = Step::Day;
    std::vector<std::vector<QueueRow>> byRows, bySaved;
    std::vector<AgentRow> agents;
    const auto ask = [&](std::vector<std::vector<QueueRow>> &answers) {
        const auto streams = day.streams();
        for (const bool byQueue : {false, true}) {
            query.byQueue = byQueue;
            answers.push_back(*queueFigures(streams, query, zone("UTC")));
        }
        query.byAgent = true;
        agents = *agentFigures(streams, query, zone("UTC"));
        query.byAgent = false;
    };
    ask(byRows);
    const auto agentsByRows = agents;
    day.project();
    EXPECT_EQ(day.saved(Kind::Queues), 3u);
    ask(bySaved);
    EXPECT_EQ(byRows, bySaved);
    EXPECT_EQ(agentsByRows, agents);
    day.at(4 * dayLength + 20, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Cancelled});
    day.project();
    EXPECT_EQ(day.saved(Kind::Queues), 4u);
    bySaved.clear();
    ask(bySaved);
    EXPECT_EQ(bySaved[0][3].figures.counts.abandoned, 1);
    EXPECT_EQ(bySaved[0][3].figures.waiting, 0);
}

TEST(CallRows, tellEachVisitWithItsTalkAndWhoHungUp) {
    const Scratch scratch;
    Told day(scratch.path());
    day.answered(1, 10, 4, 60, "495");
    day.abandoned(2, 100, 9, "812");
    day.at(200, CallArrived{CallId{3}, Direction::Outbound, {"1001", ""}, "900", {}, AgentId{"anna"}});
    day.at(205, CallEnded{CallId{3}, EndedBy::Callee, EndCause::Busy});
    day.arrive(4, 300);
    for (const bool isProjected : {false, true}) {
        const auto rows = *callRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
        ASSERT_EQ(rows.size(), 4u);
        EXPECT_EQ(rows[0].number, "495");
        EXPECT_EQ(rows[0].wait, seconds{4});
        EXPECT_EQ(rows[0].talk, seconds{60});
        EXPECT_EQ(rows[0].agent, AgentId{"anna"});
        EXPECT_EQ(rows[0].endedBy, EndedBy::Caller);
        EXPECT_EQ(rows[1].outcome, VisitOutcome::Abandoned);
        EXPECT_EQ(rows[1].endedAt, nine + seconds{109});
        EXPECT_EQ(rows[2].direction, Direction::Outbound);
        EXPECT_EQ(rows[2].number, "900");
        EXPECT_EQ(rows[2].cause, EndCause::Busy);
        EXPECT_EQ(rows[3].outcome, std::nullopt);
        EXPECT_EQ(rows[3].endedAt, std::nullopt);
        if (!isProjected)
            day.project();
    }
}

} // namespace callboard::test
