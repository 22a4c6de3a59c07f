// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/decide/outcome.h"
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr auto annaReady = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
)";
constexpr auto annaRinging = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
    0:10 call.arrived call=1 direction=inbound from=1 to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=5 call=1 agent=anna device=1001 until=0:28
)";
const auto annaTalking = std::string(annaRinging) + "0:12 call.answered call=1 agent=anna offer=5\n";
const auto annaWorking = annaTalking + "0:20 call.ended call=1 by=caller cause=normal\n";

SetState to(DesiredState state, std::string_view reason = {}, std::string_view agent = {}) {
    return {AgentId{agent}, state, ReasonId{reason}};
}

} // namespace

TEST(Decide, statesAreSetByTheAgentOrASupervisorWithTheirName) {
    EXPECT_EQ(
        outcome(annaReady, to(DesiredState::NotReady, "lunch"), anna),
        R"(agent.stateChanged{"agent":"anna","state":"notReady","reason":"lunch","author":"agent","by":"anna"} 0)");
    EXPECT_EQ(
        outcome(annaReady, to(DesiredState::LoggedOut, "", "anna"), olga),
        R"(agent.stateChanged{"agent":"anna","state":"loggedOut","author":"supervisor","by":"olga"} 0)");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::Ready), anna), "alreadySo");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::NotReady, "golf"), anna), "unknownReason");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::LoggedOut, "lunch"), anna), "unknownReason");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::NotReady, "", "anna"), mark), "notAllowed");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::NotReady, "", "boris"), anna), "notAllowed");
    EXPECT_EQ(outcome(annaReady, to(DesiredState::NotReady), olga), "unknownAgent");
}

TEST(Decide, readyDuringAfterCallWorkEndsIt) {
    EXPECT_EQ(outcome(annaWorking, to(DesiredState::Ready), anna),
              R"(afterCallWork.ended{"agent":"anna","author":"agent","by":"anna"} 0)");
    EXPECT_EQ(outcome(annaWorking, FinishAfterCallWork{}, anna),
              R"(afterCallWork.ended{"agent":"anna","author":"agent","by":"anna"} 0)");
    EXPECT_EQ(outcome(annaReady, FinishAfterCallWork{}, anna), "noAfterCallWork");
}

TEST(Decide, afterCallWorkIsExtendedFromItsEndOrFromNow) {
    EXPECT_EQ(outcome(annaWorking, ExtendAfterCallWork{{}, seconds{20}}, anna),
              R"(afterCallWork.extended{"agent":"anna","until":"2026-11-21T09:00:50.000000Z"} 0)");
    EXPECT_EQ(outcome(annaWorking, ExtendAfterCallWork{{}, seconds{0}}, anna), "tooLong");
    EXPECT_EQ(outcome(annaWorking, ExtendAfterCallWork{{}, minutes{11}}, anna), "tooLong");
}

TEST(Decide, afterCallWorkThatWaitsIsExtendedByWhatIsLeftOfIt) {
    const Timeline story(std::string(annaWorking) + R"(
        0:21 call.arrived call=9 direction=internal from=1001/Anna to=1002 caller=anna
    )");
    EXPECT_EQ(outcome(story.center(), ExtendAfterCallWork{{}, seconds{20}}, anna, storyTime("1:30")),
              R"(afterCallWork.extended{"agent":"anna","until":"2026-11-21T09:00:50.000000Z"} 0)");
}

TEST(Decide, dialNeedsAPhoneAFreeAgentAndAWay) {
    EXPECT_EQ(
        outcome(annaReady, Dial{"+74951234567"}, anna),
        R"(call.placed{"call":77,"agent":"anna","device":"1001","to":"+74951234567","direction":"outbound"} 1)");
    EXPECT_EQ(
        outcome(annaReady, Dial{"1002"}, anna),
        R"(call.placed{"call":77,"agent":"anna","device":"1001","to":"1002","direction":"internal"} 1)");
    EXPECT_EQ(outcome(annaReady, Dial{"600"}, anna),
              R"(call.placed{"call":77,"agent":"anna","device":"1001","to":"600","direction":"internal"} 1)");
    EXPECT_EQ(outcome(annaReady, Dial{""}, anna), "badNumber");
    EXPECT_EQ(outcome(annaReady, Dial{"+"}, anna), "badNumber");
    EXPECT_EQ(outcome(annaReady, Dial{"12;rm"}, anna), "badNumber");
    EXPECT_EQ(outcome(annaReady, Dial{std::string(Dial::longestNumber + 1, '1')}, anna), "badNumber");
    EXPECT_EQ(outcome(annaTalking, Dial{"1002"}, anna), "busy");
    EXPECT_EQ(outcome("", Dial{"1002"}, anna), "noDevice");
    EXPECT_EQ(outcome("0:00 device.registered device=1001 contact=sip:127.0.0.1:5070", Dial{"1002"}, anna),
              "loggedOut");
}

