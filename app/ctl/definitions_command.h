// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `definitions`: what each figure counts and, with --data, by what each queue's service level was judged
// since when, in the live journal and in each import.
void addDefinitionsCommand(CommandLine &line);

} // namespace callboard::ctl
