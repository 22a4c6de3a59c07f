// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/directory/byte_source.h"

#include "core/directory/text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace callboard::directory {

namespace {

constexpr std::size_t bufferBytes = 64 * 1024;
constexpr std::size_t lookAhead = 4 * 1024;

// Cyrillic of Windows-1251 stands in the upper half where UTF-8 has the beginnings of its characters.
bool looksLikeWindows1251(std::string_view text) {
    const auto within = [&](unsigned from, unsigned to) {
        return std::ranges::count_if(text, [&](char letter) {
            const auto byte = static_cast<unsigned char>(letter);
            return byte >= from && byte <= to;
        });
    };
    return within(0xC0, 0xFF) > within(0x80, 0xBF);
}

} // namespace

Result<ByteSource> ByteSource::open(const std::filesystem::path &file) {
    ByteSource source;
    source.m_name = file.string();
    source.m_file.reset(std::fopen(file.c_str(), "rb"));
    if (!source.m_file)
        return Error{"import.unreadable", source.m_name + ": " + std::strerror(errno)};
    source.m_buffer.resize(bufferBytes);
    source.fill();
    if (auto read = source.failure(); !read)
        return read.error();
    return source;
}

void ByteSource::fill() {
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_at),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_size), m_buffer.begin());
    m_size -= m_at;
    m_at = 0;
    while (m_size < m_buffer.size() && m_failure == 0 && std::feof(m_file.get()) == 0) {
        errno = 0;
        m_size += std::fread(m_buffer.data() + m_size, 1, m_buffer.size() - m_size, m_file.get());
        if (std::ferror(m_file.get()) != 0)
            m_failure = errno != 0 ? errno : EIO;
    }
}

int ByteSource::peek() {
    if (m_size - m_at < 2)
        fill();
    if (m_at == m_size)
        return end;
    return m_buffer[m_at] == '\r' ? '\n' : static_cast<unsigned char>(m_buffer[m_at]);
}

int ByteSource::next() {
    const int byte = peek();
    if (byte == end)
        return end;
    const bool isPair = m_buffer[m_at] == '\r' && m_size - m_at > 1 && m_buffer[m_at + 1] == '\n';
    m_at += isPair ? 2 : 1;
    if (byte == '\n')
        ++m_line;
    return byte;
}

std::string_view ByteSource::ahead() {
    if (m_size - m_at < lookAhead)
        fill();
    return {m_buffer.data() + m_at, m_size - m_at};
}

void ByteSource::skip(std::size_t bytes) {
    m_at += std::min(bytes, m_size - m_at);
}

Result<void> ByteSource::failure() const {
    if (m_failure == 0)
        return {};
    return Error{"import.unreadable", m_name + ": " + std::strerror(m_failure)};
}

Error ByteSource::error(std::string code, std::uint64_t line, std::string_view reason) const {
    return {std::move(code), m_name + ": line " + std::to_string(line) + ": " + std::string(reason)};
}

Error ByteSource::notUtf8(std::uint64_t line, std::string_view text) const {
    if (text.find('\0') != std::string_view::npos || text.starts_with("\xFF\xFE") ||
        text.starts_with("\xFE\xFF"))
        return error("import.notUtf8", line,
                     "not text in UTF-8 but perhaps in UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 '" +
                         m_name + "' > converted, and import that");
    const bool isCyrillic = looksLikeWindows1251(text);
    return error("import.notUtf8", line,
                 std::string("not UTF-8") + (isCyrillic ? ", it looks like Windows-1251" : "") +
                     "; convert it first: iconv -f " + (isCyrillic ? "CP1251" : "ENCODING") + " -t UTF-8 '" +
                     m_name + "' > converted, and import that");
}

} // namespace callboard::directory
