// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

SiteSettings speakingSite() {
    auto site = smallSite();
    site.queues[0].language = SpokenLanguage::Russian;
    return site;
}

} // namespace

TEST(Announce, waitingCallersAreToldTheirPositionAgainAndAgain) {
    const Scratch scratch;
    Backend backend(scratch, speakingSite());
    backend.arrive(10);
    backend.arrive(11, 2);
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{15});
    backend.tick(16);
    EXPECT_EQ(backend.story(),
              "call.announced\ncall.announced\n  -> say ru/next\n  -> say ru/callers-before-1\n");
    backend.at(20, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled}});
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{61});
    backend.tick(61);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next\n");
}

// Whatever the order of the queue becomes.
TEST(Announce, positionThatWasToldNeverGrows) {
    const Scratch scratch;
    Backend backend(scratch, speakingSite());
    backend.arrive(10);
    backend.at(11, {CallAnnounced{CallId{1}, QueueId{"support"}, 1, {}, {}}});
    backend.arrive(12, 2);
    backend.at(13, {CallAnnounced{CallId{2}, QueueId{"support"}, 1, {}, {}}});
    backend.story();
    backend.tick(58);
    EXPECT_EQ(backend.story(), "call.announced\ncall.announced\n  -> say ru/next\n  -> say ru/next\n");
}

TEST(Announce, expectedWaitComesFromTheQueuesOwnPaceAndTheKeptPromiseIsCounted) {
    const Scratch scratch;
    Backend backend(scratch, speakingSite());
    backend.annaReady();
    int second = 10;
    for (std::uint32_t call = 1; call <= 3; ++call) { // each answered forty seconds after he came
        backend.arrive(second, call);
        backend.at(second + 40, {CallAnswered{CallId{call}, AgentId{"anna"}, offerOf(backend)}});
        backend.at(second + 50, {CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal}});
        backend.at(second + 51, {AfterCallWorkEnded{AgentId{"anna"}, Author::Agent}});
        second += 60;
    }
    backend.at(second, {AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, ReasonId{"lunch"},
                                          Author::Agent, UserId{"anna"}}});
    backend.arrive(second, 4);
    backend.story();
    backend.tick(second + 5);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next ru/wait-0-1\n");
    EXPECT_EQ(find(backend.hub().center(), CallId{4})->announced.promised, nine + seconds{second + 65});
    backend.at(second + 30,
               {AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}}});
    backend.at(second + 60, {CallAnswered{CallId{4}, AgentId{"anna"}, offerOf(backend)}});
    const auto &today = find(backend.hub().center(), QueueId{"support"})->today;
    EXPECT_EQ(today.promised, 1);
    EXPECT_EQ(today.promisesKept, 1);
}

TEST(Announce, callersOfAClosedOrFullQueueHearWhy) {
    const Scratch scratch;
    auto site = speakingSite();
    site.queues[0].maxWaiting = 1;
    Backend backend(scratch, site);
    backend.arrive(10);
    backend.story();
    backend.arrive(11, 2);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\ncall.leftQueue\n  -> end full, ru/full\n");
    backend.at(12, {QueueClosed{QueueId{"support"}}});
    backend.story();
    backend.arrive(13, 3);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\ncall.leftQueue\n  -> end closed, ru/closed\n");
}

// A direct call is nobody's to be asked about.
TEST(Announce, callerOfAQueueThatAsksIsToBeAskedWhenTheTalkIsOver) {
    const Scratch scratch;
    auto site = speakingSite();
    site.queues[0].asksForMark = true;
    site.queues[0].isRecorded = false;
    Backend backend(scratch, site);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    backend.at(20, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(backend.story(), "call.answered\n  -> then ask ru/mark\n");
    backend.at(30, {CallEnded{CallId{1}, EndedBy::Callee, EndCause::Normal}});
    backend.at(31, {RatingGiven{CallId{1}, 4, 5, {}}});
    EXPECT_EQ(backend.story(), "call.ended\nrating.given\n");
}

} // namespace callboard::test
