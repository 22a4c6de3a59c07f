// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with an answered call, and who then hears whom.
#include "tests/backend/sip/talk.h"

namespace callboard::test {

namespace {

// Where in a recording nothing is heard of a tone that is heard before and after it: the longest such time,
// in tenths of a second.
struct Gap {
    std::size_t from = 0;
    std::size_t length = 0;
    std::vector<std::int16_t> of(const std::vector<std::int16_t> &sound) const {
        const auto at = [&](std::size_t tenths) {
            return sound.begin() + static_cast<std::ptrdiff_t>(std::min(sound.size(), tenths * 800));
        };
        return {at(from), at(from + length)};
    }
};

Gap gapOf(const std::vector<std::int16_t> &sound, double hz) {
    Gap longest, now;
    bool hasBegun = false;
    for (std::size_t tenth = 0; (tenth + 1) * 800 <= sound.size(); ++tenth) {
        const bool isHeard = holdsTone({sound.begin() + static_cast<std::ptrdiff_t>(tenth * 800),
                                        sound.begin() + static_cast<std::ptrdiff_t>((tenth + 1) * 800)},
                                       hz, 1);
        if (isHeard && hasBegun && now.length > longest.length)
            longest = now;
        hasBegun = hasBegun || isHeard;
        now = isHeard ? Gap{tenth + 1, 0} : Gap{now.from, now.length + 1};
    }
    return longest;
}

} // namespace

TEST(Talk, whoIsHeldHearsMusicAndNeitherHearsTheOther) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.tells("call.held call1");
    EXPECT_EQ(talk.now(), "caller hears music\nanna hears nobody\n");
    EXPECT_EQ(talk.end(0s), "call.held call1 agent anna\ncall.ended call1 by caller normal\n");
}

TEST(Talk, whoIsRetrievedIsHeardAgain) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.give(HoldLine{talk.call(), anna, true}); // twice is once
    talk.tells("call.held call1");
    talk.give(HoldLine{talk.call(), anna, false});
    talk.tells("call.retrieved call1");
    EXPECT_EQ(talk.now(), theyTalk);
    EXPECT_EQ(talk.end(0s), "call.held call1 agent anna\ncall.retrieved call1 agent anna\n"
                            "call.ended call1 by caller normal\n");
}

TEST(Talk, whoIsMutedHearsAndIsNotHeardUntilHeIsUnmuted) {
    Talk talk;
    talk.give(MuteLine{talk.call(), anna, true});
    talk.tells("call.muted call1");
    EXPECT_EQ(talk.now(), "caller hears nobody\nanna hears caller\n");
    talk.give(MuteLine{talk.call(), anna, false});
    talk.tells("call.unmuted call1");
    EXPECT_EQ(talk.now(), theyTalk);
    EXPECT_EQ(talk.end(0s), "call.muted call1 agent anna\ncall.unmuted call1 agent anna\n"
                            "call.ended call1 by caller normal\n");
}

TEST(Talk, aPhoneFromWhichNothingComesIsToldAndItsReturnToo) {
    Talk talk(true, 0, seconds{2});
    EXPECT_EQ(talk.now(), theyTalk); // and so both are in the recording before they fall silent
    talk.caller().freeze();
    EXPECT_TRUE(talk.tells("call.soundLost call1"));
    talk.caller().thaw();
    EXPECT_TRUE(talk.tells("call.soundBack call1"));
    talk.anna().freeze();
    EXPECT_TRUE(talk.tells("call.soundLost call1 agent anna"));
    talk.anna().thaw();
    EXPECT_TRUE(talk.tells("call.soundBack call1 agent anna"));
    EXPECT_EQ(talk.end(), "call.soundLost call1\ncall.soundBack call1\n"
                          "call.soundLost call1 agent anna\ncall.soundBack call1 agent anna\n"
                          "call.ended call1 by caller normal\n");
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    const auto &caller = recording->channels[0], &agent = recording->channels[1];
    const auto callersGap = gapOf(caller, callerTone), agentsGap = gapOf(agent, annaTone);
    EXPECT_GE(callersGap.length, 15u) << "silence, and not left out";
    EXPECT_GE(agentsGap.length, 15u);
    EXPECT_EQ(voicesIn(callersGap.of(agent), {{"anna", annaTone}}), "anna") << "she talked on meanwhile";
    EXPECT_EQ(voicesIn(agentsGap.of(caller), {{"caller", callerTone}}), "caller");
    EXPECT_LT(callersGap.from, agentsGap.from) << "in the order in which it was";
}

TEST(Talk, afterATransferTheCallerTalksWithTheNextAndOneRecordingHasBoth) {
    Talk talk;
    std::this_thread::sleep_for(aWhile); // with anna
    talk.give(ReleaseLine{talk.call(), anna});
    talk.give(RingDevice{OfferId::make(1, 50), talk.call(), AgentId{"boris"}, DeviceId{"1002"}, 20s, {}, {}});
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), "call.answered call1 agent boris offer2\ncall.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller");
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 20));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

namespace {

// Of boris in anna's talk.
Supervise supervise(const Talk &talk, SupervisionMode mode) {
    return {talk.call(), anna, AgentId{"boris"}, DeviceId{"1002"}, mode, 20s, {"1001", "Anna"}};
}

constexpr auto callEnds = "supervision.ended call1 agent anna by boris talkEnded\n"
                          "call.ended call1 by caller normal\n";

} // namespace

TEST(Supervision, whoListensHearsBothAndIsHeardByNobody) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n" + std::string(callEnds));
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller anna");
    EXPECT_EQ(talk.heardBy(talk.anna()), "caller");
    EXPECT_EQ(talk.heardBy(talk.caller()), "anna");
}

