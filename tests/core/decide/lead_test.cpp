// SPDX-License-Identifier: GPL-3.0-or-later
// What supervisors may do, and what agents may pull for themselves.

#include "tests/core/decide/outcome.h"
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr auto phones = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
    0:00 device.registered device=1005 contact=sip:127.0.0.1:5072
    0:00 agent.stateChanged agent=anna state=notReady author=agent by=anna
    0:00 agent.stateChanged agent=boris state=notReady author=agent by=boris
)";
const auto waiting = std::string(phones) + R"(
    0:10 call.arrived call=1 direction=inbound from=1 to=600
    0:10 call.queued call=1 queue=support
)";
const auto ringing = waiting + "0:11 offer.started offer=5 call=1 agent=anna device=1001 until=0:28\n";
const auto talking = ringing + "0:12 call.answered call=1 agent=anna offer=5\n";
const auto asked =
    talking + "0:15 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=listen\n";
const auto heard = asked + "0:16 supervision.started call=1 agent=anna supervisor=rita mode=listen\n";
const auto working = talking + "0:20 call.ended call=1 by=caller cause=normal\n";

std::string refusalOf(std::string_view story, const Command &command, const Actor &actor) {
    const auto decision =
        decide(Timeline(story).center(), command, actor, storyTime("0:30"), [] { return CallId{}; });
    return decision ? "allowed" : decision.error().code + ": " + decision.error().detail;
}

ForceState force(DesiredState state, std::string_view reason = {}) {
    return {AgentId{"anna"}, state, ReasonId{reason}};
}

StartSupervision start(SupervisionMode mode, std::string_view agent = "anna") {
    return {AgentId{agent}, {}, mode};
}

} // namespace

TEST(ForceState, isDoneBySupervisorsWithTheirNameAndAReason) {
    EXPECT_EQ(
        outcome(phones, force(DesiredState::NotReady, "lunch"), olga),
        R"(agent.stateChanged{"agent":"anna","state":"notReady","reason":"lunch","author":"supervisor","by":"olga"} 0)");
    EXPECT_EQ(outcome(phones, force(DesiredState::Ready), root),
              R"(agent.stateChanged{"agent":"anna","state":"ready","author":"supervisor","by":"root"} 0)");
    EXPECT_EQ(outcome(phones, force(DesiredState::NotReady), olga), "unknownReason");
    EXPECT_EQ(outcome(phones, force(DesiredState::NotReady, "golf"), olga), "unknownReason");
    EXPECT_EQ(outcome(phones, force(DesiredState::Ready, "lunch"), olga), "unknownReason");
    EXPECT_EQ(outcome(phones, force(DesiredState::Ready), mark), "notAllowed");
    EXPECT_EQ(outcome(phones, force(DesiredState::Ready), anna), "notAllowed");
    EXPECT_EQ(outcome(phones, ForceState{AgentId{"olga"}, DesiredState::Ready, {}}, rita), "unknownAgent");
}

TEST(ForceState, endsAfterCallWorkAndAQueuesRinging) {
    EXPECT_EQ(
        outcome(working, force(DesiredState::NotReady, "lunch"), olga),
        R"(afterCallWork.ended{"agent":"anna","author":"supervisor","by":"olga"} agent.stateChanged{"agent":"anna","state":"notReady","reason":"lunch","author":"supervisor","by":"olga"} 0)");
    EXPECT_EQ(
        outcome(ringing, force(DesiredState::LoggedOut), olga),
        R"(agent.stateChanged{"agent":"anna","state":"loggedOut","author":"supervisor","by":"olga"} 1)");
    const auto isSo =
        std::string(phones) + "0:01 agent.stateChanged agent=anna state=ready author=agent by=anna\n";
    EXPECT_EQ(outcome(isSo, force(DesiredState::Ready), olga), "alreadySo");
}

