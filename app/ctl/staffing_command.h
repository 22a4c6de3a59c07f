// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `staffing`: how many agents so many calls need.
void addStaffingCommand(CommandLine &line);

} // namespace callboard::ctl
