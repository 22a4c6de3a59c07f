// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace callboard {

// An international number as ITU-T E.164 has it: '+', a country code and at most 15 digits in all. Small,
// ordered and free of spelling: two spellings of one number are equal. The form alone is checked here,
// whether the number can exist is for core/directory/phone_number.h.
class E164 {
public:
    static constexpr std::size_t fewestDigits = 7;
    static constexpr std::size_t mostDigits = 15;

    // "+74951234567" and nothing else around it.
    static constexpr std::optional<E164> fromText(std::string_view text) {
        if (text.size() < fewestDigits + 1 || text.size() > mostDigits + 1 || text[0] != '+' ||
            text[1] == '0')
            return std::nullopt;
        std::uint64_t digits = 0;
        for (const char letter : text.substr(1)) {
            if (letter < '0' || letter > '9')
                return std::nullopt;
            digits = digits * 10 + static_cast<std::uint64_t>(letter - '0');
        }
        return E164{digits};
    }

    std::string text() const { return '+' + std::to_string(m_digits); }

    friend constexpr auto operator<=>(const E164 &, const E164 &) = default;

private:
    constexpr explicit E164(std::uint64_t digits)
        : m_digits(digits) {}

    std::uint64_t m_digits;
};

} // namespace callboard
