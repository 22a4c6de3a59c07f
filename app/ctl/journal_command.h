// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `journal verify`, `dump`, `at T`, `rebuild`, `repair TO`.
void addJournalCommand(CommandLine &line);

} // namespace callboard::ctl
