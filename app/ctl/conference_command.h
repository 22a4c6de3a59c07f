// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `conference`, `mute-party`, `unmute-party`, `remove-party`, `expert`, `dismiss-expert`.
void addConferenceCommands(CommandLine &line);

} // namespace callboard::ctl
