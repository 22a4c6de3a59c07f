// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/sipp.h"

#include <map>
#include <memory>

namespace callboard::test {

// A whole site on loopback: callboardd as people run it, with a configuration like CONTRACT's, driven by
// callboardctl. Agents anna 1001, boris 1002, ... (up to ten), all in the queue support (600); olga
// supervises, root administers; every password is "demo", every phone's "sip-1001".
class Site {
public:
    struct Plan {
        int agents = 1;
        std::string queue = "ring_timeout = \"3s\"\nwrap_up = \"1s\"\n"; // further keys of the queue
        std::string sip{};                                               // further keys of [sip]
        std::string certificate{};     // of tests/data/certificates: phones may come over TLS
        std::string supervisorPhone{}; // olga's; none: she has none
        // Of an agent: further keys in place of `queues = ["support"]`.
        std::map<std::string, std::string> serves{};
        bool hasIpv6 = false;                // phones are told of an IPv6 address first
        std::string trunkHost = "127.0.0.1"; // where callers come from
    };
    explicit Site(const Plan &plan);
    explicit Site()
        : Site(Plan{}) {}

    // Starts the backend; true when it says that it is ready.
    bool start(std::chrono::milliseconds limit = std::chrono::seconds{20});
    void kill(); // with SIGKILL
    // SIGTERM; the exit code.
    int stop();

    struct Answer {
        int code = -1;
        std::string output;
    };
    // callboardctl as this user, against the running backend.
    Answer as(const std::string &user, const std::vector<std::string> &words) const;
    // callboardctl on the data directory.
    Answer offline(const std::vector<std::string> &words) const;
    std::vector<std::string> command(const std::string &user, const std::vector<std::string> &words) const;

    // The journal's events as the story tells them: "call.ended caller normal"; what every start brings is
    // left out (backend.started, config.changed, day.started).
    std::string story() const;
    std::vector<Event> events() const;
    bool waitFor(const std::string &line, int times = 1,
                 std::chrono::milliseconds limit = std::chrono::seconds{20}) const;

    std::uint16_t sipPort() const { return m_sipPort; }
    std::uint16_t ctiPort() const { return m_ctiPort; }
    // The first of its ports for sound.
    std::uint16_t rtpPort() const { return m_rtpPort; }
    static constexpr int rtpPorts = 100;
    std::filesystem::path data() const { return m_scratch.path("data"); }
    std::filesystem::path path(const std::string &name) const { return m_scratch.path(name); }
    static std::string extensionOf(int agent); // from 0: "1001"
    static std::string nameOf(int agent);
    std::string log() const { return m_daemon ? m_daemon->output() : std::string{}; }

private:
    void configure(const Plan &plan) const;

    Scratch m_scratch;
    std::uint16_t m_sipPort;
    std::uint16_t m_ctiPort;
    std::uint16_t m_rtpPort;
    std::unique_ptr<Process> m_daemon;
};

} // namespace callboard::test
