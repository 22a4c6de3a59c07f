// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace callboard {

// An enum of the trade gives its public words beside it:
//     constexpr auto textsOf(Direction) { return std::array{"inbound"sv, "outbound"sv}; }
// in the order of its values, which count from 0. Journal, wire and command line use these words alone.
template <class E>
concept Worded = requires(E e) {
    textsOf(e)[0];
};

template <Worded E>
constexpr std::string_view textOf(E value) {
    constexpr auto texts = textsOf(E{});
    const auto index = static_cast<std::size_t>(value);
    return index < texts.size() ? texts[index] : std::string_view{};
}

template <Worded E>
constexpr std::optional<E> fromText(std::string_view text) {
    constexpr auto texts = textsOf(E{});
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text)
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace callboard
