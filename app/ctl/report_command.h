// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `report queues` and `report agents`.
void addReportCommand(CommandLine &line);

} // namespace callboard::ctl
