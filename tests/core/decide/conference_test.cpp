// SPDX-License-Identifier: GPL-3.0-or-later
// Who may bring whom into a talk, and who leads it then.

#include "tests/core/decide/outcome.h"
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

const std::string rings = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
    0:00 device.registered device=1003 contact=sip:127.0.0.1:5072
    0:00 agent.stateChanged agent=anna state=notReady author=agent by=anna
    0:10 call.arrived call=1 direction=inbound from=1 to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:12 call.answered call=1 agent=anna offer=1
    0:14 call.arrived call=2 direction=internal from=1001 to=1002 caller=anna
    0:14 offer.started offer=2 call=2 agent=boris device=1002 until=0:40
)";
const auto consults = rings + "0:15 call.answered call=2 agent=boris offer=2\n";
const auto three = consults + "0:16 call.conferenced call=1 agent=anna consult=2 party=3\n";

std::string wordsOf(const AddParty &order) {
    return "add " + std::to_string(order.call.value) + " " + std::to_string(order.consult.value);
}
std::string wordsOf(const DropParty &order) {
    return "drop " + std::to_string(order.party) + (order.by ? " by " + std::string(order.by.text()) : "");
}
std::string wordsOf(const SilenceParty &order) {
    return (order.isMuted ? "silence " : "free ") + std::to_string(order.party);
}
std::string wordsOf(const Supervise &order) {
    return "ring " + std::string(order.device.text()) + " " + std::string(textOf(order.mode)) + " for " +
           std::string(order.askedBy.text());
}
std::string wordsOf(const SetSupervisionMode &order) {
    return "mode " + std::string(textOf(order.mode));
}
std::string wordsOf(const EndSupervision &order) {
    return "end " + std::string(order.supervisor.text()) + (order.isRefused ? " refused" : "");
}
std::string wordsOf(const AnswerSupervision &order) {
    return "answer " + std::string(order.supervisor.text()) + " in " + std::to_string(order.call.value);
}
template <class Other>
std::string wordsOf(const Other &) {
    return "other";
}

// The refusal's code, or what is ordered.
std::string ordered(std::string_view story, const Command &command, const Actor &actor) {
    const auto decision =
        decide(Timeline(story).center(), command, actor, storyTime("0:30"), [] { return CallId{77}; });
    if (!decision)
        return decision.error().code;
    std::string text;
    for (const auto &order : decision->orders)
        text += std::visit([](const auto &each) { return wordsOf(each); }, order);
    return text;
}

} // namespace

TEST(DecideConference, whoConsultsBringsAllTogetherOnceTheyTalk) {
    EXPECT_EQ(ordered(rings, Conference{}, anna), "notAnswered");
    EXPECT_EQ(ordered(consults, Conference{}, anna), "add 1 2");
    EXPECT_EQ(ordered(consults, Conference{CallId{1}}, anna), "noConsult");
    EXPECT_EQ(ordered(consults, Conference{}, boris), "noConsult");
    EXPECT_EQ(ordered(three, Conference{}, anna), "noConsult");
}

TEST(DecideConference, whoIsAskedForAdviceBringsNobodyIntoThatTalk) {
    const auto story = consults + R"(
        0:20 call.arrived call=3 direction=internal from=1002 to=1003 caller=boris
        0:20 offer.started offer=3 call=3 agent=vera device=1003 until=0:40
        0:21 call.answered call=3 agent=vera offer=3
    )";
    EXPECT_EQ(ordered(story, Conference{}, boris), "consulted");
}

TEST(DecideConference, whoLeadsItMutesAndRemovesAndOthersOnlyLeave) {
    EXPECT_EQ(ordered(three, MuteParty{{}, 3}, anna), "silence 3");
    EXPECT_EQ(ordered(three, UnmuteParty{{}, 3}, anna), "alreadySo");
    EXPECT_EQ(ordered(three, RemoveParty{{}, 1}, anna), "drop 1 by anna");
    EXPECT_EQ(ordered(three, RemoveParty{{}, 4}, anna), "noParty");
    EXPECT_EQ(ordered(three, RemoveParty{{}, 2}, boris), "notAllowed");
    EXPECT_EQ(ordered(three, MuteParty{{}, 3}, boris), "notAllowed");
    EXPECT_EQ(ordered(three, RemoveParty{{}, 3}, boris), "drop 3");
    EXPECT_EQ(ordered(three, HangUp{}, anna), "drop 2") << "the others talk on";
    EXPECT_EQ(ordered(consults, RemoveParty{{}, 1}, anna), "noConference");
}

