// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(Fold, answeredCallRunsFromQueueToAfterCallWork) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:17 call.answered call=1 agent=anna offer=1
        1:00 call.held call=1 agent=anna
        1:20 call.retrieved call=1 agent=anna
        2:17 call.ended call=1 by=caller cause=normal
        2:27 afterCallWork.ended agent=anna author=rule
    )"));
    EXPECT_EQ(story.visits(), "support answered anna wait 0:07\n");
    EXPECT_EQ(story.segments(), "anna support talk 1:40 hold 0:20\n");
    EXPECT_EQ(story.offers(), "anna accepted\n");
    EXPECT_EQ(story.intervals(), "anna ready 0:00-0:10\n"
                                 "anna reserved 0:10-0:17\n"
                                 "anna busy 0:17-2:17\n"
                                 "anna workingAfterCall 2:17-2:27\n");
    EXPECT_EQ(story.agents(), "anna ready 2:27\n");
    EXPECT_EQ(story.outOfPlace(), 0u);
    const auto &today = find(story.center(), QueueId{"support"})->today;
    EXPECT_EQ(today.answeredWithinTarget, 1);
    EXPECT_EQ(today.afterCallWork, seconds{10});
    EXPECT_TRUE(story.center().calls.empty());
}

TEST(Fold, transferMakesOneContactOfTwoSegmentsAndClosesBothQueues) {
    const Timeline story(after(annaReady, R"(
        0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
        0:00 agent.stateChanged agent=boris state=ready author=agent by=boris
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:15 call.answered call=1 agent=anna offer=1
        0:20 call.muted call=1 agent=anna
        0:55 call.transferred call=1 agent=anna to=601
        0:55 call.queued call=1 queue=sales
        1:00 offer.started offer=2 call=1 agent=boris device=1002 until=1:18
        1:05 call.answered call=1 agent=boris offer=2
        1:10 afterCallWork.ended agent=anna author=agent
        1:35 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.visits(), "support answered anna wait 0:05\nsales answered boris wait 0:10\n");
    EXPECT_EQ(story.segments(), "anna support talk 0:40 hold 0:00\nboris sales talk 0:30 hold 0:00\n");
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->state, AgentState::Ready);
    EXPECT_EQ(find(story.center(), AgentId{"boris"})->state, AgentState::WorkingAfterCall);
}

// The outside party of a dialled call is the caller from then on; so is a colleague who was called.
TEST(Fold, whoStaysAfterATransferIsTheCaller) {
    const auto dialled = after(annaReady, R"(
        0:10 call.arrived call=1 direction=outbound from=1001/Anna to=+74950000001 caller=anna
        0:12 call.answered call=1
        0:30 call.transferred call=1 agent=anna to=601 from=+74950000001
    )");
    const auto outbound = Timeline(dialled);
    const auto *call = find(outbound.center(), CallId{1});
    EXPECT_EQ(call->from.number, "+74950000001");
    EXPECT_EQ(call->to, "601");
    EXPECT_TRUE(call->caller.isNone() && call->agent.isNone());
    EXPECT_EQ(find(outbound.center(), AgentId{"anna"})->state, AgentState::Ready);
    const auto internal = Timeline(after(annaReady, R"(
        0:10 call.arrived call=1 direction=internal from=1001 to=1002 caller=anna
        0:10 offer.started offer=1 call=1 agent=boris device=1002 until=0:28
        0:12 call.answered call=1 agent=boris offer=1
        0:30 call.transferred call=1 agent=anna to=601
        0:30 call.queued call=1 queue=sales
    )"));
    EXPECT_EQ(find(internal.center(), CallId{1})->caller, AgentId{"boris"});
    EXPECT_EQ(find(internal.center(), AgentId{"boris"})->state, AgentState::Busy);
}

TEST(Fold, callerWhoHangsUpWhileRingingIsAbandonedAndTheAgentIsReadyAgain) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:14 offer.ended offer=1 call=1 agent=anna outcome=callerGone
        0:14 call.ended call=1 by=caller cause=cancelled
    )"));
    EXPECT_EQ(story.visits(), "support abandoned wait 0:04\n");
    EXPECT_EQ(story.offers(), "anna callerGone\n");
    EXPECT_EQ(story.agents(), "anna ready 0:14\n");
    const auto &today = find(story.center(), QueueId{"support"})->today;
    EXPECT_EQ(today.shortAbandoned, 1);
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->today.offersNotAnswered, 0);
}

