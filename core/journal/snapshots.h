// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <string_view>
#include <vector>

namespace callboard {

struct Snapshot {
    std::uint64_t seq = 0; // the state after this record
    int foldVersion = 0;
    std::string bytes;
};

// Snapshots beside a journal: a cache, one file each, that can be deleted at any time and loses nothing. A
// snapshot is bound to the history it was made from: after a repair an old one does not match and is left
// out.
class Snapshots {
public:
    struct Policy {
        int newest = 3;                 // always kept
        std::uint64_t spacing = 20'000; // of the older ones, one in so many records is kept
    };
    struct Found {
        std::optional<Snapshot> snapshot;
        std::vector<std::string> skipped; // in words: files that were damaged or did not match the journal
    };

    explicit Snapshots(std::filesystem::path journalDirectory);
    Snapshots(std::filesystem::path journalDirectory, Policy policy);

    // seq must be the last record of a group (what last() says after an append). Prunes what the policy does
    // not keep, and all snapshots of other fold versions.
    Result<void> put(const Journal &journal, std::uint64_t seq, int foldVersion, std::string_view bytes);
    // The newest whole one with its number at or before seq.
    Result<Found> latest(const Journal &journal, std::uint64_t seq, int foldVersion) const;

private:
    std::filesystem::path m_directory;
    Policy m_policy;
};

} // namespace callboard
