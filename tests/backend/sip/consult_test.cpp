// SPDX-License-Identifier: GPL-3.0-or-later
// Two calls on one phone: who hears whom, and where everybody is when one of them leaves.
#include "tests/backend/sip/talk.h"

namespace callboard::test {

namespace {

const std::string consulted = "call.held call1 agent anna\n"
                              "call.arrived call2 internal from 1001 to 1002 agent anna\n"
                              "call.answered call2 agent boris offer2\n";

const std::string theyConsult = "caller hears music\nanna hears boris\nboris hears anna\n";

// anna asks boris while the caller is held.
void consult(Talk &talk) {
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, "1002", {}, talk.call()});
    talk.tells("call.arrived call2");
}

void consultAnswered(Talk &talk) {
    consult(talk);
    talk.tells("call.answered call2 agent boris");
}

} // namespace

TEST(Consult, theTwoTalkAndTheCallerHearsMusic) {
    Talk talk;
    consultAnswered(talk);
    EXPECT_EQ(talk.now(true), theyConsult);
    talk.give(EndCall{talk.call(2), EndedBy::Caller, EndCause::Normal});
    talk.give(HoldLine{talk.call(), anna, false});
    talk.tells("call.retrieved call1");
    EXPECT_EQ(talk.now(), theyTalk) << "again";
    EXPECT_EQ(talk.end(0s), consulted +
                                "call.ended call2 by caller normal\ncall.retrieved call1 agent anna\n" +
                                callerLeaves);
    EXPECT_EQ(talk.heardBy(talk.boris()), "anna");
    EXPECT_EQ(talk.heardBy(talk.caller()).find("boris"), std::string::npos);
}

TEST(Consult, completedTransferConnectsTheCallerAndOneRecordingHasBoth) {
    Talk talk;
    std::this_thread::sleep_for(aWhile); // with anna
    consultAnswered(talk);
    std::this_thread::sleep_for(aWhile);
    talk.give(JoinCalls{talk.call(), talk.call(2), anna, CommandId{"c7"}});
    talk.tells("call.transferred");
    EXPECT_EQ(talk.end(),
              consulted + "call.transferred call1 agent anna to 1002 consult call2 joining boris for c7\n" +
                  callerLeaves);
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 20));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

TEST(Consult, swapTurnsToTheCallerAndBack) {
    Talk talk;
    consultAnswered(talk);
    talk.give(SwitchLine{talk.call(2), talk.call(), anna});
    talk.tells("call.retrieved call1");
    EXPECT_EQ(talk.now(true), theyTalk + "boris hears music\n");
    talk.give(SwitchLine{talk.call(), talk.call(2), anna});
    talk.tells("call.retrieved call2");
    EXPECT_EQ(talk.now(true), theyConsult);
    EXPECT_EQ(talk.end(0s), consulted +
                                "call.held call2 agent anna\ncall.retrieved call1 agent anna\n"
                                "call.held call1 agent anna\ncall.retrieved call2 agent anna\n" +
                                callerLeaves);
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_LE(tenthsWithTone(recording->channels[1], borisTone), 1u) << "the consult is not the caller's";
}

TEST(Consult, whenTheFarEndLeavesTheCallerStaysHeldUntilHeIsRetrieved) {
    Talk talk;
    consultAnswered(talk);
    talk.boris().command("b");
    talk.tells("call.ended call2");
    talk.give(HoldLine{talk.call(), anna, false});
    talk.tells("call.retrieved call1");
    EXPECT_EQ(talk.end(), consulted + "call.ended call2 by callee normal\ncall.retrieved call1 agent anna\n" +
                              callerLeaves);
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.annaHears(callerTone));
}

TEST(Consult, whenTheCallerLeavesTheTwoTalkOn) {
    Talk talk;
    consultAnswered(talk);
    talk.caller().command("b");
    talk.tells("call.ended call1");
    std::this_thread::sleep_for(aWhile);
    talk.anna().command("b");
    talk.tells("call.ended call2");
    EXPECT_EQ(talk.end(), consulted + callerLeaves); // up to the recording's end
    EXPECT_TRUE(talk.borisHears(annaTone));
    EXPECT_TRUE(talk.annaHears(borisTone));
}

TEST(Consult, whoeverIsHeldTalksWithTheOtherWhenTheTransferIsCompleted) {
    Talk talk;
    consultAnswered(talk);
    talk.give(SwitchLine{talk.call(2), talk.call(), anna});
    talk.tells("call.retrieved call1");
    talk.give(JoinCalls{talk.call(), talk.call(2), anna, {}});
    talk.tells("call.transferred call1");
    talk.end();
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
}

// boris looks something up when anna connects the two.
TEST(Consult, callerWhoComesToOneWhoHoldsHearsMusicUntilHeIsRetrieved) {
    Talk talk;
    const auto callerAndBoris = [&] {
        return whoHearsWhom({{"caller", callerTone, &talk.caller()},
                             {"boris", borisTone, &talk.boris()},
                             {"music", musicTone}});
    };
    consultAnswered(talk);
    talk.give(HoldLine{talk.call(2), boris, true});
    talk.tells("call.held call2 agent boris");
    talk.give(JoinCalls{talk.call(), talk.call(2), anna, {}});
    talk.tells("call.held call1 agent boris");
    EXPECT_EQ(callerAndBoris(), "caller hears music\nboris hears nobody\n");
    talk.give(HoldLine{talk.call(), boris, false});
    talk.tells("call.retrieved call1 agent boris");
    EXPECT_EQ(callerAndBoris(), "caller hears boris\nboris hears caller\n");
    talk.end(0s);
}

TEST(Consult, agentWhoHangsUpHisPhoneLeavesTheCallerWithWhomHeAsked) {
    Talk talk;
    consultAnswered(talk);
    talk.anna().command("b");
    talk.tells("call.transferred call1");
    EXPECT_EQ(talk.end(), consulted +
                              "call.transferred call1 agent anna to 1002 consult call2 joining boris\n" +
                              callerLeaves);
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
}

TEST(Consult, phoneThatRingsRingsOnForTheCallerWhenTheAgentHangsUp) {
    Talk talk(false);
    consult(talk);
    ASSERT_TRUE(talk.boris().says("Incoming call")) << talk.boris().output();
    talk.anna().command("b");
    talk.tells("call.transferred call1");
    talk.boris().command("a");
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), "call.held call1 agent anna\n"
                          "call.arrived call2 internal from 1001 to 1002 agent anna\n"
                          "call.transferred call1 agent anna to 1002 consult call2\n"
                          "call.answered call1 agent boris offer2\n" +
                              callerLeaves);
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller");
}

TEST(Consult, outsideNumberThatCannotBeReachedLeavesTheCallerHeld) {
    Talk talk;
    talk.give(PlaceCall{talk.newCall(), anna, DeviceId{"1001"}, "+74950000001", {}, talk.call()});
    talk.tells("call.ended call2");
    talk.give(HoldLine{talk.call(), anna, false});
    talk.tells("call.retrieved call1");
    EXPECT_EQ(talk.end(), "call.held call1 agent anna\n"
                          "call.arrived call2 outbound from 1001 to +74950000001 agent anna\n"
                          "call.ended call2 by system refused\ncall.retrieved call1 agent anna\n" +
                              callerLeaves);
    EXPECT_TRUE(talk.annaHears(callerTone));
}

} // namespace callboard::test
