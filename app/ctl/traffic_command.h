// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traffic/options.h"

#include <functional>

namespace CLI {
class App;
}

namespace callboard::ctl {

// Adds the subcommand `traffic` with its options. When it was chosen, parsing leaves in `action` what to do;
// its value is the exit code.
void addTrafficCommand(CLI::App &program, std::function<int()> &action);

// Runs until done or until SIGINT or SIGTERM; the summary goes to stdout, what went wrong to stderr in one
// line; progress to stdout, or to stderr when the summary is JSON. 0: done, 1: failed. Call before any thread
// was started.
int runTraffic(const traffic::TrafficOptions &options, bool isJson);

} // namespace callboard::ctl
