// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/terminal.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

namespace callboard::ctl {

namespace {

std::size_t widthOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.:% -") == text.npos;
}

std::string twoDigits(std::int64_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::string tableOf(const std::vector<std::vector<std::string>> &rows) {
    std::vector<std::size_t> widths;
    for (const auto &row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    std::string out;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const std::string pad(widths[i] - widthOf(rows[r][i]), ' ');
            const bool isRight = isNumber(rows[std::max<std::size_t>(r, rows.size() > 1)][i]);
            line += (i ? "  " : "") + (isRight ? pad + rows[r][i] : rows[r][i] + pad);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string clockText(Duration duration) {
    const auto whole = std::max<std::int64_t>(std::chrono::duration_cast<seconds>(duration).count(), 0);
    const auto rest = twoDigits(whole % 60);
    if (whole < 3600)
        return std::to_string(whole / 60) + ":" + rest;
    return std::to_string(whole / 3600) + ":" + twoDigits(whole / 60 % 60) + ":" + rest;
}

std::string percentText(double ratio) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", ratio * 100);
    return text.data();
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
