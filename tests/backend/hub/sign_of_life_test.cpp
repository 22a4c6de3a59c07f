// SPDX-License-Identifier: GPL-3.0-or-later
// Until when a killed backend lived, and who believes it.
#include "backend/sign_of_life.h"
#include "tests/backend/hub/hub_story.h"

#include <fstream>

namespace callboard::test {

namespace {

// A talk since 9:00:10, a backend that is gone without a word, and the next at 9:10.
Time gapAfter(Time alive) {
    const Scratch scratch;
    {
        Backend killed(scratch);
        killed.annaReady();
        killed.arrive(5);
        killed.at(10, {CallAnswered{CallId{1}, AgentId{"anna"}, offerOf(killed)}});
    }
    Backend next(scratch, smallSite(), {}, {nine + minutes{10}, alive});
    EXPECT_EQ(next.hub().center().cutOff.at(0).at, next.hub().center().gapFrom);
    EXPECT_EQ(find(next.hub().center(), AgentId{"anna"})->today.segments, 0) << "nobody saw its end";
    return next.hub().center().gapFrom;
}

std::optional<Time> readFrom(const Scratch &scratch, const std::string &content) {
    std::ofstream(scratch.path("alive")) << content;
    return SignOfLife(scratch.path("alive")).before();
}

} // namespace

TEST(SignOfLife, gapBeginsWithTheLastOneWhereItIsBetweenTheLastFactAndTheStart) {
    EXPECT_EQ(gapAfter(nine + minutes{4}), nine + minutes{4});
    EXPECT_EQ(gapAfter({}), nine + seconds{10});
    EXPECT_EQ(gapAfter(nine + seconds{3}), nine + seconds{10})
        << "of another journal, or of a disc that lost it";
    EXPECT_EQ(gapAfter(nine + minutes{11}), nine + seconds{10}) << "nobody lived tomorrow";
}

TEST(SignOfLife, isReadByTheNextProcess) {
    const Scratch scratch;
    const auto file = scratch.path("alive");
    EXPECT_FALSE(SignOfLife(file).before());
    {
        SignOfLife first(file);
        first.beat(nine + std::chrono::microseconds{123456});
        first.beat(nine + seconds{1});
        EXPECT_FALSE(first.before());
    }
    EXPECT_EQ(SignOfLife(file).before(), nine + seconds{1});
}

TEST(SignOfLife, rubbishSaysNothing) {
    const Scratch scratch;
    for (const std::string content : {"", "\n", "yesterday", "9999999999999999999999999999999999999999999999",
                                      "2026-11-21T09:00", "2026-13-41T25:61:61Z"})
        EXPECT_FALSE(readFrom(scratch, content)) << content;
    EXPECT_FALSE(readFrom(scratch, std::string(1000, '\0')));
    std::filesystem::create_directory(scratch.path("folder"));
    SignOfLife none(scratch.path("folder"));
    none.beat(nine);
    EXPECT_FALSE(none.before());
}

} // namespace callboard::test
