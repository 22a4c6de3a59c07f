// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/check.h"
#include "tests/core/journal/records.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/scratch.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace callboard::test {

namespace {

namespace fs = std::filesystem;

void write(const fs::path &file, std::string_view content) {
    std::ofstream(file, std::ios::binary) << content;
}

// Small groups, and one too large for a page.
void fill(Journal &journal) {
    appendGroups(journal, 40);
    const std::uint64_t first = journal.last() + 1;
    ASSERT_TRUE(journal.append(recordsOf(first, first + 79)));
    appendGroups(journal, 160);
}

// The files of a journal as they lie on a disc, to be laid out anew for every damage.
struct Image {
    std::string database;
    std::string log;

    void layOut(const fs::path &directory) const {
        fs::remove_all(directory);
        fs::create_directories(directory);
        write(directory / "journal.db", database);
        if (!log.empty())
            write(directory / "journal.db-wal", log);
    }
};

struct JournalDamaged : ::testing::Test {
    // Closed in good order: all is in the database.
    Image closed() {
        { Journal journal = fresh(); }
        return {contentOf(scratch.path("made/journal.db")), {}};
    }
    // Killed: all is in the log.
    Image killed() {
        const Journal journal = fresh();
        return {contentOf(scratch.path("made/journal.db")), contentOf(scratch.path("made/journal.db-wal"))};
    }
    Journal fresh() {
        JournalOptions options = withoutReserve();
        options.vfs = disk.name();
        Journal journal = opened(scratch.path("made"), Journal::Mode::write, options);
        fill(journal);
        records = readingOf(journal).records;
        return journal;
    }
    void expectNamedOrUnharmed(const std::string &what);
    void expectWriterKeepsOrTells(const std::string &what);

    FaultyDisk disk{"image"};
    Scratch scratch;
    fs::path place = scratch.path("damaged");
    std::vector<Record> records;
    int named = 0;
};

// The content is never silently another: what is read is a prefix, and where it is not all of it or anything
// is changed, reading and verification say so.
void JournalDamaged::expectNamedOrUnharmed(const std::string &what) {
    const Result<Journal> journal = Journal::open(place, Journal::Mode::read);
    const Result<JournalVerification> verification = verifyJournal(place);
    const bool torn = journal && journal->opening().tornTail;
    const bool isNamed = !verification || !verification->damages.empty() || !verification->notes.empty();
    named += isNamed ? 1 : 0;
    if (!journal) {
        EXPECT_TRUE(isNamed) << what << ": " << textOf(journal);
        return;
    }
    const Reading reading = readingOf(*journal);
    ASSERT_LE(reading.records.size(), records.size()) << what;
    ASSERT_TRUE(std::equal(reading.records.begin(), reading.records.end(), records.begin())) << what;
    if (reading.records.size() < records.size()) {
        EXPECT_TRUE(reading.end == "journal.damaged" || torn) << what << ": reading did not tell";
        EXPECT_TRUE(isNamed) << what << ": verification did not tell";
    }
    EXPECT_TRUE(reading.end == "ok" || isNamed) << what << ": " << reading.words;
}

// A writer that takes the journal up has all of it, or tells of a torn tail that can only be the last group.
void JournalDamaged::expectWriterKeepsOrTells(const std::string &what) {
    JournalOptions options = withoutReserve();
    options.vfs = disk.name();
    const Result<Journal> journal = Journal::open(place, Journal::Mode::write, options);
    if (!journal) {
        EXPECT_TRUE(journal.error().code == "journal.damaged" || journal.error().code == "journal.newer")
            << what << ": " << textOf(journal);
        return;
    }
    if (journal->last() < records.size()) {
        EXPECT_TRUE(journal->opening().tornTail) << what;
        EXPECT_GE(journal->last() + 3, records.size()) << what << ": more than the last group is gone";
    }
}

// Bytes that carry nothing: counters in the file's header, the gap in a page of cells (the journal deletes
// nothing, so there is no other), the zeroes after the end of a text in its last overflow page.
bool isUnused(const std::string &database, std::size_t at) {
    if (at < 100)
        return true;
    const std::size_t page = at / 4096 * 4096;
    const std::size_t header = page == 0 ? 100 : page;
    const auto word = [&](std::size_t i) {
        return std::size_t{static_cast<unsigned char>(database[i])} << 8 |
               static_cast<unsigned char>(database[i + 1]);
    };
    const std::size_t kind = static_cast<unsigned char>(database[header]);
    if (kind == 13 || kind == 5) {
        const std::size_t pointers = header + (kind == 13 ? 8 : 12) + 2 * word(header + 3);
        return at >= pointers && at < page + word(header + 5);
    }
    return std::all_of(database.begin() + static_cast<std::ptrdiff_t>(at),
                       database.begin() + static_cast<std::ptrdiff_t>(page + 4096),
                       [](char c) { return c == 0; });
}

void flip(std::string &content, std::size_t at, std::mt19937 &chance) {
    content[at] = static_cast<char>(content[at] ^ (1 << chance() % 8));
}

} // namespace

