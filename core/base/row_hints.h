// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace callboard {

// Where the row with an id probably is. A guess that is wrong or out of date costs time and nothing else: who
// asks checks the row and searches when it is another. So it is no part of a value and all hints are equal.
class RowHints {
public:
    template <class Rows>
    void learn(const Rows &rows) {
        m_rows.assign(std::bit_ceil(rows.size() * 8 + 1), 0);
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_rows[slotOf(rows[i].id)] = static_cast<std::uint32_t>(i);
    }
    // Null: search.
    template <class Rows, class Key>
    auto guess(Rows &rows, const Key &id) const -> decltype(rows.data()) {
        if (m_rows.empty())
            return nullptr;
        const auto row = m_rows[slotOf(id)];
        return row < rows.size() && rows[row].id == id ? &rows[row] : nullptr;
    }
    friend bool operator==(const RowHints &, const RowHints &) { return true; }

private:
    template <class Key>
    std::size_t slotOf(const Key &id) const {
        return static_cast<std::size_t>(id.mixed()) & (m_rows.size() - 1);
    }

    std::vector<std::uint32_t> m_rows;
};

} // namespace callboard