TEST(Decide, placedCallIsTheAgentsOwn) {
    const auto placed = std::string(annaReady) +
                        "0:10 call.placed call=7 agent=anna device=1001 to=1002 direction=internal\n";
    EXPECT_EQ(outcome(placed, Dial{"1003"}, anna), "busy");
    EXPECT_EQ(outcome(placed, HangUp{}, anna), "1");
}

TEST(Decide, waitingCallerWhomASupervisorSendsAwayIsRefused) {
    const auto end = [](const std::string &story, const Actor &actor) {
        const auto decision = decide(Timeline(story).center(), HangUp{CallId{1}}, actor, storyTime("0:30"),
                                     [] { return CallId{}; });
        const auto &order = std::get<EndCall>(decision->orders.at(0));
        return std::string(textOf(order.cause)) + " by " + std::string(textOf(order.by)) + " " +
               std::string(order.supervisor.text());
    };
    EXPECT_EQ(end(annaRinging, olga), "refused by supervisor olga");
    EXPECT_EQ(end(annaTalking, olga), "normal by supervisor olga");
    EXPECT_EQ(end(annaTalking, anna), "normal by callee ");
}

TEST(Decide, callsAreAnsweredRejectedAndEndedByThoseInThem) {
    EXPECT_EQ(outcome(annaRinging, AnswerCall{}, anna), "answerAtPhone");
    const auto toldHow =
        "0:11 device.registered device=1001 contact=sip:127.0.0.1:5070 answersWhenTold=true\n";
    EXPECT_EQ(outcome(std::string(annaRinging) + toldHow, AnswerCall{}, anna), "1");
    EXPECT_EQ(outcome(annaRinging, RejectOffer{CallId{1}}, anna), "1");
    EXPECT_EQ(outcome(annaRinging, RejectOffer{CallId{2}}, anna), "noOffer");
    EXPECT_EQ(outcome(annaReady, AnswerCall{}, anna), "noOffer");
    EXPECT_EQ(outcome(annaTalking, HangUp{}, anna), "1");
    EXPECT_EQ(outcome(annaReady, HangUp{}, anna), "noCall");
    EXPECT_EQ(outcome(annaTalking, HangUp{CallId{1}}, {UserId{"boris"}, Role::Agent}), "noCall");
    EXPECT_EQ(outcome(annaTalking, HangUp{CallId{1}}, olga), "1");
    EXPECT_EQ(outcome(annaTalking, HangUp{CallId{9}}, olga), "unknownCall");
}

TEST(Decide, onlyWhoTalksHoldsMutesAndPressesKeys) {
    const auto held = annaTalking + "0:20 call.held call=1 agent=anna\n";
    const auto muted = annaTalking + "0:20 call.muted call=1 agent=anna\n";
    EXPECT_EQ(outcome(annaTalking, HoldCall{}, anna), "1");
    EXPECT_EQ(outcome(annaTalking, HoldCall{CallId{2}}, anna), "noCall");
    EXPECT_EQ(outcome(annaRinging, HoldCall{}, anna), "noCall");
    EXPECT_EQ(outcome(annaTalking, HoldCall{}, olga), "unknownAgent");
    EXPECT_EQ(outcome(held, HoldCall{}, anna), "alreadySo");
    EXPECT_EQ(outcome(held, RetrieveCall{}, anna), "1");
    EXPECT_EQ(outcome(annaTalking, RetrieveCall{}, anna), "alreadySo");
    EXPECT_EQ(outcome(annaTalking, MuteCall{}, anna), "1");
    EXPECT_EQ(outcome(muted, MuteCall{}, anna), "alreadySo");
    EXPECT_EQ(outcome(muted, UnmuteCall{}, anna), "1");
    EXPECT_EQ(outcome(annaTalking, UnmuteCall{}, anna), "alreadySo");
    EXPECT_EQ(outcome(annaTalking, SendDigits{{}, "12#"}, anna),
              R"(call.keysSent{"call":1,"agent":"anna","count":3} 1)");
    EXPECT_EQ(outcome(annaTalking, SendDigits{{}, ""}, anna), "badNumber");
    EXPECT_EQ(outcome(annaTalking, SendDigits{{}, "1x"}, anna), "badNumber");
}

