// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/voice/media_fixture.h"

#include "core/voice/g711.h"
#include "core/voice/rtp.h"
#include "core/voice/udp_socket.h"

#include <cmath>
#include <numbers>
#include <random>
#include <thread>

namespace callboard::voice {

namespace {

// Whoever has a socket: sends what it likes to a leg.
class Sender {
public:
    explicit Sender(const Endpoint &leg)
        : m_to(*toSocketAddress(leg)) {}

    Endpoint address() const {
        SocketAddress bound;
        socklen_t size = sizeof bound.v6;
        ::getsockname(m_socket.descriptor(), &bound.any, &size);
        return toEndpoint(bound);
    }
    void send(std::span<const std::uint8_t> bytes) { EXPECT_TRUE(m_socket.send(bytes, m_to)); }
    // One packet of a stream that plays a tone.
    void sendTone(double hz, int number, std::uint32_t ssrc = 7) {
        Block block;
        for (std::size_t i = 0; i < blockSamples; ++i) {
            const auto at = static_cast<double>(number) * blockSamples + static_cast<double>(i);
            block[i] = static_cast<Sample>(6000 * std::sin(2 * std::numbers::pi * hz * at / sampleRate));
        }
        std::array<std::uint8_t, rtpHeaderSize + blockSamples> packet{};
        writeRtpHeader({number == 0, 0, static_cast<std::uint16_t>(number),
                        static_cast<std::uint32_t>(number * static_cast<int>(blockSamples)), ssrc},
                       std::span(packet).first<rtpHeaderSize>());
        encodeG711(Codec::Pcmu, block, std::span(packet).subspan<rtpHeaderSize>());
        send(packet);
    }
    void sendKey(char digit, std::uint32_t timestamp, std::uint16_t sequence, bool isEnd) {
        std::array<std::uint8_t, rtpHeaderSize + keyEventSize> packet{};
        writeRtpHeader({false, 101, sequence, timestamp, 7}, std::span(packet).first<rtpHeaderSize>());
        writeKeyEvent({digit, isEnd, 160}, std::span(packet).subspan<rtpHeaderSize, keyEventSize>());
        send(packet);
    }

private:
    UdpSocket m_socket = UdpSocket::bind(*toSocketAddress({"127.0.0.1", 0})).value();
    SocketAddress m_to;
};

class HostileTest : public MediaTest {
protected:
    LegStatistics until(LegId leg, const std::function<bool(const LegStatistics &)> &isReached) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (true) {
            const auto statistics = statisticsOf(*backend, leg);
            if (isReached(statistics) || std::chrono::steady_clock::now() > end)
                return statistics;
            std::this_thread::yield();
        }
    }
};

} // namespace

TEST_F(HostileTest, strangersAreIgnoredOnceThePeerIsKnown) {
    const auto leg = openLeg(*backend);
    Sender peer(leg.local);
    Sender stranger(leg.local);
    Ear ear(*backend, leg.leg);
    backend->setRemote(leg.leg, remoteAt(peer.address()));
    peer.sendTone(700, 0);
    until(leg.leg, [](const auto &seen) { return seen.received == 1; });
    for (int i = 0; i < 50; ++i) {
        stranger.sendTone(1100, i, 8);
        stranger.sendKey('5', static_cast<std::uint32_t>(i * 1000 + 1000), static_cast<std::uint16_t>(i),
                         false);
        peer.sendTone(700, i + 1);
    }
    const auto seen =
        until(leg.leg, [](const auto &now) { return now.received == 51 && now.strangers == 100; });
    EXPECT_EQ(seen.received, 51U);
    EXPECT_EQ(seen.strangers, 100U);
    EXPECT_EQ(seen.lost, 0U);
    EXPECT_EQ(backendEvents.digitsOf(leg.leg), "");
    EXPECT_LT(toneLevel(ear.next(1600), 1100), 0.01);
}