TEST(PullCall, isForOneselfOrBySupervisorsForANamedAgent) {
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, {}}, anna),
              R"(call.pulled{"call":1,"agent":"anna","by":"anna"} 0)");
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, AgentId{"boris"}}, olga),
              R"(call.pulled{"call":1,"agent":"boris","by":"olga"} 0)");
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, AgentId{"boris"}}, anna), "notAllowed");
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, {}}, boris), "notAllowed"); // not his queue
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, {}}, olga), "unknownAgent");
    EXPECT_EQ(outcome(waiting, PullCall{CallId{9}, {}}, anna), "unknownCall");
}

TEST(PullCall, needsAFreePhoneOfSomebodyWhoIsLoggedIn) {
    EXPECT_EQ(outcome(waiting, PullCall{CallId{1}, AgentId{"vera"}}, olga), "loggedOut");
    const auto veraIn = waiting + "0:12 agent.stateChanged agent=vera state=ready author=agent by=vera\n";
    EXPECT_EQ(outcome(veraIn, PullCall{CallId{1}, AgentId{"vera"}}, olga), "noDevice");
    const auto second = talking + R"(
        0:20 call.arrived call=2 direction=inbound from=2 to=600
        0:20 call.queued call=2 queue=support
    )";
    EXPECT_EQ(outcome(second, PullCall{CallId{2}, {}}, anna), "busy");
}

TEST(PullCall, tellsWhoHasTheCallAlready) {
    EXPECT_EQ(refusalOf(ringing, PullCall{CallId{1}, AgentId{"boris"}}, olga),
              "taken: anna has this call: it rings at his phone");
    EXPECT_EQ(refusalOf(talking, PullCall{CallId{1}, AgentId{"boris"}}, olga),
              "taken: anna talks with this caller");
}

TEST(Supervision, isStartedByAnAgentsNameOrACall) {
    const auto begun =
        R"(supervision.asked{"call":1,"agent":"anna","supervisor":"rita","device":"1005","mode":"whisper"} 1)";
    EXPECT_EQ(outcome(talking, start(SupervisionMode::Whisper), rita), begun);
    EXPECT_EQ(outcome(talking, StartSupervision{{}, CallId{1}, SupervisionMode::Whisper}, rita), begun);
    EXPECT_EQ(outcome(ringing, start(SupervisionMode::Listen), rita), "noCall");
    EXPECT_EQ(outcome(ringing, StartSupervision{{}, CallId{1}, SupervisionMode::Listen}, rita), "noCall");
    EXPECT_EQ(outcome(talking, StartSupervision{{}, CallId{9}, SupervisionMode::Listen}, rita),
              "unknownCall");
    EXPECT_EQ(outcome(talking, StartSupervision{AgentId{"boris"}, CallId{1}, SupervisionMode::Listen}, rita),
              "noCall");
    EXPECT_EQ(outcome(talking, start(SupervisionMode::Listen, "nobody"), rita), "unknownAgent");
}

TEST(Supervision, isForSupervisorsWithAFreePhone) {
    EXPECT_EQ(outcome(talking, start(SupervisionMode::Listen), mark), "notAllowed");
    EXPECT_EQ(outcome(talking, start(SupervisionMode::Listen), boris), "notAllowed");
    EXPECT_EQ(outcome(talking, start(SupervisionMode::Listen), olga), "noDevice"); // no extension
    EXPECT_EQ(outcome(talking + "0:13 device.lost device=1005 reason=expired\n",
                      start(SupervisionMode::Listen), rita),
              "noDevice");
}

TEST(Supervision, changesItsModeAndEndsForHimWhoBeganIt) {
    EXPECT_EQ(outcome(heard, start(SupervisionMode::Barge), rita),
              R"(supervision.modeChanged{"call":1,"agent":"anna","supervisor":"rita","mode":"barge"} 1)");
    EXPECT_EQ(outcome(heard, start(SupervisionMode::Listen), rita), "alreadySo");
    EXPECT_EQ(refusalOf(heard, start(SupervisionMode::Listen), root),
              "supervised: rita supervises this call");
    EXPECT_EQ(outcome(heard, StopSupervision{}, rita), "1");
    EXPECT_EQ(outcome(heard, StopSupervision{}, root), "noSupervision");
    EXPECT_EQ(outcome(talking, StopSupervision{}, rita), "noSupervision");
}

