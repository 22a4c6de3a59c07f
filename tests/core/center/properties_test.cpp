// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "tests/support/many.h"
#include "tests/support/story.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr std::uint32_t stories = 300;
constexpr int events = 400;

// offered = the ended + those who came today and wait still, for every queue.
void expectBooksClose(const Center &center) {
    for (const auto &queue : center.queues) {
        const auto waiting = std::count_if(queue.waiting.begin(), queue.waiting.end(), [&](CallId id) {
            return find(center, id)->queuedAt >= center.dayStartedAt;
        });
        const auto &t = queue.today;
        const auto ended = t.answered + t.abandoned + t.overflowed + t.refused + t.callbackRequested +
                           t.leftByKey + t.unknown;
        ASSERT_EQ(t.offered, ended + waiting) << queue.id.text();
    }
}

// Whatever happened, an agent's state is one that his calls and wishes explain.
void expectNobodyStuck(const Center &center) {
    for (const auto &agent : center.agents) {
        ASSERT_EQ(agent.state == AgentState::Busy, !agent.calls.empty());
        for (const auto call : agent.calls)
            ASSERT_TRUE(find(center, call));
        if (agent.state == AgentState::Reserved) {
            ASSERT_TRUE(agent.offer);
        }
        if (agent.offer) {
            ASSERT_EQ(find(center, agent.offer)->agent, agent.id);
        }
    }
    for (const auto &queue : center.queues)
        for (const auto id : queue.waiting)
            ASSERT_TRUE(find(center, id) && find(center, id)->queue == queue.id);
}

} // namespace

TEST(FoldProperties, booksCloseAndNobodyIsStuckInRandomStories) {
    for (std::uint32_t seed = 1; seed <= stories; ++seed) {
        Story story(seed);
        for (int i = 0; i < events; ++i) {
            story.next();
            expectBooksClose(story.center());
            expectNobodyStuck(story.center());
        }
    }
}

TEST(FoldProperties, replayOfTheEncodedEventsGivesTheSameBytesInTenThousandStories) {
    Delta delta;
    for (std::uint32_t seed = 1; seed <= manyLogs; ++seed) {
        Story story(seed);
        Center replayed;
        replayed.at = story.center().at;
        for (int i = 0; i < (seed <= stories ? events : 40); ++i) {
            const auto event = decodeEvent(encode(story.next()));
            ASSERT_TRUE(event) << event.error().detail;
            apply(replayed, *event, delta);
        }
        ASSERT_EQ(encode(replayed), encode(story.center())) << "seed " << seed;
        ASSERT_EQ(hashOf(replayed), hashOf(story.center()));
    }
}

TEST(FoldProperties, snapshotInTheMiddleChangesNothing) {
    for (std::uint32_t seed = 1; seed <= stories; ++seed) {
        Story story(seed);
        for (int i = 0; i < events / 2; ++i)
            story.next();
        auto center = decodeCenter(encode(story.center()));
        ASSERT_TRUE(center) << center.error().detail;
        ASSERT_EQ(*center, story.center());
        for (int i = 0; i < events / 2; ++i)
            apply(*center, story.next());
        ASSERT_EQ(*center, story.center()) << "seed " << seed;
    }
}

TEST(FoldProperties, factsThatDoNotFitLeaveAllButTheirCountAsItWas) {
    for (std::uint32_t seed = 1; seed <= stories; ++seed) {
        Story story(seed);
        auto before = story.center();
        for (int i = 0; i < events; ++i) {
            const auto event = story.next();
            if (!fits(before, event.fact)) {
                before.seq = event.seq;
                before.at = event.at;
                ++before.outOfPlace;
                ASSERT_EQ(before, story.center());
            }
            before = story.center();
        }
    }
}

} // namespace callboard::test
