// SPDX-License-Identifier: GPL-3.0-or-later
// A caller who changes the codec in a talk: both go on hearing each other, and the recording has it all.
#include "core/voice/audio_file.h"
#include "tests/scenario/people.h"
#include "tests/support/far_sound.h"

namespace callboard::test {

namespace {

voice::AudioFile recordingOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
            return voice::readAudioFile(site.data() / "recordings" / stopped->file).value();
    return {};
}

} // namespace

class CodecChange : public testing::TestWithParam<Spoken> {};

TEST_P(CodecChange, isHeardByBothAndRecorded) {
    const auto next = GetParam();
    Site site({.queue = "wrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    Baresip annas(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(annas.isReady()) << annas.output();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    FarSound sound(callerTone);
    sound.speak(voice::Codec::Pcma, 8);
    Sipp ivan{.server = site.sipPort(), .scenario = "caller_changes_codec", .isCued = true};
    ivan.keys = {
        {"rtp", std::to_string(sound.port())}, {"type", std::to_string(next.payloadType)}, {"map", next.map}};
    SippProcess caller(ivan);
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    EXPECT_TRUE(sound.hears(annaTone));
    EXPECT_TRUE(carriesTone(hearsNow(annas, std::chrono::seconds{1}), callerTone, 8));
    caller.cue();
    sound.speak(next.codec, next.payloadType);
    EXPECT_TRUE(sound.hears(annaTone));
    EXPECT_TRUE(carriesTone(hearsNow(annas, std::chrono::seconds{1}), callerTone, 8));
    annas.command("b");
    EXPECT_EQ(caller.wait(), 0);
    ASSERT_TRUE(site.waitFor("recording.stopped")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.answered"), "call.answered anna\n"
                                                "recording.started\n"
                                                "call.ended callee normal\n")
        << "the change itself is nothing that people are told";
    const auto recording = recordingOf(site);
    ASSERT_EQ(recording.channels.size(), 2u);
    EXPECT_TRUE(carriesTone(recording.channels[0], callerTone, 30));
    EXPECT_TRUE(carriesTone(recording.channels[1], annaTone, 30));
    EXPECT_TRUE(booksClose(site));
}

INSTANTIATE_TEST_SUITE_P(To, CodecChange, testing::ValuesIn(changedTo), [](const auto &spoken) {
    const std::string map = spoken.param.map;
    return map.substr(0, map.find('/'));
});

} // namespace callboard::test
