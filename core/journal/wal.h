// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/damage.h"

#include <filesystem>
#include <optional>

namespace callboard::journal {

// What stands in an SQLite write-ahead log (https://sqlite.org/fileformat2.html#walformat), read without
// SQLite: that takes the log up to the first frame that does not match and drops the rest without a word.
struct WalFindings {
    std::uint64_t committedFrames = 0; // what SQLite will take
    // Writes of one transaction that never became durable.
    std::uint64_t tornOffset = 0;
    std::uint64_t tornBytes = 0; // 0: no torn tail
    std::uint64_t tornFrames = 0;
    // A frame that was durable once and is not whole now: transactions behind it would be lost.
    std::optional<JournalDamage> damage;
};

// Nobody may write to the log meanwhile. A log that is not there is a whole one.
WalFindings inspectWal(const std::filesystem::path &log);

} // namespace callboard::journal
