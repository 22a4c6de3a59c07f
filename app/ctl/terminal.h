// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <vector>

namespace callboard::ctl {

// A table for people: the first row is the heading; numbers are right-aligned, widths count characters. Rows
// are as long as the heading, or shorter.
class TextTable {
public:
    void put(std::string_view cell);
    void endRow() { m_rows.push_back(m_ends.size()); }
    std::string text() const;

private:
    std::string_view cell(std::size_t number) const;
    std::string m_text; // of all cells, in one piece: a report can have half a million
    std::vector<std::size_t> m_ends, m_rows;
    std::vector<std::size_t> m_widths;
};
std::string tableOf(const std::vector<std::vector<std::string>> &rows);

std::string clockText(Duration duration); // "1:05", "1:01:05"
std::string percentText(double ratio);    // "82.7 %"
// Control characters out of text that strangers chose.
std::string printable(std::string_view text);

// One line on stderr. 1: refused or failed; 2, wrong usage, for an error with the code "usage".
int fail(const Error &error);
int fail(const std::string &sentence);

} // namespace callboard::ctl
