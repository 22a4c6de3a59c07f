// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/agents/agent.h"
#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace callboard::ctl {

// Why the text is no id of a user, an agent or a reason; empty where it is one. For CLI's checks.
inline std::string whyNoId(const std::string &text) {
    return UserId::fits(text) ? "" : "an id has 1 to " + std::to_string(UserId::capacity) + " bytes";
}

// A script whose variable is empty means no call of its own. For CLI's checks, which take "" for 0.
inline std::string whyEmpty(const std::string &text) {
    return text.empty() ? "the argument is empty" : "";
}

// The program's options that stand before a subcommand, and what the chosen subcommand does: its value is the
// exit code.
struct CommandLine {
    CLI::App &program;
    std::function<int()> action{};
    std::string server = "ws://127.0.0.1:8765";
    std::string user{};
    std::filesystem::path passwordFile{};
    std::filesystem::path data{}; // of a backend that does not run
};

} // namespace callboard::ctl
