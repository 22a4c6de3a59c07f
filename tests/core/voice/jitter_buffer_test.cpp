// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/jitter_buffer.h"

#include "core/voice/g711.h"
#include "core/voice/reception.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <vector>

namespace callboard::voice {

namespace {

constexpr std::uint32_t firstTimestamp = 0xffffff00; // wraps at once

// A sender whose packet n carries samples of about 256 * (n % 15 + 1). What was played is told by
// such numbers: packet n is n + 1, and 0 is silence.
class Stream {
public:
    bool put(int number, int packetSamples = 160) {
        const std::vector<Sample> sound(static_cast<std::size_t>(packetSamples), level(number));
        std::vector<std::uint8_t> bytes(sound.size());
        encodeG711(Codec::Pcma, sound, bytes);
        return m_buffer.put(firstTimestamp + static_cast<std::uint32_t>(number * packetSamples), Codec::Pcma,
                            bytes);
    }
    int take() {
        Block block;
        m_buffer.take(block);
        m_lastBlock = block;
        return numberIn(block);
    }
    std::vector<int> takeMany(int count) {
        std::vector<int> numbers;
        for (int i = 0; i < count; ++i)
            numbers.push_back(take());
        return numbers;
    }
    const Block &lastBlock() const { return m_lastBlock; }
    int depth() const { return m_buffer.depth(); }

private:
    static Sample level(int number) { return static_cast<Sample>(256 * (number % 15 + 1)); }
    // By the block's middle: A-law keeps such steps apart.
    static int numberIn(const Block &block) { return (block[80] + 128) / 256; }

