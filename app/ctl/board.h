// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"

#include <string>

namespace callboard::ctl {

// The live board of CONTRACT: as one JSON object, and for a terminal.
std::string boardJson(const Center &center, Time now);
std::string boardText(const Center &center, Time now);

} // namespace callboard::ctl