TEST_F(JournalDamaged, aFlippedBitInTheDatabaseIsNamedOrHarmsNothing) {
    const Image whole = closed();
    std::mt19937 chance(3);
    for (int i = 0; i < 700; ++i) {
        Image image = whole;
        // Every byte of the file's header, then any.
        const std::size_t at = i < 100 ? static_cast<std::size_t>(i) : chance() % image.database.size();
        flip(image.database, at, chance);
        image.layOut(place);
        const int namedBefore = named;
        expectNamedOrUnharmed("database, byte " + std::to_string(at));
        ASSERT_FALSE(HasFatalFailure());
        EXPECT_TRUE(named > namedBefore || isUnused(whole.database, at)) << "byte " << at << " is in use";
    }
    EXPECT_GT(named, 300);
}

TEST_F(JournalDamaged, aFlippedBitInTheLogIsNamedOrHarmsNothing) {
    const Image whole = killed();
    std::mt19937 chance(4);
    for (int i = 0; i < 700; ++i) {
        Image image = whole;
        const std::size_t frame = chance() % (image.log.size() / 4120);
        // The log's header, frames' headers, and any byte.
        const std::size_t at = i < 32    ? static_cast<std::size_t>(i)
                               : i < 400 ? 32 + frame * 4120 + chance() % 24
                                         : chance() % image.log.size();
        flip(image.log, at, chance);
        image.layOut(place);
        expectNamedOrUnharmed("log, byte " + std::to_string(at));
        image.layOut(place);
        expectWriterKeepsOrTells("log, byte " + std::to_string(at));
        ASSERT_FALSE(HasFatalFailure());
    }
    EXPECT_GT(named, 690);
}

TEST_F(JournalDamaged, everyByteOfEveryRecordCounts) {
    const Image whole = closed();
    std::mt19937 chance(5);
    for (const Record &record : records) {
        const std::size_t at = whole.database.find(record.payload);
        if (at == std::string::npos)
            continue; // it stands across two pages
        Image image = whole;
        flip(image.database, at + chance() % record.payload.size(), chance);
        image.layOut(place);
        const Reading reading = readingOf(opened(place, Journal::Mode::read));
        EXPECT_EQ(reading.end, "journal.damaged");
        EXPECT_LT(reading.records.size(), record.seq);
        const Result<JournalVerification> verification = verifyJournal(place);
        ASSERT_TRUE(verification);
        ASSERT_FALSE(verification->damages.empty());
        EXPECT_EQ(verification->damages.front().seq, reading.records.size() + 1);
        EXPECT_EQ(verification->intactUntil, reading.records.size());
        EXPECT_GE(verification->records + 80, records.size()) << "what is whole behind the damage counts too";
        ++named;
    }
    EXPECT_GT(named, 120);
}