// Anna and boris talk with a caller each, and rita hears anna.
TEST(Supervision, goesOverToAnotherTalk) {
    const auto both = heard + R"(
        0:17 call.arrived call=2 direction=inbound from=2 to=601
        0:17 offer.started offer=6 call=2 agent=boris device=1002 until=0:35
        0:18 call.answered call=2 agent=boris offer=6
    )";
    const std::string moved =
        R"(supervision.ended{"call":1,"agent":"anna","supervisor":"rita","cause":"stopped"} )"
        R"(supervision.asked{"call":2,"agent":"boris","supervisor":"rita","device":"1005","mode":"whisper"} 1)";
    EXPECT_EQ(outcome(both, start(SupervisionMode::Whisper, "boris"), rita), moved);
    EXPECT_EQ(outcome(both, StartSupervision{{}, CallId{2}, SupervisionMode::Whisper}, rita), moved);
    EXPECT_EQ(outcome(both + "0:19 device.lost device=1005 reason=expired\n",
                      start(SupervisionMode::Whisper, "boris"), rita),
              moved)
        << "his phone is in the talk";
    EXPECT_EQ(refusalOf(both, start(SupervisionMode::Listen, "vera"), rita), "noCall: vera talks in no call")
        << "and so he stays where he is";
    EXPECT_EQ(
        refusalOf(both +
                      "0:19 supervision.asked call=2 agent=boris supervisor=olga device=1006 mode=listen\n",
                  start(SupervisionMode::Listen, "boris"), rita),
        "supervised: olga supervises this call");
}

TEST(Supervision, isRefusedWithWhatThePhoneIsInUseFor) {
    const auto advises = talking + R"(
        0:15 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=whisper askedBy=anna
        0:17 call.arrived call=2 direction=internal from=1002 to=1003 caller=boris
        0:17 call.answered call=2
    )";
    EXPECT_EQ(refusalOf(advises, start(SupervisionMode::Listen, "boris"), rita), "busy: rita advises anna");
    const auto talks = talking + R"(
        0:15 call.arrived call=2 direction=inbound from=2 to=1005
        0:16 offer.started offer=6 call=2 agent=rita device=1005 until=0:35
    )";
    EXPECT_EQ(refusalOf(talks, start(SupervisionMode::Listen), rita),
              "busy: a call rings at the phone 1005 of rita");
    EXPECT_EQ(refusalOf(talks + "0:18 call.answered call=2 agent=rita offer=6\n",
                        start(SupervisionMode::Listen), rita),
              "busy: the phone 1005 of rita is in a call");
}

TEST(Supervision, takesOverWhatIsHeard) {
    EXPECT_EQ(outcome(heard, TakeOverCall{}, rita), "1");
    EXPECT_EQ(outcome(asked, TakeOverCall{}, rita), "noSupervision");
    EXPECT_EQ(outcome(heard, TakeOverCall{}, root), "noSupervision");
}

TEST(Supervision, keepsHisPhoneFromOtherCalls) {
    EXPECT_EQ(outcome(heard, TransferCall{{}, "1005"}, anna), "targetBusy");
    const auto loggedIn = heard + "0:17 agent.stateChanged agent=rita state=ready author=agent by=rita\n";
    EXPECT_EQ(outcome(loggedIn, Dial{"1002"}, rita), "busy");
    const auto timeline = Timeline(loggedIn);
    EXPECT_FALSE(isRoutable(timeline.center(), *find(timeline.center(), AgentId{"rita"})));
}

} // namespace callboard::test
