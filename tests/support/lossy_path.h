// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/relay.h"

#include <array>
#include <chrono>
#include <deque>
#include <vector>

namespace callboard::test {

// A bad path between a phone and a site: of the sound every tenth packet is lost, both ways, and every other
// one comes late. The phone comes over TCP, where nothing is lost; each of the two is told of a port of ours
// for the other's sound.
class LossyPath {
public:
    static constexpr int lostOfPackets = 10;
    static constexpr std::chrono::milliseconds late{15};

    explicit LossyPath(std::uint16_t site);
    ~LossyPath();
    LossyPath(const LossyPath &) = delete;
    LossyPath &operator=(const LossyPath &) = delete;

    std::uint16_t port() const { return m_relay.port(); } // for the phone

private:
    // One end: where we are in place of the other, where its own sound is, and how much came from it.
    struct End {
        std::uint16_t port;
        int socket;
        std::atomic<std::uint16_t> peer = 0;
        int count = 0;
    };
    struct Packet {
        std::chrono::steady_clock::time_point due;
        End *to;
        std::vector<char> bytes;
    };
    void replacePort(std::string &message, bool isOfSite);
    void run();
    void take(End &from, End &to);
    void sendWhatIsDue();

    End m_phone;
    End m_site;
    std::deque<Packet> m_underWay;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
    Relay m_relay;
};

} // namespace callboard::test
