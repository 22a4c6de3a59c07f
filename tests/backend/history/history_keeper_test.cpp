// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/history_keeper.h"

#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"

#include <fstream>
#include <future>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

std::vector<Event> storyOf(std::uint32_t seed, std::size_t length) {
    Story story(seed);
    std::vector<Event> events;
    while (events.size() < length)
        events.push_back(story.next());
    return events;
}

} // namespace

// What the journal had at the end is in the projections, whether the keeper found them old, none, or broken.
TEST(HistoryKeeper, leavesNothingToFoldWhenItStops) {
    const Scratch scratch;
    KeptJournal kept(scratch.path());
    const auto events = storyOf(3, 400);
    const auto log = [](const std::string &) {};
    kept.append(std::span(events).first(250));
    { const HistoryKeeper keeper(scratch.path(), log); }
    EXPECT_EQ(opened({kept.stream()}).front().folded(), 0u);
    kept.append(std::span(events).subspan(250));
    EXPECT_EQ(opened({kept.stream()}).front().folded(), 150u);
    { const HistoryKeeper keeper(scratch.path(), log); }
    EXPECT_EQ(opened({kept.stream()}).front().folded(), 0u);
    std::ofstream(history::ProjectionFile::in(scratch.path()), std::ios::trunc) << "no database";
    { const HistoryKeeper keeper(scratch.path(), log); }
    EXPECT_EQ(opened({kept.stream()}).front().folded(), 0u);
}

// A program of another fold cannot believe what an import left: without this every report would read it
// whole.
TEST(HistoryKeeper, makesTheProjectionsOfImportsAnew) {
    const Scratch scratch;
    KeptJournal live(scratch.path());
    live.append(storyOf(3, 50));
    const auto directory = scratch.path() / "imports" / "old";
    std::filesystem::create_directories(directory);
    KeptJournal(directory).append(storyOf(4, 300)); // and nobody writes to it any more
    std::ofstream(history::ProjectionFile::in(directory)) << "of another program";
    const history::Stream stream{"old", directory};
    EXPECT_EQ(opened({stream}).front().folded(), 300u);
    std::promise<std::string> told;
    {
        const HistoryKeeper keeper(scratch.path(), [&](const std::string &line) {
            if (line.starts_with("history: read old"))
                told.set_value(line);
        });
        EXPECT_EQ(told.get_future().get(), "history: read old anew, 300 events");
    }
    EXPECT_EQ(opened({stream}).front().folded(), 0u);
}

} // namespace callboard::test
