// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/database.h"
#include "core/journal/files.h"
#include "core/journal/group.h"

#include <functional>
#include <span>
#include <vector>

namespace callboard::journal {

// The format's history: step n (from 1) turns version n-1 into version n. A new journal takes all steps, so
// that it is the same as one that was migrated. The version is in PRAGMA user_version.
using FormatSteps = std::vector<std::string>;
const FormatSteps &formatSteps();

constexpr std::int64_t applicationId = 0x43424a4c; // "CBJL", PRAGMA application_id

// The one row about the site.
struct Site {
    std::string epoch;
    std::int64_t starts = 0;
};

std::string newEpoch();
Result<Site> readSite(const Database &database);
Result<void> writeSite(const Database &database, const Site &site);

// Makes a journal under a passing name, lets fill add to it, and gives it its name when all is durable.
using Fill = std::function<Result<void>(Database &)>;
constexpr std::size_t usualPage = 4096;  // least to write for a group of a record or two
constexpr std::size_t largePage = 32768; // for groups of thousands
Result<void> createDatabase(const Files &files, const FormatSteps &steps, const Site &site,
                            const std::string &vfs, const Fill &fill, std::size_t page = usualPage);

// The format version of an open file; journal.damaged where it is no journal, journal.newer with both
// versions where the program is too old.
Result<int> versionOf(const Database &database, const FormatSteps &steps);
// journal.damaged where tables are not what the steps make.
Result<void> checkSchema(const Database &database, const FormatSteps &steps);
// Backup, then all missing steps in one transaction. Returns the backup's name.
Result<std::filesystem::path> migrate(Database &database, int from, const FormatSteps &steps,
                                      const Files &files);

// How groups are read and written.
constexpr std::string_view selectGroups =
    "SELECT last, first, start, latest, checksum, records FROM record_group WHERE last >= ?1 ORDER BY last";
constexpr std::string_view insertGroup = "INSERT INTO record_group (last, first, start, latest, checksum, "
                                         "records) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
// Binds to insertGroup and runs it.
Result<void> storeGroup(Statement &insert, const Group &group);

} // namespace callboard::journal
