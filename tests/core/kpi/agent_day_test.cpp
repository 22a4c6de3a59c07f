// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kpi/agent_day.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {
namespace {

constexpr AgentId anna{"anna"};

class AgentDay : public testing::Test {
protected:
    AgentDay() {
        append(center, ConfigChanged{smallSite()});
        const auto extension = find(center, anna)->device;
        append(center, DeviceRegistered{extension, "sip:127.0.0.1", ""});
        append(center, AgentStateChanged{anna, DesiredState::Ready, {}, Author::Agent, anna});
    }
    AgentCounts dayAfter(Duration time) const {
        return withRunning(center, *find(center, anna), center.at + time);
    }

    Center center;
};

TEST_F(AgentDay, theRunningStateCounts) {
    EXPECT_EQ(find(center, anna)->today.ready, Duration{});
    EXPECT_EQ(dayAfter(minutes{5}).ready, minutes{5});
}

TEST_F(AgentDay, theRunningTalkCountsAndSoDoesItsHold) {
    const auto call = CallId::make(1, 1);
    append(center, CallArrived{call, Direction::Inbound, {"1", ""}, "600", {}, {}});
    append(center, CallQueued{call, QueueId{"support"}});
    append(center, OfferStarted{OfferId{1}, call, anna, find(center, anna)->device, center.at + minutes{1}});
    append(center, CallAnswered{call, anna, OfferId{1}});
    EXPECT_EQ(dayAfter(minutes{2}).talk, minutes{2});
    EXPECT_EQ(dayAfter(minutes{2}).busy, minutes{2});
    append(center, CallHeld{call, anna});
    const auto held = dayAfter(minutes{3});
    EXPECT_EQ(held.hold, minutes{3});
    EXPECT_EQ(held.talk, center.at - find(center, call)->answeredAt);
}

TEST_F(AgentDay, beginsAtMidnightWhateverBeganBefore) {
    append(center, DayStarted{"1970-01-02"});
    EXPECT_EQ(dayAfter(minutes{1}).ready, minutes{1});
}

TEST_F(AgentDay, ofATeamIsThatOfItsAgentsAlone) {
    auto site = smallSite();
    site.users[0].team = TeamId{"first"};
    site.users[1].team = TeamId{"second"};
    append(center, ConfigChanged{site});
    append(center, AgentStateChanged{AgentId{"boris"}, DesiredState::Ready, {}, Author::Agent, {}});
    const auto now = center.at + minutes{5};
    const auto annas = withRunning(center, *find(center, anna), now).ready;
    EXPECT_GT(annas, minutes{5});
    EXPECT_EQ(dayOf(center, TeamId{"first"}, now).ready, annas);
    EXPECT_EQ(dayOf(center, TeamId{"second"}, now).ready, minutes{5});
    EXPECT_EQ(dayOf(center, TeamId{}, now).ready, Duration{});
    EXPECT_EQ(dayOfAll(center, now).ready, annas + minutes{5});
}

} // namespace
} // namespace callboard::test
