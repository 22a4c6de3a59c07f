// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace callboard {

// What a URI says of the number it bears.
struct PhoneUri {
    enum class Scheme { None, Tel, Sip };
    Scheme scheme = Scheme::None;
    std::string number; // without scheme, host, password; parameters only where they belong to the number
    bool bearsPhoneNumber = true; // false for a sip: URI that names a person or an extension
};

// Never fails: text without a known scheme is a number as it stands. Percent signs are decoded.
PhoneUri readPhoneUri(std::string_view text);

} // namespace callboard
