// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace callboard::history {

// The rows of a report while they are gathered, by group of time, queue and agent (numbers, 0 for none).
template <class T>
class Cells {
public:
    struct Cell {
        std::size_t group;
        std::uint32_t queue;
        std::uint32_t agent;
        T value{};
    };

    // Made when it is first asked for; the reference lives until the next one is made.
    T &at(std::size_t group, std::uint32_t queue, std::uint32_t agent) {
        const auto key = group << 40 | std::uint64_t{queue} << 20 | agent;
        if (key != m_lastKey) {
            m_last = find(key, {group, queue, agent, {}});
            m_lastKey = key;
        }
        return m_cells[m_last].value;
    }
    std::vector<Cell> take() { return std::move(m_cells); }

private:
    struct Slot {
        std::uint64_t key = none;
        std::size_t cell = 0;
    };
    static constexpr auto none = std::numeric_limits<std::uint64_t>::max();

    Slot &slotOf(std::uint64_t key) {
        const auto mask = m_slots.size() - 1;
        auto slot = (key * 0x9E37'79B9'7F4A'7C15u >> 32) & mask;
        while (m_slots[slot].key != none && m_slots[slot].key != key)
            slot = (slot + 1) & mask;
        return m_slots[slot];
    }
    std::size_t find(std::uint64_t key, Cell fresh) {
        if (2 * (m_cells.size() + 1) > m_slots.size())
            grow();
        auto &slot = slotOf(key);
        if (slot.key == none) {
            slot = {key, m_cells.size()};
            m_cells.push_back(std::move(fresh));
        }
        return slot.cell;
    }
    void grow() {
        auto old = std::exchange(m_slots, std::vector<Slot>(std::bit_ceil(4 * (m_cells.size() + 8))));
        for (const auto &slot : old)
            if (slot.key != none)
                slotOf(slot.key) = slot;
    }

    std::vector<Cell> m_cells;
    std::vector<Slot> m_slots;
    std::uint64_t m_lastKey = none;
    std::size_t m_last = 0;
};

} // namespace callboard::history
