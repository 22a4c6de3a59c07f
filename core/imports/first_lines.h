// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace callboard::imports {

// How many lines of the file something is to be said of, and the numbers of the first of them.
class FirstLines {
public:
    static constexpr std::size_t mostNamed = 5;

    void add(std::uint64_t line) {
        ++m_count;
        if (m_named.size() < mostNamed)
            m_named.push_back(line);
    }
    std::uint64_t count() const { return m_count; }
    const std::vector<std::uint64_t> &named() const { return m_named; }

private:
    std::uint64_t m_count = 0;
    std::vector<std::uint64_t> m_named;
};

} // namespace callboard::imports
