// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/speech_codec.h"

#include "core/voice/goertzel.h"
#include "core/voice/source_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace callboard::voice {

namespace {

// What of a tone comes out after a second of it.
std::vector<Sample> passed(SpeechCodec &codec, double hz) {
    SourceReader tone(Tone{hz, 0, 0.3});
    std::vector<Sample> heard;
    for (int i = 0; i < 50; ++i) {
        Block block;
        tone.read(block);
        std::array<std::uint8_t, SpeechCodec::largestPayload> payload{};
        const auto size = codec.encode(block, payload);
        EXPECT_GT(size, 0U);
        const auto sound = codec.decode(std::span(payload).first(size));
        EXPECT_EQ(sound.size(), blockSamples);
        heard.insert(heard.end(), sound.begin(), sound.end());
    }
    return {heard.begin() + 4000, heard.end()};
}

} // namespace

TEST(SpeechCodec, isNotNeededForG711) {
    EXPECT_EQ(SpeechCodec::make(Codec::Pcma), nullptr);
    EXPECT_EQ(SpeechCodec::make(Codec::Pcmu), nullptr);
}

TEST(SpeechCodec, passesAVoicesTones) {
    for (const auto kind : {Codec::G722, Codec::Opus})
        for (const double hz : {400.0, 1000.0, 2500.0}) {
            const auto codec = SpeechCodec::make(kind);
            const auto heard = passed(*codec, hz);
            EXPECT_TRUE(hasTone(heard, hz)) << static_cast<int>(kind) << ' ' << hz;
            EXPECT_NEAR(toneLevel(heard, hz), 0.3, 0.08) << static_cast<int>(kind) << ' ' << hz;
        }
}

TEST(SpeechCodec, readsNoiseWithoutHarm) {
    std::mt19937 chance(7);
    for (const auto kind : {Codec::G722, Codec::Opus}) {
        const auto codec = SpeechCodec::make(kind);
        for (int i = 0; i < 2000; ++i) {
            std::vector<std::uint8_t> payload(chance() % 1500);
            for (auto &byte : payload)
                byte = static_cast<std::uint8_t>(chance());
            const auto sound = codec->decode(payload);
            ASSERT_LE(sound.size(), 960U);
            for (const auto sample : sound)
                ASSERT_GT(sample, -32768);
        }
    }
}

} // namespace callboard::voice
