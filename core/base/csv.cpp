// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <string_view>

namespace callboard {

namespace {

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.:% -") == text.npos;
}

std::string csvCell(const std::string &text) {
    const bool isFormula = !text.empty() &&
                           std::string_view("=+-@\t").find(text.front()) != std::string_view::npos &&
                           !isNumber(text);
    auto cell = isFormula ? "'" + text : text;
    if (cell.find_first_of(",\"\r\n") == cell.npos)
        return cell;
    std::string quotedCell = "\"";
    for (const char c : cell)
        quotedCell += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quotedCell + "\"";
}

} // namespace

std::string csvOf(const std::vector<std::vector<std::string>> &rows) {
    std::string out;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i ? "," : "") + csvCell(row[i]);
        out += "\r\n";
    }
    return out;
}

} // namespace callboard
