// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/voice_generator.h"

#include "core/voice/g711.h"
#include "core/voice/rtp.h"
#include "core/voice/source_reader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace callboard::bench {

namespace {

constexpr unsigned phases = 4;
constexpr std::chrono::milliseconds phaseTime{5};
constexpr std::size_t blocksOfTone = 50; // a second: whole periods of both tones
constexpr std::size_t packetSize = voice::rtpHeaderSize + voice::blockSamples;

voice::UdpSocket openSocket() {
    auto socket = voice::UdpSocket::bind(*voice::toSocketAddress({"127.0.0.1", 0}));
    if (!socket) {
        std::fprintf(stderr, "voice_bench: %s\n", socket.error().detail.c_str());
        std::exit(1);
    }
    const int buffer = 4 << 20;
    ::setsockopt(socket->descriptor(), SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
    return std::move(socket).value();
}

} // namespace

Generator::Generator(std::size_t legs) {
    for (std::size_t i = 0; i < legs; i += legsOfSocket)
        m_sockets.push_back(openSocket());
    for (const auto law : {0U, 1U}) {
        voice::SourceReader tone(voice::Tone{law == 0 ? 700.0 : 1100.0, 0, 0.2, std::chrono::seconds{1}, {}});
        for (std::size_t i = 0; i < blocksOfTone; ++i) {
            voice::Block block;
            tone.read(block);
            voice::encodeG711(codecOf(law), block, m_tones.emplace_back());
        }
    }
}

Generator::~Generator() {
    stop();
}

voice::Endpoint Generator::address(std::size_t leg) const {
    voice::SocketAddress bound;
    socklen_t size = sizeof bound.v6;
    ::getsockname(m_sockets[leg / legsOfSocket].descriptor(), &bound.any, &size);
    return voice::toEndpoint(bound);
}

voice::Codec Generator::codecOf(std::size_t leg) {
    return leg % 2 == 0 ? voice::Codec::Pcma : voice::Codec::Pcmu;
}

void Generator::start(std::vector<voice::Endpoint> legs) {
    for (const auto &leg : legs)
        m_legs.push_back(*voice::toSocketAddress(leg));
    m_started = std::chrono::steady_clock::now();
    m_thread = std::thread([this] { run(); });
}

void Generator::stop() {
    m_isStopping = true;
    if (m_thread.joinable())
        m_thread.join();
}

void Generator::run() {
    auto due = m_started;
    for (unsigned phase = 0; !m_isStopping; phase = (phase + 1) % phases) {
        sendPhase(phase);
        drain();
        m_block += phase == phases - 1 ? 1 : 0;
        std::this_thread::sleep_until(due += phaseTime);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    drain();
}

// Ordered by socket, so that a phase's packets of one socket go in one call.
void Generator::sendPhase(unsigned phase) {
    std::array<std::array<std::uint8_t, packetSize>, legsOfSocket> packets;
    std::array<iovec, legsOfSocket> parts{};
    std::array<mmsghdr, legsOfSocket> headers{};
    for (std::size_t socket = 0; socket < m_sockets.size(); ++socket) {
        unsigned count = 0;
        const auto last = std::min((socket + 1) * legsOfSocket, m_legs.size());
        for (auto leg = socket * legsOfSocket; leg < last; ++leg) {
            if (leg % phases != phase)
                continue;
            auto &packet = packets[count];
            const auto type = static_cast<std::uint8_t>(leg % 2 == 0 ? 8 : 0);
            voice::writeRtpHeader({m_block == 0, type, static_cast<std::uint16_t>(m_block),
                                   m_block * static_cast<std::uint32_t>(voice::blockSamples),
                                   static_cast<std::uint32_t>(leg)},
                                  std::span(packet).first<voice::rtpHeaderSize>());
            const auto &sound = m_tones[leg % 2 * blocksOfTone + m_block % blocksOfTone];
            std::copy(sound.begin(), sound.end(), packet.begin() + voice::rtpHeaderSize);
            parts[count] = {packet.data(), packet.size()};
            headers[count].msg_hdr.msg_name = &m_legs[leg].any;
            headers[count].msg_hdr.msg_namelen = m_legs[leg].size();
            headers[count].msg_hdr.msg_iov = &parts[count];
            headers[count++].msg_hdr.msg_iovlen = 1;
        }
        const int sent = ::sendmmsg(m_sockets[socket].descriptor(), headers.data(), count, 0);
        m_sent += sent > 0 ? static_cast<std::uint64_t>(sent) : 0;
    }
}

void Generator::drain() {
    for (const auto &socket : m_sockets)
        while (const auto count = m_datagrams.receive(socket.descriptor()))
            m_received += count;
}

} // namespace callboard::bench
