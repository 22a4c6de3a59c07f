// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace callboard {

// RFC 4180; what a spreadsheet would take for a formula begins with a quote mark.
std::string csvOf(const std::vector<std::vector<std::string>> &rows);

} // namespace callboard