TEST(Fold, missedOfferKeepsTheCallWaitingAndRemembersTheAgent) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:25 offer.ended offer=1 call=1 agent=anna outcome=noAnswer
    )"));
    const auto *call = find(story.center(), CallId{1});
    EXPECT_EQ(call->state, CallState::Waiting);
    EXPECT_EQ(call->queuedAt, storyTime("0:10"));
    ASSERT_EQ(call->tried.size(), 1u);
    EXPECT_EQ(call->tried[0].agent, AgentId{"anna"});
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->missedInRow, 1);
    EXPECT_EQ(story.visits(), "");
}

// He missed one himself; that his phone was gone then says nothing of him.
TEST(Fold, offerToAPhoneThatIsGoneIsNoHabitOfItsAgent) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:25 offer.ended offer=1 call=1 agent=anna outcome=noAnswer
        0:55 offer.started offer=2 call=1 agent=anna device=1001 until=1:13
        0:59 device.lost device=1001 reason=unreachable
        0:59 offer.ended offer=2 call=1 agent=anna outcome=deviceLost
    )"));
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->missedInRow, 1);
    EXPECT_EQ(find(story.center(), CallId{1})->tried.size(), 1u) << "somebody else is asked first";
    EXPECT_EQ(story.outOfPlace(), 0u);
}

TEST(Fold, breakAskedForDuringATalkComesAfterIt) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:20 agent.stateChanged agent=anna state=notReady reason=lunch author=agent by=anna
        0:30 call.ended call=1 by=callee cause=normal
        0:35 afterCallWork.ended agent=anna author=agent
        0:50 agent.stateChanged agent=anna state=notReady reason=training author=supervisor by=olga
    )"));
    EXPECT_EQ(story.intervals(), "anna ready 0:00-0:10\n"
                                 "anna reserved 0:10-0:12\n"
                                 "anna busy 0:12-0:30\n"
                                 "anna workingAfterCall 0:30-0:35\n"
                                 "anna notReady(lunch) 0:35-0:50\n");
    EXPECT_EQ(story.agents(), "anna notReady(training) 0:50\n");
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->desired.by, UserId{"olga"});
}

TEST(Fold, interruptedCallIsUnknownAndHasNoAfterCallWork) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:13 call.arrived call=2 direction=inbound from=2 to=600
        0:13 call.queued call=2 queue=support
        0:40 backend.started start=2 version=test
        0:40 call.ended call=1 by=system cause=interrupted
        0:40 call.ended call=2 by=system cause=interrupted
    )"));
    EXPECT_EQ(story.visits(), "support answered anna wait 0:02\nsupport unknown wait 0:00\n");
    EXPECT_EQ(story.agents(), "anna ready 0:40\n");
}

TEST(Fold, factsOutOfPlaceChangeNothingAndAreCounted) {
    const auto before = after(annaReady, "0:10 call.arrived call=1 direction=inbound from=1 to=600\n");
    const Timeline story(before + R"(
        0:11 call.answered call=1 agent=anna offer=9
        0:11 offer.ended offer=9 call=1 agent=anna outcome=noAnswer
        0:11 call.ended call=7 by=caller cause=normal
        0:11 call.queued call=1 queue=nosuch
        0:11 call.retrieved call=1
        0:11 afterCallWork.ended agent=anna author=rule
        0:11 agent.stateChanged agent=nobody state=ready author=agent
        0:11 device.lost device=1002 reason=expired
    )");
    EXPECT_EQ(story.outOfPlace(), 8u);
    auto expected = Timeline(before).center();
    expected.seq = story.center().seq;
    expected.at = story.center().at;
    expected.outOfPlace = 8;
    EXPECT_EQ(story.center(), expected);
}

TEST(Fold, deskThatFallsSilentTakesTheAgentOutOfRoutingUntilItIsBack) {
    const auto connected = after(annaReady, "0:01 desk.connected user=anna session=1 client=callboard\n");
    const auto lost = connected + "0:20 desk.disconnected user=anna session=1 lost=true\n";
    const auto isAnnaRoutable = [](const Timeline &story) {
        return isRoutable(story.center(), *find(story.center(), AgentId{"anna"}));
    };
    EXPECT_TRUE(isAnnaRoutable(Timeline(connected)));
    EXPECT_FALSE(isAnnaRoutable(Timeline(lost)));
    EXPECT_TRUE(
        isAnnaRoutable(Timeline(lost + "0:40 desk.connected user=anna session=2 client=callboard\n")));
    EXPECT_TRUE(
        isAnnaRoutable(Timeline(connected + "0:20 desk.disconnected user=anna session=1 lost=false\n")));
    EXPECT_FALSE(isAnnaRoutable(Timeline(connected + "0:20 device.lost device=1001 reason=expired\n")));
}

