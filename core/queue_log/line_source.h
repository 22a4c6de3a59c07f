// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct gzFile_s;

namespace callboard::queue_log {

struct Line {
    std::string_view text; // without its end, LF or CRLF; lives until the next one is read
    std::uint64_t number = 0;
    bool isTooLong = false; // the text is its beginning, the rest was passed over
    bool isEnded = true;    // false for a last line without a line end
};

// The lines of a file, plain or gzip, also of several gzip files in one, in constant memory. A line of a
// database's dump, INSERT INTO ... VALUES (...),(...);, is one Line for each bracket, with what is in it.
class LineSource {
public:
    static constexpr std::size_t longestLine = 64 * 1024;

    // Code "import.unreadable".
    static Result<LineSource> open(const std::filesystem::path &file);

    // None at the end, also at one that comes too early: ask failure().
    std::optional<Line> next();
    // Codes "import.unreadable", and "import.damaged" for gzip that is cut off or broken.
    Result<void> failure() const;
    // Bytes of the file on the disc that are behind, for the progress.
    std::uint64_t bytesRead() const;

private:
    struct Close {
        void operator()(gzFile_s *file) const;
    };
    bool fill();
    void noteFailure();
    bool beginsInsert();
    std::optional<Line> nextLine();
    std::optional<Line> nextBracket();
    bool skipTo(std::string_view stops);
    std::size_t bracketLength();
    Line tooLong();

    std::unique_ptr<gzFile_s, Close> m_file;
    std::string m_name;
    std::vector<char> m_buffer;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    std::uint64_t m_line = 0;
    bool m_isAtEnd = false;
    bool m_isInInsert = false;
    std::string m_beginning; // of a line that is too long
    std::optional<Error> m_failure;
};

} // namespace callboard::queue_log
