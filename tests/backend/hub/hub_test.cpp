// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/hub/hub_story.h"

namespace callboard::test {

TEST(Hub, callIsQueuedOfferedAnsweredRecordedAndWrappedUp) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    EXPECT_EQ(backend.story(),
              "call.arrived\ncall.queued\noffer.started\n  -> enter support\n  -> ring 1001\n");
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    EXPECT_EQ(backend.story(), "call.answered\n  -> record 2026-11-21/1.wav\n");
    backend.at(60, {CallEnded{CallId{1}, EndedBy::Caller, EndCause::Normal}});
    EXPECT_EQ(backend.story(), "call.ended\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{70});
    backend.tick(70);
    EXPECT_EQ(backend.story(), "afterCallWork.ended\n");
}

TEST(Hub, callerTransferredInVainGoesBackToTheSenderAndThenToHisQueue) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.at(5, {DeviceRegistered{DeviceId{"1002"}, "sip:127.0.0.1:5071", ""}});
    backend.arrive(10);
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    backend.story();
    backend.at(30, {CallTransferred{CallId{1}, AgentId{"anna"}, "1002", {}}});
    EXPECT_EQ(backend.story(), "call.transferred\noffer.started\n  -> release anna\n  -> ring 1002\n");
    backend.at(40, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"boris"}, OfferOutcome::NoAnswer}});
    EXPECT_EQ(backend.story(), "offer.ended\noffer.started\n  -> ring 1001\n");
    backend.at(50, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"anna"}, OfferOutcome::NoAnswer}});
    EXPECT_EQ(backend.story(), "offer.ended\ncall.queued\n  -> enter support\n");
}

TEST(Hub, callerTransferredOutsideInVainComesBack) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    backend.story();
    backend.at(30, {CallTransferred{CallId{1}, AgentId{"anna"}, "+74950000001", {}}});
    EXPECT_EQ(backend.story(),
              "call.transferred\ncall.dialledOut\n  -> release anna\n  -> dial out +74950000001\n");
    backend.at(40, {CallDialFailed{CallId{1}, EndCause::Busy}});
    EXPECT_EQ(backend.story(), "call.dialFailed\noffer.started\n  -> ring 1001\n");
}

TEST(Hub, whoPullsFirstHasTheCallAndTheOtherIsToldWho) {
    const Scratch scratch;
    Backend backend(scratch);
    for (const auto *extension : {"1001", "1003"})
        backend.at(1, {DeviceRegistered{DeviceId{extension}, "sip:127.0.0.1:5070", "", true}});
    for (const auto *agent : {"anna", "vera"})
        backend.at(2, {AgentStateChanged{AgentId{agent}, DesiredState::NotReady, {}, Author::Agent, {}}});
    backend.arrive(10);
    backend.story();
    const PullCall pull{CallId{1}, {}};
    EXPECT_TRUE(backend.hub().command(pull, {UserId{"vera"}, Role::Agent}, CommandId{"c1"}));
    EXPECT_EQ(backend.story(), "call.pulled\noffer.started\n  -> ring 1003\n  -> answer\n");
    const auto second = backend.hub().command(pull, {UserId{"anna"}, Role::Agent}, CommandId{"c2"});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "taken");
    EXPECT_EQ(second.error().detail, "vera has this call: it rings at his phone");
    EXPECT_EQ(backend.story(), "");
}

TEST(Hub, whomASupervisorForcesFromReadyIsRungNoMore) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    const ForceState force{AgentId{"anna"}, DesiredState::NotReady, ReasonId{"training"}};
    EXPECT_TRUE(backend.hub().command(force, {UserId{"olga"}, Role::Supervisor}, CommandId{"c1"}));
    EXPECT_EQ(backend.story(), "agent.stateChanged\n  -> cancel cancelledElsewhere\n");
    backend.at(11,
               {OfferEnded{offerOf(backend), CallId{1}, AgentId{"anna"}, OfferOutcome::CancelledElsewhere}});
    EXPECT_EQ(backend.story(), "offer.ended\n");
    const auto &anna = *find(backend.hub().center(), AgentId{"anna"});
    EXPECT_EQ(anna.state, AgentState::NotReady);
    EXPECT_EQ(anna.desired.by, UserId{"olga"});
}

