// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace callboard {

// RFC 4180; what a spreadsheet would take for a formula begins with a quote mark.
std::string csvOf(const std::vector<std::vector<std::string>> &rows);
// A single cell of it, without what stands between cells.
void appendCsvCell(std::string &out, std::string_view text);

} // namespace callboard