TEST(Supervision, whoWhispersIsHeardByTheAgentAndNotByTheCaller) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Whisper));
    talk.tells("supervision.started call1");
    talk.end();
    EXPECT_EQ(talk.heardBy(talk.boris()), "caller anna");
    EXPECT_EQ(talk.heardBy(talk.anna()), "caller boris");
    EXPECT_EQ(talk.heardBy(talk.caller()), "anna");
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_LE(tenthsWithTone(recording->channels[0], borisTone), 1u);
    EXPECT_LE(tenthsWithTone(recording->channels[1], borisTone), 1u);
}

// As he changes his mind: each time as if he had begun so, and in the end nobody hears him any more.
TEST(Supervision, whoChangesIsHeardByThoseForWhomHeNowSpeaksWithoutHangingUp) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    const auto changesTo = [&](SupervisionMode mode) {
        talk.give(SetSupervisionMode{talk.call(), AgentId{"boris"}, mode});
        return talk.now(true);
    };
    const std::string hearsBoth = "boris hears caller anna\n";
    EXPECT_EQ(changesTo(SupervisionMode::Barge),
              "caller hears anna boris\nanna hears caller boris\n" + hearsBoth);
    EXPECT_EQ(changesTo(SupervisionMode::Listen), theyTalk + hearsBoth);
    EXPECT_EQ(changesTo(SupervisionMode::Whisper),
              "caller hears anna\nanna hears caller boris\n" + hearsBoth);
    EXPECT_EQ(changesTo(SupervisionMode::Listen), theyTalk + hearsBoth);
    EXPECT_EQ(talk.end(0s), "supervision.started call1 agent anna by boris listen\n" + std::string(callEnds));
}

TEST(Supervision, heldCallerHearsNeitherWhileAgentAndSupervisorTalk) {
    Talk talk;
    talk.give(HoldLine{talk.call(), anna, true});
    talk.give(supervise(talk, SupervisionMode::Barge));
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.now(true), "caller hears music\nanna hears boris\nboris hears anna\n");
    talk.end(0s);
}

TEST(Supervision, whoStopsLeavesTheTalkAsItWas) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    talk.give(EndSupervision{talk.call(), anna, AgentId{"boris"}});
    talk.tells("supervision.ended call1");
    EXPECT_TRUE(talk.boris().says("session closed")) << talk.boris().output();
    EXPECT_EQ(talk.now(), theyTalk);
    EXPECT_EQ(talk.end(0s), "supervision.started call1 agent anna by boris listen\n"
                            "supervision.ended call1 agent anna by boris stopped\n"
                            "call.ended call1 by caller normal\n");
}

TEST(Supervision, whoTakesOverTalksOnInTheAgentsPlaceAndIsRecorded) {
    Talk talk;
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1");
    talk.give(TakeOver{talk.call(), AgentId{"boris"}});
    talk.tells("call.takenOver call1");
    EXPECT_EQ(talk.end(), "supervision.started call1 agent anna by boris listen\n"
                          "supervision.ended call1 agent anna by boris tookOver\n"
                          "call.takenOver call1 agent anna by boris\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone));
    EXPECT_TRUE(talk.borisHears(callerTone));
    EXPECT_EQ(talk.heardBy(talk.anna()).find("boris"), std::string::npos);
    const auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

// The engine is asked for the other talk alone: that the first supervision is over its asker knows.
TEST(Supervision, whoGoesOverIsRungNoSecondTimeAndHangsUpWhereTheOtherTalkIsGone) {
    Talk talk(false);
    talk.give(supervise(talk, SupervisionMode::Listen));
    ASSERT_TRUE(talk.boris().says("Incoming call")) << talk.boris().output();
    talk.give(supervise(talk, SupervisionMode::Whisper));
    talk.boris().command("a");
    talk.tells("supervision.started call1");
    EXPECT_EQ(talk.now(true), "caller hears anna\nanna hears caller boris\nboris hears caller anna\n");
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.started call1 agent anna by boris listen");
    EXPECT_EQ(talk.now(true), theyTalk + "boris hears caller anna\n");
    const auto output = talk.boris().output();
    EXPECT_EQ(output.find("Incoming call"), output.rfind("Incoming call")) << output;
    auto gone = supervise(talk, SupervisionMode::Listen);
    gone.call = talk.newCall();
    talk.give(gone);
    EXPECT_TRUE(talk.boris().says("session closed")) << talk.boris().output();
    EXPECT_EQ(talk.end(0s), "supervision.started call1 agent anna by boris whisper\n"
                            "supervision.started call1 agent anna by boris listen\n"
                            "supervision.ended call2 agent anna by boris talkEnded\n"
                            "call.ended call1 by caller normal\n");
}

TEST(Supervision, ofAPhoneThatIsNotThereOrACallThatIsGoneEndsAtOnce) {
    Talk talk;
    auto order = supervise(talk, SupervisionMode::Listen);
    order.device = DeviceId{"1003"};
    talk.give(order);
    talk.tells("supervision.ended call1");
    talk.give(TakeOver{talk.call(), AgentId{"boris"}}); // he never joined
    EXPECT_EQ(talk.end(), "supervision.ended call1 agent anna by boris deviceLost\n"
                          "call.ended call1 by caller normal\n");
    talk.give(supervise(talk, SupervisionMode::Listen));
    talk.tells("supervision.ended call1 agent anna by boris talkEnded");
}

} // namespace callboard::test
