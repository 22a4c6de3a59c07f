// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/opening.h"
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

// Nobody is there: callers of support wait, or go on to sales.
SiteSettings overflowingSite() {
    auto site = smallSite();
    site.queues[0].overflowTo = site.queues[1].number;
    return site;
}

} // namespace

TEST(Overflow, whoWaitedTooLongGoesOnToTheOtherQueue) {
    const Scratch scratch;
    auto site = overflowingSite();
    site.queues[0].maxWait = minutes{1};
    Backend backend(scratch, site);
    backend.story();
    backend.arrive(10);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\n  -> enter support\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{70});
    backend.tick(70);
    EXPECT_EQ(backend.story(), "call.leftQueue\ncall.queued\n  -> leave\n  -> enter sales\n");
    const auto &center = backend.hub().center();
    EXPECT_EQ(find(center, QueueId{"support"})->today.overflowed, 1);
    EXPECT_EQ(find(center, CallId{1})->queuedAt, nine + seconds{70});
}

// He may be answered at the last moment; nobody else is rung for him, though vera is free.
TEST(Overflow, whoWaitedTooLongWhileItRingsGoesOnWhenTheRingEndsInVain) {
    for (const auto &next : {std::string("601"), std::string{}}) {
        const Scratch scratch;
        auto site = overflowingSite();
        site.queues[0].maxWait = minutes{1};
        site.queues[0].overflowTo = next;
        Backend backend(scratch, site);
        backend.arrive(10);
        backend.at(60, {DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}},
                        AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}}});
        backend.story();
        backend.tick(70);
        EXPECT_EQ(backend.story(), "") << "her phone rings";
        backend.at(71, {DeviceRegistered{DeviceId{"1003"}, "sip:127.0.0.1:5071", {}},
                        AgentStateChanged{AgentId{"vera"}, DesiredState::Ready, {}, Author::Agent, {}}});
        backend.story();
        backend.at(75, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"anna"}, OfferOutcome::NoAnswer}});
        EXPECT_EQ(backend.story(), "offer.ended\n");
        EXPECT_EQ(backend.hub().nextDue(), nine + seconds{75});
        backend.tick(75);
        EXPECT_EQ(backend.story(), next.empty() ? "call.leftQueue\n  -> end maxWait\n"
                                                : "call.leftQueue\ncall.queued\noffer.started\n  -> leave\n"
                                                  "  -> enter sales\n  -> ring 1003\n");
    }
}

TEST(Overflow, whoFindsTheQueueFullGoesOnOrIsNotTaken) {
    for (const auto &next : {std::string("601"), std::string{}}) {
        const Scratch scratch;
        auto site = overflowingSite();
        site.queues[0].maxWaiting = 1;
        site.queues[0].overflowTo = next;
        Backend backend(scratch, site);
        backend.arrive(10);
        backend.story();
        backend.arrive(11, 2);
        EXPECT_EQ(backend.story(), next.empty() ? "call.arrived\ncall.queued\ncall.leftQueue\n  -> end full\n"
                                                : "call.arrived\ncall.queued\ncall.leftQueue\ncall.queued\n"
                                                  "  -> leave\n  -> enter sales\n");
        const auto &today = find(backend.hub().center(), QueueId{"support"})->today;
        EXPECT_EQ(today.offered, 2);
        EXPECT_EQ(today.refused, next.empty() ? 1 : 0);
        EXPECT_EQ(today.overflowed, next.empty() ? 0 : 1);
    }
}

TEST(Overflow, overflowToAPhoneThatNobodyAnswersGoesBackToItsQueue) {
    const Scratch scratch;
    auto site = overflowingSite();
    site.queues[0].maxWait = minutes{1};
    site.queues[0].overflowTo = "1002";
    Backend backend(scratch, site);
    backend.at(5, {DeviceRegistered{DeviceId{"1002"}, "sip:127.0.0.1:5071", ""}});
    backend.arrive(10);
    backend.story();
    backend.tick(70);
    EXPECT_EQ(backend.story(), "call.leftQueue\noffer.started\n  -> leave\n  -> ring 1002\n");
    backend.at(90, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"boris"}, OfferOutcome::NoAnswer}});
    EXPECT_EQ(backend.story(), "offer.ended\ncall.queued\n  -> enter support\n");
}

