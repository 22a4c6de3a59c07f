// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire_tap.h"

#include "core/voice/g711.h"
#include "core/voice/rtp.h"

#include <algorithm>
#include <netinet/in.h>
#include <poll.h>
#include <span>
#include <sys/socket.h>
#include <unistd.h>

namespace callboard::test {

namespace {

constexpr int room = 8 << 20; // for what comes while this thread waits for a core
constexpr int waitMs = 50;
constexpr std::size_t aSecond = 8000;
constexpr std::size_t udpHeaderSize = 8;

std::uint16_t portAt(std::span<const std::uint8_t> bytes) {
    return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

} // namespace

WireTap::WireTap(std::uint16_t firstPort, int ports)
    : m_firstPort(firstPort)
    , m_ports(ports)
    , m_socket(::socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_UDP)) {
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof room);
    if (mayListen())
        m_thread = std::thread([this] { listen(); });
}

WireTap::~WireTap() {
    m_isOver = true;
    if (!m_thread.joinable())
        return;
    m_thread.join();
    ::close(m_socket);
}

void WireTap::listen() {
    std::vector<std::uint8_t> packet;
    while (!m_isOver) {
        pollfd wait{m_socket, POLLIN, 0};
        if (::poll(&wait, 1, waitMs) != 1)
            continue;
        packet.resize(2048);
        const auto size = ::recv(m_socket, packet.data(), packet.size(), 0);
        packet.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
        take(packet);
    }
}

// A whole IPv4 packet.
void WireTap::take(const std::vector<std::uint8_t> &packet) {
    const std::size_t ipHeaderSize = packet.empty() ? 0 : (packet[0] & 0x0f) * 4U;
    if (packet.size() < ipHeaderSize + udpHeaderSize)
        return;
    const auto udp = std::span(packet).subspan(ipHeaderSize);
    const std::pair ports(portAt(udp), portAt(udp.subspan(2)));
    const auto isOurs = [&](int port) { return port >= m_firstPort && port < m_firstPort + m_ports; };
    const auto rtp = voice::parseRtp(udp.subspan(udpHeaderSize));
    if (!rtp || rtp->header.payloadType % 8 != 0 || (!isOurs(ports.first) && !isOurs(ports.second)))
        return;
    std::vector<std::int16_t> sound(rtp->payload.size());
    voice::decodeG711(rtp->header.payloadType == 0 ? voice::Codec::Pcmu : voice::Codec::Pcma, rtp->payload,
                      sound);
    const std::lock_guard lock(m_mutex);
    auto &heard = m_heard[ports];
    heard.insert(heard.end(), sound.begin(), sound.end());
}

std::vector<std::vector<std::int16_t>> WireTap::streams() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::vector<std::int16_t>> streams;
    for (const auto &[ports, sound] : m_heard)
        if (sound.size() >= aSecond)
            streams.push_back(sound);
    return streams;
}

} // namespace callboard::test
