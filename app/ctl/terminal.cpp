// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>

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

void TextTable::put(std::string_view cell) {
    const auto column = m_ends.size() - (m_rows.empty() ? 0 : m_rows.back());
    m_text += cell;
    m_ends.push_back(m_text.size());
    m_widths.resize(std::max(m_widths.size(), column + 1));
    m_widths[column] = std::max(m_widths[column], widthOf(cell));
}

std::string_view TextTable::cell(std::size_t number) const {
    const auto begin = number == 0 ? 0 : m_ends[number - 1];
    return std::string_view(m_text).substr(begin, m_ends[number] - begin);
}

std::string TextTable::text() const {
    std::size_t width = 1;
    for (const auto column : m_widths)
        width += column + 2;
    std::string out;
    out.reserve(width * m_rows.size());
    std::size_t begin = 0;
    for (const auto end : m_rows) {
        // The heading stands as the row below it does.
        const auto below = begin == 0 && m_rows.size() > 1 ? end : begin;
        for (auto i = begin; i < end; ++i) {
            const auto content = cell(i);
            const auto pad = m_widths[i - begin] - widthOf(content);
            const bool isRight = isNumber(cell(below + (i - begin)));
            out.append((i > begin ? 2 : 0) + (isRight ? pad : 0), ' ');
            out += content;
            out.append(isRight ? 0 : pad, ' ');
        }
        out.erase(out.find_last_not_of(' ') + 1);
        out += '\n';
        begin = end;
    }
    return out;
}

std::string tableOf(const std::vector<std::vector<std::string>> &rows) {
    TextTable table;
    for (const auto &row : rows) {
        for (const auto &cell : row)
            table.put(cell);
        table.endRow();
    }
    return table.text();
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
