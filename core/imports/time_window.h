// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace callboard::imports {

// Rows in the order of their times, those of one time in the order of coming. Cheap where they come nearly in
// order; rows are kept for the next ones, so that their texts are not allocated anew.
template <class Row>
class TimeWindow {
public:
    // A row that was used before, to be filled; valid until the next add().
    Row &add(Time at) {
        const auto slot = freeSlot();
        const Place place{at, slot};
        if (empty() || m_places.back().at <= at)
            m_places.push_back(place);
        else
            m_places.insert(std::upper_bound(begin(), m_places.end(), place,
                                             [](const Place &a, const Place &b) { return a.at < b.at; }),
                            place);
        return m_rows[slot];
    }
    bool empty() const { return m_head == m_places.size(); }
    std::size_t size() const { return m_places.size() - m_head; }
    Time firstAt() const { return m_places[m_head].at; }
    Row &first() { return m_rows[m_places[m_head].slot]; }
    // The one so many places behind the first.
    const Row &at(std::size_t place) const { return m_rows[m_places[m_head + place].slot]; }
    bool isOfFirstTime(std::size_t place) const {
        return place < size() && m_places[m_head + place].at == firstAt();
    }
    // Makes it the first; only one of the first time.
    void bringForward(std::size_t place) {
        const auto moved = begin() + static_cast<std::ptrdiff_t>(place);
        std::rotate(begin(), moved, moved + 1);
    }
    void pop() {
        m_free.push_back(m_places[m_head++].slot);
        constexpr std::size_t worthMoving = 4096;
        if (m_head == m_places.size() || (m_head >= worthMoving && m_head * 2 > m_places.size())) {
            m_places.erase(m_places.begin(), begin());
            m_head = 0;
        }
    }
    template <class Each>
    void forEach(const Each &each) const {
        for (auto i = m_head; i < m_places.size(); ++i)
            each(m_rows[m_places[i].slot]);
    }

private:
    struct Place {
        Time at;
        std::uint32_t slot;
    };
    auto begin() { return m_places.begin() + static_cast<std::ptrdiff_t>(m_head); }
    std::uint32_t freeSlot() {
        if (m_free.empty()) {
            m_rows.emplace_back();
            return static_cast<std::uint32_t>(m_rows.size() - 1);
        }
        const auto slot = m_free.back();
        m_free.pop_back();
        return slot;
    }

    std::vector<Place> m_places;
    std::size_t m_head = 0; // what is before it has been popped
    std::vector<Row> m_rows;
    std::vector<std::uint32_t> m_free;
};

} // namespace callboard::imports
