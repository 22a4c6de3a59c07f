// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/csv.h"

#include <algorithm>

namespace callboard {

namespace {

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.:% -") == text.npos;
}

} // namespace

void appendCsvCell(std::string &out, std::string_view text) {
    const bool isFormula = !text.empty() &&
                           std::string_view("=+-@\t").find(text.front()) != std::string_view::npos &&
                           !isNumber(text);
    const bool isQuoted = std::any_of(text.begin(), text.end(),
                                      [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
    if (!isQuoted && !isFormula) { // most are
        out += text;
        return;
    }
    out += isQuoted ? "\"" : "";
    out += isFormula ? "'" : "";
    for (const char c : text) {
        if (c == '"')
            out += c;
        out += c;
    }
    out += isQuoted ? "\"" : "";
}

std::string csvOf(const std::vector<std::vector<std::string>> &rows) {
    std::string out;
    for (const auto &row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i ? "," : "";
            appendCsvCell(out, row[i]);
        }
        out += "\r\n";
    }
    return out;
}

} // namespace callboard