TEST(Decide, aCallerIsTransferredOnlyWhereSomebodyCanTakeHim) {
    const auto borisHere = annaTalking + "0:20 device.registered device=1002 contact=sip:127.0.0.1:5071\n";
    EXPECT_EQ(outcome(annaTalking, TransferCall{{}, "601"}, anna),
              R"(call.transferred{"call":1,"agent":"anna","to":"601"} 0)");
    EXPECT_EQ(outcome(borisHere, TransferCall{{}, "1002"}, anna),
              R"(call.transferred{"call":1,"agent":"anna","to":"1002"} 0)");
    EXPECT_EQ(outcome(annaTalking, TransferCall{{}, "1002"}, anna), "targetUnreachable");
    EXPECT_EQ(outcome(annaTalking, TransferCall{{}, "1001"}, anna), "badNumber");
    EXPECT_EQ(outcome(annaTalking, TransferCall{{}, "+x"}, anna), "badNumber");
    EXPECT_EQ(outcome(annaRinging, TransferCall{{}, "601"}, anna), "noCall");
    const auto borisBusy =
        borisHere + "0:21 call.arrived call=2 direction=internal from=1002 to=601 caller=boris\n";
    EXPECT_EQ(outcome(borisBusy, TransferCall{{}, "1002"}, anna), "targetBusy");
}

TEST(Decide, aColleagueWhoIsSentOnIsNamedAndNotTheNumberThatWasDialled) {
    const auto byQueue = R"(
        0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
        0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
        0:10 call.arrived call=1 direction=internal from=1001 to=601 caller=anna
        0:10 call.queued call=1 queue=sales
        0:11 offer.started offer=5 call=1 agent=boris device=1002 until=0:28
        0:12 call.answered call=1 agent=boris offer=5
)";
    EXPECT_EQ(
        outcome(byQueue, TransferCall{{}, "600"}, anna),
        R"(call.transferred{"call":1,"agent":"anna","to":"600","from":{"number":"1002","name":"boris"}} 0)");
}

TEST(Decide, anAgentConsultsOneColleagueAtATime) {
    const auto borisHere = annaTalking + "0:13 device.registered device=1002 contact=sip:b\n";
    EXPECT_EQ(
        outcome(borisHere, ConsultCall{{}, "1002"}, anna),
        R"(call.placed{"call":77,"agent":"anna","device":"1001","to":"1002","direction":"internal"} 1)");
    EXPECT_EQ(outcome(annaTalking, ConsultCall{{}, "1002"}, anna), "targetUnreachable");
    EXPECT_EQ(outcome(annaRinging, ConsultCall{{}, "1002"}, anna), "noCall");
    EXPECT_EQ(outcome(annaTalking, CompleteTransfer{}, anna), "noConsult");
    EXPECT_EQ(outcome(annaTalking, CancelConsult{}, anna), "noConsult");
    EXPECT_EQ(outcome(annaTalking, SwapCalls{}, anna), "noConsult");
    const auto placed = borisHere + R"(
        0:14 call.placed call=2 agent=anna device=1001 to=1002 direction=internal
        0:14 call.held call=1 agent=anna
    )";
    EXPECT_EQ(outcome(placed, CompleteTransfer{}, anna), "notAnswered");
    EXPECT_EQ(outcome(placed, ConsultCall{{}, "601"}, anna), "busy");
    const auto rings = placed + R"(
        0:14 call.arrived call=2 direction=internal from=1001 to=1002 caller=anna
        0:14 offer.started offer=6 call=2 agent=boris device=1002 until=0:50
    )";
    EXPECT_EQ(outcome(rings, CompleteTransfer{}, anna), "1") << "it rings on for the caller";
    EXPECT_EQ(outcome(rings, CancelConsult{}, anna), "2") << "end the consult, retrieve the caller";
    EXPECT_EQ(outcome(rings, SwapCalls{}, anna), "notAnswered");
    EXPECT_EQ(outcome(rings, RetrieveCall{CallId{1}}, anna), "notAnswered");
    EXPECT_EQ(outcome(rings, CompleteTransfer{}, {UserId{"boris"}, Role::Agent}), "noConsult");
    const auto talks = rings + "0:16 call.answered call=2 agent=boris offer=6\n";
    EXPECT_EQ(outcome(talks, SwapCalls{}, anna), "1");
    EXPECT_EQ(outcome(talks, RetrieveCall{CallId{1}}, anna), "1") << "is a swap";
    EXPECT_EQ(outcome(talks, CompleteTransfer{CallId{9}}, anna), "noConsult");
}

} // namespace callboard::test
