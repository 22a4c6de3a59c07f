// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/command_line.h"

namespace callboard::ctl {

// `contacts import FILE`, `contacts find NUMBER`, `contacts search TEXT`.
void addContactsCommand(CommandLine &line);

} // namespace callboard::ctl