// A phone behind NAT sends from elsewhere than it says: its first packet teaches the address, and the
// agreed address, when it speaks, is believed more.
TEST_F(HostileTest, firstValidSourceIsLearnedAndTheAgreedOnePreferred) {
    const auto leg = openLeg(*backend);
    Sender agreed(leg.local);
    Sender nat(leg.local);
    Sender late(leg.local);
    backend->setRemote(leg.leg, remoteAt(agreed.address()));
    nat.send(std::array<std::uint8_t, 3>{1, 2, 3}); // teaches nothing
    nat.sendTone(700, 0);
    auto seen = until(leg.leg, [](const auto &now) { return now.received == 1; });
    EXPECT_EQ(seen.strangers, 1U);
    late.sendTone(1100, 0, 8);
    seen = until(leg.leg, [](const auto &now) { return now.strangers == 2; });
    EXPECT_EQ(seen.received, 1U);
    agreed.sendTone(900, 0, 9);
    until(leg.leg, [](const auto &now) { return now.received == 2; });
    nat.sendTone(700, 1);
    seen = until(leg.leg, [](const auto &now) { return now.strangers == 3; });
    EXPECT_EQ(seen.received, 2U);
    EXPECT_EQ(seen.strangers, 3U);
}

TEST_F(HostileTest, nothingIsTakenBeforeARemoteIsSet) {
    const auto leg = openLeg(*backend);
    Sender early(leg.local);
    early.sendTone(700, 0);
    const auto seen = until(leg.leg, [](const auto &now) { return now.strangers == 1; });
    EXPECT_EQ(seen.received, 0U);
    EXPECT_EQ(seen.sent, 0U);
}

TEST_F(HostileTest, aKeyIsOneDigitHoweverOftenItIsSaid) {
    const auto leg = openLeg(*backend);
    Sender peer(leg.local);
    backend->setRemote(leg.leg, remoteAt(peer.address()));
    std::uint16_t sequence = 0;
    for (const std::uint32_t timestamp : {1000U, 5000U, 9000U})
        for (int repeat = 0; repeat < 8; ++repeat)
            peer.sendKey('7', timestamp, sequence++, repeat >= 5);
    peer.sendKey('7', 5000, sequence++, true); // a straggler
    until(leg.leg, [](const auto &now) { return now.received == 25; });
    EXPECT_EQ(backendEvents.digitsOf(leg.leg), "777");
}

TEST_F(HostileTest, lossIsCountedAndTheToneStillHeard) {
    const auto leg = openLeg(*backend);
    Sender peer(leg.local);
    Ear ear(*backend, leg.leg);
    backend->setRemote(leg.leg, remoteAt(peer.address()));
    for (int i = 0; i < 20; ++i) // what the buffer holds at once; pairs are swapped
        if (const int number = i ^ 1; number != 8)
            peer.sendTone(700, number);
    const auto heard = ear.next(4000);
    EXPECT_GT(toneLevel(std::span(heard).subspan(1600, 1600), 700), 0.1);
    const auto seen = statisticsOf(*backend, leg.leg);
    EXPECT_EQ(seen.received, 19U);
    EXPECT_EQ(seen.lost, 1U);
}

// Whatever comes from the peer itself: the thread lives, counts it, and the next sound is heard.
TEST_F(HostileTest, randomAndMutatedPacketsDoNoHarm) {
    const auto leg = openLeg(*backend);
    Sender peer(leg.local);
    Ear ear(*backend, leg.leg);
    backend->setRemote(leg.leg, remoteAt(peer.address()));
    std::mt19937 random(4733);
    std::vector<std::uint8_t> bytes;
    for (int batch = 0; batch < 40; ++batch) {
        for (int i = 0; i < 50; ++i) {
            bytes.resize(random() % 300);
            for (auto &byte : bytes)
                byte = static_cast<std::uint8_t>(random());
            if (!bytes.empty() && i % 2 == 0) { // passes the first checks
                bytes[0] = static_cast<std::uint8_t>(0x80 | (bytes[0] & 0x3f));
                bytes.resize(std::max<std::size_t>(bytes.size(), 2));
                bytes[1] = i % 4 == 0 ? 0 : 101;
            }
            peer.send(bytes);
        }
        ear.next(blockSamples);
    }
    const auto before = statisticsOf(*backend, leg.leg);
    EXPECT_GT(before.received, 100U);
    EXPECT_GT(before.malformed, 100U);
    for (int i = 0; i < 25; ++i) {
        peer.sendTone(900, i, 4242);
        ear.next(blockSamples);
    }
    EXPECT_GT(statisticsOf(*backend, leg.leg).received, before.received);
}

} // namespace callboard::voice
