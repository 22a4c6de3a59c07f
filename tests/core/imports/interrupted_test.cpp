// SPDX-License-Identifier: GPL-3.0-or-later
// Stopped in order or killed at any moment, an import that is begun again comes to the same journal.
#include "tests/core/history/projected_content.h"
#include "tests/core/imports/imported.h"
#include "tests/core/imports/random_log.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {
namespace {

std::vector<std::string> textsOf(const std::vector<Event> &events) {
    std::vector<std::string> texts;
    for (const auto &event : events)
        texts.push_back(encode(event));
    return texts;
}

std::string longLog(std::uint32_t seed, int calls) {
    return RandomLog(seed).write(calls, true);
}

void expectEqual(const Imported &whole, const Imported &parts) {
    const auto expected = textsOf(whole.events()), told = textsOf(parts.events());
    const auto [left, right] = std::mismatch(expected.begin(), expected.end(), told.begin(), told.end());
    EXPECT_TRUE(left == expected.end() && right == told.end())
        << (left != expected.end() ? *left : "the end") << "\n"
        << (right != told.end() ? *right : "the end");
    EXPECT_EQ(whole.hash(), parts.hash());
}

std::string projectionsOf(const Imported &log) {
    const history::Stream stream{"queue-log", log.options.data / "imports" / "queue-log"};
    return contentOf(stream, Journal::open(stream.directory, Journal::Mode::read)->epoch());
}

// What reports read is there with the import, however often it was ended, and is what a rebuild makes.
void expectProjected(const Imported &log) {
    const auto fed = projectionsOf(log);
    ASSERT_TRUE(history::rebuildProjections({"queue-log", log.options.data / "imports" / "queue-log"}));
    EXPECT_TRUE(fed == projectionsOf(log)); // too long to be printed
}

TEST(ImportInterrupted, aStopLosesAndDoublesNothing) {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        Imported whole, parts;
        const auto log = longLog(seed, 1000);
        const auto file = parts.file("queue_log", log);
        whole.take(whole.file("queue_log", log));
        parts.options.groupRecords = 97;
        int stops = 0;
        for (bool isStopped = true; isStopped; ++stops) {
            int asked = 0;
            parts.options.isStopped = [&] { return ++asked > stops; };
            isStopped = parts.take(file).isStopped;
        }
        EXPECT_GT(stops, 2);
        expectEqual(whole, parts);
        expectProjected(whole);
        expectProjected(parts);
    }
}

// A child that is killed wherever it is; after some it may run to the end.
bool runAndKill(Imported &log, const std::filesystem::path &file, std::mt19937 &chance, bool isSpared) {
    const pid_t child = fork();
    if (child == 0) {
        const auto report = imports::importFile(file, log.options);
        if (!report)
            std::fprintf(stderr, "%s: %s\n", report.error().code.c_str(), report.error().detail.c_str());
        _exit(report ? 0 : 3);
    }
    if (!isSpared) {
        const timespec moment{0, static_cast<long>(chance() % 40'000'000)};
        ppoll(nullptr, 0, &moment, nullptr);
        kill(child, SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFEXITED(status);
}

TEST(ImportInterrupted, aKillLosesAndDoublesNothing) {
    std::mt19937 chance(20261129);
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        Imported whole, parts;
        const auto log = longLog(100 + seed, 800);
        const auto file = parts.file("queue_log", log);
        whole.take(whole.file("queue_log", log));
        parts.options.groupRecords = 61;
        constexpr int mostKills = 30;
        for (int kills = 0; !runAndKill(parts, file, chance, kills == mostKills); ++kills) {
        }
        expectEqual(whole, parts);
        expectProjected(whole);
        expectProjected(parts);
    }
}

} // namespace
} // namespace callboard::test
