// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/check.h"
#include "tests/core/journal/records.h"
#include "tests/support/scratch.h"

#include <poll.h>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {

namespace {

// A process that appends for ever and tells each number once it is acknowledged.
struct Writer {
    pid_t pid = -1;
    int pipe = -1;
};

[[noreturn]] void appendForEver(const std::filesystem::path &directory, std::uint32_t seed, int pipe) {
    std::mt19937 chance(seed);
    Result<Journal> journal = Journal::open(directory, Journal::Mode::write);
    while (journal) {
        const std::uint64_t first = journal->last() + 1;
        const std::uint64_t size = chance() % 8 == 0 ? 200 : 1 + chance() % 4;
        if (!journal->append(recordsOf(first, first + size - 1)))
            break;
        const std::uint64_t last = journal->last();
        if (::write(pipe, &last, sizeof last) != sizeof last)
            break;
        if (chance() % 16 == 0 && !journal->idle())
            break;
    }
    _exit(3);
}

Writer startWriter(const std::filesystem::path &directory, std::uint32_t seed) {
    std::array<int, 2> ends{};
    EXPECT_EQ(::pipe(ends.data()), 0);
    const pid_t pid = fork();
    if (pid == 0) {
        ::close(ends[0]);
        appendForEver(directory, seed, ends[1]);
    }
    ::close(ends[1]);
    return {pid, ends[0]};
}

// Waits for some acknowledgements and a moment more, kills, and returns the last number acknowledged.
std::uint64_t killSomewhere(const Writer &writer, std::mt19937 &chance) {
    std::uint64_t last = 0;
    std::uint64_t next = 0;
    for (unsigned acknowledged = chance() % 12; acknowledged > 0; --acknowledged) {
        if (::read(writer.pipe, &next, sizeof next) != sizeof next)
            break;
        last = next;
    }
    const timespec moment{0, static_cast<long>(chance() % 3'000'000)};
    ppoll(nullptr, 0, &moment, nullptr);
    kill(writer.pid, SIGKILL);
    int status = 0;
    waitpid(writer.pid, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer gave up by itself";
    while (::read(writer.pipe, &next, sizeof next) == sizeof next)
        last = next;
    ::close(writer.pipe);
    return last;
}

} // namespace

TEST(JournalKilled, keepsEveryAcknowledgedRecordInOrderOnce) {
    const Scratch scratch;
    std::mt19937 chance(20261121);
    std::uint64_t acknowledged = 0;
    { Journal made = opened(scratch.path(), Journal::Mode::write, withoutReserve()); }
    for (std::uint32_t round = 0; round < 50; ++round) {
        acknowledged = std::max(acknowledged, killSomewhere(startWriter(scratch.path(), round), chance));
        const Journal journal = opened(scratch.path(), Journal::Mode::read);
        ASSERT_GE(journal.last(), acknowledged) << "round " << round;
        ASSERT_FALSE(journal.opening().damage) << journal.opening().damage->words;
        acknowledged = journal.last();
        ASSERT_EQ(readingOf(journal).records, recordsOf(1, acknowledged)) << "round " << round;
    }
    EXPECT_GT(acknowledged, 50u);
    const Result<JournalVerification> verification = verifyJournal(scratch.path());
    ASSERT_TRUE(verification);
    EXPECT_TRUE(verification->damages.empty()) << verification->damages.front().words;
    EXPECT_EQ(verification->records, acknowledged);
}

TEST(JournalKilled, leavesItsLockToTheNext) {
    const Scratch scratch;
    std::mt19937 chance(1);
    const Writer writer = startWriter(scratch.path(), 1);
    std::uint64_t first = 0;
    ASSERT_EQ(::read(writer.pipe, &first, sizeof first), static_cast<ssize_t>(sizeof first));
    const Result<Journal> second = Journal::open(scratch.path(), Journal::Mode::write, withoutReserve());
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().detail.find("process " + std::to_string(writer.pid)), std::string::npos);
    killSomewhere(writer, chance);
    EXPECT_TRUE(Journal::open(scratch.path(), Journal::Mode::write, withoutReserve()));
}

} // namespace callboard::test
