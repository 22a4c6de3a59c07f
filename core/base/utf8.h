// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace callboard {

// U+FFFD: stands for bytes that are no text.
inline constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

// Bytes of the well-formed UTF-8 character that the text begins with; 0 when it begins with none: cut off,
// overlong, a surrogate, beyond U+10FFFF. The text is not empty.
std::size_t characterLength(std::string_view text);

bool isUtf8(std::string_view text);

} // namespace callboard
