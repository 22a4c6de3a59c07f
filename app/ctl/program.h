// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// All that a program of the command line does: reads the line, whose subcommands are those of `addCommands`
// and `version`, and does what it says. The value is its exit code.
int runProgram(int argc, char **argv, void (*addCommands)(CommandLine &line));

} // namespace callboard::ctl
