// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/snapshot_trail.h"

#include "core/center/apply.h"
#include "core/codec/codec.h"

#include <algorithm>

namespace callboard::history {

Result<void> SnapshotTrail::put(const Journal &journal, const Center &center) {
    return m_snapshots.put(journal, center.seq, foldVersion, encode(center));
}

// At a due event: puts one if none is near and a group ends here; then says when to come again.
Result<void> SnapshotTrail::step(const Journal &journal, const Center &center) {
    const auto near = m_snapshots.latest(journal, center.seq, foldVersion);
    if (!near)
        return near.error();
    auto last = near->snapshot ? near->snapshot->seq : 0;
    if (center.seq >= last + spacing && journal.last() >= center.seq + spacing) {
        const auto end = journal.groupEndFrom(center.seq);
        if (!end)
            return end.error();
        m_next = *end;
        if (*end != center.seq)
            return {};
        if (const auto kept = put(journal, center); !kept)
            return kept;
        last = center.seq;
    }
    m_next = std::max(last + spacing, center.seq + 1);
    // Near the end: where there may be something to do once more has been written.
    if (journal.last() < m_next + spacing)
        m_next = std::max(m_next, center.seq + spacing);
    return {};
}

Result<void> SnapshotTrail::end(const Journal &journal, const Center &center) {
    const auto known = m_snapshots.latest(journal, center.seq, foldVersion);
    if (!known)
        return known.error();
    const bool isKept = center.seq == 0 || (known->snapshot && known->snapshot->seq == center.seq);
    return isKept ? Result<void>() : put(journal, center);
}

} // namespace callboard::history
