// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/voice/udp_socket.h"

#include <atomic>
#include <thread>
#include <vector>

namespace callboard::bench {

// The phones of the benchmark: sends every leg a packet each 20 ms and counts what comes back, on a thread of
// its own. Many legs share a socket, so that the other side costs little of the machine.
class Generator {
public:
    explicit Generator(std::size_t legs);
    ~Generator();
    Generator(const Generator &) = delete;
    Generator &operator=(const Generator &) = delete;

    // Where the leg of this index must send to.
    voice::Endpoint address(std::size_t leg) const;
    // Even legs speak A-law and say 700 Hz, odd ones mu-law and 1100 Hz.
    static voice::Codec codecOf(std::size_t leg);

    void start(std::vector<voice::Endpoint> legs);
    void stop();
    std::chrono::steady_clock::time_point started() const { return m_started; }
    std::uint64_t sent() const { return m_sent; }
    std::uint64_t received() const { return m_received; }

private:
    static constexpr std::size_t legsOfSocket = 50;

    void run();
    void sendPhase(unsigned phase);
    void drain();

    std::vector<voice::UdpSocket> m_sockets;
    std::vector<voice::SocketAddress> m_legs;
    std::vector<std::array<std::uint8_t, 160>> m_tones; // of each law, in blocks that follow one another
    std::uint32_t m_block = 0;
    voice::Datagrams m_datagrams;
    std::chrono::steady_clock::time_point m_started;
    std::atomic<std::uint64_t> m_sent{0};
    std::atomic<std::uint64_t> m_received{0};
    std::atomic<bool> m_isStopping{false};
    std::thread m_thread;
};

} // namespace callboard::bench
