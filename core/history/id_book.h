// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace callboard::history {

// Ids as small numbers, in the order of their coming; 0 is none. Queues, agents and reasons share the
// numbers.
class IdBook {
public:
    template <class Kind>
    std::uint32_t numberOf(const Id<Kind> &id) {
        return id ? numberOf(std::bit_cast<Key>(id)) : 0;
    }
    // 0: it never came.
    template <class Kind>
    std::uint32_t known(const Id<Kind> &id) const {
        return m_slots.empty() || !id ? 0 : m_slots[slotOf(std::bit_cast<Key>(id))];
    }
    template <class AnyId>
    AnyId idOf(std::uint32_t number) const {
        return number == 0 || number > m_keys.size() ? AnyId{} : std::bit_cast<AnyId>(m_keys[number - 1]);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_keys.size()); } // the last number

private:
    using Key = std::array<std::uint64_t, 4>;
    static_assert(sizeof(Key) == sizeof(QueueId) && alignof(Key) == alignof(QueueId));

    std::uint32_t numberOf(const Key &key);
    std::size_t slotOf(const Key &key) const;
    void grow();

    std::vector<Key> m_keys; // number n stands at n - 1
    std::vector<std::uint32_t> m_slots;
};

} // namespace callboard::history
