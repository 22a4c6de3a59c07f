// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/voice/media_fixture.h"

#include "core/voice/audio_file.h"
#include "core/voice/recording_writer.h"
#include "core/voice/switchboard.h"

#include <cstdlib>
#include <filesystem>
#include <sys/resource.h>

namespace callboard::voice {

namespace {

class RecordingTest : public MediaTest {
protected:
    RecordingTest() {
        auto pattern = (std::filesystem::temp_directory_path() / "callboard-voice-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
    }
    ~RecordingTest() override { std::filesystem::remove_all(folder); }

    RecordingStopped stopped(RecordingId recording) {
        backend->stopRecording(recording);
        const auto all = backendEvents.wait<RecordingStopped>(1);
        EXPECT_EQ(all.size(), 1U);
        return all.empty() ? RecordingStopped{} : all[0];
    }

    std::filesystem::path folder;
};

std::span<const Sample> lastPart(const std::vector<Sample> &sound, std::size_t samples) {
    return std::span(sound).last(std::min(samples, sound.size()));
}

} // namespace

TEST_F(RecordingTest, callerIsLeftAndAgentRight) {
    const auto caller = call(Codec::Pcma, 700);
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    bridge(talk({caller.leg, agent.leg}));
    const auto recording = backend->startRecording(caller.leg, agent.leg, folder / "talk.wav");
    callersEar.next(3 * sampleRate);
    const auto outcome = stopped(recording);
    EXPECT_EQ(outcome.recording, recording);
    EXPECT_EQ(outcome.path, folder / "talk.wav");
    EXPECT_EQ(outcome.error, std::nullopt);

    const auto file = readAudioFile(outcome.path);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->channels.size(), 2U);
    const auto left = lastPart(file->channels[0], sampleRate);
    const auto right = lastPart(file->channels[1], sampleRate);
    EXPECT_GT(toneLevel(left, 700), 0.15);
    EXPECT_LT(toneLevel(left, 1100), 0.01);
    EXPECT_GT(toneLevel(right, 1100), 0.15);
    EXPECT_LT(toneLevel(right, 700), 0.01);
    EXPECT_EQ(outcome.recorded.count(), static_cast<std::int64_t>(file->channels[0].size()) / 8);
    EXPECT_NEAR(static_cast<double>(outcome.recorded.count()), static_cast<double>(outcome.lasted.count()),
                25);
    EXPECT_FALSE(std::filesystem::exists(folder / "talk.wav.part"));
}

// A tone that is said in the pause only is in no file, and the times of the rest stay those of the talk.
TEST_F(RecordingTest, nothingOfAPauseReachesTheFile) {
    const auto caller = call(Codec::Pcma, 700);
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    bridge(talk({caller.leg, agent.leg}));
    callersEar.untilTones({1100});
    const auto recording = backend->startRecording(caller.leg, agent.leg, folder / "talk.flac");
    callersEar.next(sampleRate);
    backend->pauseRecording(recording, true);
    callersEar.next(sampleRate / 10); // what was on its way
    phones->play(agent.phone, steadyTone(1900));
    callersEar.untilTones({1900});
    callersEar.next(sampleRate);
    phones->play(agent.phone, steadyTone(1100));
    callersEar.untilTones({1100});
    callersEar.next(sampleRate / 5);
    backend->pauseRecording(recording, false);
    callersEar.next(sampleRate);
    const auto outcome = stopped(recording);
    EXPECT_EQ(outcome.path, folder / "talk.flac");
    EXPECT_EQ(outcome.error, std::nullopt);
    EXPECT_NEAR(static_cast<double>(outcome.recorded.count()), static_cast<double>(outcome.lasted.count()),
                25);
    EXPECT_FALSE(std::filesystem::exists(folder / "talk.flac.part"));
    const auto file = readAudioFile(outcome.path);
    ASSERT_TRUE(file);
    const auto &agentSaid = file->channels[1];
    EXPECT_GT(toneLevel(std::span(agentSaid).first(sampleRate / 2), 1100), 0.1);
    EXPECT_GT(toneLevel(lastPart(agentSaid, sampleRate / 2), 1100), 0.1);
    for (std::size_t at = 0; at + 800 <= agentSaid.size(); at += 800)
        EXPECT_LT(toneLevel(std::span(agentSaid).subspan(at, 800), 1900), 0.02) << at;
}

TEST_F(RecordingTest, gapsAreSilenceAndCountAsTime) {
    const auto caller = call(Codec::Pcma, 700);
    const auto agent = call(Codec::Pcmu, 1100);
    Ear callersEar(*phones, caller.phone);
    bridge(talk({caller.leg, agent.leg}));
    callersEar.untilTones({1100});
    const auto recording = backend->startRecording(caller.leg, agent.leg, folder / "talk.wav");
    callersEar.next(sampleRate);
    phones->closeLeg(agent.phone); // falls silent
    callersEar.next(sampleRate);
    backend->closeLeg(agent.leg); // is gone
    callersEar.next(sampleRate);
    const auto outcome = stopped(recording);
    EXPECT_NEAR(static_cast<double>(outcome.recorded.count()), static_cast<double>(outcome.lasted.count()),
                25);
    const auto file = readAudioFile(outcome.path);
    ASSERT_TRUE(file);
    EXPECT_EQ(loudness(lastPart(file->channels[1], sampleRate / 2)), 0);
    EXPECT_GT(toneLevel(lastPart(file->channels[0], sampleRate / 2), 700), 0.15);
    EXPECT_GT(toneLevel(std::span(file->channels[1]).first(sampleRate / 2), 1100), 0.15);
}

TEST_F(RecordingTest, followsATransferToAnotherAgent) {
    const auto caller = call(Codec::Pcma, 700);
    const auto first = call(Codec::Pcmu, 1100);
    const auto second = call(Codec::Pcmu, 1700);
    Ear callersEar(*phones, caller.phone);
    const auto id = bridge(talk({caller.leg, first.leg}));
    const auto recording = backend->startRecording(caller.leg, first.leg, folder / "talk.wav");
    callersEar.untilTones({1100});
    backend->arrange(id, talk({caller.leg, second.leg}));
    backend->recordLegs(recording, {caller.leg}, {second.leg});
    callersEar.untilTones({1700});
    callersEar.next(sampleRate);
    const auto file = readAudioFile(stopped(recording).path);
    ASSERT_TRUE(file);
    EXPECT_GT(toneLevel(lastPart(file->channels[1], sampleRate / 2), 1700), 0.15);
    EXPECT_LT(toneLevel(lastPart(file->channels[1], sampleRate / 2), 1100), 0.01);
}

TEST_F(RecordingTest, impossiblePathIsToldAndTheTalkGoesOn) {
    const auto caller = call(Codec::Pcma, 700);
    const auto agent = call();
    Ear agentsEar(*phones, agent.phone);
    bridge(talk({caller.leg, agent.leg}));
    const auto recording = backend->startRecording(caller.leg, agent.leg, "/proc/nowhere/talk.wav");
    const auto failed = backendEvents.wait<RecordingFailed>(1);
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0].recording, recording);
    EXPECT_EQ(failed[0].recorded.count(), 0);
    EXPECT_EQ(failed[0].error.code, "recording.disc");
    EXPECT_GT(toneLevel(agentsEar.untilTones({700}), 700), 0.15);
    const auto outcome = stopped(recording);
    ASSERT_TRUE(outcome.error);
    EXPECT_EQ(outcome.error->code, "recording.disc");
    EXPECT_EQ(outcome.recorded.count(), 0);
    EXPECT_GT(outcome.lasted.count(), 0);
}

