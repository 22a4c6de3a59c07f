// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/sip_text.h"

#include "core/base/utf8.h"
#include "core/voice/rtp.h"

#include <algorithm>
#include <charconv>

namespace callboard::voice {

namespace {

bool isControl(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

// The first character of the text made harmless; taken off it.
std::string_view takeHarmless(std::string_view &text) {
    const auto length = characterLength(text);
    const auto character = text.substr(0, std::max<std::size_t>(length, 1));
    text.remove_prefix(character.size());
    if (length == 0)
        return replacementCharacter;
    return isControl(character.front()) ? std::string_view(" ") : character;
}

std::optional<char> hexByte(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return static_cast<char>(value);
}

bool isUserCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-_.!~*'()&=+$,").find(c) != std::string_view::npos;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    const auto end = text.find_last_not_of(' ') + 1;
    return text.substr(begin, std::max(end, begin) - begin);
}

std::string cleaned(std::string_view text, std::size_t limit) {
    text = trimmed(text);
    std::string clean;
    while (!text.empty()) {
        const auto next = takeHarmless(text);
        if (clean.size() + next.size() > limit)
            break;
        clean += next;
    }
    return std::string(trimmed(clean));
}

std::string escapedUser(std::string_view user) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : user) {
        const auto byte = static_cast<unsigned char>(c);
        if (isUserCharacter(c))
            text += c;
        else
            text += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return text;
}

std::string unescapedUser(std::string_view user) {
    std::string text;
    for (std::size_t i = 0; i < user.size(); ++i) {
        const auto byte =
            user[i] == '%' && i + 2 < user.size() ? hexByte(user.substr(i + 1, 2)) : std::nullopt;
        text += byte.value_or(user[i]);
        i += byte ? 2 : 0;
    }
    return text;
}

std::string quotedName(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += isControl(c) ? ' ' : c;
    }
    return text;
}

std::string plainName(std::string_view header, std::size_t limit) {
    header = trimmed(header);
    if (header.size() >= 2 && header.front() == '"' && header.back() == '"')
        header = header.substr(1, header.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] == '\\' && i + 1 < header.size())
            ++i;
        text += header[i];
    }
    return cleaned(text, limit);
}

std::optional<char> relayedKey(std::string_view body) {
    static constexpr std::string_view name = "Signal=";
    const auto start = body.find(name);
    if (start == std::string_view::npos)
        return std::nullopt;
    const auto value = body.find_first_not_of(' ', start + name.size());
    return value != std::string_view::npos && isKey(body[value]) ? std::optional(body[value]) : std::nullopt;
}

} // namespace callboard::voice
