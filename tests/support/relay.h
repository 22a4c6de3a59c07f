// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace callboard::test {

// A TCP port of this machine through which a phone reaches a site, as through a router that can be switched
// off: then all connections are closed on both sides.
class Relay {
public:
    // May change what the one says to the other, a piece at a time; on the relay's thread.
    using Rewrite = std::function<void(std::string &part, bool isOfSite)>;
    explicit Relay(std::uint16_t to, Rewrite rewrite = {});
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    std::uint16_t port() const { return m_port; }
    // All connections so far; new ones go through.
    void cut() { m_isCut = true; }

private:
    void run();
    void accept();
    void closeAll();

    std::uint16_t m_to;
    Rewrite m_rewrite;
    std::uint16_t m_port;
    int m_listener;
    std::vector<std::pair<int, int>> m_joined;
    std::atomic<bool> m_isCut = false;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace callboard::test
