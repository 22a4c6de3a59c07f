// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

namespace {

SiteSettings speakingSite() {
    auto site = smallSite();
    site.queues[0].language = SpokenLanguage::Russian;
    return site;
}

// Each answered forty seconds after he came; when the next may come.
int threeAnswers(Backend &backend) {
    backend.annaReady();
    int second = 10;
    for (std::uint32_t call = 1; call <= 3; ++call) {
        backend.arrive(second, call);
        backend.at(second + 40, {CallAnswered{CallId{call}, AgentId{"anna"}, offerOf(backend)}});
        backend.at(second + 50, {CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal}});
        backend.at(second + 51, {AfterCallWorkEnded{AgentId{"anna"}, Author::Agent}});
        second += 60;
    }
    return second;
}

void wants(Backend &backend, int second, DesiredState state) {
    const ReasonId reason{state == DesiredState::NotReady ? "lunch" : ""};
    backend.at(second, {AgentStateChanged{AgentId{"anna"}, state, reason, Author::Agent, UserId{"anna"}}});
}

std::string promisesOf(Backend &backend) {
    const auto &today = find(backend.hub().center(), QueueId{"support"})->today;
    return std::to_string(today.promisesKept) + " of " + std::to_string(today.promised);
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
    const auto second = threeAnswers(backend);
    backend.arrive(second, 4);
    backend.at(second + 2, {CallAnswered{CallId{4}, AgentId{"anna"}, offerOf(backend)}});
    backend.arrive(second + 2, 5);
    backend.story();
    backend.tick(second + 7);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next ru/wait-0-1\n");
    EXPECT_EQ(find(backend.hub().center(), CallId{5})->announced.promised, nine + seconds{second + 67});
    backend.at(second + 30, {CallEnded{CallId{4}, EndedBy::Caller, EndCause::Normal}});
    backend.at(second + 40, {AfterCallWorkEnded{AgentId{"anna"}, Author::Agent}});
    backend.at(second + 67, {CallAnswered{CallId{5}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(promisesOf(backend), "1 of 1");
}

// Their places they hear all the same.
TEST(Announce, noWaitIsPromisedWhileEverybodyOfTheQueueIsAway) {
    const Scratch scratch;
    Backend backend(scratch, speakingSite());
    const auto second = threeAnswers(backend);
    wants(backend, second, DesiredState::NotReady);
    backend.arrive(second, 4);
    backend.story();
    backend.tick(second + 5);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next\n");
    wants(backend, second + 10, DesiredState::LoggedOut);
    backend.story();
    backend.tick(second + 50);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next\n");
    wants(backend, second + 52, DesiredState::Ready);
    backend.at(second + 54, {CallAnswered{CallId{4}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(promisesOf(backend), "0 of 0");
}

// She comes back to a call of her own first.
TEST(Announce, waitThatIsToldOnlyLaterIsAPromiseToo) {
    const Scratch scratch;
    Backend backend(scratch, speakingSite());
    const auto second = threeAnswers(backend);
    wants(backend, second, DesiredState::NotReady);
    backend.arrive(second, 4);
    backend.tick(second + 5);
    backend.at(second + 20,
               {CallPlaced{CallId{5}, AgentId{"anna"}, DeviceId{"1001"}, "1003", Direction::Internal}});
    wants(backend, second + 21, DesiredState::Ready);
    backend.story();
    backend.tick(second + 50);
    EXPECT_EQ(backend.story(), "call.announced\n  -> say ru/next ru/wait-0-1\n");
    EXPECT_EQ(find(backend.hub().center(), CallId{4})->announced.promised, nine + seconds{second + 110});
    backend.tick(second + 95); // told again: the promise is the first one
    EXPECT_EQ(find(backend.hub().center(), CallId{4})->announced.promised, nine + seconds{second + 110});
    backend.at(second + 100, {CallEnded{CallId{5}, EndedBy::Caller, EndCause::Cancelled}});
    backend.at(second + 111, {CallAnswered{CallId{4}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(promisesOf(backend), "0 of 1");
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
