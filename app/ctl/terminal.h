// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/report_fields.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <string>
#include <string_view>
#include <vector>

namespace callboard::ctl {

// A table for people: the first row is the heading; numbers are right-aligned, widths count characters. Rows
// are as long as the heading, or shorter.
class TextTable {
public:
    // Room for so many rows: a report can have half a million cells, and memory that is touched for the first
    // time costs more than what is written into it.
    explicit TextTable(std::size_t rows = 0, std::size_t columns = 0);
    void put(std::string_view cell);
    void endRow() { m_rows.push_back(static_cast<std::uint32_t>(m_cells.size())); }
    void write(TextOut &out) const;

private:
    struct Cell {
        std::uint32_t end : 31; // in the text
        std::uint32_t isNumber : 1;
    };
    std::string_view text(std::size_t cell) const;
    void writeRow(std::size_t begin, std::size_t end, std::size_t below, std::string &out) const;

    std::string m_text; // of all cells
    std::vector<Cell> m_cells;
    std::vector<std::uint32_t> m_rows; // where they end
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