// 2026-11-21 is a Saturday; stories begin at nine.
TEST(Overflow, queueOpensAndClosesByItsHoursAndTakesNobodyWhenClosed) {
    const Scratch scratch;
    auto site = smallSite();
    site.queues[0].hours = {{6, 6, std::chrono::hours{9} + seconds{30}, std::chrono::hours{9} + seconds{60}}};
    Backend backend(scratch, site);
    EXPECT_TRUE(find(backend.hub().center(), QueueId{"support"})->isClosed);
    backend.story();
    backend.arrive(10);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\ncall.leftQueue\n  -> end closed\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{30});
    backend.tick(30);
    EXPECT_EQ(backend.story(), "queue.opened\n");
    backend.arrive(40, 2);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\n  -> enter support\n");
    backend.tick(60);
    EXPECT_EQ(backend.story(), "queue.closed\n");
    EXPECT_EQ(find(backend.hub().center(), CallId{2})->state, CallState::Waiting);
    EXPECT_EQ(find(backend.hub().center(), QueueId{"support"})->today.refused, 1);
}

// By the clock on the wall, also on the days when it is set.
TEST(Overflow, hoursFollowTheSitesClock) {
    const auto berlin = SiteDay::ofZone("Europe/Berlin").value();
    QueueSettings queue;
    queue.hours = {{7, 1, std::chrono::hours{9}, std::chrono::hours{24}}}; // Sunday and Monday
    const auto open = [&](std::string_view local) {
        return isOpen(queue, berlin, berlin.timeOf(local).value());
    };
    EXPECT_FALSE(open("2026-03-29T08:59"));
    EXPECT_TRUE(open("2026-03-29T09:00"));
    EXPECT_TRUE(open("2026-03-30T23:59"));
    EXPECT_FALSE(open("2026-03-31T12:00"));
    EXPECT_EQ(nextOpening(queue, berlin, *berlin.timeOf("2026-03-29")), fromIso("2026-03-29T07:00:00Z"));
    EXPECT_EQ(nextOpening(queue, berlin, *berlin.timeOf("2026-03-28T10:00")), berlin.timeOf("2026-03-29"));
}

TEST(Overflow, callersOfAClosedQueueGoWhereItSaysAndHolidaysAreClosed) {
    const Scratch scratch;
    auto site = smallSite();
    site.queues[0].closedDates = {"2026-11-21"};
    site.queues[0].closedTo = "601";
    Backend backend(scratch, site);
    backend.story();
    backend.arrive(10);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.queued\ncall.leftQueue\ncall.queued\n  -> leave\n  -> enter sales\n");
}

// He was told once that there is no room: taken back he would be the one too many, and counted twice.
TEST(Overflow, whoOverflowedFromAFullQueueInVainIsNotTakenBackPastItsLimit) {
    const Scratch scratch;
    auto site = overflowingSite();
    site.queues[0].maxWaiting = 1;
    site.queues[0].overflowTo = "1002"; // whose phone is not there
    Backend backend(scratch, site);
    backend.arrive(10);
    backend.story();
    backend.arrive(11, 2);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\ncall.leftQueue\n  -> leave\n  -> end full\n");
    const auto &queue = *find(backend.hub().center(), QueueId{"support"});
    EXPECT_EQ(queue.waiting.size(), 1u);
    EXPECT_EQ(queue.today.offered, 2);
}

// The engine tells the one a moment before the other.
TEST(Hub, nobodyIsRungBetweenTheLastRingOfACallerWhoLeavesAndHisEnd) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    backend.at(12, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"anna"}, OfferOutcome::CallerGone}});
    EXPECT_EQ(backend.story(), "offer.ended\n");
    backend.at(12, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled}});
    EXPECT_EQ(backend.story(), "call.ended\n");
    backend.arrive(13, 2);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.queued\noffer.started\n  -> enter support\n  -> ring 1001\n");
}

} // namespace callboard::test
