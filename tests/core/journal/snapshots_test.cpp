// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/snapshots.h"

#include "core/journal/check.h"
#include "tests/core/journal/records.h"
#include "tests/support/scratch.h"

#include <fstream>

namespace callboard::test {

namespace {

struct SnapshotsTest : ::testing::Test {
    SnapshotsTest() {
        for (std::uint64_t first = 1; first <= 91; first += 10)
            EXPECT_TRUE(journal.append(recordsOf(first, first + 9)));
    }

    void put(std::uint64_t seq, int foldVersion = 1) {
        const Result<void> done = snapshots.put(journal, seq, foldVersion, "state at " + std::to_string(seq));
        ASSERT_TRUE(done) << textOf(done);
    }
    // "seq bytes" of the newest one, and how many were skipped.
    std::string latest(std::uint64_t seq, int foldVersion = 1) {
        const Result<Snapshots::Found> found = snapshots.latest(journal, seq, foldVersion);
        if (!found)
            return textOf(found);
        const std::string skipped = " skipped " + std::to_string(found->skipped.size());
        return (found->snapshot ? std::to_string(found->snapshot->seq) + " " + found->snapshot->bytes
                                : "none") +
               skipped;
    }
    std::filesystem::path file(std::uint64_t seq) {
        return scratch.path("journal/snapshots/v1-" + std::to_string(seq) + ".snapshot");
    }

    Scratch scratch;
    Journal journal = opened(scratch.path("journal"), Journal::Mode::write, withoutReserve());
    Snapshots snapshots{scratch.path("journal"), {2, 30}};
};

} // namespace

TEST_F(SnapshotsTest, givesTheNewestAtOrBeforeANumber) {
    EXPECT_EQ(latest(100), "none skipped 0");
    put(20);
    put(50);
    EXPECT_EQ(latest(100), "50 state at 50 skipped 0");
    EXPECT_EQ(latest(50), "50 state at 50 skipped 0");
    EXPECT_EQ(latest(49), "20 state at 20 skipped 0");
    EXPECT_EQ(latest(19), "none skipped 0");
}

TEST_F(SnapshotsTest, keepsAnyBytes) {
    std::string bytes(70'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    ASSERT_TRUE(snapshots.put(journal, 30, 1, bytes));
    EXPECT_EQ(snapshots.latest(journal, 30, 1)->snapshot->bytes, bytes);
    ASSERT_TRUE(snapshots.put(journal, 30, 1, ""));
    EXPECT_EQ(snapshots.latest(journal, 30, 1)->snapshot->bytes, "");
}

TEST_F(SnapshotsTest, ofAnotherFoldAreOfNoUseAndGo) {
    put(20);
    EXPECT_EQ(latest(100, 2), "none skipped 0");
    put(50, 2);
    EXPECT_EQ(latest(100, 2), "50 state at 50 skipped 0");
    EXPECT_EQ(latest(100, 1), "none skipped 0");
    EXPECT_FALSE(std::filesystem::exists(file(20)));
}

TEST_F(SnapshotsTest, damagedAreLeftOutAndNamed) {
    for (const std::uint64_t at : {std::uint64_t{3}, std::uint64_t{30}, std::uint64_t{90}}) {
        put(20);
        put(50);
        std::fstream stream(file(50), std::ios::in | std::ios::out | std::ios::binary);
        const auto place =
            static_cast<std::streamoff>(std::min(at, std::filesystem::file_size(file(50)) - 1));
        stream.seekg(place);
        const char byte = static_cast<char>(stream.get());
        stream.seekp(place);
        stream.put(static_cast<char>(byte ^ 4));
        stream.close();
        EXPECT_EQ(latest(100), "20 state at 20 skipped 1") << at;
    }
    std::filesystem::resize_file(file(50), 10);
    EXPECT_EQ(latest(100), "20 state at 20 skipped 1");
}

TEST_F(SnapshotsTest, areMadeAtTheEndOfAGroupOnly) {
    EXPECT_EQ(snapshots.put(journal, 55, 1, "").error().code, "journal.invalid");
    EXPECT_EQ(snapshots.put(journal, 0, 1, "").error().code, "journal.invalid");
    EXPECT_EQ(snapshots.put(journal, 101, 1, "").error().code, "journal.invalid");
}

TEST_F(SnapshotsTest, keepTheNewestAndOneInSoManyRecords) {
    for (std::uint64_t seq = 10; seq <= 100; seq += 10)
        put(seq);
    std::vector<std::uint64_t> kept;
    for (std::uint64_t seq = 10; seq <= 100; seq += 10) {
        if (std::filesystem::exists(file(seq)))
            kept.push_back(seq);
    }
    EXPECT_EQ(kept, (std::vector<std::uint64_t>{10, 40, 70, 90, 100}));
}

TEST_F(SnapshotsTest, loseNothingWhenTheyAreDeleted) {
    put(50);
    std::filesystem::remove_all(scratch.path("journal/snapshots"));
    EXPECT_EQ(latest(100), "none skipped 0");
    EXPECT_EQ(readingOf(journal).records, recordsOf(1, 100));
    put(50);
    EXPECT_EQ(latest(100), "50 state at 50 skipped 0");
}

TEST_F(SnapshotsTest, ofAnotherHistoryDoNotMatch) {
    put(50);
    const Scratch other;
    Journal stranger = opened(other.path(), Journal::Mode::write, withoutReserve());
    for (std::uint64_t first = 1; first <= 91; first += 10) {
        std::vector<Record> records = recordsOf(first, first + 9);
        records.front().payload = "{\"another\":true}";
        ASSERT_TRUE(stranger.append(records));
    }
    const Result<Snapshots::Found> found = snapshots.latest(stranger, 100, 1);
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->snapshot);
    EXPECT_EQ(found->skipped.size(), 1u);
}

TEST_F(SnapshotsTest, stillServeAfterARepairThatLostNothingBeforeThem) {
    put(50);
    { const Journal closing = std::move(journal); }
    ASSERT_TRUE(repairJournal(scratch.path("journal"), scratch.path("copy")));
    journal = opened(scratch.path("copy"), Journal::Mode::read);
    EXPECT_EQ(latest(100), "50 state at 50 skipped 0");
}

} // namespace callboard::test
