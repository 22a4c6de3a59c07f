// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/packed.h"

#include <algorithm>

namespace callboard::history {

namespace {

// The width, the base, the rows, and as many zeroes that a row can be read as a whole word.
constexpr std::size_t headSize = 1 + sizeof(std::uint64_t);
constexpr std::size_t tailSize = sizeof(std::uint64_t);

unsigned widthOf(std::uint64_t span) {
    return (static_cast<unsigned>(std::bit_width(span)) + 7) / 8;
}

std::size_t sizeOf(std::size_t rows, unsigned width) {
    return headSize + rows * width + tailSize;
}

Error damaged() {
    return {"history.damaged", "a column of the projections has not the size that its rows need"};
}

} // namespace

Result<Column> Column::read(std::string_view bytes, std::size_t rows) {
    if (bytes.size() < headSize)
        return damaged();
    const auto width = static_cast<unsigned char>(bytes.front());
    if (width > 8 || bytes.size() != sizeOf(rows, width))
        return damaged();
    std::uint64_t base = 0;
    std::memcpy(&base, bytes.data() + 1, sizeof base);
    return Column(bytes.data() + headSize, width, base);
}

std::string packed(std::span<const std::int64_t> numbers) {
    std::uint64_t base = 0;
    unsigned width = 0;
    if (!numbers.empty()) {
        const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
        base = static_cast<std::uint64_t>(*least);
        width = widthOf(static_cast<std::uint64_t>(*most) - base);
    }
    std::string bytes(sizeOf(numbers.size(), width), '\0');
    bytes.front() = static_cast<char>(width);
    std::memcpy(bytes.data() + 1, &base, sizeof base);
    auto *at = bytes.data() + headSize;
    for (const auto number : numbers) {
        const auto above = static_cast<std::uint64_t>(number) - base;
        std::memcpy(at, &above, sizeof above); // runs over into the next row, which comes after it
        at += width;
    }
    return bytes;
}

std::string packedTexts(std::span<const std::string> texts) {
    std::vector<std::int64_t> ends;
    std::string all;
    for (const auto &text : texts) {
        all += text;
        ends.push_back(static_cast<std::int64_t>(all.size()));
    }
    const auto column = packed(ends);
    const auto size = static_cast<std::uint32_t>(column.size());
    std::string bytes(sizeof size, '\0');
    std::memcpy(bytes.data(), &size, sizeof size);
    return bytes + column + all;
}

Result<std::vector<std::string_view>> readTexts(std::string_view bytes, std::size_t rows) {
    std::uint32_t size = 0;
    if (bytes.size() < sizeof size)
        return damaged();
    std::memcpy(&size, bytes.data(), sizeof size);
    bytes.remove_prefix(sizeof size);
    if (bytes.size() < size)
        return damaged();
    const auto ends = Column::read(bytes.substr(0, size), rows);
    if (!ends)
        return ends.error();
    bytes.remove_prefix(size);
    std::vector<std::string_view> texts;
    std::size_t begin = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto end = static_cast<std::size_t>((*ends)[row]);
        if (end < begin || end > bytes.size())
            return damaged();
        texts.push_back(bytes.substr(begin, end - begin));
        begin = end;
    }
    return texts;
}

} // namespace callboard::history
