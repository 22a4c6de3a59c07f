// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace callboard {

// The name of something that people configure: a queue, an agent, a device. Up to 31 bytes of text kept in
// place, so that facts stay small and copy without allocation. Ordered by bytes. The kind makes a queue's
// id and an agent's id two types.
template <class Kind>
class alignas(8) Id {
public:
    static constexpr std::size_t capacity = 31;

    constexpr Id() = default;

    // Text beyond the capacity is cut: check with fits() where it comes from outside.
    constexpr explicit Id(std::string_view text) {
        m_size = static_cast<std::uint8_t>(text.size() < capacity ? text.size() : capacity);
        for (std::size_t i = 0; i < m_size; ++i)
            m_text[i] = text[i];
    }

    static constexpr bool fits(std::string_view text) { return !text.empty() && text.size() <= capacity; }

    constexpr std::string_view text() const { return {m_text.data(), m_size}; }
    constexpr bool isNone() const { return m_size == 0; }
    constexpr explicit operator bool() const { return m_size != 0; }

    // Well spread over 64 bits; the same in every program.
    constexpr std::uint64_t mixed() const {
        std::uint64_t hash = 0;
        for (const auto word : words())
            hash = (std::rotl(hash, 23) ^ word) * 0x9E3779B97F4A7C15u;
        return hash ^ hash >> 32;
    }

    friend constexpr bool operator==(const Id &a, const Id &b) {
        const auto x = a.words(), y = b.words();
        return ((x[0] ^ y[0]) | (x[1] ^ y[1]) | (x[2] ^ y[2]) | (x[3] ^ y[3])) == 0;
    }
    friend constexpr std::strong_ordering operator<=>(const Id &a, const Id &b) {
        const auto x = a.words(), y = b.words();
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i] != y[i])
                return inOrder(x[i]) <=> inOrder(y[i]);
        return std::strong_ordering::equal;
    }

private:
    using Words = std::array<std::uint64_t, 4>;
    constexpr Words words() const { return std::bit_cast<Words>(*this); }
    // So that comparing numbers compares bytes from the first on.
    static constexpr std::uint64_t inOrder(std::uint64_t word) {
        return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
    }

    std::array<char, capacity> m_text{};
    std::uint8_t m_size = 0;
};

// The number of something that happens: a call, an offer, a session. Unique in the life of a site: the
// upper 21 bits are the backend's start, the lower 32 count from 1, so that it survives JSON's doubles.
template <class Kind>
struct Number {
    std::uint64_t value = 0;

    static constexpr Number make(std::uint32_t start, std::uint32_t count) {
        return {static_cast<std::uint64_t>(start) << 32 | count};
    }
    constexpr bool isNone() const { return value == 0; }
    constexpr explicit operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(const Number &, const Number &) = default;
};

// From here on, the upper half of what a start can be, are those of imports; a backend counts from 1 and does
// not come there.
inline constexpr std::uint32_t startsOfImports = 1u << 20;

using QueueId = Id<struct QueueKind>;
using UserId = Id<struct UserKind>;
using AgentId = UserId; // an agent is a user who takes calls
using DeviceId = Id<struct DeviceKind>;
using TeamId = Id<struct TeamKind>;
using TrunkId = Id<struct TrunkKind>;
using ReasonId = Id<struct ReasonKind>;
using DispositionId = Id<struct DispositionKind>;
using CommandId = Id<struct CommandKind>;
using CallId = Number<struct CallKind>;
using OfferId = Number<struct OfferKind>;
using SessionId = Number<struct SessionKind>;

} // namespace callboard