TEST(Hub, supervisionIsRecordedWithItsSupervisorAndForgottenByANewStart) {
    const Scratch scratch;
    {
        Backend backend(scratch);
        backend.annaReady();
        backend.at(1, {DeviceRegistered{DeviceId{"1005"}, "sip:127.0.0.1:5072", ""}});
        backend.arrive(10);
        backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
        backend.story();
        const StartSupervision start{AgentId{"anna"}, {}, SupervisionMode::Whisper};
        EXPECT_TRUE(backend.hub().command(start, {UserId{"rita"}, Role::Supervisor}, CommandId{"c1"}));
        EXPECT_EQ(backend.story(), "supervision.asked\n  -> supervise whisper\n");
        EXPECT_EQ(std::get<Supervise>(backend.orders().back()).causedBy, CommandId{"c1"});
        EXPECT_EQ(supervisionOf(backend.hub().center(), CallId{1})->supervisor, UserId{"rita"});
    }
    Backend again(scratch);
    EXPECT_TRUE(again.hub().center().supervisions.empty());
}

TEST(Hub, consultIsPlacedLedAndMergedWithoutAnotherRing) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.at(5, {DeviceRegistered{DeviceId{"1002"}, "sip:127.0.0.1:5071", ""}});
    backend.arrive(10);
    backend.at(15, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    backend.story();
    ASSERT_TRUE(
        backend.hub().command(ConsultCall{{}, "1002"}, {UserId{"anna"}, Role::Agent}, CommandId{"c1"}));
    EXPECT_EQ(backend.story(), "call.placed\n  -> place 1002\n");
    const auto order = std::get<PlaceCall>(backend.orders().back());
    EXPECT_EQ(order.consults, CallId{1});
    backend.at(16, {CallHeld{CallId{1}, AgentId{"anna"}}});
    backend.at(16, {CallArrived{order.call, Direction::Internal, {"1001", ""}, "1002", {}, AgentId{"anna"}}});
    EXPECT_EQ(backend.story(), "call.held\ncall.arrived\noffer.started\n  -> ring 1002\n");
    backend.at(20, {CallTransferred{CallId{1}, AgentId{"anna"}, "1002", {}, order.call}});
    EXPECT_EQ(backend.story(), "call.transferred\n");
    backend.at(40, {OfferEnded{offerOf(backend), CallId{1}, AgentId{"boris"}, OfferOutcome::NoAnswer}});
    EXPECT_EQ(backend.story(), "offer.ended\noffer.started\n  -> ring 1001\n") << "back to the sender";
}

TEST(Hub, numberThatLeadsNowhereIsRefused) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10, 1, "999");
    EXPECT_EQ(backend.story(), "call.arrived\n  -> end unreachable\n");
}

TEST(Hub, missedOfferGoesToTheNextAgentAndAHabitToNotReady) {
    const Scratch scratch;
    auto site = smallSite();
    site.queues[0].missedLimit = 2;
    Backend backend(scratch, site);
    backend.annaReady();
    backend.arrive(10);
    const auto miss = [&](int second) {
        const auto offer = *backend.hub().center().offers.begin();
        backend.at(second, {OfferEnded{offer.id, offer.call, offer.agent, OfferOutcome::NoAnswer}});
    };
    backend.story();
    miss(25);
    EXPECT_EQ(backend.story(), "offer.ended\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{40});
    backend.tick(40);
    EXPECT_EQ(backend.story(), "offer.started\n  -> ring 1001\n");
    miss(55);
    EXPECT_EQ(backend.story(), "offer.ended\nagent.stateChanged\n");
    const auto *anna = find(backend.hub().center(), AgentId{"anna"});
    EXPECT_EQ(anna->state, AgentState::NotReady);
    EXPECT_EQ(anna->reason, ReasonId{"missed-calls"});
    EXPECT_EQ(anna->desired.author, Author::Rule);
}

TEST(Hub, leaseThatTheEngineForgotRunsOut) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{28});
    backend.tick(28);
    EXPECT_EQ(backend.story(), "  -> cancel noAnswer\n");
    EXPECT_EQ(backend.hub().nextDue(), nine + seconds{38});
    backend.tick(38);
    EXPECT_EQ(backend.story(), "offer.ended\n");
}

TEST(Hub, phoneAnsweredAsItsLeaseRunsOutIsAnswered) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    const auto offer = offerOf(backend);
    backend.tick(28);
    backend.at(28, {CallAnswered{CallId{1}, AgentId{"anna"}, offer}});
    EXPECT_EQ(find(backend.hub().center(), AgentId{"anna"})->state, AgentState::Busy);
    EXPECT_TRUE(backend.warnings().empty());
}

TEST(Hub, ringingCallGoesToTheNextWhenTheDeskOrThePhoneIsLost) {
    for (const Fact &loss : {Fact{DeskDisconnected{UserId{"anna"}, SessionId{1}, true}},
                             Fact{DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired}}}) {
        const Scratch scratch;
        Backend backend(scratch);
        backend.annaReady();
        backend.at(1, {DeskConnected{UserId{"anna"}, SessionId{1}, "test"}});
        backend.arrive(10);
        backend.story();
        backend.at(12, {loss});
        EXPECT_EQ(backend.story(), std::string(typeOf(loss)) + "\n  -> cancel deviceLost\n");
    }
}

