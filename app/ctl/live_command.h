// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `state`, `board`, `watch`, `dial`, `answer`, `reject`, `hang-up`, `acw`: a client of a running backend.
void addLiveCommands(CommandLine &line);

} // namespace callboard::ctl
