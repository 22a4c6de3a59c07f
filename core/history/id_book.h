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
        return id ? numberOf(std::bit_cast<Key>(id), id.mixed()) : 0;
    }
    // 0: it never came.
    template <class Kind>
    std::uint32_t known(const Id<Kind> &id) const {
        const auto slot = m_slots.empty() || !id ? 0 : slotOf(std::bit_cast<Key>(id), id.mixed());
        return slot < m_slots.size() ? m_slots[slot] : 0;
    }
    template <class AnyId>
    AnyId idOf(std::uint32_t number) const {
        return number == 0 || number > m_keys.size() ? AnyId{} : std::bit_cast<AnyId>(m_keys[number - 1]);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(m_keys.size()); } // the last number

private:
    using Key = std::array<std::uint64_t, 4>;
    static_assert(sizeof(Key) == sizeof(QueueId) && alignof(Key) == alignof(QueueId));

    std::uint32_t numberOf(const Key &key, std::uint64_t hash);
    std::size_t slotOf(const Key &key, std::uint64_t hash) const;
    void grow();

    std::vector<Key> m_keys; // number n stands at n - 1
    std::vector<std::uint32_t> m_slots;
};

} // namespace callboard::history
