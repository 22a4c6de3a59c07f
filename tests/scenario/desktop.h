// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/site.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/screen.h"

namespace callboard::test {

// The program `callboard` as people start it, at a home of its own. Dies with this object.
class Desktop {
public:
    struct Options {
        std::string user = "anna";
        std::string settings{}; // lines of what it remembers: "keys=ctrl-shift"
        std::vector<std::string> environment{};
    };
    Desktop(const Site &site, const Screen &screen, const Options &options);

    // Signed in, its window there and with the keyboard.
    bool isReady() const;
    // Another start of the program at the same home, with these words after its options.
    Site::Answer startAgain(const std::vector<std::string> &words) const;
    // A link that another program opens: the start knows of no user.
    Site::Answer openLink(const std::string &link) const;
    void kill(); // with SIGKILL
    std::string output() const { return m_process->output(); }
    // What it keeps of what was typed, below the user's own folder of this home.
    std::filesystem::path drafts() const { return m_home.path("data/callboard/callboard/drafts"); }

private:
    std::string program() const;
    std::vector<std::string> command(const std::vector<std::string> &words) const;
    std::vector<std::string> environment() const;

    const Site &m_site;
    const Screen &m_screen;
    Options m_options;
    Scratch m_home;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
