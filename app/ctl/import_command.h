// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// import queue-log: the history of an Asterisk into a stream of its own.
void addImportCommand(CommandLine &line);

} // namespace callboard::ctl
