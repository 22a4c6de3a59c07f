// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace callboard {

namespace {

bool isContinuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

// By the first byte alone.
std::size_t promisedLength(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

// Whether the second byte makes the character overlong, a surrogate or too great.
bool isOutside(unsigned char first, unsigned char second) {
    return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
           (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

// How many bytes of ASCII it begins with, less than eight of them left out at its end.
std::size_t plainLength(std::string_view text) {
    std::size_t length = 0;
    for (std::uint64_t word = 0; length + sizeof word <= text.size(); length += sizeof word) {
        std::memcpy(&word, text.data() + length, sizeof word);
        if (word & 0x8080'8080'8080'8080u)
            break;
    }
    return length;
}

} // namespace

std::size_t characterLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const auto length = promisedLength(first);
    if (length <= 1)
        return length;
    const auto rest = text.substr(1, length - 1);
    const bool isWhole = rest.size() == length - 1 && std::all_of(rest.begin(), rest.end(), isContinuation);
    return isWhole && !isOutside(first, static_cast<unsigned char>(rest.front())) ? length : 0;
}

bool isUtf8(std::string_view text) {
    for (;;) {
        text.remove_prefix(plainLength(text));
        if (text.empty())
            return true;
        const auto length = characterLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
}

} // namespace callboard
