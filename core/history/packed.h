// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace callboard::history {

// A column of whole numbers, read in place: each stands in `width` bytes, little-endian, as what it is more
// than `base`. The bytes belong to somebody else.
class Column {
public:
    Column() = default; // zeroes, however many rows are asked for
    static Column of(const std::vector<std::int64_t> &numbers) {
        return {reinterpret_cast<const char *>(numbers.data()), sizeof(std::int64_t), 0};
    }
    // The bytes that packed() made of so many rows. Error "history.damaged".
    static Result<Column> read(std::string_view bytes, std::size_t rows);

    std::int64_t operator[](std::size_t row) const {
        std::uint64_t word = 0;
        std::memcpy(&word, m_bytes + row * m_width, sizeof word);
        return static_cast<std::int64_t>(m_base + (word & m_mask));
    }

private:
    static_assert(std::endian::native == std::endian::little);
    static constexpr char nothing[sizeof(std::uint64_t)]{};

    Column(const char *bytes, unsigned width, std::uint64_t base)
        : m_bytes(bytes)
        , m_width(width)
        , m_mask(width == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * width) - 1)
        , m_base(base) {}

    const char *m_bytes = nothing;
    std::size_t m_width = 0;
    std::uint64_t m_mask = 0;
    std::uint64_t m_base = 0;
};

// In the fewest bytes that the span of the numbers needs; none where all are the same.
std::string packed(std::span<const std::int64_t> numbers);

// Texts, one a row.
std::string packedTexts(std::span<const std::string> texts);
// Valid as long as the bytes.
Result<std::vector<std::string_view>> readTexts(std::string_view bytes, std::size_t rows);

} // namespace callboard::history
