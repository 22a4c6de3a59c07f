// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace callboard::directory {

// A file read byte by byte in constant memory, from a pipe as well as from a disk. Knows the line it is on;
// "\r",
// "\n" and "\r\n" all end a line and are read as '\n'.
class ByteSource {
public:
    static constexpr int end = -1;

    static Result<ByteSource> open(const std::filesystem::path &file);

    // The next byte as 0 to 255, or `end`; after a read error too: ask failure() at the end.
    int next();
    // The same without moving on.
    int peek();
    // What is already read ahead: at least the next 4 KiB of a file that has them.
    std::string_view ahead();
    void skip(std::size_t bytes);

    std::uint64_t line() const { return m_line; } // from 1, of the byte that comes next
    Result<void> failure() const;
    // "FILE: line N: reason"
    Error error(std::string code, std::uint64_t line, std::string_view reason) const;
    // For text that is not UTF-8: says which line and how to convert the file.
    Error notUtf8(std::uint64_t line, std::string_view text) const;

private:
    struct Close {
        void operator()(std::FILE *file) const { static_cast<void>(std::fclose(file)); }
    };
    void fill();

    std::unique_ptr<std::FILE, Close> m_file;
    std::string m_name;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    std::uint64_t m_line = 1;
    int m_failure = 0;
};

} // namespace callboard::directory
