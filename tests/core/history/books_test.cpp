// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/books.h"

#include "tests/support/many.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(Books, closeOverTenThousandRandomStories) {
    constexpr std::uint32_t longOnes = 200;
    Delta delta;
    for (std::uint32_t seed = 1; seed <= manyLogs && !testing::Test::HasFailure(); ++seed) {
        Story story(seed);
        Center center;
        center.at = story.center().at;
        Books books;
        for (int i = 0; i < (seed <= longOnes ? 400 : 100); ++i) {
            const auto event = story.next();
            apply(center, event, delta);
            books.take(event, delta);
        }
        EXPECT_EQ(books.close(center), std::vector<std::string>{}) << "seed " << seed;
    }
}

TEST(Books, namesTheCallWhoseVisitHasNoOutcome) {
    Center center;
    Books books;
    append(center, BackendStarted{1, "test"});
    append(center, ConfigChanged{smallSite()});
    Delta delta;
    for (auto fact : {Fact{CallArrived{CallId{7}, Direction::Inbound, {"1", ""}, "600", {}, {}}},
                      Fact{CallQueued{CallId{7}, QueueId{"support"}}}}) {
        const auto event = append(center, std::move(fact), &delta);
        books.take(event, delta);
    }
    EXPECT_TRUE(books.close(center).empty());
    center.calls.take(CallId{7});
    center.queues.back().waiting.clear();
    EXPECT_EQ(books.close(center),
              (std::vector<std::string>{"queue support: 1 visits have no outcome, 0 callers wait",
                                        "call 7 neither waits in support nor left it"}));
}

TEST(Books, agentWhoLeavesTheConfigurationAndReturnsHasNoHole) {
    Center center;
    center.at = Time{} + std::chrono::hours{500'000};
    Books books;
    Delta delta;
    auto without = smallSite();
    without.users.erase(without.users.begin());
    const auto be = [](DesiredState state) {
        return AgentStateChanged{AgentId{"anna"}, state, {}, Author::Agent, UserId{"anna"}};
    };
    Duration known{};
    for (auto fact :
         {Fact{BackendStarted{1, "test"}}, Fact{ConfigChanged{smallSite()}}, Fact{be(DesiredState::Ready)},
          Fact{ConfigChanged{without}}, Fact{ConfigChanged{smallSite()}}, Fact{be(DesiredState::Ready)},
          Fact{be(DesiredState::NotReady)}, Fact{be(DesiredState::Ready)}}) {
        const auto event = append(center, std::move(fact), &delta);
        books.take(event, delta);
        for (const auto &interval : delta.intervals)
            known += interval.to - interval.from;
    }
    EXPECT_EQ(books.close(center), std::vector<std::string>{});
    EXPECT_EQ(known, seconds{3}); // ready until he left; ready and not ready after he returned
}

} // namespace callboard::test