TEST(Fold, newDayStartsCountersAnewAndSplitsWhatRuns) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:30 day.started date=2026-11-22
        0:40 offer.started offer=1 call=1 agent=anna device=1001 until=0:58
    )"));
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->today.ready, seconds{10});
    EXPECT_EQ(find(story.center(), QueueId{"support"})->today.offered, 0); // he came yesterday
}

TEST(Fold, clockThatStepsBackGivesNoNegativeTimes) {
    const Timeline story(after(annaReady, R"(
        1:10 call.arrived call=1 direction=inbound from=1 to=600
        1:10 call.queued call=1 queue=support
        1:10 offer.started offer=1 call=1 agent=anna device=1001 until=1:28
        0:40 call.answered call=1 agent=anna offer=1
        0:20 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.visits(), "support answered anna wait 0:00\n");
    EXPECT_EQ(story.segments(), "anna support talk 0:00 hold 0:00\n");
}

// Killed in mid-talk, started again half an hour later.
TEST(Fold, downtimeIsUnknownAndNeitherTalkNorWaitNorWork) {
    const Timeline story(after(annaReady, R"(
        0:00 agent.stateChanged agent=vera state=ready author=agent by=vera
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:20 call.arrived call=2 direction=inbound from=2 to=600
        0:20 call.queued call=2 queue=support
        0:30 device.lost device=1001 reason=expired
        30:00 backend.started start=2 version=test
        30:00 call.ended call=1 by=system cause=interrupted
        30:00 call.ended call=2 by=system cause=interrupted
    )"));
    EXPECT_EQ(story.visits(), "support answered anna wait 0:02\nsupport unknown wait 0:10\n");
    EXPECT_EQ(story.segments(), "");
    EXPECT_EQ(story.intervals(), "anna ready 0:00-0:10\n"
                                 "anna reserved 0:10-0:12\n"
                                 "anna busy 0:12-0:30\n"
                                 "anna unknown 0:30-30:00\n"
                                 "vera ready 0:00-0:30\n"
                                 "vera unknown 0:30-30:00\n"
                                 "anna busy 30:00-30:00\n");
    EXPECT_EQ(story.agents(), "anna ready 30:00\nvera ready 30:00\n");
    const auto &cut = story.center().cutOff;
    ASSERT_EQ(cut.size(), 2u) << "both may want to be called back";
    EXPECT_EQ(cut[0].outside.number, "1");
    EXPECT_EQ(cut[0].agents, std::vector{AgentId{"anna"}});
    EXPECT_EQ(cut[1].outside.number, "2");
    EXPECT_TRUE(cut[1].agents.empty()) << "he waited";
    EXPECT_EQ(cut[1].queue, QueueId{"support"});
    EXPECT_EQ(clockOf(cut[1].at), "0:30") << "when the backend was last heard of";
    EXPECT_EQ(find(story.center(), QueueId{"support"})->today.longestWait, seconds{10});
    EXPECT_EQ(find(story.center(), AgentId{"vera"})->today.ready, seconds{30});
}

TEST(Fold, whoWasCutOffJustBeforeMidnightIsCalledBackTheNextDayAndForgottenAfterIt) {
    const std::string days = R"(
        0:10 day.started date=2026-11-21
        0:20 call.arrived call=1 direction=inbound from=1 to=600
        0:20 call.queued call=1 queue=support
        0:30 backend.started start=2 version=test
        0:30 call.ended call=1 by=system cause=interrupted
        0:31 day.started date=2026-11-22
        0:40 call.arrived call=2 direction=inbound from=2 to=600
        0:40 call.queued call=2 queue=support
        0:50 backend.started start=3 version=test
        0:50 call.ended call=2 by=system cause=interrupted
    )";
    const auto open = [&](const std::string &later) {
        std::string all;
        const Timeline story(after(annaReady, days + later));
        for (const auto &cut : story.center().cutOff)
            all += cut.outside.number + ' ';
        return all;
    };
    EXPECT_EQ(open(""), "1 2 ");
    const std::string next = "0:51 day.started date=2026-11-23\n";
    EXPECT_EQ(open(next), "2 ");
    EXPECT_EQ(open(next + "0:52 day.started date=2026-11-24\n"), "");
}

TEST(Fold, afterCallWorkDoesNotGoOnWhileNobodyLooks) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:20 call.ended call=1 by=caller cause=normal
        0:24 device.lost device=1001 reason=expired
        30:00 backend.started start=2 version=test
        30:00 afterCallWork.ended agent=anna author=rule
    )"));
    EXPECT_EQ(find(story.center(), QueueId{"support"})->today.afterCallWork, seconds{4});
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->today.afterCallWork, seconds{4});
}