    JitterBuffer m_buffer;
    Block m_lastBlock{};
};

} // namespace

TEST(JitterBuffer, playsInOrderAfterItsFirstStock) {
    Stream stream;
    std::vector<int> played;
    for (int i = 0; i < 10; ++i) {
        EXPECT_TRUE(stream.put(i));
        played.push_back(stream.take());
    }
    EXPECT_EQ(played, (std::vector<int>{0, 0, 1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(JitterBuffer, bringsReorderedPacketsBackInOrder) {
    Stream stream;
    std::vector<int> played;
    for (const int i : {0, 2, 1, 4, 3, 5, 7, 6}) {
        EXPECT_TRUE(stream.put(i));
        played.push_back(stream.take());
    }
    EXPECT_EQ(played, (std::vector<int>{0, 0, 1, 2, 3, 4, 5, 6}));
}

TEST(JitterBuffer, playsADuplicateOnce) {
    Stream stream;
    std::vector<int> played;
    for (int i = 0; i < 6; ++i) {
        stream.put(i);
        stream.put(i);
        played.push_back(stream.take());
    }
    EXPECT_EQ(played, (std::vector<int>{0, 0, 1, 2, 3, 4}));
}

TEST(JitterBuffer, takesPacketsOfOtherLengths) {
    Stream stream;
    for (int i = 0; i < 4; ++i)
        EXPECT_TRUE(stream.put(i, 80));
    EXPECT_EQ(stream.depth(), 320 + 320);
    Stream longer;
    EXPECT_TRUE(longer.put(0, 480));
    EXPECT_EQ(longer.takeMany(5), (std::vector<int>{0, 0, 1, 1, 1}));
}

TEST(JitterBuffer, concealsALossByTheLastBlockFadingOut) {
    Stream stream;
    for (const int i : {0, 2, 3, 4})
        stream.put(i);
    EXPECT_EQ(stream.takeMany(3), (std::vector<int>{0, 0, 1}));
    stream.take();
    const auto concealed = stream.lastBlock();
    EXPECT_GT(concealed.front(), 200); // begins as loud as the block before
    EXPECT_LT(concealed.back(), 190);
    EXPECT_GT(concealed.back(), 150);
    EXPECT_EQ(stream.takeMany(3), (std::vector<int>{3, 4, 5}));
}

TEST(JitterBuffer, isSilentAfterALongLoss) {
    Stream stream;
    for (int i = 0; i < 3; ++i)
        stream.put(i);
    stream.takeMany(8);
    stream.take();
    EXPECT_EQ(stream.lastBlock(), Block{});
}

TEST(JitterBuffer, dropsWhatComesAfterItsTime) {
    Stream stream;
    stream.put(0);
    stream.put(2);
    stream.put(3);
    stream.takeMany(4);
    EXPECT_FALSE(stream.put(1));
    EXPECT_EQ(stream.takeMany(2), (std::vector<int>{3, 4}));
}

// The packets were only delayed: all are played, and the stock has grown by the delay.
TEST(JitterBuffer, aDelayGrowsTheStock) {
    Stream stream;
    stream.put(0);
    stream.takeMany(3);
    EXPECT_EQ(stream.depth(), 0);
    stream.takeMany(3); // 60 ms late
    for (int i = 1; i <= 4; ++i)
        EXPECT_TRUE(stream.put(i));
    EXPECT_EQ(stream.depth(), 640);
    EXPECT_EQ(stream.takeMany(4), (std::vector<int>{2, 3, 4, 5}));
}

// The packets were lost: their time is not waited for once more.
TEST(JitterBuffer, aBurstOfLossesDoesNotGrowTheStock) {
    Stream stream;
    stream.put(0);
    stream.takeMany(6); // nothing came for 60 ms
    EXPECT_TRUE(stream.put(4));
    EXPECT_EQ(stream.depth(), 160);
    EXPECT_EQ(stream.take(), 5);
}

TEST(JitterBuffer, aStockThatIsTooLargeShrinks) {
    Stream stream;
    for (int i = 0; i < 18; ++i)
        stream.put(i);
    auto depthAfter = [&stream, next = 18](int ticks) mutable {
        for (; ticks > 0; --ticks, ++next) {
            stream.put(next);
            stream.take();
        }
        return stream.depth();
    };
    EXPECT_EQ(depthAfter(99), 20 * 160);
    EXPECT_EQ(depthAfter(100), 11 * 160);
    EXPECT_EQ(depthAfter(100), 6 * 160);
    EXPECT_EQ(depthAfter(800), 160); // he is never late
}

TEST(JitterBuffer, ofASenderOnTimeHalfTheStockIsEnough) {
    Stream stream;
    std::vector<int> depths;
    for (int i = 0; i < 300; ++i) {
        stream.put(i);
        EXPECT_NE(stream.take() == 0, i >= 2);
        if (i % 100 == 50)
            depths.push_back(stream.depth() / 160);
    }
    EXPECT_EQ(depths, (std::vector<int>{2, 2, 1}));
}

TEST(JitterBuffer, whoKeptUsWaitingIsNotTrustedForHalfAMinute) {
    Stream stream;
    int next = 0;
    const auto depthAfter = [&](int ticks) {
        for (; ticks > 0; --ticks) {
            stream.put(next++);
            stream.take();
        }
        return stream.depth() / 160;
    };
    depthAfter(300);
    stream.takeMany(2); // 40 ms late
    stream.put(next++);
    stream.put(next++);
    EXPECT_EQ(depthAfter(1400), 2);
    EXPECT_EQ(depthAfter(300), 1);
}

TEST(JitterBuffer, aLeapOfTheTimestampBeginsAnew) {
    Stream stream;
    stream.put(0);
    stream.takeMany(3);
    EXPECT_TRUE(stream.put(5000));
    EXPECT_EQ(stream.takeMany(3).back(), 5000 % 15 + 1);
    EXPECT_TRUE(stream.put(7)); // far back: the sender was restarted
    EXPECT_EQ(stream.takeMany(3).back(), 8);
}

TEST(JitterBuffer, survivesAnythingThatLooksLikePackets) {
    JitterBuffer buffer;
    std::uint32_t timestamp = 1;
    std::vector<std::uint8_t> bytes(2048);
    for (int i = 0; i < 100000; ++i) {
        timestamp = timestamp * 1664525 + 1013904223;
        bytes.resize(timestamp >> 8 & 2047);
        buffer.put(i % 3 == 0 ? timestamp : static_cast<std::uint32_t>(i * 160), Codec::Pcmu, bytes);
        Block block;
        buffer.take(block);
        ASSERT_LE(std::abs(buffer.depth()), 4096);
    }
}

TEST(Reception, countsWhatDidNotCome) {
    Reception reception;
    for (const std::uint16_t sequence : {65533, 65535, 65534, 2, 3}) // 0 and 1 are missing
        reception.note(sequence);
    EXPECT_EQ(reception.lost(), 2U);
    reception.note(1);
    EXPECT_EQ(reception.lost(), 1U);
    reception.note(30000); // began anew
    reception.note(30001);
    EXPECT_EQ(reception.lost(), 1U);
    reception.restart();
    reception.note(8);
    reception.note(5); // sent before the first that came: 6 and 7 are missing
    EXPECT_EQ(reception.lost(), 3U);
    reception.restart();
    reception.note(7);
    reception.note(9);
    EXPECT_EQ(reception.lost(), 4U);
}

} // namespace callboard::voice
