// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <deque>
#include <limits>
#include <utility>
#include <vector>

namespace callboard::history {

// The rows of a report while they are gathered, by group of time, by what the report is of (a queue, a team)
// and by agent; these are numbers, 0 for none.
template <class T>
class Cells {
public:
    struct Cell {
        std::size_t group;
        std::uint32_t of; // a queue, or a team
        std::uint32_t agent;
        T value{};
    };

    // Made when it is first asked for.
    T &at(std::size_t group, std::uint32_t of, std::uint32_t agent) {
        const auto key = group << 40 | std::uint64_t{of} << 20 | agent;
        if (key != m_lastKey) {
            m_last = find(key, group, of, agent);
            m_lastKey = key;
        }
        return m_last->value;
    }
    // In the order of their making.
    std::deque<Cell> &all() { return m_cells; }

private:
    struct Slot {
        std::uint64_t key = none;
        Cell *cell = nullptr;
    };
    static constexpr auto none = std::numeric_limits<std::uint64_t>::max();

    Slot &slotOf(std::uint64_t key) {
        const auto mask = m_slots.size() - 1;
        auto slot = (key * 0x9E37'79B9'7F4A'7C15u >> 32) & mask;
        while (m_slots[slot].key != none && m_slots[slot].key != key)
            slot = (slot + 1) & mask;
        return m_slots[slot];
    }
    Cell *find(std::uint64_t key, std::size_t group, std::uint32_t of, std::uint32_t agent) {
        if (2 * (m_cells.size() + 1) > m_slots.size())
            grow();
        auto &slot = slotOf(key);
        if (slot.key == none) {
            m_cells.push_back({group, of, agent, {}});
            slot = {key, &m_cells.back()};
        }
        return slot.cell;
    }
    void grow() {
        auto old = std::exchange(m_slots, std::vector<Slot>(std::bit_ceil(4 * (m_cells.size() + 8))));
        for (const auto &slot : old)
            if (slot.key != none)
                slotOf(slot.key) = slot;
    }

    std::deque<Cell> m_cells; // stay where they are
    std::vector<Slot> m_slots;
    std::uint64_t m_lastKey = none;
    Cell *m_last = nullptr;
};

} // namespace callboard::history