TEST(Fold, callEndedByAnOrderlyStopHasItsTalk) {
    const Timeline story(after(annaReady, R"(
        0:05 backend.started start=2 version=test
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:40 call.ended call=1 by=system cause=interrupted
    )"));
    EXPECT_EQ(story.segments(), "anna support talk 0:28 hold 0:00\n");
}

TEST(Fold, deskOfTheBackendBeforeIsLostUntilItIsBack) {
    const std::string restarted = R"(
        0:05 desk.connected user=anna session=1 client=x
        0:10 backend.started start=2 version=test
    )";
    const auto isLost = [](const Timeline &story) {
        return find(story.center(), AgentId{"anna"})->isDeskLost;
    };
    EXPECT_TRUE(isLost(Timeline(after(annaReady, restarted))));
    EXPECT_FALSE(
        isLost(Timeline(after(annaReady, restarted + "0:11 desk.connected user=anna session=2 client=x"))));
    EXPECT_FALSE(isLost(Timeline(after(annaReady, "0:10 backend.started start=2 version=test"))));
}

TEST(Fold, callOfAColleagueThatRingsInVainIsNoMissedOffer) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=internal from=1002 to=1001 caller=boris
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=1:13
        1:10 offer.ended offer=1 call=1 agent=anna outcome=noAnswer
    )"));
    const auto *missed = find(story.center(), AgentId{"anna"});
    EXPECT_EQ(missed->missedInRow, 0);
    EXPECT_EQ(missed->today.offersNotAnswered, 0);
    EXPECT_EQ(missed->today.offers, 0);
    EXPECT_EQ(missed->lastOfferAt, Time{});
}

TEST(Fold, agentTriedTwiceStandsOnceWithTheLastTime) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:25 offer.ended offer=1 call=1 agent=anna outcome=noAnswer
        0:40 offer.started offer=2 call=1 agent=anna device=1001 until=0:58
        0:55 offer.ended offer=2 call=1 agent=anna outcome=noAnswer
    )"));
    EXPECT_EQ(find(story.center(), CallId{1})->tried,
              (std::vector<Tried>{{AgentId{"anna"}, storyTime("0:55")}}));
}

TEST(Fold, placedCallKeepsItsAgentBusyUntilItArrivesOrEnds) {
    const auto placed = after(annaReady, R"(
        0:10 call.placed call=1 agent=anna device=1001 to=1002 direction=internal
    )");
    EXPECT_EQ(Timeline(placed).agents(), "anna busy 0:10\n");
    const Timeline failed(placed + "0:40 call.ended call=1 by=system cause=noAnswer\n");
    EXPECT_EQ(failed.agents(), "anna ready 0:40\n");
    EXPECT_EQ(failed.segments(), "");
    const Timeline arrived(placed +
                           "0:15 call.arrived call=1 direction=internal from=1001 to=1002 caller=anna\n");
    EXPECT_EQ(arrived.agents(), "anna busy 0:10\n");
    EXPECT_EQ(find(arrived.center(), CallId{1})->state, CallState::Arrived);
    EXPECT_EQ(find(arrived.center(), CallId{1})->arrivedAt, storyTime("0:15"));
    const Timeline strange(placed +
                           "0:15 call.arrived call=1 direction=internal from=1003 to=1002 caller=vera\n");
    EXPECT_EQ(strange.outOfPlace(), 1u);
}

TEST(Fold, rowsThatLeaveTheConfigurationGoWhenNothingHangsOnThem) {
    auto center = Timeline(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=1 to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:11 call.answered call=1 agent=anna offer=1
        0:12 call.arrived call=2 direction=inbound from=2 to=600
        0:12 call.queued call=2 queue=support
    )"))
                      .center();
    auto site = smallSite();
    site.queues.erase(site.queues.begin());
    site.users.erase(site.users.begin());
    append(center, ConfigChanged{site});
    EXPECT_TRUE(find(center, AgentId{"anna"}));
    EXPECT_TRUE(find(center, QueueId{"support"}));
    Delta delta;
    append(center, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Cancelled}, &delta);
    EXPECT_FALSE(find(center, QueueId{"support"}));
    EXPECT_TRUE(delta.isWhole);
    append(center, CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}, &delta);
    EXPECT_FALSE(find(center, AgentId{"anna"}));
    ASSERT_EQ(delta.intervals.size(), 2u);
    EXPECT_EQ(delta.intervals[0].state, AgentState::Busy);
    EXPECT_TRUE(delta.intervals[1].isLast);
}

} // namespace callboard::test
