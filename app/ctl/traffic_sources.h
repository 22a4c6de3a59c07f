// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/options.h"

#include <filesystem>

namespace callboard::ctl {

// What stands on the command line, read strictly. Errors: traffic.options with one line that says how it
// should look.
Result<Duration> parseDuration(std::string_view text);          // "120s", "3m", "1.5h", "250ms", "120"
Result<traffic::Target> parseTarget(const std::string &text);   // "sip:600@127.0.0.1:5060" or "...,2.5"
Result<traffic::AgentUser> parseAgent(const std::string &text); // "anna:1001:password"
Result<phone::Server> parseRegistrar(const std::string &text);  // "127.0.0.1:5060"

// Who answers, from callboard.toml: the users with an extension and a sip_password.
Result<std::vector<traffic::AgentUser>> agentsOfConfig(const std::filesystem::path &file);
// "1001 password" a line; blank lines and lines from # are skipped.
Result<std::vector<traffic::AgentUser>> agentsOfFile(const std::filesystem::path &file);
// Who calls, from any list of contacts (CSV, vCard): each number with its owner's name.
Result<std::vector<traffic::Caller>> callersOfFile(const std::filesystem::path &file);

} // namespace callboard::ctl
