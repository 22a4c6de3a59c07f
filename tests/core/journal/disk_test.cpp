// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/check.h"
#include "tests/core/journal/records.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/scratch.h"

namespace callboard::test {

namespace {

using Operation = FaultyDisk::Operation;

JournalOptions on(const FaultyDisk &disk, std::uint64_t reserveBytes = 0) {
    JournalOptions options;
    options.vfs = disk.name();
    options.reserveBytes = reserveBytes;
    options.logBytes = 0;
    return options;
}

bool isSyncOf(const Operation &operation, std::string_view ending) {
    return operation.kind == FaultyDisk::Kind::sync && operation.file.ends_with(ending);
}

// Big enough that a few of them make idle() empty the log.
std::vector<Record> bigGroup(std::uint64_t first) {
    std::vector<Record> records = recordsOf(first, first + 4);
    records.front().payload = "{\"text\":\"" + std::string(600'000, 'y') + "\"}";
    return records;
}

void expectWhole(const std::filesystem::path &directory) {
    const Result<JournalVerification> verification = verifyJournal(directory);
    ASSERT_TRUE(verification) << textOf(verification);
    for (const JournalDamage &damage : verification->damages)
        ADD_FAILURE() << damage.words;
}

// What a busy and a quiet hour leave: small groups, large ones, an emptied log, a restart. Everything that
// was handed in goes to `given`, what was acknowledged is counted. Ends at the first failure.
void workADay(const std::filesystem::path &directory, const JournalOptions &options,
              std::vector<Record> &given, std::uint64_t &acknowledged) {
    for (int start = 0; start < 2; ++start) {
        Result<Journal> journal = Journal::open(directory, Journal::Mode::write, options);
        if (!journal)
            return;
        for (int step = 0; step < 9; ++step) {
            const std::uint64_t first = journal->last() + 1;
            const std::vector<Record> group =
                step % 4 == 3 ? bigGroup(first)
                              : recordsOf(first, first + static_cast<std::uint64_t>(step % 3));
            given.insert(given.end(), group.begin(), group.end());
            if (!journal->append(group))
                return;
            acknowledged = journal->last();
            if (step % 4 == 0 && !journal->idle())
                return;
        }
    }
}

} // namespace

TEST(JournalAfterPowerCut, hasEveryAcknowledgedRecordWhereverItHappened) {
    bool cut = true;
    int tornTails = 0;
    for (std::uint64_t at = 1; cut; at += at < 60 ? 1 : 41) {
        const Scratch scratch;
        std::vector<Record> given;
        std::uint64_t acknowledged = 0;
        cut = false;
        {
            FaultyDisk disk("power");
            disk.judgeBy([&](const Operation &) {
                if (disk.operations() == at) {
                    cut = true;
                    disk.cutPower(static_cast<std::uint32_t>(at));
                }
                return SQLITE_OK;
            });
            workADay(scratch.path(), on(disk), given, acknowledged);
        }
        const FaultyDisk calm("calm");
        const Journal journal = opened(scratch.path(), Journal::Mode::write, on(calm));
        tornTails += journal.opening().tornTail ? 1 : 0;
        const Reading reading = readingOf(journal);
        ASSERT_EQ(reading.end, "ok") << reading.words << " at " << at;
        ASSERT_GE(reading.records.size(), acknowledged) << "at " << at;
        ASSERT_LE(reading.records.size(), given.size());
        given.resize(reading.records.size());
        ASSERT_EQ(reading.records, given) << "at " << at;
        expectWhole(scratch.path());
    }
    EXPECT_GT(tornTails, 3);
}

TEST(JournalWithFailingSync, takesNothingMoreAndNeverTriesAgain) {
    for (const std::string file : {"journal.db-wal", "journal.db"}) {
        const Scratch scratch;
        FaultyDisk disk("sync");
        bool failing = false;
        disk.judgeBy([&](const Operation &operation) {
            return failing && isSyncOf(operation, file) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
        });
        std::vector<Record> acknowledged;
        {
            Journal journal = opened(scratch.path(), Journal::Mode::write, on(disk));
            for (int i = 0; i < 3; ++i) {
                const std::vector<Record> group = bigGroup(journal.last() + 1);
                ASSERT_TRUE(journal.append(group));
                acknowledged.insert(acknowledged.end(), group.begin(), group.end());
            }
            failing = true;
            const Result<void> failed = file == "journal.db" ? journal.idle() : journal.append(bigGroup(16));
            ASSERT_FALSE(failed);
            EXPECT_EQ(failed.error().code, "journal.failed") << failed.error().detail;
            failing = false;
            const std::uint64_t before = disk.operations();
            EXPECT_EQ(journal.append(bigGroup(16)).error().code, "journal.failed");
            EXPECT_EQ(journal.idle().error().code, "journal.failed");
            EXPECT_EQ(disk.operations(), before);
        }
        const Journal again = opened(scratch.path(), Journal::Mode::read);
        Reading reading = readingOf(again, 1, acknowledged.size());
        EXPECT_EQ(reading.records, acknowledged);
        expectWhole(scratch.path());
    }
}

TEST(JournalWithFailingWrites, takesNothingMore) {
    const Scratch scratch;
    FaultyDisk disk("write");
    bool failing = false;
    disk.judgeBy([&](const Operation &) { return failing ? SQLITE_IOERR_WRITE : SQLITE_OK; });
    Journal journal = opened(scratch.path(), Journal::Mode::write, on(disk));
    ASSERT_TRUE(journal.append(recordOf(1)));
    failing = true;
    EXPECT_EQ(journal.append(recordOf(2)).error().code, "journal.failed");
    failing = false;
    EXPECT_EQ(journal.append(recordOf(2)).error().code, "journal.failed");
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 1));
}

