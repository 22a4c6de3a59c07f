// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/directory/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace callboard::directory {

struct CsvRecord {
    std::uint64_t line = 0; // where it begins
    std::vector<std::string> cells;
};

// RFC 4180 as spreadsheets write it: cells in quotes may hold delimiters, line ends and doubled quotes; the
// delimiter (comma, semicolon, tab, bar) is the one that the first line has most of, or what "sep=" says.
class CsvReader {
public:
    static constexpr std::size_t longestRecord = 256 * 1024;

    // The source stands at the beginning of the file and outlives the reader.
    explicit CsvReader(ByteSource &source);

    // None at the end; records of nothing but blanks are skipped. Codes: import.unreadable, import.notUtf8,
    // import.unclosedQuote, import.tooLong.
    Result<std::optional<CsvRecord>> next();

private:
    enum class State { Unquoted, Quoted, AfterQuote };
    Result<bool> read(CsvRecord &record);
    bool take(int byte, CsvRecord &record, State &state);

    ByteSource &m_source;
    char m_delimiter;
    std::uint64_t m_quoteLine = 0;
};

} // namespace callboard::directory
