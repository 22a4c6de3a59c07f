// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace callboard::imports {

// Which rows have a key; several may have the same one. Chains in two arrays: nothing is allocated for a row.
// Keys are well spread already.
class KeyRows {
public:
    static constexpr std::uint32_t none = 0xFFFF'FFFFu;

    void add(std::uint64_t key, std::uint32_t row) { // which was not there
        if (m_size >= m_heads.size())
            grow();
        if (row >= m_rows.size())
            m_rows.resize(row + 1);
        auto &head = m_heads[placeOf(key)];
        m_rows[row] = {key, head};
        head = row;
        ++m_size;
    }
    void remove(std::uint32_t row) { // which was there
        auto *link = &m_heads[placeOf(m_rows[row].key)];
        while (*link != row)
            link = &m_rows[*link].next;
        *link = m_rows[row].next;
        --m_size;
    }
    // The rows with this key, in no certain order; none: there is no further one.
    std::uint32_t first(std::uint64_t key) const {
        return m_heads.empty() ? none : withKey(m_heads[placeOf(key)], key);
    }
    std::uint32_t after(std::uint32_t row) const { return withKey(m_rows[row].next, m_rows[row].key); }

private:
    struct Row {
        std::uint64_t key = 0;
        std::uint32_t next = none;
    };
    std::size_t placeOf(std::uint64_t key) const { return (key >> 1) & (m_heads.size() - 1); }
    std::uint32_t withKey(std::uint32_t row, std::uint64_t key) const {
        while (row != none && m_rows[row].key != key)
            row = m_rows[row].next;
        return row;
    }
    void grow() {
        constexpr std::size_t smallest = 64;
        auto before = std::vector<std::uint32_t>(m_heads.empty() ? smallest : 4 * m_heads.size(), none);
        before.swap(m_heads);
        for (auto row : before)
            while (row != none) {
                const auto next = m_rows[row].next;
                auto &head = m_heads[placeOf(m_rows[row].key)];
                m_rows[row].next = head;
                head = row;
                row = next;
            }
    }

    std::vector<std::uint32_t> m_heads; // a power of two of them
    std::vector<Row> m_rows;
    std::size_t m_size = 0;
};

} // namespace callboard::imports
