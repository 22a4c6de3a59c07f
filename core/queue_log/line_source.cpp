// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/line_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <zlib.h>

namespace callboard::queue_log {

namespace {

constexpr std::size_t bufferBytes = LineSource::longestLine + 64 * 1024;
constexpr unsigned zlibBytes = 32 * 1024;
constexpr std::size_t shownOfTooLong = 200;

std::string_view withoutReturn(std::string_view line) {
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

void LineSource::Close::operator()(gzFile_s *file) const {
    static_cast<void>(gzclose_r(file));
}

Result<LineSource> LineSource::open(const std::filesystem::path &file) {
    LineSource source;
    source.m_name = file.string();
    errno = 0;
    source.m_file.reset(gzopen(file.c_str(), "rb"));
    if (!source.m_file)
        return Error{"import.unreadable", source.m_name + ": " + std::strerror(errno ? errno : ENOMEM)};
    static_cast<void>(gzbuffer(source.m_file.get(), zlibBytes));
    source.m_buffer.resize(bufferBytes);
    source.fill();
    if (source.m_size == 0 && source.m_failure)
        return *source.m_failure;
    return source;
}

// False when there is nothing more.
bool LineSource::fill() {
    if (m_isAtEnd)
        return false;
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_at),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_size), m_buffer.begin());
    m_size -= m_at;
    m_at = 0;
    const int got =
        gzread(m_file.get(), m_buffer.data() + m_size, static_cast<unsigned>(m_buffer.size() - m_size));
    m_isAtEnd = got <= 0;
    if (m_isAtEnd)
        noteFailure();
    else
        m_size += static_cast<std::size_t>(got);
    return !m_isAtEnd;
}

// zlib tells of an early end only when it is asked.
void LineSource::noteFailure() {
    int code = Z_OK;
    const std::string words = gzerror(m_file.get(), &code);
    const auto where = m_name + ": after line " + std::to_string(m_line);
    if (code == Z_ERRNO)
        m_failure = Error{"import.unreadable", m_name + ": " + std::strerror(errno)};
    else if (code == Z_BUF_ERROR)
        m_failure = Error{"import.damaged", where + ": the compressed file is cut off"};
    else if (code != Z_OK && code != Z_STREAM_END)
        m_failure = Error{"import.damaged", where + ": the compressed file is damaged (" + words + ")"};
}

std::optional<Line> LineSource::next() {
    while (m_isInInsert || beginsInsert()) {
        m_line += m_isInInsert ? 0 : 1;
        m_isInInsert = true;
        if (const auto row = nextBracket())
            return row;
        m_isInInsert = false;
    }
    return nextLine();
}

bool LineSource::beginsInsert() {
    constexpr std::string_view words = "INSERT INTO";
    while (m_size - m_at < words.size() && fill())
        continue;
    return std::string_view(m_buffer.data() + m_at, m_size - m_at).starts_with(words);
}

std::optional<Line> LineSource::nextLine() {
    for (std::size_t searched = 0;;) {
        const char *begin = m_buffer.data() + m_at;
        const auto *end =
            static_cast<const char *>(std::memchr(begin + searched, '\n', m_size - m_at - searched));
        const auto length = end ? static_cast<std::size_t>(end - begin) : m_size - m_at;
        if (length > longestLine)
            return tooLong();
        if (end) {
            m_at += length + 1;
            return Line{withoutReturn({begin, length}), ++m_line};
        }
        searched = length;
        if (!fill())
            break;
    }
    if (m_at == m_size)
        return std::nullopt;
    const std::string_view rest(m_buffer.data() + m_at, m_size - m_at);
    m_at = m_size;
    return Line{withoutReturn(rest), ++m_line, false, false};
}

// The next bracket of the statement; none when it is over. It may go on in the next line, if that begins with
// one.
std::optional<Line> LineSource::nextBracket() {
    while (skipTo("(;\n") && m_buffer[m_at] != '(') {
        const bool isOver = m_buffer[m_at] == ';';
        if (isOver && !skipTo("\n"))
            return std::nullopt;
        ++m_at;
        if (isOver || (m_at == m_size && !fill()) || m_buffer[m_at] != '(')
            return std::nullopt;
        ++m_line;
    }
    if (m_at == m_size)
        return std::nullopt;
    ++m_at;
    const auto length = bracketLength();
    if (length > longestLine) {
        m_isInInsert = false;
        --m_line;
        return tooLong();
    }
    const std::string_view text(m_buffer.data() + m_at, length);
    const bool isEnded = m_at + length < m_size && m_buffer[m_at + length] == ')';
    m_at += length + (isEnded ? 1 : 0);
    return Line{text, m_line, false, isEnded};
}

// To the first of these letters; false where there is none.
bool LineSource::skipTo(std::string_view stops) {
    do {
        const std::string_view rest(m_buffer.data() + m_at, m_size - m_at);
        const auto at = rest.find_first_of(stops);
        m_at += std::min(at, rest.size());
        if (at != rest.npos)
            return true;
    } while (fill());
    return false;
}

// Up to the bracket that closes outside of quotes, or to the end of the line; beyond longestLine no more is
// looked at.
std::size_t LineSource::bracketLength() {
    char quote = '\0';
    for (std::size_t i = 0;; ++i) {
        while (m_at + i >= m_size)
            if (!fill())
                return m_size - m_at;
        if (i > longestLine)
            return i;
        const char c = m_buffer[m_at + i];
        if (c == '\n')
            return i;
        if (c == '\\')
            ++i;
        else if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == ')')
            return i;
        else if (c == '\'' || c == '"' || c == '`')
            quote = c;
    }
}

Line LineSource::tooLong() {
    m_beginning.assign(m_buffer.data() + m_at, std::min(shownOfTooLong, m_size - m_at));
    ++m_line;
    while (true) {
        const char *begin = m_buffer.data() + m_at;
        const auto *end = static_cast<const char *>(std::memchr(begin, '\n', m_size - m_at));
        m_at = end ? m_at + static_cast<std::size_t>(end - begin) + 1 : m_size;
        if (end || !fill())
            return {m_beginning, m_line, true, end != nullptr};
    }
}

Result<void> LineSource::failure() const {
    return m_failure ? Result<void>(*m_failure) : Result<void>();
}

std::uint64_t LineSource::bytesRead() const {
    return static_cast<std::uint64_t>(std::max<z_off_t>(0, gzoffset(m_file.get())));
}

} // namespace callboard::queue_log
