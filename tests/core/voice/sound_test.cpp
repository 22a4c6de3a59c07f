// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sound.h"

#include "core/voice/audio_file.h"
#include "core/voice/g711.h"
#include "core/voice/goertzel.h"
#include "core/voice/sound_file.h"
#include "core/voice/source_reader.h"
#include "core/voice/wav_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <numbers>

namespace callboard::voice {

namespace {

std::vector<Sample> sine(double hz, double level, int rate, std::size_t samples) {
    std::vector<Sample> sound(samples);
    for (std::size_t i = 0; i < samples; ++i)
        sound[i] = static_cast<Sample>(
            std::lround(32767 * level * std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rate)));
    return sound;
}

std::vector<Sample> readBlocks(Source source, int blocks) {
    SourceReader reader(std::move(source));
    std::vector<Sample> sound;
    for (int i = 0; i < blocks; ++i) {
        Block block;
        reader.read(block);
        sound.insert(sound.end(), block.begin(), block.end());
    }
    return sound;
}

class FileTest : public testing::Test {
protected:
    FileTest() {
        auto pattern = (std::filesystem::temp_directory_path() / "callboard-voice-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
    }
    ~FileTest() override { std::filesystem::remove_all(folder); }
    std::filesystem::path folder;
};

} // namespace

TEST(G711, bothLawsKeepSoundWithinTheirSteps) {
    for (const auto codec : {Codec::Pcmu, Codec::Pcma})
        for (int value = -32768; value <= 32767; ++value) {
            const std::array<Sample, 1> in{static_cast<Sample>(value)};
            std::array<std::uint8_t, 1> byte{};
            std::array<Sample, 1> out{};
            encodeG711(codec, in, byte);
            decodeG711(codec, byte, out);
            ASSERT_NEAR(out[0], value, 16 + std::abs(value) / 16.0) << value;
        }
}

TEST(G711, decodesToTheEndsOfTheRangeOfEachLaw) {
    const std::array<std::uint8_t, 4> bytes{0x00, 0x80, 0x7f, 0xff};
    std::array<Sample, 4> sound{};
    decodeG711(Codec::Pcmu, bytes, sound);
    EXPECT_EQ(sound, (std::array<Sample, 4>{-32124, 32124, 0, 0}));
    decodeG711(Codec::Pcma, std::array<std::uint8_t, 4>{0x2a, 0xaa, 0x55, 0xd5}, sound);
    EXPECT_EQ(sound, (std::array<Sample, 4>{-32256, 32256, -8, 8}));
}

TEST(G711, everyByteSurvivesDecodingAndEncoding) {
    for (const auto codec : {Codec::Pcmu, Codec::Pcma})
        for (int value = 0; value < 256; ++value) {
            const std::array<std::uint8_t, 1> in{static_cast<std::uint8_t>(value)};
            std::array<Sample, 1> sound{};
            std::array<std::uint8_t, 1> out{};
            decodeG711(codec, in, sound);
            encodeG711(codec, sound, out);
            if (codec == Codec::Pcmu && value == 0x7f) // minus zero
                EXPECT_EQ(out[0], 0xff);
            else
                EXPECT_EQ(out[0], in[0]);
        }
}

TEST(Goertzel, tellsLevelAndPlaceOfATone) {
    const auto sound = sine(700, 0.2, sampleRate, 4000);
    EXPECT_NEAR(toneLevel(sound, 700), 0.2, 0.005);
    EXPECT_LT(toneLevel(sound, 1100), 0.005);
    EXPECT_TRUE(hasTone(sound, 700));
    EXPECT_FALSE(hasTone(sound, 1100));
    EXPECT_NEAR(loudness(sound), 0.2 / std::numbers::sqrt2, 0.002);
    EXPECT_EQ(toneLevel({}, 700), 0);
    EXPECT_EQ(loudness({}), 0);
    EXPECT_FALSE(hasTone(std::vector<Sample>(4000), 700));
}

TEST(Source, ringbackKeepsItsCadence) {
    const auto sound = readBlocks(ringbackTone(), 300);
    const std::span whole(sound);
    EXPECT_NEAR(toneLevel(whole.first(8000), 425), 0.2, 0.01);
    EXPECT_EQ(loudness(whole.subspan(8000, 32000)), 0);
    EXPECT_NEAR(toneLevel(whole.subspan(40000, 8000), 425), 0.2, 0.01);
}

TEST(Source, keyTonesAreTheirTwoFrequencies) {
    const auto star = readBlocks(keyTone('*'), 50);
    EXPECT_NEAR(toneLevel(star, 941), 0.2, 0.01);
    EXPECT_NEAR(toneLevel(star, 1209), 0.2, 0.01);
    const auto d = readBlocks(keyTone('D'), 50);
    EXPECT_NEAR(toneLevel(d, 941), 0.2, 0.01);
    EXPECT_NEAR(toneLevel(d, 1633), 0.2, 0.01);
}

TEST(Source, soundLoopsOrEnds) {
    auto sound = std::make_shared<Sound>();
    sound->samples = {1, 2, 3};
    SourceReader loop(Play{sound, true});
    Block block;
    EXPECT_TRUE(loop.read(block));
    EXPECT_EQ(block[159], 159 % 3 + 1);
    EXPECT_TRUE(loop.read(block));
    EXPECT_EQ(block[0], 160 % 3 + 1);

    SourceReader once(Play{sound, false});
    EXPECT_FALSE(once.read(block));
    EXPECT_EQ(block[2], 3);
    EXPECT_EQ(block[3], 0);
    EXPECT_FALSE(SourceReader(Play{nullptr}).read(block));
}

TEST(QueueTune, isQuietAlwaysTheSameAndNoBeep) {
    const auto tune = makeQueueTune();
    EXPECT_EQ(tune->samples, makeQueueTune()->samples);
    const std::span whole(tune->samples);
    ASSERT_EQ(whole.size(), 32U * sampleRate);
    EXPECT_LT(loudness(whole), 0.15);
    double peak = 0;
    for (const auto sample : whole)
        peak = std::max(peak, std::abs(static_cast<double>(sample)));
    EXPECT_LT(peak, 0.5 * 32767);
    for (std::size_t second = 0; second < 32; ++second)
        EXPECT_GT(loudness(whole.subspan(second * sampleRate, sampleRate)), 0.01) << second;
    // A minor, then F: the bass moves from A to F.
    EXPECT_GT(toneLevel(whole.first(sampleRate), 220), 2 * toneLevel(whole.first(sampleRate), 174.6));
    EXPECT_GT(toneLevel(whole.subspan(4 * sampleRate, sampleRate), 174.6),
              2 * toneLevel(whole.subspan(4 * sampleRate, sampleRate), 220));
    // No seam: the loop's step is as small as any.
    EXPECT_LT(std::abs(whole.front() - whole.back()), 2000);
}

TEST(Resample, keepsTonesAndCutsWhatDoesNotFit) {
    for (const int rate : {8000, 11025, 16000, 44100, 48000}) {
        const auto tone = resample(sine(1000, 0.3, rate, static_cast<std::size_t>(rate)), rate, sampleRate);
        ASSERT_NEAR(static_cast<double>(tone.size()), sampleRate, 1);
        EXPECT_NEAR(toneLevel(std::span(tone).subspan(400, 7200), 1000), 0.3, 0.01) << rate;
        if (rate > 16000) {
            const auto high =
                resample(sine(6000, 0.3, rate, static_cast<std::size_t>(rate)), rate, sampleRate);
            EXPECT_LT(loudness(std::span(high).subspan(400, 7200)), 0.005) << rate;
        }
    }
}

TEST_F(FileTest, stereoFileIsMixedDown) {
    const auto path = folder / "music.wav";
    auto wav = WavWriter::create(path);
    ASSERT_TRUE(wav);
    const auto left = sine(700, 0.4, sampleRate, 8000);
    const auto right = sine(1100, 0.2, sampleRate, 8000);
    std::vector<Sample> frames;
    for (std::size_t i = 0; i < left.size(); ++i) {
        frames.push_back(left[i]);
        frames.push_back(right[i]);
    }
    ASSERT_TRUE(wav->append(frames));
    EXPECT_FALSE(std::filesystem::exists(path));
    ASSERT_TRUE(wav->finish());

    const auto file = readAudioFile(path);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->rate, sampleRate);
    ASSERT_EQ(file->channels.size(), 2U);
    EXPECT_EQ(file->channels[0], left);
    EXPECT_EQ(file->channels[1], right);
    const auto sound = loadSound(path);
    ASSERT_TRUE(sound);
    EXPECT_NEAR(toneLevel((*sound)->samples, 700), 0.2, 0.01);
    EXPECT_NEAR(toneLevel((*sound)->samples, 1100), 0.1, 0.01);
}

