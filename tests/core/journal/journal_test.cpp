// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/group_draft.h"
#include "tests/core/journal/records.h"
#include "tests/support/scratch.h"

#include <thread>
#include <unistd.h>

namespace callboard::test {

namespace {

struct JournalTest : ::testing::Test {
    Journal write() { return opened(scratch.path(), Journal::Mode::write, withoutReserve()); }
    Journal read() { return opened(scratch.path(), Journal::Mode::read); }
    Scratch scratch;
};

Record with(Record record, const std::function<void(Record &)> &change) {
    change(record);
    return record;
}

} // namespace

TEST_F(JournalTest, givesBackWhatWasAppended) {
    Journal journal = write();
    appendGroups(journal, 200);
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 200));
    EXPECT_EQ(readingOf(read()).records, recordsOf(1, 200));
}

TEST_F(JournalTest, goesOnWhereItEnded) {
    {
        Journal journal = write();
        appendGroups(journal, 100);
    }
    Journal journal = write();
    EXPECT_EQ(journal.last(), 100u);
    EXPECT_EQ(journal.latestAt(), recordOf(100).at);
    appendGroups(journal, 200);
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 200));
}

TEST_F(JournalTest, readsAnyRange) {
    Journal journal = write();
    appendGroups(journal, 50);
    for (std::uint64_t from = 0; from <= 52; ++from) {
        for (std::uint64_t to = from; to <= 52; ++to)
            ASSERT_EQ(readingOf(journal, from, to).records,
                      recordsOf(std::max<std::uint64_t>(from, 1), std::min<std::uint64_t>(to, 50)));
    }
    EXPECT_TRUE(readingOf(journal, 7, 3).records.empty());
}

TEST_F(JournalTest, stopsReadingWhenToldTo) {
    Journal journal = write();
    appendGroups(journal, 50);
    std::uint64_t seen = 0;
    ASSERT_TRUE(journal.read(1, 50, [&](const Record &record) { return (seen = record.seq) < 17; }));
    EXPECT_EQ(seen, 17u);
}

TEST_F(JournalTest, keepsItsEpochAndCountsItsStarts) {
    const std::string epoch = write().epoch();
    EXPECT_EQ(epoch.size(), 32u);
    EXPECT_EQ(write().start(), 2u);
    EXPECT_EQ(read().start(), 2u);
    EXPECT_EQ(write().start(), 3u);
    EXPECT_EQ(read().epoch(), epoch);
    const Scratch other;
    EXPECT_NE(opened(other.path(), Journal::Mode::write, withoutReserve()).epoch(), epoch);
}

TEST_F(JournalTest, storesHostileTextUnchanged) {
    Record record = recordOf(1);
    record.payload = "{\"name\":\"\xE2\x80\xAE<b>]\\n],[ \xF0\x9F\x98\x80 =cmd\"}";
    record.causedBy = "a\"b\\c\n\t\x01]],[d";
    Journal journal = write();
    ASSERT_TRUE(journal.append(record));
    EXPECT_EQ(readingOf(journal).records, std::vector{record});
}

TEST_F(JournalTest, refusesWhatCannotBeStoredAndWritesNothingOfTheGroup) {
    Journal journal = write();
    const std::vector<Record> wrong = {
        with(recordOf(2), [](Record &r) { r.seq = 3; }),
        with(recordOf(2), [](Record &r) { r.seq = 1; }),
        with(recordOf(2), [](Record &r) { r.type = ""; }),
        with(recordOf(2), [](Record &r) { r.type = "call answered"; }),
        with(recordOf(2), [](Record &r) { r.version = 0; }),
        with(recordOf(2), [](Record &r) { r.payload = ""; }),
        with(recordOf(2), [](Record &r) { r.payload = "[]"; }),
        with(recordOf(2), [](Record &r) { r.payload = "{\n}"; }),
        with(recordOf(2), [](Record &r) { r.payload = "{\"a\":\"\xff\"}"; }),
        with(recordOf(2), [](Record &r) { r.payload = "{\"a\":\"\xc0\xaf\"}"; }),
        with(recordOf(2), [](Record &r) { r.payload = std::string("{\0}", 3); }),
        with(recordOf(2), [](Record &r) { r.causedBy = std::string(65, 'x'); }),
        with(recordOf(2), [](Record &r) { r.causedBy = "\xed\xa0\x80"; }),
    };
    for (const Record &record : wrong) {
        const std::vector<Record> group = {recordOf(1), record};
        const Result<void> appended = journal.append(group);
        ASSERT_FALSE(appended) << record.payload;
        EXPECT_EQ(appended.error().code, "journal.invalid");
    }
    EXPECT_EQ(journal.last(), 0u);
    ASSERT_TRUE(journal.append(recordOf(1)));
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 1));
}

