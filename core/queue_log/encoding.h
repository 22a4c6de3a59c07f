// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <string>
#include <string_view>

namespace callboard::queue_log {

// An encoding with one byte a character, ASCII below 128: what logs are in that are not UTF-8.
class Encoding {
public:
    // By a name as iconv knows it: "CP1251", "KOI8-R". Error "import.encoding": nobody knows it, or it has
    // several bytes for a character.
    static Result<Encoding> named(const std::string &name);

    // The bytes as UTF-8; one that means nothing in it as that of Latin-1.
    void append(std::string_view bytes, std::string &into) const;

private:
    std::array<std::string, 256> m_characters;
};

} // namespace callboard::queue_log