TEST_F(JournalDamaged, whatStandsBehindAnUnreadablePageIsStillLookedAt) {
    Image image = closed();
    const std::size_t page = image.database.find(records[20].payload) / 4096;
    std::fill_n(image.database.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\xa5');
    image.layOut(place);
    const Result<JournalVerification> verification = verifyJournal(place);
    ASSERT_TRUE(verification);
    ASSERT_FALSE(verification->damages.empty());
    EXPECT_GT(verification->records, 100u);
    EXPECT_LT(verification->records, records.size());
    EXPECT_LT(verification->intactUntil, 21u);
}

TEST_F(JournalDamaged, aTruncatedLogIsCutAfterItsLastWholeGroupAndTheRestReported) {
    const Image whole = killed();
    std::uint64_t before = 0;
    for (std::size_t size = 0; size <= whole.log.size(); size += size % 4120 == 32 ? 1'999 : size % 7 + 311) {
        Image image = whole;
        image.log.resize(size);
        image.layOut(place);
        const Journal journal = opened(place, Journal::Mode::read);
        const Reading reading = readingOf(journal);
        ASSERT_EQ(reading.end, "ok");
        ASSERT_TRUE(std::equal(reading.records.begin(), reading.records.end(), records.begin()));
        ASSERT_GE(reading.records.size(), before) << size;
        before = reading.records.size();
        if (size > 32 && (size - 32) % 4120 != 0) {
            ASSERT_TRUE(journal.opening().tornTail) << size;
            EXPECT_EQ(journal.opening().tornTail->offset + journal.opening().tornTail->bytes, size);
        }
    }
}

TEST_F(JournalDamaged, roomThatWasReservedForTheLogIsNoTornGroup) {
    for (const std::size_t reserved : {std::size_t{4} << 20, (std::size_t{4} << 20) + 1'234}) {
        Image image = killed();
        ASSERT_LT(image.log.size(), reserved);
        image.log.resize(reserved, '\0');
        image.layOut(place);
        const Journal journal = opened(place, Journal::Mode::read);
        EXPECT_EQ(readingOf(journal).records.size(), records.size());
        EXPECT_FALSE(journal.opening().tornTail) << reserved;
    }
}

TEST_F(JournalDamaged, aDamagedLogIsNotWrittenOn) {
    Image image = killed();
    image.log[32 + 4120 * 20 + 2'000] ^= 1;
    image.layOut(place);
    const Result<Journal> writer = Journal::open(place, Journal::Mode::write);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, "journal.damaged");
    EXPECT_NE(writer.error().detail.find("offset " + std::to_string(32 + 4120 * 20)), std::string::npos)
        << writer.error().detail;
    EXPECT_EQ(contentOf(place / "journal.db-wal"), image.log);

    const Journal reader = opened(place, Journal::Mode::read);
    ASSERT_TRUE(reader.opening().damage);
    const Reading reading = readingOf(reader);
    EXPECT_EQ(reading.end, "journal.damaged");
    EXPECT_GT(reading.records.size(), 10u);
    EXPECT_EQ(readingOf(reader, 1, 5).end, "ok");
}

TEST_F(JournalDamaged, repairCopiesTheIntactPrefixAndLeavesTheSourceAlone) {
    const Image whole = closed();
    const std::string epoch = opened(scratch.path("made"), Journal::Mode::read).epoch();
    std::mt19937 chance(6);
    for (int i = 0; i < 60; ++i) {
        Image image = whole;
        flip(image.database, i < 20 ? chance() % 100 : chance() % image.database.size(), chance);
        image.layOut(place);
        const fs::path target = scratch.path("repaired");
        fs::remove_all(target);
        const Result<JournalVerification> damages = verifyJournal(place);
        const Result<JournalRepair> repair = repairJournal(place, target);
        EXPECT_EQ(contentOf(place / "journal.db"), image.database);
        if (!repair) { // its header says that it is another version
            EXPECT_TRUE(repair.error().code == "journal.newer") << textOf(repair);
            continue;
        }
        const Journal journal = opened(target, Journal::Mode::read);
        const Reading reading = readingOf(journal);
        EXPECT_EQ(reading.end, "ok");
        EXPECT_EQ(reading.records.size(), repair->records);
        EXPECT_TRUE(std::equal(reading.records.begin(), reading.records.end(), records.begin()));
        EXPECT_GE(repair->records, damages->intactUntil);
        EXPECT_NE(journal.epoch(), epoch);
        EXPECT_TRUE(verifyJournal(target)->damages.empty());
        EXPECT_FALSE(fs::exists(target / "repair.tmp"));
    }
}

TEST_F(JournalDamaged, repairGivesBackEverythingWhereOnlyTheFirstPageIsLost) {
    Image image = closed();
    std::fill_n(image.database.begin(), 4096, '\0');
    image.layOut(place);
    EXPECT_FALSE(Journal::open(place, Journal::Mode::read));
    const Result<JournalRepair> repair = repairJournal(place, scratch.path("repaired"));
    ASSERT_TRUE(repair) << textOf(repair);
    EXPECT_FALSE(repair->damages.empty());
    Journal journal = opened(scratch.path("repaired"), Journal::Mode::write, withoutReserve());
    EXPECT_EQ(readingOf(journal).records, records);
    EXPECT_EQ(journal.start(), 2u);
    EXPECT_TRUE(journal.append(recordOf(journal.last() + 1)));
}

TEST_F(JournalDamaged, repairKnowsTheLargePagesOfAnImport) {
    auto options = withoutReserve();
    options.isForLargeGroups = true;
    {
        Journal journal = opened(scratch.path("large"), Journal::Mode::write, options);
        appendGroups(journal, 400);
    }
    const auto file = scratch.path("large") / "journal.db";
    EXPECT_EQ(fs::file_size(file) % 32'768, 0u);
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary) << std::string(32'768, '\0');
    EXPECT_FALSE(Journal::open(scratch.path("large"), Journal::Mode::read));
    const Result<JournalRepair> repair = repairJournal(scratch.path("large"), scratch.path("repaired"));
    ASSERT_TRUE(repair) << textOf(repair);
    EXPECT_EQ(repair->records, 400u);
    EXPECT_EQ(readingOf(opened(scratch.path("repaired"), Journal::Mode::read)).records, recordsOf(1, 400));
}

TEST_F(JournalDamaged, repairNeverGivesANumberOfAStartOutAgain) {
    Image image = closed();
    const std::size_t epoch = image.database.find(opened(scratch.path("made"), Journal::Mode::read).epoch());
    ASSERT_NE(epoch, std::string::npos);
    image.database[epoch] ^= 1;
    image.layOut(place);
    EXPECT_EQ(Journal::open(place, Journal::Mode::write).error().code, "journal.damaged");
    ASSERT_TRUE(repairJournal(place, scratch.path("repaired")));
    EXPECT_GT(opened(scratch.path("repaired"), Journal::Mode::write, withoutReserve()).start(), 1'000u);
}

TEST_F(JournalDamaged, repairNeverWritesOverAJournal) {
    { const Journal journal = fresh(); }
    EXPECT_EQ(repairJournal(scratch.path("made"), scratch.path("made")).error().code, "journal.exists");
    EXPECT_EQ(repairJournal(scratch.path("none"), scratch.path("new")).error().code, "journal.missing");
}

TEST_F(JournalDamaged, anAlteredTimeLeadsNobodyAstray) {
    const Image whole = closed();
    std::mt19937 chance(7);
    for (int i = 0; i < 400; ++i) {
        Image image = whole;
        flip(image.database, 4096 + chance() % (image.database.size() - 4096), chance);
        image.layOut(place);
        const Result<Journal> journal = Journal::open(place, Journal::Mode::read);
        if (!journal)
            continue;
        const std::uint64_t seq = 1 + chance() % records.size();
        const Result<std::uint64_t> found = journal->firstAtOrAfter(records[seq - 1].at);
        EXPECT_TRUE(!found || *found == seq) << *found << " for " << seq;
    }
}

TEST(JournalVerification, tellsOfAWholeJournal) {
    const Scratch scratch;
    Journal journal = opened(scratch.path(), Journal::Mode::write, withoutReserve());
    appendGroups(journal, 60);
    const Result<JournalVerification> verification = verifyJournal(scratch.path());
    ASSERT_TRUE(verification);
    EXPECT_TRUE(verification->damages.empty());
    EXPECT_EQ(verification->records, 60u);
    EXPECT_EQ(verification->intactUntil, 60u);
    EXPECT_EQ(verification->notes.size(), 1u) << "that a writer is at work";
    EXPECT_EQ(verifyJournal(scratch.path("none")).error().code, "journal.missing");
}

} // namespace callboard::test