TEST_F(FileTest, badSoundFilesHaveClearErrors) {
    EXPECT_EQ(loadSound(folder / "missing.wav").error().code, "sound.unreadable");
    std::ofstream(folder / "text.wav") << "no sound at all";
    EXPECT_EQ(loadSound(folder / "text.wav").error().code, "sound.unreadable");
    auto wav = WavWriter::create(folder / "empty.wav");
    ASSERT_TRUE(wav->finish());
    EXPECT_EQ(loadSound(folder / "empty.wav").error().code, "sound.empty");
}

TEST_F(FileTest, recordingNeverOverwrites) {
    std::ofstream(folder / "talk.wav") << "precious";
    auto wav = WavWriter::create(folder / "talk.wav");
    ASSERT_TRUE(wav);
    EXPECT_EQ(WavWriter::create(folder / "talk.wav").error().code, "recording.disc");
    EXPECT_EQ(wav->finish().error().code, "recording.disc");
    EXPECT_TRUE(std::filesystem::exists(folder / "talk.wav.part"));
    EXPECT_EQ(std::filesystem::file_size(folder / "talk.wav"), 8U);
}

TEST_F(FileTest, crashedRecordingIsRescued) {
    {
        auto wav = WavWriter::create(folder / "deep" / "talk.wav");
        ASSERT_TRUE(wav);
        ASSERT_TRUE(wav->append(std::vector<Sample>(16000, 7)));
    }
    const auto part = folder / "deep" / "talk.wav.part";
    std::filesystem::resize_file(part, std::filesystem::file_size(part) - 3); // torn in a frame
    const auto rescued = rescueRecording(part);
    ASSERT_TRUE(rescued);
    EXPECT_EQ(rescued->length, std::chrono::milliseconds{999});
    EXPECT_EQ(rescued->file, folder / "deep" / "talk.wav");
    const auto file = readAudioFile(folder / "deep" / "talk.wav");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->channels[0], std::vector<Sample>(7999, 7));
    EXPECT_FALSE(rescueRecording(part));
    EXPECT_FALSE(rescueRecording(folder / "deep" / "talk.wav"));
}

