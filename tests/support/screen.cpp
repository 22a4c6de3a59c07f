// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/screen.h"

#include "tests/support/eventually.h"

#include <sstream>

namespace callboard::test {

namespace {

// The number on a line of its own; what else an X server says has words in it.
std::string displayIn(const std::string &output) {
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.find_first_not_of("0123456789") == std::string::npos && !lines.eof())
            return ":" + line;
    return {};
}

} // namespace

Screen::Screen()
    // Without -noreset it begins anew whenever nobody is left, and who comes just then is sent away.
    : m_server({"Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"}) {
    eventually([&] { return !(m_display = displayIn(m_server.output())).empty(); });
}

std::vector<std::string> Screen::environment() const {
    return {"DISPLAY=" + m_display, "QT_QPA_PLATFORM=xcb"};
}

Screen::Answer Screen::run(const std::vector<std::string> &words) const {
    std::vector<std::string> command{"xdotool"};
    command.insert(command.end(), words.begin(), words.end());
    Process xdotool(command, {{}, environment()});
    const auto code = xdotool.wait();
    return {code.value_or(-1), xdotool.output()};
}

void Screen::press(const std::vector<std::string> &keys) const {
    std::vector<std::string> words{"key"};
    words.insert(words.end(), keys.begin(), keys.end());
    run(words);
}

void Screen::type(const std::string &text) const {
    run({"type", text});
}

bool Screen::focus(const std::string &title) const {
    return run({"search", "--onlyvisible", "--name", "^" + title, "windowfocus"}).code == 0 &&
           run({"getwindowfocus", "getwindowname"}).output.starts_with(title);
}

} // namespace callboard::test
