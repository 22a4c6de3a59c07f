// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/csv_reader.h"

#include "core/base/utf8.h"
#include "core/directory/text.h"

#include <algorithm>

namespace callboard::directory {

namespace {

constexpr std::string_view delimiters = ",;\t|";

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// The first line with what stands in quotes left out.
std::string outsideQuotes(std::string_view text) {
    std::string out;
    bool isQuoted = false;
    for (const char letter : text) {
        if (letter == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (letter == '\n' || letter == '\r'))
            break;
        else if (!isQuoted)
            out += letter;
    }
    return out;
}

char delimiterOf(ByteSource &source) {
    const auto text = source.ahead();
    const auto line = outsideQuotes(text);
    if (line.size() == 5 && line.starts_with("sep=")) {
        for (int byte = source.next(); byte != '\n' && byte != ByteSource::end;)
            byte = source.next();
        return line[4];
    }
    return *std::ranges::max_element(delimiters, {},
                                     [&](char each) { return std::ranges::count(line, each); });
}

} // namespace

CsvReader::CsvReader(ByteSource &source)
    : m_source(source)
    , m_delimiter(delimiterOf(source)) {
}

Result<std::optional<CsvRecord>> CsvReader::next() {
    for (;;) {
        CsvRecord record{m_source.line(), std::vector<std::string>(1)};
        const auto hasMore = read(record);
        if (!hasMore)
            return hasMore.error();
        for (const auto &cell : record.cells)
            if (!isUtf8(cell) || cell.find('\0') != std::string::npos)
                return m_source.notUtf8(record.line, cell);
        if (!std::ranges::all_of(record.cells, isBlank))
            return std::optional{std::move(record)};
        if (!*hasMore)
            return std::optional<CsvRecord>{};
    }
}

// False: this record was the last.
Result<bool> CsvReader::read(CsvRecord &record) {
    auto state = State::Unquoted;
    for (std::size_t bytes = 0;; ++bytes) {
        if (bytes > longestRecord)
            return m_source.error("import.tooLong", record.line,
                                  "a record of more than 256 KiB; is a quote opened here and never closed?");
        const int byte = m_source.next();
        if (byte == ByteSource::end)
            break;
        if (take(byte, record, state))
            return true;
    }
    if (auto good = m_source.failure(); !good)
        return good.error();
    if (state == State::Quoted)
        return m_source.error("import.unclosedQuote", m_quoteLine, "the quote opened here is never closed");
    return false;
}

// True: the record is complete.
bool CsvReader::take(int byte, CsvRecord &record, State &state) {
    auto &cell = record.cells.back();
    const char letter = static_cast<char>(byte);
    if (state == State::Quoted && letter != '"') {
        cell += letter;
    } else if (state == State::Quoted) {
        state = State::AfterQuote;
    } else if (letter == m_delimiter) {
        record.cells.emplace_back();
        state = State::Unquoted;
    } else if (letter == '\n') {
        return true;
    } else if (letter == '"' && state == State::AfterQuote) {
        cell += letter;
        state = State::Quoted;
    } else if (letter == '"' && isBlank(cell)) {
        cell.clear();
        m_quoteLine = m_source.line();
        state = State::Quoted;
    } else {
        cell += letter;
        state = State::Unquoted;
    }
    return false;
}

} // namespace callboard::directory
