// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/fact.h"

#include <filesystem>
#include <vector>

namespace callboard {

// Once at the start: what a killed backend was recording becomes whole files again, and the facts say how
// long they are. What cannot be made whole is kept as NAME.broken and told once.
std::vector<Fact> rescueRecordings(const std::filesystem::path &folder);

} // namespace callboard
