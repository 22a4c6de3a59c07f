// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

namespace callboard {

// Rows that come at the end and go from the front, in one piece of memory. Equal when the rows are, however
// many have gone.
template <class Row>
class Fifo {
public:
    auto begin() const { return m_rows.begin() + static_cast<std::ptrdiff_t>(m_gone); }
    auto end() const { return m_rows.end(); }
    auto begin() { return m_rows.begin() + static_cast<std::ptrdiff_t>(m_gone); }
    auto end() { return m_rows.end(); }
    std::size_t size() const { return m_rows.size() - m_gone; }
    bool empty() const { return size() == 0; }
    const Row &front() const { return m_rows[m_gone]; }
    Row &back() { return m_rows.back(); }

    Row &push(Row row) {
        m_rows.push_back(std::move(row));
        return m_rows.back();
    }
    // The place is given back when half of it is free, so that a row is moved once on average.
    void pop() {
        assert(!empty());
        if (++m_gone * 2 <= m_rows.size())
            return;
        m_rows.erase(m_rows.begin(), begin());
        m_gone = 0;
    }

    friend bool operator==(const Fifo &a, const Fifo &b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

private:
    std::vector<Row> m_rows;
    std::size_t m_gone = 0;
};

} // namespace callboard
