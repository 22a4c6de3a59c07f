// SPDX-License-Identifier: GPL-3.0-or-later
// Three and more in one call: who hears whom, and what remains when one of them leaves.
#include "tests/backend/sip/stories.h"
#include "tests/backend/sip/talk.h"

namespace callboard::test {

namespace {

constexpr double veraTone = 2000;
const AgentId vera{"vera"};
const UserId olga{"olga"};

const std::string conferenced = "call.held call1 agent anna\n"
                                "call.arrived call2 internal from 1001 to 1002 agent anna\n"
                                "call.answered call2 agent boris offer2\n"
                                "call.conferenced call1 agent anna consult call2 party 3 joining boris\n";
const std::string allTalk = "caller hears anna boris\nanna hears caller boris\nboris hears caller anna\n";
const std::string veraThere = "device.registered 1003\n";

// anna has asked boris, who has answered.
void consult(Talk &talk) {
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, "1002", {}, talk.call()});
    talk.tells("call.answered call2 agent boris");
}

void confer(Talk &talk) {
    consult(talk);
    talk.give(AddParty{talk.call(), talk.call(2), anna});
    talk.tells("call.conferenced call1");
}

// Also among others.
bool hears(const Baresip &phone, double hz) {
    return holdsTone(phone.heard(), hz, 10);
}

Baresip phoneOfVera(const Talk &talk) {
    return Baresip({.server = talk.site().udpPort(),
                    .user = "1003",
                    .password = "secret-1003",
                    .answers = true,
                    .hz = veraTone});
}

} // namespace

TEST(Conference, allHearAllAndOneRecordingHasEverybody) {
    Talk talk;
    confer(talk);
    EXPECT_EQ(talk.now(true), allTalk);
    EXPECT_EQ(talk.end(), conferenced + callerLeaves);
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 20));
    EXPECT_TRUE(holdsTone(recording->channels[1], annaTone, 10));
    EXPECT_TRUE(holdsTone(recording->channels[1], borisTone, 10));
}

TEST(Conference, silencedPartyHearsAllAndIsHeardByNobody) {
    Talk talk;
    consult(talk);
    talk.give(AddParty{talk.call(), talk.call(2), anna});
    talk.give(SilenceParty{talk.call(), 3, true, olga, CommandId{"c9"}});
    talk.tells("call.partyMuted call1");
    EXPECT_EQ(talk.now(true), theyTalk + "boris hears caller anna\n");
    EXPECT_EQ(talk.end(0s), conferenced + "call.partyMuted call1 party 3 for c9\n" + callerLeaves);
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_LE(tenthsWithTone(recording->channels[1], borisTone), 1u);
}

TEST(Conference, partyWhoMaySpeakAgainIsHeard) {
    Talk talk;
    confer(talk);
    talk.give(SilenceParty{talk.call(), 1, true, olga});
    talk.give(SilenceParty{talk.call(), 1, false, olga});
    talk.tells("call.partyUnmuted call1");
    EXPECT_EQ(talk.now(true), allTalk);
    EXPECT_EQ(talk.end(0s), conferenced + "call.partyMuted call1 party 1\ncall.partyUnmuted call1 party 1\n" +
                                callerLeaves);
}

TEST(Conference, removedPartyHearsNothingMoreAndTheOthersTalkOn) {
    Talk talk;
    consult(talk);
    talk.give(AddParty{talk.call(), talk.call(2), anna});
    talk.give(DropParty{talk.call(), 3, olga});
    talk.tells("call.partyLeft call1");
    EXPECT_TRUE(talk.boris().says("session closed")) << talk.boris().output();
    EXPECT_EQ(talk.now(), theyTalk);
    EXPECT_EQ(talk.end(0s), conferenced + "call.partyLeft call1 party 3 by olga\n" + callerLeaves);
}

TEST(Conference, agentWhoLeavesLeavesTheOthersTalking) {
    Talk talk;
    confer(talk);
    talk.anna().command("b");
    talk.tells("call.partyLeft call1 party 2");
    EXPECT_EQ(talk.end(), conferenced + "call.partyLeft call1 party 2\n" + callerLeaves);
    EXPECT_TRUE(hears(talk.caller(), borisTone));
    EXPECT_TRUE(hears(talk.boris(), callerTone));
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(holdsTone(recording->channels[1], borisTone, 10));
}