TEST(Hub, callBetweenAgentsRingsOnWithoutADesk) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.at(1, {DeskConnected{UserId{"anna"}, SessionId{1}, "test"}});
    backend.at(2, {CallArrived{CallId{1}, Direction::Internal, {"1002", ""}, "1001", {}, AgentId{"boris"}}});
    backend.story();
    backend.at(3, {DeskDisconnected{UserId{"anna"}, SessionId{1}, true}});
    EXPECT_EQ(backend.story(), "desk.disconnected\n");
}

TEST(Hub, agentWhoDialsIsOfferedNothingMeanwhile) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    const Actor anna{UserId{"anna"}, Role::Agent};
    ASSERT_TRUE(backend.hub().command(Dial{"1002"}, anna, CommandId{"c1"}));
    EXPECT_EQ(backend.story(), "call.placed\n  -> place 1002\n");
    backend.arrive(10);
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\n  -> enter support\n");
    EXPECT_EQ(backend.hub().command(Dial{"1003"}, anna, CommandId{"c2"}).error().code, "busy");
    ASSERT_TRUE(backend.hub().command(HangUp{}, anna, CommandId{"c3"}));
    EXPECT_EQ(backend.story(), "  -> end normal\n");
}

TEST(Hub, dialThatFailsRingsNobody) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    ASSERT_TRUE(backend.hub().command(Dial{"600"}, {UserId{"anna"}, Role::Agent}, CommandId{"c1"}));
    const auto placed = backend.hub().center().calls.begin()->id;
    backend.story();
    backend.at(30, {CallEnded{placed, EndedBy::System, EndCause::NoAnswer}});
    EXPECT_EQ(backend.story(), "call.ended\n");
    EXPECT_EQ(find(backend.hub().center(), AgentId{"anna"})->state, AgentState::Ready);
}

TEST(Hub, placedCallThatArrivesGoesItsWay) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.at(1, {DeviceRegistered{DeviceId{"1002"}, "sip:b", {}}});
    ASSERT_TRUE(backend.hub().command(Dial{"1002"}, {UserId{"anna"}, Role::Agent}, CommandId{"c1"}));
    const auto placed = backend.hub().center().calls.begin()->id;
    backend.story();
    backend.at(5, {CallArrived{placed, Direction::Internal, {"1001", "anna"}, "1002", {}, AgentId{"anna"}}});
    EXPECT_EQ(backend.story(), "call.arrived\noffer.started\n  -> ring 1002\n");
    EXPECT_EQ(find(backend.hub().center(), AgentId{"anna"})->calls, std::vector{placed});
}

TEST(Hub, waitBeyondTheLimitIsEndedOnce) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.arrive(10);
    backend.story();
    backend.tick(10 + 600);
    EXPECT_EQ(backend.story(), "call.leftQueue\n  -> end maxWait\n");
    backend.tick(10 + 601);
    EXPECT_EQ(backend.story(), "");
}

TEST(Hub, factOutOfPlaceIsNotRecorded) {
    const Scratch scratch;
    Backend backend(scratch);
    const auto before = backend.hub().center().seq;
    backend.at(5, {CallEnded{CallId{9}, EndedBy::Caller, EndCause::Normal}});
    EXPECT_EQ(backend.hub().center().seq, before);
}

TEST(Hub, factThatCannotBeStoredIsDroppedAndTheNextIsTaken) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.story();
    EXPECT_TRUE(
        backend.hub().record({DeviceRegistered{DeviceId{"1001"}, "sip:a", {}}}, CommandId{"\xED\xB0\x80"}));
    EXPECT_EQ(backend.story(), "");
    ASSERT_EQ(backend.warnings().size(), 1u);
    EXPECT_NE(backend.warnings()[0].find("its cause is not up to 64 bytes of UTF-8"), std::string::npos);
    EXPECT_FALSE(backend.hub().isHeldUp());
    backend.at(1, {DeviceRegistered{DeviceId{"1001"}, "sip:a", {}}});
    EXPECT_EQ(backend.story(), "device.registered\n");
}

TEST(Hub, whatFollowsFromAFactComesBeforeTheRestOfItsBatch) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.story();
    backend.at(10, {CallArrived{CallId{1}, Direction::Inbound, {"1", ""}, "600", {}, {}},
                    CallEnded{CallId{1}, EndedBy::Caller, EndCause::Cancelled}});
    EXPECT_EQ(backend.story(), "call.arrived\ncall.queued\ncall.ended\n  -> enter support\n");
    EXPECT_EQ(find(backend.hub().center(), QueueId{"support"})->today.abandoned, 1);
    EXPECT_TRUE(backend.warnings().empty());
}

