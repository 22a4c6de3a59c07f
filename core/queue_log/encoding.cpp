// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/queue_log/encoding.h"

#include <iconv.h>

#include <cerrno>
#include <optional>

namespace callboard::queue_log {

namespace {

constexpr unsigned firstBeyondAscii = 0x80;

std::string latin1(unsigned byte) {
    return {static_cast<char>(0xC0u | byte >> 6), static_cast<char>(0x80u | (byte & 0x3Fu))};
}

class Conversion {
public:
    explicit Conversion(const std::string &name)
        : m_handle(iconv_open("UTF-8", name.c_str())) {}
    ~Conversion() {
        if (isOpen())
            iconv_close(m_handle);
    }
    Conversion(const Conversion &) = delete;
    Conversion &operator=(const Conversion &) = delete;

    bool isOpen() const { return m_handle != iconv_t(-1); }
    // Empty: the byte means nothing; none: it does not stand alone.
    std::optional<std::string> characterOf(char byte) {
        std::array<char, 16> room{};
        char *from = &byte, *to = room.data();
        std::size_t left = 1, free = room.size();
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        if (iconv(m_handle, &from, &left, &to, &free) == std::size_t(-1))
            return errno == EILSEQ ? std::optional(std::string()) : std::nullopt;
        iconv(m_handle, nullptr, nullptr, &to, &free);
        return std::string(room.data(), room.size() - free);
    }

private:
    iconv_t m_handle;
};

} // namespace

Result<Encoding> Encoding::named(const std::string &name) {
    constexpr std::size_t longest = 32;
    const Error unknown{"import.encoding", "there is no encoding '" + name + "'; CP1251 and KOI8-R are such"};
    if (name.empty() || name.size() > longest || name.find_first_of("/,") != name.npos)
        return unknown;
    Conversion conversion(name);
    if (!conversion.isOpen())
        return unknown;
    Encoding encoding;
    for (unsigned byte = 1; byte < encoding.m_characters.size(); ++byte) {
        const auto character = conversion.characterOf(static_cast<char>(byte));
        const bool isAscii = byte < firstBeyondAscii;
        const std::string itself(1, static_cast<char>(byte));
        if (!character || (isAscii && byte >= ' ' && byte < '\x7F' && *character != itself))
            return Error{"import.encoding", "'" + name +
                                                "' has no byte for each character; only such encodings are "
                                                "read, and UTF-8, for which no name is needed"};
        const bool hasMeaning =
            !character->empty() && static_cast<unsigned char>(character->front()) >= firstBeyondAscii;
        encoding.m_characters[byte] = isAscii ? itself : hasMeaning ? *character : latin1(byte);
    }
    return encoding;
}

void Encoding::append(std::string_view bytes, std::string &into) const {
    for (const char byte : bytes)
        into += m_characters[static_cast<unsigned char>(byte)];
}

} // namespace callboard::queue_log