TEST_F(JournalTest, aDraftIsTheGroupThatItsRecordsMake) {
    Journal journal = write();
    GroupDraft draft;
    for (const auto last : {3u, 4u, 20u}) {
        draft.clear();
        for (auto seq = journal.last() + 1; seq <= last; ++seq)
            draft.add(recordOf(seq));
        EXPECT_EQ(draft.size(), last - journal.last());
        ASSERT_TRUE(journal.append(draft));
    }
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 20));
    draft.clear();
    ASSERT_TRUE(journal.append(draft)); // of nothing
    draft.add(recordOf(22));
    EXPECT_EQ(journal.append(draft).error().detail, "record 22: expected number 21");
    draft.clear();
    draft.add(recordOf(21));
    draft.add(recordOf(23));
    EXPECT_EQ(journal.append(draft).error().detail, "record 23 (agent.stateChanged): expected number 22");
    EXPECT_EQ(journal.last(), 20u);
}

TEST_F(JournalTest, findsTheFirstRecordOfAMomentEvenWhereTheClockSteppedBack) {
    const std::vector<int> offsets = {0, 10, 10, 20, 5, 6, 20, 21, 3, 22, 40, 40, 1, 41};
    Journal journal = write();
    std::vector<Record> group;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        group.push_back(with(recordOf(i + 1), [&](Record &r) { r.at = morning + seconds(offsets[i]); }));
        if (i % 3 == 2 || i + 1 == offsets.size()) {
            ASSERT_TRUE(journal.append(group));
            group.clear();
        }
    }
    for (int offset = -1; offset <= 42; ++offset) {
        const auto first = std::find_if(offsets.begin(), offsets.end(), [&](int o) { return o >= offset; });
        const Result<std::uint64_t> found = journal.firstAtOrAfter(morning + seconds(offset));
        ASSERT_TRUE(found) << textOf(found);
        EXPECT_EQ(*found, static_cast<std::uint64_t>(first - offsets.begin()) + 1) << offset;
    }
    EXPECT_EQ(journal.latestAt(), morning + seconds(41));
}

TEST_F(JournalTest, findsNothingInAnEmptyJournal) {
    Journal journal = write();
    EXPECT_EQ(*journal.firstAtOrAfter(morning), 1u);
    EXPECT_TRUE(readingOf(journal).records.empty());
    EXPECT_TRUE(readingOf(read()).records.empty());
}

TEST_F(JournalTest, acceptsTimesBefore1970) {
    Journal journal = write();
    ASSERT_TRUE(journal.append(with(recordOf(1), [](Record &r) { r.at = Time(seconds(-5)); })));
    EXPECT_EQ(journal.latestAt(), Time(seconds(-5)));
    EXPECT_EQ(*journal.firstAtOrAfter(Time(seconds(-6))), 1u);
    EXPECT_EQ(readingOf(journal).records.at(0).at, Time(seconds(-5)));
}

TEST_F(JournalTest, aReaderWritesNothing) {
    { Journal journal = write(); }
    Journal journal = read();
    EXPECT_EQ(journal.append(recordOf(1)).error().code, "journal.readOnly");
}

TEST_F(JournalTest, aReaderNeedsAJournal) {
    EXPECT_EQ(Journal::open(scratch.path("none"), Journal::Mode::read).error().code, "journal.missing");
    EXPECT_FALSE(std::filesystem::exists(scratch.path("none")));
}

TEST_F(JournalTest, aSecondWriterIsToldWhoWrites) {
    Journal journal = write();
    const Result<Journal> second = Journal::open(scratch.path(), Journal::Mode::write);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "journal.busy");
    EXPECT_NE(second.error().detail.find("process " + std::to_string(getpid())), std::string::npos)
        << second.error().detail;
}

TEST_F(JournalTest, aReaderReadsWhileTheWriterWrites) {
    Journal journal = write();
    std::thread writer([&] { appendGroups(journal, 600); });
    Journal reader = read();
    std::uint64_t seen = 0;
    while (seen < 600) {
        const Result<std::uint64_t> last = reader.refresh();
        ASSERT_TRUE(last) << textOf(last);
        const Reading reading = readingOf(reader, seen + 1);
        ASSERT_EQ(reading.end, "ok") << reading.words;
        ASSERT_EQ(reading.records, recordsOf(seen + 1, *last));
        seen = *last;
    }
    writer.join();
}

TEST_F(JournalTest, emptiesItsLogInIdleMomentsAndWhenItMust) {
    Journal journal = write();
    const auto logBytes = [&] { return std::filesystem::file_size(scratch.path("journal.db-wal")); };
    for (std::uint64_t first = 1; first < 60'000; first += 2'000)
        ASSERT_TRUE(journal.append(recordsOf(first, first + 1'999)));
    EXPECT_GT(std::filesystem::file_size(scratch.path("journal.db")), 3u << 20);
    EXPECT_LT(logBytes(), 6u << 20);
    ASSERT_TRUE(journal.idle());
    EXPECT_EQ(readingOf(journal).records.size(), 60'000u);
}

TEST_F(JournalTest, aMissingDatabaseBesideItsSnapshotsIsNotTakenForANewSite) {
    { Journal journal = write(); }
    std::filesystem::remove(scratch.path("journal.db"));
    std::filesystem::create_directories(scratch.path("snapshots/1"));
    const Result<Journal> journal = Journal::open(scratch.path(), Journal::Mode::write);
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.error().code, "journal.damaged");
}

} // namespace callboard::test