// It holds a WAV file, whatever it was to become.
TEST_F(FileTest, crashedRecordingOfAnotherFormatIsRescuedAsWav) {
    {
        auto wav = WavWriter::create(folder / "talk.flac");
        ASSERT_TRUE(wav->append(std::vector<Sample>(16000, 7)));
    }
    const auto rescued = rescueRecording(folder / "talk.flac.part");
    ASSERT_TRUE(rescued);
    EXPECT_EQ(rescued->file, folder / "talk.wav");
    EXPECT_TRUE(readAudioFile(rescued->file));
}

TEST_F(FileTest, soundIsConvertedToTheFormatOfItsNameAndBack) {
    auto wav = WavWriter::create(folder / "talk.wav");
    std::vector<Sample> frames;
    const auto left = sine(700, 0.4, sampleRate, 16000);
    const auto right = sine(1100, 0.2, sampleRate, 16000);
    for (std::size_t i = 0; i < left.size(); ++i)
        frames.insert(frames.end(), {left[i], right[i]});
    ASSERT_TRUE(wav->append(frames));
    ASSERT_TRUE(wav->finish());
    for (const auto *name : {"talk.flac", "talk.ogg"}) {
        const auto length = convertSound(folder / "talk.wav", folder / name);
        ASSERT_TRUE(length) << name;
        EXPECT_EQ(*length, std::chrono::milliseconds{2000});
        EXPECT_LT(std::filesystem::file_size(folder / name), std::filesystem::file_size(folder / "talk.wav"));
        EXPECT_EQ(*lengthOfSound(folder / name), *length);
        const auto file = readAudioFile(folder / name);
        ASSERT_TRUE(file) << name;
        EXPECT_NEAR(toneLevel(std::span(file->channels[0]).subspan(4000, 8000), 700), 0.4, 0.05) << name;
        EXPECT_NEAR(toneLevel(std::span(file->channels[1]).subspan(4000, 8000), 1100), 0.2, 0.05) << name;
    }
    ASSERT_TRUE(convertSound(folder / "talk.flac", folder / "back.wav"));
    EXPECT_EQ(readAudioFile(folder / "back.wav")->channels[0], left) << "nothing is lost";
}

