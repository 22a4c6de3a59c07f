// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// What stands before every subcommand, and the subcommand `version`.
void addGlobalOptions(CommandLine &line);
// Reads the line and does what it says; the value is the program's exit code.
int run(CommandLine &line, int argc, char **argv);

} // namespace callboard::ctl
