// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `recording`: the sound of a past call, on a data directory.
void addRecordingCommand(CommandLine &line);

} // namespace callboard::ctl
