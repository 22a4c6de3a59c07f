// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace callboard::queue_log {

// The fields of a line; those beyond the last place stay together in it. NULL and \N, as databases write
// nothing, are empty.
struct Row {
    static constexpr std::size_t places = 16;
    std::array<std::string_view, places> fields{};
    std::size_t count = 0;

    std::string_view operator[](std::size_t i) const { return i < count ? fields[i] : std::string_view{}; }
};

// Whether the line is as Asterisk writes it, digits and then bars. All others are exports of a database.
bool isPlain(std::string_view line);
void splitPlain(std::string_view line, Row &row);

// Lines of an export: fields between tabs, commas, semicolons or bars, whichever comes first in the line;
// with or without quotes (doubled or escaped inside), blanks around them, escapes by backslash. NULL and \N
// are empty.
class ExportSplitter {
public:
    // False where a quote is never closed. The row's texts live until the next line is split.
    bool split(std::string_view line, Row &row);

private:
    bool takeField(std::string_view &rest, char delimiter, Row &row);

    std::string m_text; // the fields as they are meant
};

// What a database's program puts around its rows: frames of "+-|= ", comments of SQL.
bool isAround(std::string_view line);

} // namespace callboard::queue_log
