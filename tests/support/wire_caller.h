// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace callboard::test {

// A caller by hand over UDP, one call after the other: he says each thing in the moment in which the story
// wants it, whatever has come meanwhile. Nothing is repeated: for loopback only.
class WireCaller {
public:
    explicit WireCaller(std::uint16_t server);
    ~WireCaller();
    WireCaller(const WireCaller &) = delete;
    WireCaller &operator=(const WireCaller &) = delete;

    // A new call; returns when the server has it (100).
    bool dial(const std::string &number);
    void cancel(); // waits for nothing, as hangUp()
    // The final answer to the call, acknowledged; 0: none came.
    int answer();
    void hangUp();
    bool isOver(); // the answer to hangUp() has come

private:
    std::string message(const std::string &method, int sequence, const std::string &branch) const;
    void send(const std::string &text) const;
    // The status of the next answer to this method of the present call; 0: none came.
    int next(const std::string &method);

    int m_socket = -1;
    std::uint16_t m_port = 0;
    int m_calls = 0;
    std::string m_number;
    std::string m_to; // with its tag, once there is one
};

} // namespace callboard::test
