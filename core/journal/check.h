// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/damage.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace callboard {

struct JournalVerification {
    std::vector<JournalDamage> damages; // empty: all is well
    std::vector<std::string> notes;     // what is no damage and yet worth telling, such as a torn tail
    std::uint64_t records = 0;          // checked and whole
    std::uint64_t groups = 0;
    std::uint64_t intactUntil = 0; // all records up to this number are whole
};

// Walks everything: SQLite's own structure, the write-ahead log, sequence numbers, checksums and their chain.
// Changes nothing; may run beside a writer. An error only where there is no journal to look at.
Result<JournalVerification> verifyJournal(const std::filesystem::path &directory);

struct JournalRepair {
    std::uint64_t records = 0; // copied
    std::string epoch;         // the copy's own: clients start afresh from a snapshot
    std::vector<JournalDamage> damages;
};

// Copies the intact prefix to a new directory (which must not hold a journal). Never writes to the source.
Result<JournalRepair> repairJournal(const std::filesystem::path &from, const std::filesystem::path &to);

} // namespace callboard