TEST_F(FileTest, recordingsAreReadInPiecesAndDrawnWhateverTheirFormat) {
    const auto left = sine(700, 0.4, sampleRate, 16000);
    const auto right = sine(1100, 0.2, sampleRate, 16000);
    std::vector<Sample> frames;
    for (std::size_t i = 0; i < left.size(); ++i)
        frames.insert(frames.end(), {left[i], i < 8000 ? Sample{0} : right[i]});
    auto wav = WavWriter::create(folder / "talk.wav");
    ASSERT_TRUE(wav->append(frames));
    ASSERT_TRUE(wav->finish());
    for (const auto *name : {"talk.wav", "talk.flac", "talk.ogg"}) {
        if (!std::filesystem::exists(folder / name)) {
            ASSERT_TRUE(convertSound(folder / "talk.wav", folder / name)) << name;
        }
        const auto piece =
            pieceOfSound(folder / name, std::chrono::milliseconds{1000}, std::chrono::seconds{8});
        ASSERT_TRUE(piece) << name << piece.error().detail;
        ASSERT_EQ(piece->size(), 16000u) << name << ": a second of both, up to the end";
        std::vector<Sample> sides[2];
        for (std::size_t i = 0; i < piece->size(); ++i)
            sides[i % 2].push_back((*piece)[i]);
        EXPECT_NEAR(toneLevel(std::span(sides[0]).subspan(1000, 4000), 700), 0.4, 0.05) << name;
        EXPECT_NEAR(toneLevel(std::span(sides[1]).subspan(1000, 4000), 1100), 0.2, 0.05) << name;
        EXPECT_EQ(pieceOfSound(folder / name, std::chrono::milliseconds{250}, std::chrono::milliseconds{100})
                      ->size(),
                  1600u)
            << name;
        EXPECT_TRUE(pieceOfSound(folder / name, std::chrono::seconds{3}, std::chrono::seconds{8})->empty());
        const auto outline = outlineOfSound(folder / name, 20);
        ASSERT_TRUE(outline) << name;
        for (std::size_t part = 1; part < 19; ++part) { // a coder takes a moment to begin and to end
            EXPECT_NEAR(outline->left[part], 40, 6) << name << " " << part;
            if (part < 9 || part > 11) {
                EXPECT_NEAR(outline->right[part], part < 10 ? 0 : 20, 4) << name << " " << part;
            }
        }
    }
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(outlineOfSound(folder / "talk.wav", 20, stop.get_token()).error().code, "sound.stopped");
    std::ofstream(folder / "text.wav") << "no sound at all";
    EXPECT_EQ(outlineOfSound(folder / "text.wav", 20).error().code, "sound.unreadable");
    EXPECT_EQ(pieceOfSound(folder / "none.wav", {}, std::chrono::seconds{1}).error().code,
              "sound.unreadable");
}

// Nobody waits until an hour of it is decoded: of each part the beginning is looked at.
TEST_F(FileTest, longTalksInOpusAreDrawnByTheBeginningsOfTheirParts) {
    constexpr int minutes = 6, aMinute = 60 * sampleRate;
    auto wav = WavWriter::create(folder / "long.wav");
    for (int minute = 0; minute < minutes; ++minute) {
        std::vector<Sample> frames(2 * static_cast<std::size_t>(aMinute));
        for (std::size_t i = 0; i < frames.size(); i += 2) {
            const bool isBeginning = i / 2 < static_cast<std::size_t>(aMinute) / 2;
            frames[i] = minute % 2 == 0 && isBeginning ? Sample{12'000} : Sample{0};
            frames[i] = i / 2 % 8 < 4 ? frames[i] : static_cast<Sample>(-frames[i]);
        }
        ASSERT_TRUE(wav->append(frames));
    }
    ASSERT_TRUE(wav->finish());
    ASSERT_TRUE(convertSound(folder / "long.wav", folder / "long.ogg"));
    const auto outline = outlineOfSound(folder / "long.ogg", minutes);
    ASSERT_TRUE(outline) << outline.error().detail;
    for (std::size_t minute = 0; minute < minutes; ++minute) {
        EXPECT_EQ(outline->left[minute] > 20, minute % 2 == 0) << minute;
        EXPECT_EQ(outline->right[minute], 0) << minute;
    }
}

TEST_F(FileTest, soundThatCannotBeConvertedLeavesNothing) {
    std::ofstream(folder / "text.wav") << "no sound at all";
    EXPECT_EQ(convertSound(folder / "text.wav", folder / "a.flac").error().code, "sound.unreadable");
    auto wav = WavWriter::create(folder / "talk.wav");
    ASSERT_TRUE(wav->append(std::vector<Sample>(16000, 7)));
    ASSERT_TRUE(wav->finish());
    EXPECT_EQ(convertSound(folder / "talk.wav", folder / "a.mp3").error().code, "sound.format");
    EXPECT_EQ(convertSound(folder / "talk.wav", folder / "none" / "a.flac").error().code, "recording.disc");
    std::ofstream(folder / "a.flac") << "precious";
    EXPECT_EQ(convertSound(folder / "talk.wav", folder / "a.flac").error().code, "recording.disc");
    EXPECT_EQ(std::filesystem::file_size(folder / "a.flac"), 8U);
    EXPECT_FALSE(std::filesystem::exists(folder / "a.flac.tmp"));
    EXPECT_EQ(lengthOfSound(folder / "a.flac").error().code, "sound.unreadable");
}

} // namespace callboard::voice