TEST(JournalOnAFullDisk, goesOnFromItsReserveThenSaysSoAndGoesOnWhenThereIsRoom) {
    const Scratch scratch;
    const auto reserve = scratch.path("journal.reserve");
    FaultyDisk disk("full");
    bool crowded = false; // the disc is full, but for what the reserve holds
    bool brimful = false; // and that is used up
    disk.judgeBy([&](const Operation &operation) {
        const bool full = brimful || (crowded && std::filesystem::exists(reserve));
        return full && operation.kind == FaultyDisk::Kind::write ? SQLITE_FULL : SQLITE_OK;
    });
    Journal journal = opened(scratch.path(), Journal::Mode::write, on(disk, 1 << 20));
    ASSERT_TRUE(journal.append(recordOf(1)));
    EXPECT_TRUE(journal.holdsReserve());
    EXPECT_EQ(std::filesystem::file_size(reserve), 1u << 20);

    crowded = true;
    ASSERT_TRUE(journal.append(recordOf(2)));
    EXPECT_FALSE(journal.holdsReserve());

    brimful = true;
    const Result<void> full = journal.append(recordOf(3));
    ASSERT_FALSE(full);
    EXPECT_EQ(full.error().code, "journal.full");
    EXPECT_EQ(journal.last(), 2u);

    crowded = brimful = false;
    ASSERT_TRUE(journal.append(recordOf(3)));
    ASSERT_TRUE(journal.idle());
    EXPECT_TRUE(journal.holdsReserve());
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 3));
    expectWhole(scratch.path());
}

TEST(JournalOnAFullDisk, startsFromItsReserve) {
    const Scratch scratch;
    const auto reserve = scratch.path("journal.reserve");
    FaultyDisk disk("start");
    { Journal journal = opened(scratch.path(), Journal::Mode::write, on(disk, 1 << 20)); }
    disk.judgeBy([&](const Operation &operation) {
        const bool full = operation.kind == FaultyDisk::Kind::write && std::filesystem::exists(reserve);
        return full ? SQLITE_FULL : SQLITE_OK;
    });
    std::filesystem::resize_file(reserve, 512 << 10); // not whole, so that it is not taken up again
    JournalOptions options = on(disk, UINT64_MAX / 4);
    Journal journal = opened(scratch.path(), Journal::Mode::write, options);
    EXPECT_TRUE(journal.append(recordOf(1)));
    EXPECT_FALSE(journal.holdsReserve());
}

TEST(JournalOnAFullDisk, losesNothingWhereverItRunsFull) {
    bool ranFull = true;
    for (std::uint64_t at = 1; ranFull; ++at) {
        const Scratch scratch;
        FaultyDisk disk("moment");
        Journal journal = opened(scratch.path(), Journal::Mode::write, on(disk));
        const std::uint64_t begin = disk.operations();
        disk.judgeBy([&](const Operation &operation) {
            const bool now = disk.operations() == begin + at && operation.kind == FaultyDisk::Kind::write;
            return now ? SQLITE_FULL : SQLITE_OK;
        });
        std::vector<Record> given;
        for (int i = 0; i < 5; ++i) {
            const std::uint64_t first = journal.last() + 1;
            const std::vector<Record> group = recordsOf(first, first + (i % 2 == 0 ? 0 : 120));
            Result<void> appended = journal.append(group);
            if (!appended) {
                ASSERT_EQ(appended.error().code, "journal.full");
                appended = journal.append(group);
            }
            ASSERT_TRUE(appended) << textOf(appended);
            given.insert(given.end(), group.begin(), group.end());
        }
        ranFull = disk.operations() >= begin + at;
        ASSERT_EQ(readingOf(journal).records, given) << "at " << at;
        expectWhole(scratch.path());
    }
}

} // namespace callboard::test
