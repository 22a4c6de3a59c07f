// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace callboard::test {

// Bytes to a SIP server and its answers, with nothing between that could make them better.
class SipWire {
public:
    enum class Transport { Udp, Tcp };
    SipWire(Transport transport, std::uint16_t server);
    ~SipWire();
    SipWire(const SipWire &) = delete;
    SipWire &operator=(const SipWire &) = delete;

    // False: the connection is closed.
    bool send(const std::string &bytes);
    // Sends, then asks by OPTIONS whether the server is there, and gives all that came before its answer. The
    // server handles messages in their order, so nothing has to be waited for; a datagram that is lost is
    // sent again. Not alive: it did not answer.
    struct Answers {
        bool isAlive = false;
        std::vector<int> statuses; // to what was sent
    };
    Answers ask(const std::string &bytes);

private:
    std::string probe() const;
    enum class Reading { Some, Nothing, Closed };
    Reading read(std::string &text) const;

    Transport m_transport;
    int m_socket = -1;
    std::uint16_t m_port = 0;
    int m_probes = 0;
};

// A message of tests/data/sip (see its README).
struct WireCase {
    std::string name;
    std::vector<std::string> expected; // statuses, or "none"
    std::string message;
};
std::vector<WireCase> readWireCases();

} // namespace callboard::test