TEST(Hub, offerToTheNextCallerNamesNobodysCommandAndComesAfterTheOrdersOfTheLast) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.at(
        1, {AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, {}, Author::Agent, UserId{"anna"}}});
    backend.arrive(10);
    backend.story();
    const auto seq = backend.hub().command(SetState{{}, DesiredState::Ready, {}},
                                           {UserId{"anna"}, Role::Agent}, CommandId{"c1"});
    EXPECT_EQ(backend.story(), "agent.stateChanged\noffer.started\n  -> ring 1001\n");
    std::string causes;
    ASSERT_TRUE(backend.hub().replay(*seq - 1, *seq, [&](const Event &event) {
        causes += std::string(typeOf(event.fact)) + " " + std::string(event.causedBy.text()) + "\n";
        return true;
    }));
    EXPECT_EQ(causes, "agent.stateChanged c1\noffer.started \n");
}

TEST(Hub, everythingSeenIsOnDiscAndFoldsToTheLiveState) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    backend.arrive(10);
    backend.at(12, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(backend)}});
    const auto folded = restore(backend.journal(), Snapshots(scratch.path("none")), backend.journal().last());
    ASSERT_TRUE(folded);
    EXPECT_EQ(hashOf(folded->center), hashOf(backend.hub().center()));
}

TEST(Hub, restartEndsWhatWasInterruptedAndKeepsTheAgentsWish) {
    const Scratch scratch;
    {
        Backend backend(scratch);
        backend.annaReady();
        backend.arrive(10);
        backend.arrive(11, 2);
        EXPECT_TRUE(backend.hub().putSnapshot());
    }
    Backend again(scratch);
    EXPECT_EQ(again.story(), "backend.started\noffer.ended\ncall.ended\ncall.ended\n");
    EXPECT_TRUE(again.hub().center().calls.empty());
    EXPECT_EQ(find(again.hub().center(), AgentId{"anna"})->state, AgentState::Ready);
    EXPECT_EQ(find(again.hub().center(), QueueId{"support"})->today.unknown, 2);
    EXPECT_EQ(again.hub().center().start, 2u);
}

TEST(Hub, commandIsRefusedOrRecordedUnderItsName) {
    const Scratch scratch;
    Backend backend(scratch);
    const Actor anna{UserId{"anna"}, Role::Agent};
    const SetState ready{{}, DesiredState::Ready, {}};
    const auto seq = backend.hub().command(ready, anna, CommandId{"c1"});
    ASSERT_TRUE(seq);
    EXPECT_EQ(backend.hub().command(ready, anna, CommandId{"c2"}).error().code, "alreadySo");
    CommandId cause;
    ASSERT_TRUE(backend.hub().replay(*seq, *seq, [&](const Event &event) {
        cause = event.causedBy;
        return true;
    }));
    EXPECT_EQ(cause, CommandId{"c1"});
}

TEST(Hub, ordersAndWhatTheEngineTellsOfThemNameTheCommand) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.annaReady();
    ASSERT_TRUE(backend.hub().command(Dial{"600"}, {UserId{"anna"}, Role::Agent}, CommandId{"c1"}));
    const auto &placed = std::get<PlaceCall>(backend.orders().back());
    EXPECT_EQ(placed.causedBy, CommandId{"c1"});
    ASSERT_TRUE(backend.hub().hear(
        {{CallArrived{placed.call, Direction::Internal, {"1001", ""}, "600", {}, AgentId{"anna"}},
          CommandId{"c1"}},
         {RecordingStopped{}, {}}}));
    std::string causes;
    ASSERT_TRUE(
        backend.hub().replay(backend.journal().last() - 2, backend.journal().last(), [&](const Event &event) {
            causes += std::string(typeOf(event.fact)) + " " + std::string(event.causedBy.text()) + "\n";
            return true;
        }));
    EXPECT_EQ(causes, "call.arrived c1\ncall.queued c1\nrecording.stopped \n");
}

TEST(Hub, midnightStartsTheDay) {
    const Scratch scratch;
    Backend backend(scratch);
    backend.story();
    EXPECT_EQ(backend.hub().nextDue(), *fromIso("2026-11-22T00:00:00Z"));
    backend.tick(15 * 3600);
    EXPECT_EQ(backend.story(), "day.started\n");
    EXPECT_EQ(backend.hub().center().day, "2026-11-22");
}

} // namespace callboard::test
