// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace callboard {

// The value of a hexadecimal digit of either case; -1: it is none.
constexpr int hexDigit(char digit) {
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

} // namespace callboard
