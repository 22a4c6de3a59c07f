// SPDX-License-Identifier: GPL-3.0-or-later
// What is in a recording and what is not, and who is told of it.
#include "tests/backend/sip/talk.h"
#include "tests/support/scratch.h"

namespace callboard::test {

namespace {

constexpr double noticeTone = 1900;

std::optional<Wave> recordingOf(const Talk &talk) {
    auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    return recording && recording->channels.size() == 2 ? recording : std::nullopt;
}

} // namespace

// boris is on the phone only while the recording is paused.
TEST(Recording, nothingThatIsSaidInAPauseIsInTheFile) {
    Talk talk;
    ASSERT_TRUE(talk.anna().hasHeard(3s));
    talk.give(HoldRecording{talk.call(), anna, true});
    talk.give(HoldRecording{talk.call(), anna, true}); // twice is once
    talk.tells("recording.paused call1 by anna");
    talk.give(ReleaseLine{talk.call(), anna});
    talk.give(RingDevice{OfferId::make(1, 50), talk.call(), boris, DeviceId{"1002"}, 20s, {}, {}});
    talk.tells("call.answered call1 agent boris");
    EXPECT_EQ(talk.end(), "recording.paused call1 by anna\ncall.answered call1 agent boris offer2\n"
                          "call.ended call1 by caller normal\n");
    EXPECT_TRUE(talk.callerHears(borisTone)) << "the talk itself goes on";
    const auto recording = recordingOf(talk);
    ASSERT_TRUE(recording);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_FALSE(holdsTone(recording->channels[1], borisTone, 1));
    const std::vector<std::int16_t> end(recording->channels[0].end() - 8000, recording->channels[0].end());
    EXPECT_LT(voice::loudness(end), 0.001) << "silence in place of the caller, to the end";
}

TEST(Recording, goesOnAfterItsPause) {
    Talk talk;
    talk.give(HoldRecording{talk.call(), anna, true});
    talk.tells("recording.paused call1 by anna");
    talk.give(HoldRecording{talk.call(), {}, false});
    EXPECT_EQ(talk.end(),
              "recording.paused call1 by anna\nrecording.resumed call1\ncall.ended call1 by caller normal\n");
    const auto recording = recordingOf(talk);
    ASSERT_TRUE(recording);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
}

TEST(Recording, bothHearTheNoticeAndThenEachOther) {
    const Scratch scratch;
    Talk talk;
    const auto words = scratch.path("notice.wav");
    writeTone(words, noticeTone, 1.5);
    talk.site().teach({{"en/recorded", words}});
    talk.give(TellNotice{talk.call(), {"en/recorded"}});
    talk.end();
    for (const auto *phone : {&talk.caller(), &talk.anna()})
        EXPECT_TRUE(carriesTone(phone->heard(), noticeTone, 10));
    EXPECT_TRUE(talk.callerHears(annaTone));
    EXPECT_TRUE(talk.annaHears(callerTone));
}

} // namespace callboard::test