TEST(DecideConference, supervisorLeadsAnyThatHeNames) {
    EXPECT_EQ(ordered(three, MuteParty{CallId{1}, 1}, olga), "silence 1");
    EXPECT_EQ(ordered(three, RemoveParty{CallId{1}, 2}, olga), "drop 2 by olga");
    EXPECT_EQ(ordered(three, RemoveParty{{}, 2}, olga), "noConference");
    EXPECT_EQ(ordered(three, MuteParty{CallId{1}, 1}, vera), "noConference");
}

TEST(DecideConference, severalAreNotTransferredAndEachHoldsForHimself) {
    EXPECT_EQ(ordered(three, TransferCall{{}, "600"}, anna), "conference");
    const auto held = three + "0:20 call.held call=1 agent=anna\n";
    EXPECT_EQ(ordered(held, HoldCall{}, anna), "alreadySo");
    EXPECT_EQ(ordered(held, HoldCall{}, boris), "other");
    EXPECT_EQ(ordered(held, RetrieveCall{}, boris), "alreadySo");
}

TEST(DecideConference, expertIsAColleagueWhosePhoneIsFree) {
    const AskExpert ask{{}, "1003", SupervisionMode::Whisper};
    EXPECT_EQ(ordered(three, ask, anna), "ring 1003 whisper for anna");
    EXPECT_EQ(ordered(three, ask, vera), "noCall");
    EXPECT_EQ(ordered(three, AskExpert{{}, "1002", {}}, anna), "targetBusy");
    EXPECT_EQ(ordered(three, AskExpert{{}, "1005", {}}, anna), "targetUnreachable");
    EXPECT_EQ(ordered(three, AskExpert{{}, "600", {}}, anna), "badNumber");
}

TEST(DecideConference, expertAnswersFromHisDeskWhereHisPhoneCanBeTold) {
    const auto asked = three + "0:20 supervision.asked call=1 agent=anna supervisor=vera device=1003 "
                               "mode=whisper askedBy=anna\n";
    EXPECT_EQ(ordered(asked, AnswerCall{}, vera), "answerAtPhone");
    const auto told = asked + "0:21 device.registered device=1003 contact=sip:127.0.0.1:5072 "
                              "answersWhenTold=true\n";
    EXPECT_EQ(ordered(told, AnswerCall{}, vera), "answer vera in 1");
    EXPECT_EQ(ordered(told, AnswerCall{CallId{1}}, vera), "answer vera in 1");
    EXPECT_EQ(ordered(told, AnswerCall{CallId{2}}, vera), "noOffer") << "not the call that he is asked into";
    EXPECT_EQ(ordered(told, AnswerCall{}, anna), "noOffer");
    const auto joined = told + "0:22 supervision.started call=1 agent=anna supervisor=vera mode=whisper "
                               "askedBy=anna\n";
    EXPECT_EQ(ordered(joined, AnswerCall{}, vera), "noOffer") << "he is there already";
}

TEST(DecideConference, expertSpeaksToAllOrGoesWhenTheAgentWantsIt) {
    const auto asked = three + "0:20 supervision.asked call=1 agent=anna supervisor=vera device=1003 "
                               "mode=whisper askedBy=anna\n";
    EXPECT_EQ(ordered(asked, AskExpert{{}, "1003", SupervisionMode::Barge}, anna), "mode barge");
    EXPECT_EQ(ordered(asked, AskExpert{{}, "1003", SupervisionMode::Whisper}, anna), "alreadySo");
    EXPECT_EQ(ordered(asked, AskExpert{{}, "1003", SupervisionMode::Barge}, boris), "supervised");
    EXPECT_EQ(ordered(asked, DismissExpert{}, anna), "end vera");
    EXPECT_EQ(ordered(asked, DismissExpert{}, boris), "noExpert");
    EXPECT_EQ(ordered(asked, StopSupervision{}, vera), "end vera refused") << "before he has answered";
    const auto joined = asked + "0:22 supervision.started call=1 agent=anna supervisor=vera mode=whisper "
                                "askedBy=anna\n";
    EXPECT_EQ(ordered(joined, StopSupervision{}, vera), "end vera");
}

} // namespace callboard::test
