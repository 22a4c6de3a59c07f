// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// What is made from the journals, dropped and made anew: the history of numbers, what reports read, and the
// snapshots, of the live journal and of every import. Nobody may be writing. The exit code.
int rebuildAll(const CommandLine &line);

} // namespace callboard::ctl
