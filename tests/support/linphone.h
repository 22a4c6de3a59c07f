// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/scratch.h"

#include <cstdint>
#include <memory>

namespace callboard::test {

// Linphone's console phone, without a sound card. It registers at once and does not say so: ask the site.
class Linphone {
public:
    struct Options {
        std::uint16_t server = 0;
        std::string user;
        std::string password{};
        std::string transport = "udp";
        bool answers = false; // by itself
    };
    explicit Linphone(const Options &options);

    void dial(const std::string &number);
    void command(const std::string &line) { m_process->write(line + "\n"); }
    bool says(const std::string &text) const { return m_process->says(text); }
    std::string output() const { return m_process->output(); }
    void quit();

private:
    Options m_options;
    Scratch m_scratch;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