TEST(Conference, callIsOneOfTwoAgainWhenTwoRemain) {
    Talk talk;
    confer(talk);
    talk.give(DropParty{talk.call(), 2, {}});
    talk.tells("call.partyLeft call1 party 2");
    talk.give(HoldLine{talk.call(), boris, true});
    talk.tells("call.held call1 agent boris");
    talk.give(DropParty{talk.call(), 3, {}}); // asked for while there still were three
    talk.tells("recording.stopped call1");
    EXPECT_EQ(talk.end(), conferenced + "call.partyLeft call1 party 2\ncall.held call1 agent boris\n"
                                        "call.ended call1 by callee normal\n");
}

// She asks while three still talk; by the time the engine is told, one has left by himself.
TEST(Conference, supervisorWhoSendsOneOfTheLastTwoAwayHasEndedTheCall) {
    Talk talk;
    confer(talk);
    talk.give(DropParty{talk.call(), 2, {}});
    talk.give(DropParty{talk.call(), 3, olga, CommandId{"c9"}});
    talk.tells("recording.stopped call1");
    EXPECT_EQ(talk.end(), conferenced + "call.partyLeft call1 party 2\n"
                                        "call.ended call1 by supervisor normal olga for c9\n");
}

TEST(Conference, agentsAreLetGoWhenTheOnlyOneFromOutsideLeaves) {
    Talk talk;
    confer(talk);
    talk.caller().command("b");
    talk.tells("call.ended call1");
    EXPECT_TRUE(talk.anna().says("session closed")) << talk.anna().output();
    EXPECT_TRUE(talk.boris().says("session closed")) << talk.boris().output();
    EXPECT_EQ(talk.end(), conferenced + callerLeaves);
}

// Whoever of the agents it is: he, and not the one who answered first, has ended the call.
TEST(Conference, agentWhoRemovesTheLastOneFromOutsideHasEndedTheCall) {
    for (const auto &remover : {anna, boris}) {
        Talk talk;
        confer(talk);
        talk.give(DropParty{talk.call(), 1, remover});
        talk.tells("call.ended call1");
        EXPECT_EQ(talk.end(),
                  conferenced + "call.ended call1 by callee normal " + std::string(remover.text()) + "\n");
    }
}

TEST(Conference, agentWhoHoldsIsOutAndTheOthersHearEachOther) {
    Talk talk;
    consult(talk);
    talk.give(AddParty{talk.call(), talk.call(2), anna});
    talk.give(HoldLine{talk.call(), anna, true});
    talk.tells("call.conferenced call1");
    EXPECT_EQ(talk.now(true), "caller hears boris\nanna hears nobody\nboris hears caller\n");
    EXPECT_EQ(talk.end(0s), conferenced + "call.held call1 agent anna\n" + callerLeaves);
}

TEST(Conference, fourthPartyIsConsultedWhileTheOthersTalkOnAndThenHeardByAll) {
    Talk talk;
    auto phone = phoneOfVera(talk);
    ASSERT_TRUE(phone.isReady()) << phone.output();
    confer(talk);
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, "1003", {}, talk.call()});
    talk.tells("call.answered call3 agent vera");
    talk.give(AddParty{talk.call(), talk.call(3), anna});
    talk.tells("call.conferenced call1 agent anna consult call3");
    EXPECT_EQ(talk.end(), veraThere + conferenced +
                              "call.held call1 agent anna\n"
                              "call.arrived call3 internal from 1001 to 1003 agent anna\n"
                              "call.answered call3 agent vera offer3\n"
                              "call.conferenced call1 agent anna consult call3 party 4 joining vera\n" +
                              callerLeaves);
    EXPECT_TRUE(hears(talk.caller(), veraTone) && hears(talk.anna(), veraTone) &&
                hears(talk.boris(), veraTone));
    phone.quit();
    for (const auto hz : {callerTone, annaTone, borisTone})
        EXPECT_TRUE(hears(phone, hz)) << hz;
}

