// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iostream>
#include <sstream>

namespace callboard::ctl {

namespace {

std::size_t widthOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isNumber(std::string_view text) {
    const auto isOfOne = [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '%' || c == ' ' || c == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), isOfOne);
}

} // namespace

TextTable::TextTable(std::size_t rows, std::size_t columns) {
    constexpr std::size_t usualCell = 12;
    m_text.reserve(rows * columns * usualCell);
    m_cells.reserve(rows * columns);
    m_rows.reserve(rows);
}

void TextTable::put(std::string_view cell) {
    const auto column = m_cells.size() - (m_rows.empty() ? 0 : m_rows.back());
    const bool isOfDigits = isNumber(cell);
    m_text += cell;
    m_cells.push_back({static_cast<std::uint32_t>(m_text.size()) & ~(1u << 31), isOfDigits});
    if (column == m_widths.size())
        m_widths.push_back(0);
    m_widths[column] = std::max(m_widths[column], isOfDigits ? cell.size() : widthOf(cell));
}

std::string_view TextTable::text(std::size_t cell) const {
    const auto begin = cell == 0 ? 0 : m_cells[cell - 1].end;
    return std::string_view(m_text).substr(begin, m_cells[cell].end - begin);
}

// `below`: the row whose numbers say what stands right.
void TextTable::writeRow(std::size_t begin, std::size_t end, std::size_t below, std::string &out) const {
    const auto start = out.size();
    for (auto i = begin; i < end; ++i) {
        const auto content = text(i);
        const auto pad = m_widths[i - begin] - (m_cells[i].isNumber ? content.size() : widthOf(content));
        const bool isRight = m_cells[below + (i - begin)].isNumber;
        out.append((i > begin ? 2 : 0) + (isRight ? pad : 0), ' ');
        out += content;
        out.append(isRight ? 0 : pad, ' ');
    }
    while (out.size() > start && out.back() == ' ')
        out.pop_back();
    out += '\n';
}

void TextTable::write(TextOut &out) const {
    std::size_t begin = 0;
    for (const auto end : m_rows) {
        // The heading stands as the row below it does.
        writeRow(begin, end, begin == 0 && m_rows.size() > 1 ? end : begin, out.text());
        out.breathe();
        begin = end;
    }
}

std::string tableOf(const std::vector<std::vector<std::string>> &rows) {
    TextTable table;
    for (const auto &row : rows) {
        for (const auto &cell : row)
            table.put(cell);
        table.endRow();
    }
    std::ostringstream stream;
    {
        TextOut out(stream);
        table.write(out);
    }
    return std::move(stream).str();
}

std::string clockText(Duration duration) {
    const auto whole = std::max<std::int64_t>(std::chrono::duration_cast<seconds>(duration).count(), 0);
    std::string text = std::to_string(whole < 3600 ? whole / 60 : whole / 3600);
    const auto add = [&](std::int64_t number) {
        text += ':';
        text += static_cast<char>('0' + number / 10);
        text += static_cast<char>('0' + number % 10);
    };
    if (whole >= 3600)
        add(whole / 60 % 60);
    add(whole % 60);
    return text;
}

std::string percentText(double ratio) {
    // What is not near the middle of two is rounded by hand: a report has thousands of shares.
    const auto tenths = ratio * 1000, whole = std::floor(tenths);
    if (whole >= 0 && whole < 1e6 && std::abs(tenths - whole - 0.5) > 1e-6) {
        const auto rounded = static_cast<std::int64_t>(tenths + 0.5);
        return std::to_string(rounded / 10) + '.' + static_cast<char>('0' + rounded % 10) + " %";
    }
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), ratio * 100, std::chars_format::fixed, 1).ptr;
    return std::string(text.data(), end) + " %";
}

std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    return out;
}

int fail(const std::string &sentence) {
    std::cerr << "callboardctl: " << printable(sentence) << '\n';
    return 1;
}

int fail(const Error &error) {
    fail(error.detail.empty() ? error.code : error.detail);
    return error.code == "usage" ? 2 : 1;
}

} // namespace callboard::ctl
