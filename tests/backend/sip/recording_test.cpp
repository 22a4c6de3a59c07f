// SPDX-License-Identifier: GPL-3.0-or-later
// What is in a recording and what is not, and who is told of it.
#include "tests/backend/sip/talk.h"
#include "tests/support/eventually.h"
#include "tests/support/scratch.h"

namespace callboard::test {

namespace {

constexpr double noticeTone = 1900;

std::optional<Wave> recordingOf(const Talk &talk) {
    auto recording = readWave(talk.site().recordings() / "2026-11-21/call.wav");
    return recording && recording->channels.size() == 2 ? recording : std::nullopt;
}

// Who comes into the file from now on: "caller, anna boris", left and right. What was said before and was not
// written yet is left out.
std::string recordedNow(const Talk &talk) {
    constexpr std::size_t second = 8000;
    const auto written = [&] { return readWave(talk.site().recordings() / "2026-11-21/call.wav.part"); };
    const auto before = written();
    if (!before)
        return "nothing is written";
    const auto from = before->channels.at(0).size() + second;
    const auto hasGrown = [&] { return written()->channels.at(0).size() >= from + second; };
    if (!eventually(hasGrown))
        return "nothing comes any more";
    std::string sides;
    const auto now = written().value();
    for (const auto &channel : now.channels) {
        const auto begin = channel.begin() + static_cast<std::ptrdiff_t>(from);
        sides += (sides.empty() ? "" : ", ") +
                 voicesIn({begin, begin + second},
                          {{"caller", callerTone}, {"anna", annaTone}, {"boris", borisTone}});
    }
    return sides;
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

// What the caller hears is there, on the agents' side; what only the agent is told is in no file.
TEST(Recording, whoBargesInIsRecordedBesideTheAgentAndWhoWhispersIsNot) {
    Talk talk;
    talk.give({Supervise{talk.call(), anna, boris, DeviceId{"1002"}, SupervisionMode::Whisper, 20s, {}}});
    talk.tells("supervision.started call1");
    EXPECT_EQ(recordedNow(talk), "caller, anna");
    const auto changesTo = [&](SupervisionMode mode) {
        talk.give(SetSupervisionMode{talk.call(), boris, mode});
        return recordedNow(talk);
    };
    EXPECT_EQ(changesTo(SupervisionMode::Barge), "caller, anna boris");
    EXPECT_EQ(changesTo(SupervisionMode::Listen), "caller, anna");
    talk.give(HoldLine{talk.call(), anna, true});
    EXPECT_EQ(changesTo(SupervisionMode::Barge), "caller, anna") << "he hears music, not them";
    talk.give(HoldLine{talk.call(), anna, false});
    EXPECT_EQ(recordedNow(talk), "caller, anna boris");
    talk.give(EndSupervision{talk.call(), anna, boris});
    talk.tells("supervision.ended call1");
    EXPECT_EQ(recordedNow(talk), "caller, anna");
    talk.end(0s);
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
