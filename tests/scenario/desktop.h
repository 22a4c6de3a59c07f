// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/scenario/site.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"

namespace callboard::test {

// An X server of its own without a screen; who runs on it has the keyboard that the test presses.
class Screen {
public:
    Screen();

    bool isReady() const { return !m_display.empty(); }
    std::string display() const { return m_display; }
    // Keys as xdotool names them ("ctrl+shift+F4"), to whichever window has the keyboard.
    void press(const std::vector<std::string> &keys) const;
    void type(const std::string &text) const;
    // The window whose title begins so gets the keyboard; false: there is none, or it has not got it yet.
    bool focus(const std::string &title) const;
    std::vector<std::string> environment() const;

private:
    Site::Answer run(const std::vector<std::string> &words) const;

    Process m_server;
    std::string m_display;
};

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
    void kill(); // with SIGKILL
    std::string output() const { return m_process->output(); }
    // What it keeps of what was typed, below the user's own folder of this home.
    std::filesystem::path drafts() const { return m_home.path("data/callboard/callboard/drafts"); }

private:
    std::vector<std::string> command(const std::vector<std::string> &words) const;
    std::vector<std::string> environment() const;

    const Site &m_site;
    const Screen &m_screen;
    Options m_options;
    Scratch m_home;
    std::unique_ptr<Process> m_process;
};

} // namespace callboard::test