TEST_F(RecordingTest, endOfMediaFinishesRecordings) {
    const auto caller = call(Codec::Pcma, 700);
    Ear callersEar(*phones, caller.phone);
    backend->startRecording(caller.leg, LegId{}, folder / "talk.wav");
    callersEar.next(sampleRate / 2);
    backend.reset();
    ASSERT_EQ(backendEvents.all<RecordingStopped>().size(), 1U);
    EXPECT_TRUE(readAudioFile(folder / "talk.wav"));
}

namespace {

// The writer alone, with its reports.
class WriterTest : public RecordingTest {
protected:
    RecordingWriter::Report report() {
        return [listener = events.listener()](const MediaEvent &event) { listener(event); };
    }
    Events events;
};

} // namespace

TEST_F(WriterTest, backlogThatIsFullRefusesAndTheRestStaysGood) {
    const RecordingId recording{1};
    {
        RecordingWriter writer(1000 * sizeof(Sample), report());
        writer.open(recording, folder / "talk.wav");
        std::vector<Sample> samples(1000, 5);
        ASSERT_TRUE(writer.append(recording, samples));
        EXPECT_TRUE(samples.empty());
        samples.assign(1001, 5);
        EXPECT_FALSE(writer.append(recording, samples));
        EXPECT_EQ(samples.size(), 1001U);
        writer.giveUp(recording, {"recording.tooSlow", "test"});
        writer.close(recording, std::chrono::milliseconds{100});
    }
    const auto failed = events.all<RecordingFailed>();
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0].recorded, std::chrono::milliseconds{62});
    const auto ended = events.all<RecordingStopped>();
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0].recorded, std::chrono::milliseconds{62});
    EXPECT_EQ(ended[0].lasted, std::chrono::milliseconds{100});
    EXPECT_EQ(ended[0].error->code, "recording.tooSlow");
    EXPECT_EQ(readAudioFile(folder / "talk.wav")->channels[0].size(), 500U);
}

