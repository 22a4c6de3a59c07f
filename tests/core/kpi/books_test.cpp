// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/books.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using Law = BooksFinding::Law;

// A center in the middle of a day in which a caller waits and an agent is being rung.
Center busyCenter() {
    for (std::uint32_t seed = 1;; ++seed) {
        Story story(seed);
        for (int i = 0; i < 400; ++i) {
            story.next();
            const auto &center = story.center();
            const bool waits =
                std::ranges::any_of(center.queues, [](const Queue &q) { return !q.waiting.empty(); });
            if (waits && center.offers.begin() != center.offers.end() && i > 100)
                return center;
        }
    }
}

std::vector<Law> lawsOf(const Center &center) {
    std::vector<Law> laws;
    for (const auto &finding : openBooks(center))
        if (laws.empty() || laws.back() != finding.law)
            laws.push_back(finding.law);
    return laws;
}

Queue &waitedIn(Center &center) {
    return *std::ranges::find_if(center.queues, [](const Queue &queue) { return !queue.waiting.empty(); });
}

} // namespace

TEST(OpenBooks, closeAfterEveryEventOfRandomStories) {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        Story story(seed);
        for (int i = 0; i < 300; ++i) {
            story.next();
            ASSERT_EQ(openBooks(story.center()), std::vector<BooksFinding>{})
                << "seed " << seed << ", event " << i;
        }
    }
}

TEST(OpenBooks, aVisitThatWasNotCountedIsFound) {
    auto center = busyCenter();
    auto &queue = waitedIn(center);
    const auto offered = queue.today.offered;
    ++queue.today.answered;
    EXPECT_EQ(openBooks(center),
              (std::vector<BooksFinding>{{Law::Visits, queue.id, {}, {}, offered, offered + 1}}));
}

TEST(OpenBooks, aCallerWhoIsLostFromHisQueueIsNamed) {
    auto center = busyCenter();
    auto &queue = waitedIn(center);
    const auto lost = queue.waiting.front();
    queue.waiting.erase(queue.waiting.begin());
    EXPECT_EQ(lawsOf(center), (std::vector{Law::Visits, Law::Waiting}));
    EXPECT_EQ(openBooks(center).back().call, lost);
}

TEST(OpenBooks, anAgentWhoIsStuckIsNamed) {
    auto center = busyCenter();
    auto &agent = *std::ranges::find_if(center.agents, [](const Agent &a) { return a.calls.empty(); });
    agent.state = AgentState::Busy;
    EXPECT_EQ(openBooks(center), (std::vector<BooksFinding>{{Law::States, {}, agent.id, {}}}));
    center = busyCenter();
    const auto offer = *center.offers.begin();
    std::ranges::find(center.agents, offer.agent, &Agent::id)->offer = {};
    EXPECT_EQ(openBooks(center), (std::vector<BooksFinding>{{Law::Offers, {}, offer.agent, offer.call}}));
}

TEST(OpenBooks, quartersThatDoNotAddUpToTheDayAreFound) {
    auto center = busyCenter();
    auto &queue = waitedIn(center);
    const auto offered = queue.today.offered;
    --queue.quarters.back().offered;
    EXPECT_EQ(openBooks(center),
              (std::vector<BooksFinding>{{Law::Quarters, queue.id, {}, {}, offered, offered - 1}}));
}

} // namespace callboard::test
