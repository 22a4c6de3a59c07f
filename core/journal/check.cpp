// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/check.h"

#include "core/journal/format.h"
#include "core/journal/wal.h"
#include "core/journal/walk.h"
#include "core/journal/writer_lock.h"

namespace callboard {

using namespace journal;

namespace {

void inspectLog(const Files &files, JournalVerification &verification) {
    const std::optional<InspectionLock> lock = InspectionLock::take(files);
    if (!lock) {
        verification.notes.push_back("journal.db-wal: not inspected, a writer is at work on it");
        return;
    }
    const WalFindings findings = inspectWal(files.log());
    if (findings.damage)
        verification.damages.push_back(*findings.damage);
    if (findings.tornBytes > 0)
        verification.notes.push_back("journal.db-wal, offset " + std::to_string(findings.tornOffset) + ": " +
                                     std::to_string(findings.tornBytes) + " bytes (" +
                                     std::to_string(findings.tornFrames) +
                                     " frames) of a group that never became durable");
}

// Damage is noted, anything else is the caller's error.
template <class T>
Result<bool> noted(const Result<T> &result, JournalVerification &verification) {
    if (result)
        return true;
    if (result.error().code != "journal.damaged")
        return result.error();
    verification.damages.push_back({0, 0, result.error().detail});
    return false;
}

Result<void> checkStructure(const Database &database) {
    Result<Statement> check = database.prepare("PRAGMA integrity_check(20)");
    if (!check)
        return check.error();
    std::string words;
    Result<bool> row = check->step();
    for (; row && *row; row = check->step()) {
        const std::string line(check->bytes(0));
        if (line != "ok")
            words += (words.empty() ? "" : "; ") + line;
    }
    if (!row)
        return row.error();
    return words.empty() ? Result<void>() : Error{"journal.damaged", "journal.db: " + words};
}

Result<int> currentVersion(const Database &database) {
    const auto known = static_cast<int>(formatSteps().size());
    const Result<int> version = versionOf(database, formatSteps());
    if (version && *version != known)
        return Error{"journal.older", "journal.db has format version " + std::to_string(*version) +
                                          ", this program reads " + std::to_string(known)};
    return version;
}

Result<void> examine(const Database &database, JournalVerification &verification) {
    const auto checks = {checkSchema(database, formatSteps()), checkStructure(database),
                         Walk(database, verification).run()};
    for (const Result<void> &check : checks) {
        if (const Result<bool> done = noted(check, verification); !done)
            return done.error();
    }
    const Result<bool> site = noted(readSite(database), verification);
    return site ? Result<void>() : site.error();
}

} // namespace

Result<JournalVerification> verifyJournal(const std::filesystem::path &directory) {
    const Files files{directory};
    std::error_code failure;
    if (!std::filesystem::exists(files.database(), failure))
        return Error{"journal.missing", "no journal in " + directory.string()};
    JournalVerification verification;
    inspectLog(files, verification);
    const Result<Database> database = Database::open(files.database(), Database::Access::read);
    Result<bool> whole = noted(database, verification);
    if (whole && *whole)
        whole = noted(currentVersion(*database), verification);
    if (!whole)
        return whole.error();
    if (!*whole)
        return verification;
    const Result<void> examined = examine(*database, verification);
    if (!examined)
        return examined.error();
    return verification;
}

} // namespace callboard
