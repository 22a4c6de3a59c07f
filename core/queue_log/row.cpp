// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/row.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace callboard::queue_log {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// The highest bit of each of the first eight bytes that is a bar, the first byte lowest.
std::uint64_t barsIn(std::string_view text) {
    constexpr std::uint64_t low = 0x7F7F7F7F7F7F7F7Fu, bars = 0x7C7C7C7C7C7C7C7Cu;
    std::uint64_t word = 0;
    if (text.size() >= sizeof word)
        std::memcpy(&word, text.data(), sizeof word);
    else
        std::memcpy(&word, text.data(), text.size());
    if constexpr (std::endian::native == std::endian::big)
        word = __builtin_bswap64(word);
    const auto different = word ^ bars;
    return ~(((different & low) + low) | different | low);
}

std::string_view unlessNull(std::string_view field) {
    if (field.empty() || (field.front() != 'N' && field.front() != '\\'))
        return field;
    return field == "NULL" || field == "\\N" ? std::string_view{} : field;
}

bool isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
}

// The end of a field that begins with a quote: behind the closing one; none where there is no such.
std::size_t endOfQuoted(std::string_view text) {
    const char quote = text.front();
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool isDoubled = text[i] == quote && i + 1 < text.size() && text[i + 1] == quote;
        if (text[i] == '\\' || isDoubled)
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.npos;
}

// What ends the first field.
char delimiterOf(std::string_view line) {
    const auto start = !line.empty() && isQuote(line.front()) ? endOfQuoted(line) : 0;
    const auto at = start == line.npos ? start : line.find_first_of("\t,;|", start);
    return at == line.npos ? ',' : line[at];
}

char meaningOf(char escaped) {
    constexpr std::string_view letters = "tnr0", meant{"\t\n\r\0", 4};
    const auto at = letters.find(escaped);
    return at == letters.npos ? escaped : meant[at];
}

// Appends the text without its quotes' doubling and its escapes.
void appendMeaning(std::string_view text, char quote, std::string &into) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            into += meaningOf(text[++i]);
            continue;
        }
        into += text[i];
        if (quote && text[i] == quote && i + 1 < text.size() && text[i + 1] == quote)
            ++i;
    }
}

} // namespace

bool isPlain(std::string_view line) {
    std::size_t i = 0;
    while (i < line.size() && ((line[i] >= '0' && line[i] <= '9') || line[i] == '.'))
        ++i;
    return i > 0 && i < line.size() && line[i] == '|';
}

void splitPlain(std::string_view line, Row &row) {
    row.count = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < line.size() && row.count + 1 < Row::places; i += sizeof(std::uint64_t))
        for (auto bars = barsIn(line.substr(i)); bars && row.count + 1 < Row::places; bars &= bars - 1) {
            const auto at = i + static_cast<std::size_t>(std::countr_zero(bars)) / 8;
            row.fields[row.count++] = unlessNull(line.substr(begin, at - begin));
            begin = at + 1;
        }
    row.fields[row.count++] = unlessNull(line.substr(begin));
}

// Puts the first field of the rest into the row and leaves what follows from its delimiter on. Between tabs a
// quote may also be a letter like any other.
bool ExportSplitter::takeField(std::string_view &rest, char delimiter, Row &row) {
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    auto closed = !rest.empty() && isQuote(rest.front()) ? endOfQuoted(rest) : 0;
    const bool isOpen = closed == rest.npos || (closed > 0 && closed < rest.size() &&
                                                rest[closed] != delimiter && rest[closed] != ' ');
    if (isOpen && delimiter != '\t')
        return false;
    closed = isOpen ? 0 : closed;
    const bool isLast = row.count + 1 == Row::places;
    const auto end = isLast ? rest.size() : std::min(rest.find(delimiter, closed), rest.size());
    const auto begin = m_text.size();
    const auto bare = unlessNull(trimmed(rest.substr(0, end)));
    if (closed > 0)
        appendMeaning(rest.substr(1, closed - 2), rest.front(), m_text);
    else
        appendMeaning(bare, '\0', m_text);
    const std::string_view field(m_text.data() + begin, m_text.size() - begin);
    row.fields[row.count++] = unlessNull(field);
    rest.remove_prefix(end);
    return true;
}

bool ExportSplitter::split(std::string_view line, Row &row) {
    m_text.clear();
    m_text.reserve(line.size()); // so that no field moves when the next is appended
    const char delimiter = delimiterOf(line);
    row.count = 0;
    for (auto rest = line;; rest.remove_prefix(1)) {
        if (!takeField(rest, delimiter, row))
            return false;
        if (rest.empty() || row.count == Row::places)
            return true;
    }
}

bool isAround(std::string_view line) {
    return line.starts_with("--") || line.starts_with("/*") || line.find_first_not_of("+-|= ") == line.npos;
}

} // namespace callboard::queue_log
