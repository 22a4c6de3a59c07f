// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"

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

    struct Answer {
        int code = -1;
        std::string output;
    };
    // What xdotool is told besides.
    Answer run(const std::vector<std::string> &words) const;

private:
    Process m_server;
    std::string m_display;
};

} // namespace callboard::test
