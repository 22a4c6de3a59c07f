// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/format.h"
#include "tests/core/journal/records.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/scratch.h"

#include <fstream>
#include <iterator>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {

namespace {

namespace fs = std::filesystem;

// What a version to come may do: a new column, a new table, every row touched.
JournalOptions ofTheFuture(const std::string &lastStatement = {}) {
    JournalOptions options = withoutReserve();
    options.formatSteps = journal::formatSteps();
    options.formatSteps.push_back("ALTER TABLE record_group ADD COLUMN note TEXT;"
                                  "UPDATE record_group SET note = 'first ' || first;"
                                  "CREATE TABLE mark (seq INTEGER PRIMARY KEY, words TEXT NOT NULL);" +
                                  lastStatement);
    return options;
}

std::int64_t versionIn(const fs::path &file) {
    return *journal::Database::open(file, journal::Database::Access::read)->number("PRAGMA user_version");
}

struct JournalMigrated : ::testing::Test {
    JournalMigrated() {
        Journal journal = opened(scratch.path(), Journal::Mode::write, withoutReserve());
        appendGroups(journal, 60);
    }
    Result<Journal> open(Journal::Mode mode, const JournalOptions &options) {
        return Journal::open(scratch.path(), mode, options);
    }
    Scratch scratch;
    fs::path backup = scratch.path("journal.v1.backup.db");
};

} // namespace

TEST_F(JournalMigrated, keepsItsRecordsAndABackup) {
    const std::string before = contentOf(scratch.path("journal.db"));
    {
        Journal journal = opened(scratch.path(), Journal::Mode::write, ofTheFuture());
        EXPECT_EQ(journal.opening().migratedFrom, 1);
        EXPECT_EQ(journal.opening().backup, backup);
        EXPECT_EQ(readingOf(journal).records, recordsOf(1, 60));
        appendGroups(journal, 70);
    }
    EXPECT_EQ(contentOf(backup), before);
    EXPECT_EQ(versionIn(scratch.path("journal.db")), 2);
    const Journal again = opened(scratch.path(), Journal::Mode::write, ofTheFuture());
    EXPECT_EQ(again.opening().migratedFrom, 0);
    EXPECT_EQ(readingOf(again).records, recordsOf(1, 70));
}

TEST_F(JournalMigrated, isTheSameAsOneMadeNew) {
    { const Journal journal = opened(scratch.path(), Journal::Mode::write, ofTheFuture()); }
    { const Journal journal = opened(scratch.path("new"), Journal::Mode::write, ofTheFuture()); }
    for (const fs::path &file : {scratch.path("journal.db"), scratch.path("new/journal.db")})
        EXPECT_TRUE(journal::checkSchema(*journal::Database::open(file, journal::Database::Access::read),
                                         ofTheFuture().formatSteps));
}

TEST_F(JournalMigrated, isRefusedByAnOlderProgramWhichNamesBothVersionsAndTouchesNothing) {
    { const Journal journal = opened(scratch.path(), Journal::Mode::write, ofTheFuture()); }
    const std::string before = contentOf(scratch.path("journal.db"));
    for (const Journal::Mode mode : {Journal::Mode::write, Journal::Mode::read}) {
        const Result<Journal> journal = open(mode, withoutReserve());
        ASSERT_FALSE(journal);
        EXPECT_EQ(journal.error().code, "journal.newer");
        EXPECT_NE(journal.error().detail.find("version 2"), std::string::npos) << journal.error().detail;
        EXPECT_NE(journal.error().detail.find("up to 1"), std::string::npos) << journal.error().detail;
    }
    EXPECT_EQ(contentOf(scratch.path("journal.db")), before);
}

TEST_F(JournalMigrated, isNotMigratedByAReader) {
    const std::string before = contentOf(scratch.path("journal.db"));
    const Result<Journal> journal = open(Journal::Mode::read, ofTheFuture());
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().code, "journal.older");
    EXPECT_EQ(contentOf(scratch.path("journal.db")), before);
    EXPECT_FALSE(fs::exists(backup));
}

TEST_F(JournalMigrated, isLeftAsItWasWhereAStepFails) {
    const Result<Journal> journal =
        open(Journal::Mode::write, ofTheFuture("INSERT INTO nowhere VALUES (1);"));
    ASSERT_FALSE(journal);
    EXPECT_NE(journal.error().detail.find("undone"), std::string::npos) << journal.error().detail;
    EXPECT_EQ(versionIn(scratch.path("journal.db")), 1);
    EXPECT_EQ(readingOf(opened(scratch.path(), Journal::Mode::write, withoutReserve())).records,
              recordsOf(1, 60));
}

// Killed at each write and each sync of the migration, it begins anew or is done.
TEST_F(JournalMigrated, survivesBeingKilledAtEveryMoment) {
    const std::string image = contentOf(scratch.path("journal.db"));
    bool killed = true;
    int rounds = 0;
    for (std::uint64_t at = 1; killed; ++at, ++rounds) {
        const fs::path place = scratch.path("killed-" + std::to_string(at));
        fs::create_directories(place);
        std::ofstream(place / "journal.db", std::ios::binary) << image;
        const pid_t child = fork();
        if (child == 0) {
            FaultyDisk disk("killed");
            disk.judgeBy(
                [&](const FaultyDisk::Operation &) { return disk.operations() == at ? (_exit(9), 0) : 0; });
            JournalOptions options = ofTheFuture();
            options.vfs = disk.name();
            _exit(Journal::open(place, Journal::Mode::write, options) ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        killed = WEXITSTATUS(status) == 9;
        ASSERT_TRUE(killed || WEXITSTATUS(status) == 0);
        const Journal journal = opened(place, Journal::Mode::write, ofTheFuture());
        ASSERT_EQ(readingOf(journal).records, recordsOf(1, 60)) << "killed at " << at;
        ASSERT_EQ(versionIn(place / "journal.db"), 2);
        ASSERT_EQ(versionIn(place / "journal.v1.backup.db"), 1);
    }
    EXPECT_GT(rounds, 8);
}

TEST(JournalMade, survivesBeingKilledAtEveryMoment) {
    const Scratch scratch;
    bool killed = true;
    for (std::uint64_t at = 1; killed; ++at) {
        const fs::path place = scratch.path(std::to_string(at));
        const pid_t child = fork();
        if (child == 0) {
            FaultyDisk disk("made");
            disk.judgeBy(
                [&](const FaultyDisk::Operation &) { return disk.operations() == at ? (_exit(9), 0) : 0; });
            JournalOptions options = withoutReserve();
            options.vfs = disk.name();
            _exit(Journal::open(place, Journal::Mode::write, options) ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        killed = WEXITSTATUS(status) == 9;
        ASSERT_TRUE(killed || WEXITSTATUS(status) == 0);
        Journal journal = opened(place, Journal::Mode::write, withoutReserve());
        ASSERT_TRUE(journal.append(recordOf(1))) << "killed at " << at;
    }
}

} // namespace callboard::test
