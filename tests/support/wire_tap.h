// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace callboard::test {

// Hears what goes over this machine's network, as somebody in the same network would: all RTP from or to a
// range of ports of 127.0.0.1, for as long as it lives.
class WireTap {
public:
    WireTap(std::uint16_t firstPort, int ports);
    ~WireTap();
    WireTap(const WireTap &) = delete;
    WireTap &operator=(const WireTap &) = delete;

    // Only who may open raw sockets (root, CAP_NET_RAW) hears anything.
    bool mayListen() const { return m_socket >= 0; }
    // What each stream of a second or more says to one who takes it for plain G.711.
    std::vector<std::vector<std::int16_t>> streams() const;

private:
    void listen();
    void take(const std::vector<std::uint8_t> &packet);

    std::uint16_t m_firstPort;
    int m_ports;
    int m_socket;
    mutable std::mutex m_mutex;
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::vector<std::int16_t>> m_heard; // by both ports
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace callboard::test
