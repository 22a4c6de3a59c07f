// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/rtp.h"

#include <array>
#include <gtest/gtest.h>
#include <random>
#include <vector>

namespace callboard::voice {

namespace {

std::vector<std::uint8_t> packet(std::uint8_t first, std::vector<std::uint8_t> rest = {}) {
    std::vector<std::uint8_t> bytes(rtpHeaderSize);
    writeRtpHeader({true, 101, 0xfffe, 0x89abcdef, 0x01020304},
                   std::span<std::uint8_t, rtpHeaderSize>(bytes));
    bytes[0] = first;
    bytes.insert(bytes.end(), rest.begin(), rest.end());
    return bytes;
}

std::vector<std::uint8_t> payloadOf(const std::vector<std::uint8_t> &bytes) {
    const auto parsed = parseRtp(bytes);
    EXPECT_TRUE(parsed);
    return parsed ? std::vector(parsed->payload.begin(), parsed->payload.end())
                  : std::vector<std::uint8_t>{0xff};
}

} // namespace

TEST(Rtp, headerReadsAsItWasWritten) {
    const auto bytes = packet(0x80, {1, 2, 3});
    const auto parsed = parseRtp(bytes);
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->header.marker);
    EXPECT_EQ(parsed->header.payloadType, 101);
    EXPECT_EQ(parsed->header.sequence, 0xfffe);
    EXPECT_EQ(parsed->header.timestamp, 0x89abcdefU);
    EXPECT_EQ(parsed->header.ssrc, 0x01020304U);
    EXPECT_EQ(parsed->payload.size(), 3U);
}

TEST(Rtp, skipsContributorsExtensionAndPadding) {
    EXPECT_EQ(payloadOf(packet(0x82, {0, 0, 0, 1, 0, 0, 0, 2, 7, 8})), (std::vector<std::uint8_t>{7, 8}));
    EXPECT_EQ(payloadOf(packet(0x90, {0xbe, 0xde, 0, 1, 9, 9, 9, 9, 7})), (std::vector<std::uint8_t>{7}));
    EXPECT_EQ(payloadOf(packet(0xa0, {7, 8, 0, 0, 3})), (std::vector<std::uint8_t>{7, 8}));
    EXPECT_TRUE(payloadOf(packet(0xa0, {0, 2})).empty());
}

TEST(Rtp, refusesLyingLengths) {
    EXPECT_FALSE(parseRtp({}));
    EXPECT_FALSE(parseRtp(std::vector<std::uint8_t>(11, 0x80)));
    EXPECT_FALSE(parseRtp(packet(0x40)));                           // another version
    EXPECT_FALSE(parseRtp(packet(0x8f, {1, 2, 3})));                // 15 contributors
    EXPECT_FALSE(parseRtp(packet(0x90, {0xbe, 0xde, 0})));          // half an extension header
    EXPECT_FALSE(parseRtp(packet(0x90, {0xbe, 0xde, 0xff, 0xff}))); // an extension of 256 kB
    EXPECT_FALSE(parseRtp(packet(0xa0)));                           // padding without a byte
    EXPECT_FALSE(parseRtp(packet(0xa0, {1, 0})));                   // padding of none
    EXPECT_FALSE(parseRtp(packet(0xa0, {1, 3})));                   // more padding than packet
}

TEST(Rtp, payloadOfRandomBytesStaysInside) {
    std::mt19937 random(20);
    std::size_t accepted = 0;
    for (int round = 0; round < 200000; ++round) {
        std::vector<std::uint8_t> bytes(random() % 64);
        for (auto &byte : bytes)
            byte = static_cast<std::uint8_t>(random());
        const auto parsed = parseRtp(bytes);
        if (!parsed)
            continue;
        ++accepted;
        ASSERT_GE(parsed->payload.data(), bytes.data() + rtpHeaderSize);
        ASSERT_LE(parsed->payload.data() + parsed->payload.size(), bytes.data() + bytes.size());
        parseKeyEvent(parsed->payload);
    }
    EXPECT_GT(accepted, 1000U);
}

TEST(KeyEvent, everyKeyReadsAsItWasWritten) {
    for (const char digit : std::string_view("0123456789*#ABCD")) {
        std::array<std::uint8_t, keyEventSize> bytes{};
        writeKeyEvent({digit, true, 800}, bytes);
        const auto event = parseKeyEvent(bytes);
        ASSERT_TRUE(event);
        EXPECT_EQ(event->digit, digit);
        EXPECT_TRUE(event->isEnd);
        EXPECT_EQ(event->duration, 800);
    }
    EXPECT_FALSE(isKey('a'));
}

TEST(KeyEvent, refusesOtherEventsAndShortOnes) {
    EXPECT_FALSE(parseKeyEvent(std::array<std::uint8_t, 4>{16, 0, 0, 0})); // flash
    EXPECT_FALSE(parseKeyEvent(std::array<std::uint8_t, 3>{1, 0, 0}));
}

} // namespace callboard::voice
