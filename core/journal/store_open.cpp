// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/store.h"

#include "core/journal/wal.h"

namespace callboard {

using namespace journal;

namespace {

// Without its database, what else is there tells that there was one.
std::optional<std::string> traceOf(const Files &files) {
    std::error_code ignored;
    if (std::filesystem::exists(files.log(), ignored))
        return files.log().filename().string();
    if (std::filesystem::exists(files.snapshots(), ignored) &&
        !std::filesystem::is_empty(files.snapshots(), ignored))
        return files.snapshots().filename().string();
    return std::nullopt;
}

} // namespace

Journal::Store::Store(const Files &files, const JournalOptions &options)
    : m_files(files)
    , m_options(options)
    , m_reserve(files.reserve(), options.reserveBytes) {
}

const FormatSteps &Journal::Store::steps() const {
    return m_options.formatSteps.empty() ? formatSteps() : m_options.formatSteps;
}

Result<void> Journal::Store::prepareFiles() {
    std::error_code failure;
    std::filesystem::create_directories(m_files.directory, failure);
    if (failure)
        return Error{"journal.failed", m_files.directory.string() + ": " + failure.message()};
    Result<WriterLock> lock = WriterLock::take(m_files);
    if (!lock)
        return lock.error();
    m_lock = std::move(*lock);
    if (std::filesystem::exists(m_files.database(), failure))
        return {};
    if (const std::optional<std::string> trace = traceOf(m_files))
        return Error{"journal.damaged", m_files.database().string() + " is missing, yet " + *trace +
                                            " is there: put it back, or move the rest away to begin anew"};
    return createDatabase(
        m_files, steps(), {newEpoch(), 0}, m_options.vfs, [](Database &) { return Result<void>(); },
        m_options.isForLargeGroups ? largePage : usualPage);
}

Result<void> Journal::Store::inspectLog() {
    std::optional<InspectionLock> inspection;
    if (!m_lock) {
        inspection = InspectionLock::take(m_files);
        if (!inspection)
            return {};
    }
    const WalFindings findings = inspectWal(m_files.log());
    if (findings.damage && m_lock)
        return Error{"journal.damaged", findings.damage->words + ": repair makes a copy of what is whole"};
    m_opening.damage = findings.damage;
    if (findings.tornBytes > 0)
        m_opening.tornTail =
            JournalOpening::TornTail{findings.tornOffset, findings.tornBytes, findings.tornFrames};
    return {};
}

Result<void> Journal::Store::openDatabase() {
    const Database::Access access = m_lock ? Database::Access::write : Database::Access::read;
    Result<Database> database = Database::open(m_files.database(), access, m_options.vfs);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    const Result<int> version = versionOf(m_database, steps());
    if (!version)
        return version.error();
    const auto known = static_cast<int>(steps().size());
    if (*version == known)
        return {};
    m_opening.migratedFrom = *version;
    if (!m_lock)
        return Error{"journal.older", "journal.db has format version " + std::to_string(*version) +
                                          ", this program reads " + std::to_string(known) +
                                          ": start the backend once, it makes a backup and migrates"};
    return {};
}

Result<void> Journal::Store::bringUpToDate() {
    if (m_opening.migratedFrom == 0)
        return {};
    const Result<std::filesystem::path> backup =
        migrate(m_database, m_opening.migratedFrom, steps(), m_files);
    if (!backup)
        return backup.error();
    m_opening.backup = *backup;
    return {};
}

// The last group is the one that a new one is chained to: it must be whole.
Result<void> Journal::Store::checkTail() {
    if (const Result<void> schema = checkSchema(m_database, steps()); !schema)
        return schema;
    const Result<Site> site = readSite(m_database);
    if (!site)
        return site.error();
    m_site = *site;
    const Result<Link> tail = lastLink(m_database);
    if (!tail)
        return tail.error();
    m_tail = *tail;
    if (!m_lock || m_tail.last == 0)
        return {};
    Result<GroupCursor> cursor = GroupCursor::before(m_database, m_tail.last, m_tail.last);
    if (!cursor)
        return cursor.error();
    const Result<bool> whole = cursor->next();
    return whole ? Result<void>() : whole.error();
}

// What a crash left in the log is moved away first: a torn tail never stands behind new frames.
Result<void> Journal::Store::countStart() {
    if (const Result<int> emptied = m_database.checkpoint(SQLITE_CHECKPOINT_TRUNCATE); !emptied)
        return emptied.error();
    ++m_site.starts;
    if (const Result<void> written = writeSite(m_database, m_site); !written)
        return written;
    Result<Statement> insert = m_database.prepare(insertGroup);
    if (!insert)
        return insert.error();
    m_insert = std::move(*insert);
    const Result<std::int64_t> page = m_database.number("PRAGMA page_size");
    if (!page)
        return page.error();
    m_pageBytes = static_cast<int>(*page);
    m_reserve.hold();
    watchLog();
    warmLog();
    m_database.checkpointOnClose(true);
    return {};
}

void Journal::Store::watchLog() {
    const auto noteFrames = [](void *store, sqlite3 *, const char *, int frames) {
        static_cast<Store *>(store)->m_logFrames = frames;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_database.handle(), noteFrames, this);
}

// To overwrite a block and sync it costs the file system less than to let a file grow. SQLite takes zeroes
// behind its frames for what they are. Where there is no room for them it goes on without.
void Journal::Store::warmLog() const {
    std::error_code failure;
    if (std::filesystem::exists(m_files.log(), failure))
        (void)FileHandle::openToWrite(m_files.log()).extendWithZeroes(m_options.logBytes);
}

Result<std::unique_ptr<Journal::Store>> Journal::Store::openToRead(const Files &files,
                                                                   const JournalOptions &options) {
    std::error_code failure;
    if (!std::filesystem::exists(files.database(), failure))
        return Error{"journal.missing", "no journal in " + files.directory.string()};
    std::unique_ptr<Store> store(new Store(files, options));
    for (const auto step : {&Store::inspectLog, &Store::openDatabase, &Store::checkTail}) {
        if (const Result<void> done = (store.get()->*step)(); !done)
            return done.error();
    }
    return store;
}

Result<std::unique_ptr<Journal::Store>> Journal::Store::openToWrite(const Files &files,
                                                                    const JournalOptions &options) {
    std::unique_ptr<Store> store(new Store(files, options));
    for (const auto step : {&Store::prepareFiles, &Store::inspectLog, &Store::openDatabase,
                            &Store::bringUpToDate, &Store::checkTail, &Store::countStart}) {
        if (const Result<void> done = (store.get()->*step)(); !done)
            return done.error();
    }
    return store;
}

} // namespace callboard
