// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/past_calls.h"

#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

Event talk(Center &center, std::uint64_t call, const std::string &number, Delta &delta) {
    append(center, CallArrived{CallId{call}, Direction::Inbound, {number, ""}, "600", {}, {}});
    append(center, CallQueued{CallId{call}, QueueId{"support"}});
    append(center, OfferStarted{OfferId{call}, CallId{call}, AgentId{"anna"}, DeviceId{"1001"}, {}});
    append(center, CallAnswered{CallId{call}, AgentId{"anna"}, OfferId{call}});
    return append(center, CallEnded{CallId{call}, EndedBy::Caller, EndCause::Normal}, &delta);
}

} // namespace

TEST(PastCalls, areFoundByAnySpellingOfTheNumberNewestFirst) {
    const Scratch scratch;
    Center center;
    append(center, ConfigChanged{smallSite()});
    auto calls = PastCalls::open(scratch.path("history.db"), "epoch", "RU");
    ASSERT_TRUE(calls) << calls.error().detail;
    Delta delta;
    for (std::uint64_t call = 1; call <= 3; ++call) {
        const auto event = talk(center, call, call == 2 ? "84951234567" : "+7 (495) 123-45-67", delta);
        ASSERT_TRUE(calls->take(event, delta));
    }
    const auto found = calls->with("+74951234567", 2);
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2u);
    EXPECT_EQ(found->front().call, CallId{3});
    EXPECT_EQ(found->front().agent, AgentId{"anna"});
    EXPECT_TRUE(found->front().isAnswered);
    EXPECT_EQ(found->front().wait, seconds{2});
    EXPECT_EQ(found->front().talk, seconds{1});
    EXPECT_TRUE(calls->with("+79990000000", 5)->empty());
}

TEST(PastCalls, goOnWhereTheyStoppedAndStartAnewForAnotherJournal) {
    const Scratch scratch;
    Center center;
    append(center, ConfigChanged{smallSite()});
    Delta delta;
    {
        auto calls = PastCalls::open(scratch.path("history.db"), "epoch", "RU");
        const auto event = talk(center, 1, "84951234567", delta);
        ASSERT_TRUE(calls->take(event, delta));
    }
    EXPECT_EQ(PastCalls::open(scratch.path("history.db"), "epoch", "RU")->seq(), center.seq);
    auto other = PastCalls::open(scratch.path("history.db"), "other", "RU");
    EXPECT_EQ(other->seq(), 0u);
    EXPECT_TRUE(other->with("84951234567", 5)->empty());
}

} // namespace callboard::test
