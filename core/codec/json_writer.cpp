// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/json_writer.h"

#include "core/base/utf8.h"

#include <array>
#include <cassert>

namespace callboard {

namespace {

// Stands for itself in a text of JSON.
bool isPlain(unsigned char c) {
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

constexpr std::string_view hexDigits = "0123456789abcdef";

// What is written in place of the character, without the four digits of a control character.
std::string_view escapeOf(char c) {
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    default:
        return "\\u00";
    }
}

} // namespace

void JsonWriter::rawLong(std::string_view text) {
    flush();
    m_out += text;
}

void JsonWriter::key(char separator, std::string_view name) {
    constexpr std::size_t around = 4;
    assert(name.size() + around <= m_buffer.size());
    if (m_used + name.size() + around > m_buffer.size())
        flush();
    auto *at = m_buffer.data() + m_used;
    *at++ = separator;
    *at++ = '"';
    std::memcpy(at, name.data(), name.size());
    at += name.size();
    *at++ = '"';
    *at = ':';
    m_used += name.size() + around;
}

bool JsonWriter::putPlain(std::string_view text) {
    if (text.size() + 2 > m_buffer.size() - m_used)
        return false;
    auto *at = m_buffer.data() + m_used;
    *at++ = '"';
    for (const char c : text) {
        if (!isPlain(static_cast<unsigned char>(c)))
            return false;
        *at++ = c;
    }
    *at = '"';
    m_used += text.size() + 2;
    return true;
}

void JsonWriter::putEscaped(std::string_view text) {
    raw('"');
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto length = c < 0x80 ? 1 : characterLength(text.substr(i));
        if (isPlain(c) || length > 1) {
            i += length;
            continue;
        }
        raw(text.substr(done, i - done));
        raw(length == 0 ? replacementCharacter : escapeOf(text[i]));
        if (length != 0 && c < 0x20 && c != '\n' && c != '\t') {
            raw(hexDigits[c >> 4]);
            raw(hexDigits[c & 15]);
        }
        done = ++i;
    }
    raw(text.substr(done));
    raw('"');
}

void JsonWriter::put(Time time) {
    constexpr std::size_t length = isoLength + 2;
    if (m_used + length > m_buffer.size())
        flush();
    auto *at = m_buffer.data() + m_used;
    at[0] = at[length - 1] = '"';
    putIso(time, at + 1);
    m_used += length;
}

void JsonWriter::put(Duration duration) {
    auto micros = duration.count();
    if (micros < 0) {
        raw('-');
        micros = -micros;
    }
    put(micros / 1'000'000);
    auto fraction = micros % 1'000'000;
    if (fraction == 0)
        return;
    std::array<char, 7> text{'.'};
    for (auto digit = text.size() - 1; digit > 0; --digit, fraction /= 10)
        text[digit] = static_cast<char>('0' + fraction % 10);
    const std::string_view digits(text.data(), text.size());
    raw(digits.substr(0, digits.find_last_not_of('0') + 1));
}

} // namespace callboard
