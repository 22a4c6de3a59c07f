// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/json_writer.h"

#include "core/base/utf8.h"

namespace callboard {

namespace {

void escape(std::string &out, unsigned char c) {
    constexpr auto hex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
}

} // namespace

void JsonWriter::write(std::string_view text) {
    m_out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const auto length = c < 0x80 ? 1 : characterLength(text.substr(i));
        if (length != 0 && c >= 0x20 && c != '"' && c != '\\') {
            i += length;
            continue;
        }
        m_out.append(text, done, i - done);
        if (length != 0)
            escape(m_out, c);
        else
            m_out += replacementCharacter;
        done = ++i;
    }
    m_out.append(text, done);
    m_out += '"';
}

void JsonWriter::write(Time time) {
    m_out += '"';
    m_out += toIso(time);
    m_out += '"';
}

void JsonWriter::write(Duration duration) {
    auto micros = duration.count();
    if (micros < 0) {
        m_out += '-';
        micros = -micros;
    }
    m_out += std::to_string(micros / 1'000'000);
    auto fraction = std::to_string(micros % 1'000'000 + 1'000'000);
    fraction.front() = '.';
    while (fraction.back() == '0')
        fraction.pop_back();
    if (fraction.size() > 1)
        m_out += fraction;
}

} // namespace callboard
