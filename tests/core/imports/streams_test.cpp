// SPDX-License-Identifier: GPL-3.0-or-later
// Which file goes to which stream, and each line once however often it comes.
#include "tests/core/imports/imported.h"

namespace callboard::test {
namespace {

std::string abandoned(int minute, const std::string &id) {
    const auto at = std::to_string(minute);
    return at + ":00 " + id + "|support|NONE|ENTERQUEUE||1|1\n" + at + ":09 " + id +
           "|support|NONE|ABANDON|1|1|9\n";
}

TEST(ImportedStreams, theSameFileAgainChangesNothing) {
    Imported log;
    log.tell(abandoned(0, "a") + abandoned(10, "b"));
    const auto hash = log.hash();
    const auto size = log.events().size();
    const auto again = log.tell(abandoned(0, "a") + abandoned(10, "b"));
    EXPECT_TRUE(again.stream.empty());
    EXPECT_EQ(again.known, 4u);
    EXPECT_EQ(log.hash(), hash);
    EXPECT_EQ(log.events().size(), size);
}

TEST(ImportedStreams, aLogThatGrewGoesOn) {
    Imported log;
    log.tell(abandoned(0, "a"));
    const auto report = log.tell(abandoned(0, "a") + abandoned(20, "b"));
    EXPECT_EQ(report.stream, "queue-log");
    EXPECT_EQ(report.known, 2u);
    EXPECT_EQ(report.written.calls, 1u);
    EXPECT_EQ(plainQueueFigures(log.ledger(), usualLimits).front().counts.abandoned, 2);
}

TEST(ImportedStreams, theNextRotatedFileGoesOn) {
    Imported log;
    log.tell(abandoned(0, "a"), "queue_log.1");
    const auto report = log.tell(abandoned(20, "b"), "queue_log");
    EXPECT_EQ(report.stream, "queue-log");
    EXPECT_FALSE(report.isNewStream);
    EXPECT_EQ(plainQueueFigures(log.ledger(), usualLimits).front().counts.abandoned, 2);
}

// Calls on the border of the two would count twice: once with their end alone, and once without one.
TEST(ImportedStreams, anOlderFileIsRefused) {
    Imported log;
    log.tell(abandoned(100, "b"), "queue_log");
    const auto before = log.hash();
    const auto older = imports::importFile(log.file("queue_log.1", logOf(abandoned(0, "a"))), log.options);
    ASSERT_FALSE(older);
    EXPECT_EQ(older.error().code, "import.overlaps");
    EXPECT_EQ(older.error().detail,
              "it has new lines from 2026-11-21T09:00:00Z on, before the end of what stream queue-log has "
              "(2026-11-21T10:40:00Z to 2026-11-21T10:40:09Z): calls on the border would count twice; "
              "nothing was imported");
    EXPECT_EQ(log.hash(), before);
    EXPECT_EQ(imports::streamFolders(log.options.data).size(), 1u);
}

TEST(ImportedStreams, anOlderFileHasOneOfItsOwnWhereThatIsWished) {
    Imported log;
    log.options.isApart = true;
    log.tell(abandoned(100, "b"), "queue_log");
    const auto before = log.hash();
    const auto older = log.tell(abandoned(0, "a"), "queue_log.1");
    EXPECT_EQ(older.stream, "queue-log-2");
    EXPECT_TRUE(older.isFurther);
    EXPECT_TRUE(older.overlaps.empty());
    EXPECT_EQ(log.hash(), before);
    EXPECT_EQ(plainQueueFigures(log.ledger("queue-log-2"), usualLimits).front().counts.abandoned, 1);
    EXPECT_TRUE(log.tell(abandoned(0, "a"), "queue_log.1").stream.empty()) << "its lines are known there";
    EXPECT_EQ(imports::streamFolders(log.options.data).size(), 2u);
}

TEST(ImportedStreams, aWholeHistoryLeavesOutWhatAnotherHas) {
    Imported log;
    log.tell(abandoned(100, "b"), "queue_log");
    log.options.isApart = true;
    const auto all = log.tell(abandoned(0, "a") + abandoned(100, "b") + abandoned(200, "c"), "all");
    EXPECT_EQ(all.stream, "queue-log-2");
    EXPECT_EQ(all.known, 2u);
    ASSERT_EQ(all.overlaps.size(), 1u);
    EXPECT_EQ(all.overlaps.front().stream, "queue-log");
    EXPECT_EQ(clockOf(all.overlaps.front().from) + " " + clockOf(all.overlaps.front().to), "100:00 100:09");
    EXPECT_EQ(plainQueueFigures(log.ledger("queue-log-2"), usualLimits).front().counts.abandoned, 2);
}

TEST(ImportedStreams, anotherSystemHasItsOwnName) {
    Imported log;
    log.tell(abandoned(0, "a"));
    log.options.stream = "branch";
    EXPECT_EQ(log.tell(abandoned(0, "a")).stream, "branch");
    EXPECT_EQ(plainQueueFigures(log.ledger("branch"), usualLimits).front().counts.abandoned, 1);
}

TEST(ImportedStreams, filesAreTakenInOrderOfTime) {
    Imported log;
    const auto newer = log.file("queue_log", logOf(abandoned(100, "b")));
    const auto older = log.file("queue_log.1", logOf(abandoned(0, "a")));
    const auto empty = log.file("queue_log.2", "");
    EXPECT_EQ(imports::inOrderOfTime({newer, empty, older}),
              (std::vector<std::filesystem::path>{older, newer, empty}));
}

TEST(ImportedStreams, theZoneIsKept) {
    Imported log;
    log.options.timeZone = "Asia/Tokyo";
    log.tell(abandoned(0, "a"));
    log.options.timeZone.clear();
    EXPECT_EQ(log.tell(abandoned(20, "b")).timeZone, "Asia/Tokyo");
    EXPECT_EQ(log.ledger().center().site.timeZone, "Asia/Tokyo");
}

TEST(ImportedStreams, aMemoryOfAnotherJournalIsNotBelieved) {
    Imported log;
    log.tell(abandoned(0, "a"));
    std::filesystem::remove(log.options.data / "imports/queue-log/lines.db");
    const auto report = imports::importFile(log.file("queue_log", logOf(abandoned(20, "b"))), log.options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, "import.outOfStep");
}

TEST(ImportedStreams, snapshotsAreNearEveryMoment) {
    Imported log;
    log.tell(abandoned(0, "a"));
    const auto folder = log.options.data / "imports/queue-log";
    const auto journal = Journal::open(folder, Journal::Mode::read);
    const auto found = Snapshots(folder).latest(*journal, journal->last(), foldVersion);
    ASSERT_TRUE(found && found->snapshot);
    EXPECT_EQ(found->snapshot->seq, journal->last());
}

} // namespace
} // namespace callboard::test