// A limit of the file size stands for a disc that takes no more.
TEST_F(WriterTest, discErrorIsToldOnceAndWhatWasWrittenIsKept) {
    const RecordingId bad{1};
    const RecordingId good{2};
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{80001, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    {
        RecordingWriter writer(1U << 20, report());
        writer.open(bad, folder / "bad.wav");
        writer.open(good, folder / "good.wav");
        for (const auto recording : {bad, good, bad, bad, good, bad}) {
            std::vector<Sample> samples(16000, 5);
            EXPECT_TRUE(writer.append(recording, samples));
        }
        writer.close(bad, std::chrono::milliseconds{4000});
        writer.close(good, std::chrono::milliseconds{2000});
    }
    setrlimit(RLIMIT_FSIZE, &before);
    const auto failed = events.all<RecordingFailed>();
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0].recording, bad);
    EXPECT_EQ(failed[0].error.code, "recording.disc");
    const auto ended = events.all<RecordingStopped>();
    ASSERT_EQ(ended.size(), 2U);
    EXPECT_EQ(ended[0].recorded, std::chrono::milliseconds{2498}); // whole frames of 80001 bytes
    EXPECT_TRUE(ended[0].error);
    EXPECT_FALSE(ended[1].error);
    EXPECT_EQ(readAudioFile(folder / "bad.wav")->channels[1], std::vector<Sample>(19989, 5));
    EXPECT_EQ(readAudioFile(folder / "good.wav")->channels[1].size(), 16000U);
}

namespace {

long mostKilobytesSoFar() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

TEST_F(WriterTest, recordingThatWasGivenUpCostsNothingMore) {
    const MediaSettings settings;
    const auto listener = events.listener();
    PortPool ports(settings.firstPort, settings.lastPort);
    RecordingWriter writer(0, report());
    Switchboard board(settings, ports, writer, listener);
    const RecordingId recording{1};
    const SteadyTime start{};
    board.startRecording(recording, {}, {}, folder / "talk.wav", start);
    for (unsigned tick = 0; tick < 200; ++tick)
        board.tick(tick % Switchboard::phases, start + tick * Switchboard::phaseTime);
    ASSERT_EQ(events.wait<RecordingFailed>(1).size(), 1U);
    const auto before = mostKilobytesSoFar();
    board.stopRecording(recording, start + std::chrono::hours{4});
    EXPECT_LT(mostKilobytesSoFar() - before, 100'000);
    const auto ended = events.wait<RecordingStopped>(1);
    ASSERT_EQ(ended.size(), 1U);
    EXPECT_EQ(ended[0].lasted, std::chrono::hours{4});
}

} // namespace callboard::voice
