// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/wave.h"

#include <csignal>
#include <cstdint>
#include <map>

namespace callboard::test {

// A phone by other people, on 127.0.0.1: says a tone, keeps what it hears.
class Baresip {
public:
    struct Options {
        std::uint16_t server = 0;
        std::string user;
        std::string password{}; // empty: does not register, calls as an outsider
        std::string transport = "udp";
        bool answers = false;              // by itself
        bool locksSound = false;           // SRTP and nothing less
        std::string codec = "PCMA/8000/1"; // the only one
        double hz = 440;
        bool echoes = false;    // says what it hears in place of its tone
        std::uint16_t port = 0; // where it listens; 0: any
        std::string card{};     // PULSE_SERVER of the sound system it talks through, if it has no tone
    };
    explicit Baresip(const Options &options);

    bool isReady() const; // started, and registered if it should
    void dial(const std::string &number);
    void command(const std::string &keys) { m_process->write(keys); }
    bool says(const std::string &text) const { return m_process->says(text); }
    std::string output() const { return m_process->output(); }
    // Nothing comes from it and it answers nothing, as if its cable were out, until it is thawed.
    void freeze() { m_process->signal(SIGSTOP); }
    void thaw() { m_process->signal(SIGCONT); }
    // Without a word, as its machine does when it is switched off.
    void kill() { m_process->stop(); }
    void quit();
    // What came from the other side in its calls so far; complete once a call is over.
    std::vector<std::int16_t> heard() const;
    // Waits until so much has come.
    bool hasHeard(std::chrono::milliseconds sound) const;
    // A moment of its hearing, in all its calls.
    using Mark = std::map<std::filesystem::path, std::uintmax_t>;
    Mark mark() const;
    // The sound of the first of its calls in which so much has come since the mark, without what came in the
    // first while; none if in none of them does (a few seconds are waited for that).
    std::vector<std::int16_t> heardSince(const Mark &mark, std::chrono::milliseconds without,
                                         std::chrono::milliseconds sound) const;

private:
    Options m_options;
    Scratch m_scratch;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
