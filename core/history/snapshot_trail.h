// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/center/center.h"
#include "core/journal/snapshots.h"

namespace callboard::history {

// Snapshots of a past that has none, put by who folds it anyway: after a change of the fold those before are
// of no use, and every look back would begin at the first event. What is near the end is its writer's
// business.
class SnapshotTrail {
public:
    static constexpr std::uint64_t spacing = 20'000; // events, between two of them

    explicit SnapshotTrail(const std::filesystem::path &directory)
        : m_snapshots(directory, {3, spacing}) {}

    // After each event, with the center that it led to.
    Result<void> take(const Journal &journal, const Center &center) {
        return center.seq < m_next ? Result<void>() : step(journal, center);
    }
    // The state at the end of a journal that nobody writes to.
    Result<void> end(const Journal &journal, const Center &center);

private:
    Result<void> step(const Journal &journal, const Center &center);
    Result<void> put(const Journal &journal, const Center &center);

    Snapshots m_snapshots;
    std::uint64_t m_next = 0; // the event at which there is something to do
};

} // namespace callboard::history
