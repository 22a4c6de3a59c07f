// SPDX-License-Identifier: GPL-3.0-or-later
// Figures at the edges of quarters of an hour, reckoned by hand.
#include "core/history/opened.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

constexpr int quarter = 900; // seconds
const ReasonId lunch{"lunch"};

FiguresQuery byQuarters() {
    FiguresQuery query;
    query.period = {nine, nine + seconds{2 * quarter}};
    query.step = Step::Interval;
    return query;
}

// Anna is at lunch from 9:10 until then.
void lunchUntil(Told &told, int second) {
    told.at(600, AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, lunch, Author::Agent, {}});
    told.at(second, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}});
    told.project();
}

} // namespace

TEST(ReportedByHand, anAbsenceHasItsTimeInEachQuarterAndIsCountedInTheFirst) {
    const Scratch scratch;
    Told told(scratch.path());
    lunchUntil(told, quarter + 1);
    auto query = byQuarters();
    query.agents = {AgentId{"anna"}};
    const auto rows = *agentFigures(told.streams(nine + seconds{2 * quarter}), query, zone("UTC"));
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].figures.notReady.at(lunch).time, seconds{300});
    EXPECT_EQ(rows[0].figures.notReady.at(lunch).times, 1);
    EXPECT_EQ(rows[1].figures.notReady.at(lunch).time, seconds{1});
    EXPECT_EQ(rows[1].figures.notReady.at(lunch).times, 0);
}

TEST(ReportedByHand, anAbsenceOpensToAsMuchOfItAsIsInThePeriod) {
    const Scratch scratch;
    Told told(scratch.path());
    lunchUntil(told, quarter + 300);
    OpenQuery query;
    query.row.period = {nine, nine + seconds{quarter}};
    query.work = WorkFigure::NotReadyTime;
    query.row.agents = {AgentId{"anna"}};
    const auto opened = *openFigure(told.streams(nine + seconds{2 * quarter}), query, zone("UTC"));
    ASSERT_EQ(opened.size(Part::Counted), 1);
    EXPECT_EQ(opened.stays.front().lasted, seconds{300});
}

TEST(ReportedByHand, afterCallWorkHasItsTimeInEachQuarter) {
    const Scratch scratch;
    Told told(scratch.path());
    told.arrive(1, 600);
    told.at(610, OfferStarted{OfferId{1}, CallId{1}, AgentId{"anna"}, DeviceId{"1001"}, {}});
    told.at(620, CallAnswered{CallId{1}, AgentId{"anna"}, OfferId{1}});
    told.at(quarter - 60, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    told.at(quarter + 20, AfterCallWorkEnded{AgentId{"anna"}, Author::Agent});
    told.project();
    const auto rows = *queueFigures(told.streams(nine + seconds{2 * quarter}), byQuarters(), zone("UTC"));
    ASSERT_EQ(rows.size(), 3u) << "two quarters, and all together";
    EXPECT_EQ(rows[0].figures.counts.afterCallWork, seconds{60});
    EXPECT_EQ(rows[1].figures.counts.afterCallWork, seconds{20});
}

// Not when the call did: it has been somewhere else before.
TEST(ReportedByHand, aTalkByArrivalCountsWhereItsContactJoinedTheQueue) {
    const Scratch scratch;
    Told told(scratch.path());
    told.arrive(1, quarter - 20, "1", "sales");
    told.at(quarter + 10,
            CallLeftQueue{CallId{1}, QueueId{"sales"}, VisitOutcome::Overflowed, LeaveReason::MaxWait});
    told.at(quarter + 10, CallQueued{CallId{1}, QueueId{"support"}});
    told.at(quarter + 15, OfferStarted{OfferId{1}, CallId{1}, AgentId{"anna"}, DeviceId{"1001"}, {}});
    told.at(quarter + 20, CallAnswered{CallId{1}, AgentId{"anna"}, OfferId{1}});
    told.at(quarter + 80, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal});
    told.project();
    auto query = byQuarters();
    query.talkBy = TalkBy::Arrival;
    const auto rows = *queueFigures(told.streams(nine + seconds{2 * quarter}), query, zone("UTC"));
    EXPECT_EQ(rows[0].figures.counts.segments, 0);
    EXPECT_EQ(rows[1].figures.counts.segments, 1);
}

} // namespace callboard::test
