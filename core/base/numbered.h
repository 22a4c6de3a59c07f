// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace callboard {

// Rows by their number (row.id), walked in the order of their numbers. Finding and taking out cost the same
// however many there are; adding too, as long as numbers grow, which those of calls and offers do. A pointer
// or reference to a row lives until the next insert().
template <class Row>
class Numbered {
    using Key = decltype(Row::id);
    static constexpr std::uint32_t none = 0xFFFF'FFFFu;

    struct Slot {
        Row row;
        std::uint32_t before = none;
        std::uint32_t after = none;
        std::uint32_t nextInBucket = none; // or the next free slot
    };

public:
    class const_iterator {
    public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;

        explicit const_iterator(const Numbered *rows = nullptr, std::uint32_t slot = none)
            : m_rows(rows)
            , m_slot(slot) {}
        const Row &operator*() const { return m_rows->m_slots[m_slot].row; }
        const Row *operator->() const { return &**this; }
        const_iterator &operator++() {
            m_slot = m_rows->m_slots[m_slot].after;
            return *this;
        }
        const_iterator operator++(int) { return std::exchange(*this, std::next(*this)); }
        friend bool operator==(const const_iterator &, const const_iterator &) = default;

    private:
        const Numbered *m_rows;
        std::uint32_t m_slot;
    };

    const_iterator begin() const { return const_iterator(this, m_first); }
    const_iterator end() const { return const_iterator(this, none); }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }

    // Null where there is none.
    const Row *find(Key id) const {
        const auto slot = slotOf(id);
        return slot == none ? nullptr : &m_slots[slot].row;
    }
    Row *find(Key id) { return const_cast<Row *>(std::as_const(*this).find(id)); }

    // Both in place of the row with the same number, if there is one. add(): it has nothing else yet.
    Row &insert(Row row) { return add(row.id) = std::move(row); }
    Row &add(Key id) {
        if (auto *same = find(id)) {
            *same = Row{};
            same->id = id;
            return *same;
        }
        const auto slot = freeSlot(); // whose row is as new
        m_slots[slot].row.id = id;
        ++m_size;
        putInOrder(slot);
        if (m_size > m_buckets.size())
            refillBuckets();
        else
            putInBucket(slot);
        return m_slots[slot].row;
    }

    // Takes out a row that is there.
    Row take(Key id) {
        assert(find(id));
        auto *link = &m_buckets[bucketOf(id)];
        while (m_slots[*link].row.id != id)
            link = &m_slots[*link].nextInBucket;
        const auto slot = *link;
        auto &freed = m_slots[slot];
        *link = std::exchange(freed.nextInBucket, m_free);
        (freed.before == none ? m_first : m_slots[freed.before].after) = freed.after;
        (freed.after == none ? m_last : m_slots[freed.after].before) = freed.before;
        m_free = slot;
        --m_size;
        return std::exchange(freed.row, Row{});
    }

    friend bool operator==(const Numbered &a, const Numbered &b) {
        return a.m_size == b.m_size && std::equal(a.begin(), a.end(), b.begin());
    }

private:
    std::size_t bucketOf(Key id) const {
        return (id.value * 0x9E37'79B9'7F4A'7C15u >> 32) & (m_buckets.size() - 1);
    }
    std::uint32_t slotOf(Key id) const {
        if (m_buckets.empty())
            return none;
        auto slot = m_buckets[bucketOf(id)];
        while (slot != none && m_slots[slot].row.id != id)
            slot = m_slots[slot].nextInBucket;
        return slot;
    }
    std::uint32_t freeSlot() {
        if (m_free != none)
            return std::exchange(m_free, m_slots[m_free].nextInBucket);
        m_slots.emplace_back();
        return static_cast<std::uint32_t>(m_slots.size() - 1);
    }
    void putInBucket(std::uint32_t slot) {
        m_slots[slot].nextInBucket = std::exchange(m_buckets[bucketOf(m_slots[slot].row.id)], slot);
    }
    void refillBuckets() {
        m_buckets.assign(std::bit_ceil(m_size * 2), none);
        for (auto slot = m_first; slot != none; slot = m_slots[slot].after)
            putInBucket(slot);
    }
    // From the end: that is where a new number belongs.
    void putInOrder(std::uint32_t slot) {
        auto before = m_last;
        while (before != none && m_slots[slot].row.id < m_slots[before].row.id)
            before = m_slots[before].before;
        const auto after = before == none ? m_first : m_slots[before].after;
        m_slots[slot].before = before;
        m_slots[slot].after = after;
        (before == none ? m_first : m_slots[before].after) = slot;
        (after == none ? m_last : m_slots[after].before) = slot;
    }

    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_buckets; // a power of two of them, at least as many as rows
    std::uint32_t m_first = none;
    std::uint32_t m_last = none;
    std::uint32_t m_free = none;
    std::size_t m_size = 0;
};

} // namespace callboard
