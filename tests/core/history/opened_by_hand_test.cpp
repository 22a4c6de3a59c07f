// SPDX-License-Identifier: GPL-3.0-or-later
// Single rows of opened numbers, as they are to be read.
#include "core/history/opened.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

Opened openAt(Told &told, int second, VisitFigure figure, std::optional<WorkFigure> work = {}) {
    OpenQuery query;
    query.row.period = {nine, nine + std::chrono::hours{1}};
    query.figure = figure;
    query.work = work;
    told.project();
    auto opened = openFigure(told.streams(nine + seconds{second}), query, zone("UTC"));
    EXPECT_TRUE(opened);
    return opened ? std::move(opened).value() : Opened{};
}

} // namespace

TEST(OpenedByHand, whoWaitsHasWaitedInThisQueueSinceHeJoinedIt) {
    const Scratch scratch;
    Told told(scratch.path());
    const CallId call{1};
    told.arrive(1, 10, "1", "sales");
    told.at(40, CallLeftQueue{call, QueueId{"sales"}, VisitOutcome::Overflowed, LeaveReason::MaxWait});
    told.at(40, CallQueued{call, QueueId{"support"}});
    const auto opened = openAt(told, 60, VisitFigure::Waiting);
    ASSERT_EQ(opened.size(Part::Counted), 1);
    EXPECT_EQ(opened.stays.front().queue, QueueId{"support"});
    EXPECT_EQ(opened.stays.front().wait, seconds{20});
}

TEST(OpenedByHand, aCallOutThatGoesOnHasTheNumberThatIsCalled) {
    const Scratch scratch;
    Told told(scratch.path());
    told.at(10,
            CallArrived{CallId{1}, Direction::Outbound, {"1001", ""}, "+74950000001", {}, AgentId{"anna"}});
    const auto opened = openAt(told, 60, {}, WorkFigure::Dials);
    ASSERT_EQ(opened.size(Part::Counted), 1);
    EXPECT_EQ(opened.stays.front().number, "+74950000001");
}

TEST(OpenedByHand, offersAreThoseOfQueuesAlone) {
    const Scratch scratch;
    Told told(scratch.path());
    const CallId direct{1};
    told.at(10, CallArrived{direct, Direction::Inbound, {"1", ""}, "1001", {}, {}});
    told.at(10, OfferStarted{OfferId{1}, direct, AgentId{"anna"}, DeviceId{"1001"}, {}});
    told.at(25, OfferEnded{OfferId{1}, direct, AgentId{"anna"}, OfferOutcome::NoAnswer});
    told.answered(2, 100, 5, 60);
    EXPECT_EQ(openAt(told, 300, {}, WorkFigure::Offers).size(Part::Counted), 1);
    FiguresQuery query;
    query.period = {nine, nine + std::chrono::hours{1}};
    query.byAgent = true;
    for (const auto &row : *agentFigures(told.streams(nine + seconds{300}), query, zone("UTC")))
        EXPECT_EQ(row.figures.counts.offers, row.figures.agent == AgentId{"anna"} ? 1 : 0);
}

} // namespace callboard::test
