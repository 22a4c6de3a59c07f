// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/queue_now.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

TEST(QueueNow, theLongestWaitIsOfWhoCameFirst) {
    Center center;
    append(center, ConfigChanged{smallSite()});
    const auto arrive = [&](std::uint32_t count, const char *queue) {
        const auto call = CallId::make(1, count);
        append(center, CallArrived{call, Direction::Inbound, {"1", ""}, "600", {}, {}});
        append(center, CallQueued{call, QueueId{queue}});
        return find(center, call)->queuedAt;
    };
    const auto first = arrive(1, "support"), second = arrive(2, "sales"), third = arrive(3, "sales");
    ASSERT_TRUE(first < second && second < third);
    EXPECT_EQ(nowOf(center, *find(center, QueueId{"sales"})).waitingSince, second);
    EXPECT_EQ(nowOf(center, *find(center, QueueId{"sales"})).waiting, 2);
    EXPECT_EQ(nowOfAll(center).waitingSince, first);
    EXPECT_EQ(nowOfAll(center).waiting, 3);
}

TEST(QueueNow, whoDoesAfterCallWorkIsLoggedInWhateverHeWantsNext) {
    const AgentId anna{"anna"};
    const CallId call{1};
    Center center;
    append(center, ConfigChanged{smallSite()});
    append(center, AgentStateChanged{anna, DesiredState::Ready, {}, Author::Agent, {}});
    append(center, CallArrived{call, Direction::Inbound, {"1", ""}, "600", {}, {}});
    append(center, CallQueued{call, QueueId{"support"}});
    append(center, OfferStarted{OfferId{1}, call, anna, DeviceId{"1001"}, {}});
    append(center, CallAnswered{call, anna, OfferId{1}});
    append(center, AgentStateChanged{anna, DesiredState::LoggedOut, {}, Author::Agent, {}});
    EXPECT_EQ(nowOfAll(center).loggedIn, 1) << "she talks for a queue";
    append(center, CallEnded{call, EndedBy::Caller, EndCause::Normal});
    ASSERT_EQ(find(center, anna)->state, AgentState::WorkingAfterCall);
    EXPECT_EQ(nowOfAll(center).loggedIn, 1);
    append(center, AfterCallWorkEnded{anna, Author::Agent});
    EXPECT_EQ(nowOfAll(center).loggedIn, 0);
}

} // namespace callboard::test
