// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/history_keeper.h"

#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"

#include <fstream>
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

} // namespace callboard::test
