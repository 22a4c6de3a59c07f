// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/format.h"

#include <random>

namespace callboard::journal {

namespace {

constexpr std::string_view versionOne = R"(CREATE TABLE site (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    epoch TEXT NOT NULL,
    starts INTEGER NOT NULL,
    checksum BLOB NOT NULL
);
CREATE TABLE record_group (
    last INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    start INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    checksum BLOB NOT NULL,
    records TEXT NOT NULL
);
CREATE VIEW record (seq, at, type, version, caused_by, payload) AS
    SELECT g.first + r.key, r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value -> 4
    FROM record_group AS g, json_each(g.records) AS r;
)";

Checksum siteChecksum(const Site &site) {
    return checksumOf(site.epoch + " " + std::to_string(site.starts));
}

std::string stepsFrom(int version, const FormatSteps &steps) {
    std::string sql;
    for (std::size_t i = static_cast<std::size_t>(version); i < steps.size(); ++i)
        sql += steps[i];
    return sql + "PRAGMA user_version = " + std::to_string(steps.size()) + ";";
}

Result<std::vector<std::string>> schemaOf(const Database &database) {
    Result<Statement> rows = database.prepare("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || sql "
                                              "FROM sqlite_schema ORDER BY name");
    if (!rows)
        return rows.error();
    std::vector<std::string> schema;
    Result<bool> row = rows->step();
    for (; row && *row; row = rows->step())
        schema.emplace_back(rows->bytes(0));
    return row ? Result<std::vector<std::string>>(std::move(schema)) : row.error();
}

Result<void> fillNew(Database &database, const FormatSteps &steps, const Site &site, const Fill &fill,
                     std::size_t page) {
    const std::string begin = "PRAGMA page_size = " + std::to_string(page) +
                              "; PRAGMA application_id = " + std::to_string(applicationId) +
                              "; BEGIN IMMEDIATE; ";
    if (const Result<void> made = database.run(begin + stepsFrom(0, steps)); !made)
        return made;
    if (const Result<void> written = writeSite(database, site); !written)
        return written;
    if (const Result<void> filled = fill(database); !filled)
        return filled;
    return database.run("COMMIT; PRAGMA journal_mode = WAL");
}

void removeUnfinished(const Files &files) {
    for (const char *ending : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::path file = files.unfinished();
        file += ending;
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    }
}

} // namespace

const FormatSteps &formatSteps() {
    static const FormatSteps steps = {std::string(versionOne)};
    return steps;
}

std::string newEpoch() {
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device random;
    std::string epoch;
    while (epoch.size() < 32) {
        for (unsigned bits = random(), i = 0; i < 8; ++i, bits >>= 4)
            epoch += digits[bits & 15];
    }
    return epoch;
}

Result<Site> readSite(const Database &database) {
    Result<Statement> select = database.prepare("SELECT epoch, starts, checksum FROM site");
    if (!select)
        return select.error();
    const Result<bool> row = select->step();
    if (!row)
        return row.error();
    if (!*row)
        return Error{"journal.damaged", "journal.db: the row about the site is missing"};
    const Site site{std::string(select->bytes(0)), select->number(1)};
    const Checksum checksum = siteChecksum(site);
    const std::string_view expected(reinterpret_cast<const char *>(checksum.data()), checksum.size());
    if (select->kind(1) != SQLITE_INTEGER || select->bytes(2) != expected)
        return Error{"journal.damaged", "journal.db: the row about the site (epoch, starts) was altered"};
    return site;
}

Result<void> writeSite(const Database &database, const Site &site) {
    Result<Statement> replace =
        database.prepare("INSERT OR REPLACE INTO site (id, epoch, starts, checksum) VALUES (1, ?1, ?2, ?3)");
    if (!replace)
        return replace.error();
    const Checksum checksum = siteChecksum(site);
    replace->bind(1, site.epoch).bind(2, site.starts).bindBytes(3, checksum.data(), checksum.size());
    return replace->run();
}

Result<void> createDatabase(const Files &files, const FormatSteps &steps, const Site &site,
                            const std::string &vfs, const Fill &fill, std::size_t page) {
    removeUnfinished(files);
    {
        Result<Database> database = Database::open(files.unfinished(), Database::Access::create, vfs);
        if (!database)
            return database.error();
        if (const Result<void> filled = fillNew(*database, steps, site, fill, page); !filled)
            return filled;
        database->checkpointOnClose(true);
    }
    return settle(files.unfinished(), files.database());
}

Result<int> versionOf(const Database &database, const FormatSteps &steps) {
    const Result<std::int64_t> application = database.number("PRAGMA application_id");
    if (!application)
        return application.error();
    if (*application != applicationId)
        return Error{"journal.damaged",
                     "journal.db: this is no Callboard journal, or its header was altered"};
    const Result<std::int64_t> version = database.number("PRAGMA user_version");
    if (!version)
        return version.error();
    const auto known = static_cast<std::int64_t>(steps.size());
    if (*version > known)
        return Error{"journal.newer", "journal.db has format version " + std::to_string(*version) +
                                          ", this program knows up to " + std::to_string(known) +
                                          ": use a newer Callboard"};
    if (*version < 1)
        return Error{"journal.damaged",
                     "journal.db: its header names format version " + std::to_string(*version)};
    return static_cast<int>(*version);
}

Result<void> checkSchema(const Database &database, const FormatSteps &steps) {
    Result<Database> model = Database::open(":memory:", Database::Access::create);
    if (!model)
        return model.error();
    if (const Result<void> made = model->run(stepsFrom(0, steps)); !made)
        return made;
    const Result<std::vector<std::string>> expected = schemaOf(*model);
    const Result<std::vector<std::string>> found = schemaOf(database);
    if (!expected || !found)
        return expected ? found.error() : expected.error();
    if (*expected != *found)
        return Error{"journal.damaged", "journal.db: its tables are not those of format version " +
                                            std::to_string(steps.size())};
    return {};
}

Result<std::filesystem::path> migrate(Database &database, int from, const FormatSteps &steps,
                                      const Files &files) {
    const Result<int> remaining = database.checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
    if (!remaining)
        return remaining.error();
    if (*remaining != 0)
        return Error{"journal.busy", "journal.db cannot be migrated while somebody reads it"};
    const std::filesystem::path backup = files.backup(from);
    if (const Result<void> copied = copyDurably(files.database(), backup); !copied)
        return copied.error();
    const Result<void> changed = database.run("BEGIN IMMEDIATE; " + stepsFrom(from, steps) + " COMMIT");
    if (!changed) {
        const Error error{changed.error().code, "migration from version " + std::to_string(from) + " to " +
                                                    std::to_string(steps.size()) + " was undone, backup in " +
                                                    backup.string() + ": " + changed.error().detail};
        (void)database.run("ROLLBACK");
        return error;
    }
    return backup;
}

Result<void> storeGroup(Statement &insert, const Group &group) {
    insert.bind(1, static_cast<std::int64_t>(group.last)).bind(2, static_cast<std::int64_t>(group.first));
    insert.bind(3, group.start).bind(4, group.latest);
    insert.bindBytes(5, group.checksum.data(), group.checksum.size()).bind(6, group.records);
    return insert.run();
}

} // namespace callboard::journal