TEST(Conference, expertWhoWhispersIsHeardByWhoAskedHimAndByNobodyElse) {
    Talk talk;
    auto phone = phoneOfVera(talk);
    ASSERT_TRUE(phone.isReady()) << phone.output();
    confer(talk);
    talk.give(
        Supervise{talk.call(), anna, vera, DeviceId{"1003"}, SupervisionMode::Whisper, 20s, {}, {}, anna});
    talk.tells("supervision.started call1");
    std::this_thread::sleep_for(aWhile);
    talk.give(DropParty{talk.call(), 2, {}});
    talk.tells("supervision.ended call1");
    EXPECT_EQ(talk.end(), veraThere + conferenced +
                              "supervision.started call1 agent anna by vera whisper\n"
                              "supervision.ended call1 agent anna by vera talkEnded\n"
                              "call.partyLeft call1 party 2\n" +
                              callerLeaves);
    EXPECT_TRUE(hears(talk.anna(), veraTone));
    EXPECT_LE(tenthsWithTone(talk.caller().heard(), veraTone), 1u);
    EXPECT_LE(tenthsWithTone(talk.boris().heard(), veraTone), 1u);
    phone.quit();
    for (const auto hz : {callerTone, annaTone, borisTone})
        EXPECT_TRUE(hears(phone, hz)) << hz;
}

// From his desk, while his phone rings.
TEST(Conference, expertWhoDoesNotWantToHasRejected) {
    Talk talk;
    Phone phone(talk.site(), "1003", "phone_answers_when_told", 0, freePort(), "talk");
    talk.give(
        Supervise{talk.call(), anna, vera, DeviceId{"1003"}, SupervisionMode::Whisper, 20s, {}, {}, anna});
    talk.give(EndSupervision{talk.call(), anna, vera, {}, anna, true});
    talk.tells("supervision.ended call1");
    EXPECT_EQ(talk.end(0s), "device.registered 1003 answersWhenTold\n"
                            "supervision.ended call1 agent anna by vera rejected\n" +
                                callerLeaves);
}

TEST(Conference, expertWhoSpeaksToAllIsHeardByAll) {
    Talk talk;
    talk.give(
        Supervise{talk.call(), anna, boris, DeviceId{"1002"}, SupervisionMode::Barge, 20s, {}, {}, anna});
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.now(true), allTalk);
    EXPECT_EQ(talk.end(0s), "supervision.started call1 agent anna by boris barge\n"
                            "supervision.ended call1 agent anna by boris talkEnded\n" +
                                callerLeaves);
}

TEST(Conference, expertsPhoneIsAnsweredFromHisDesk) {
    Talk talk;
    Phone phone(talk.site(), "1003", "phone_answers_when_told", 0, freePort(), "talk");
    talk.give(
        Supervise{talk.call(), anna, vera, DeviceId{"1003"}, SupervisionMode::Whisper, 20s, {}, {}, anna});
    talk.give(AnswerSupervision{talk.call(), vera});
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.end(), "device.registered 1003 answersWhenTold\n"
                          "supervision.started call1 agent anna by vera whisper\n"
                          "supervision.ended call1 agent anna by vera talkEnded\n" +
                              callerLeaves);
    EXPECT_EQ(phone.wait(), 0);
}

TEST(Conference, agentWhoHangsUpWhileAskingAFourthLeavesHimInHisPlace) {
    Talk talk;
    auto phone = phoneOfVera(talk);
    ASSERT_TRUE(phone.isReady()) << phone.output();
    confer(talk);
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, "1003", {}, talk.call()});
    talk.tells("call.answered call3 agent vera");
    talk.anna().command("b");
    talk.tells("call.partyLeft call1 party 2");
    EXPECT_TRUE(talk.end().ends_with("call.conferenced call1 agent anna consult call3 party 4 joining vera\n"
                                     "call.partyLeft call1 party 2\n" +
                                     callerLeaves));
    EXPECT_TRUE(hears(talk.caller(), veraTone) && hears(talk.boris(), veraTone));
}

} // namespace callboard::test
