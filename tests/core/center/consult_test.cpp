// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// anna talks with a caller of support's and asks boris.
const auto annaConsults = after(annaReady, R"(
    0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
    0:00 agent.stateChanged agent=boris state=ready author=agent by=boris
    0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:15 call.answered call=1 agent=anna offer=1
    0:30 call.placed call=2 agent=anna device=1001 to=1002 direction=internal
    0:30 call.held call=1 agent=anna
    0:30 call.arrived call=2 direction=internal from=1001 to=1002 caller=anna
    0:30 offer.started offer=2 call=2 agent=boris device=1002 until=1:00
)");
const auto borisConsulted = after(annaConsults, "0:35 call.answered call=2 agent=boris offer=2\n");

} // namespace

TEST(FoldConsult, consultedTransferIsOneContactWithASegmentForEachWhoTalked) {
    const Timeline story(after(borisConsulted, R"(
        0:50 call.transferred call=1 agent=anna to=1002 consult=2
        1:20 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.segments(), "anna support talk 0:15 hold 0:20\n"
                                "boris direct talk 0:15 hold 0:00\n"
                                "boris direct talk 0:30 hold 0:00\n");
    EXPECT_EQ(story.visits(), "support answered anna wait 0:05\n");
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_TRUE(story.center().calls.empty());
    EXPECT_EQ(story.agents(), "anna workingAfterCall 0:50\nboris workingAfterCall 1:20\n");
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->today.hold, seconds{20});
}

TEST(FoldConsult, ringingPhoneAndPlaceInAQueueAreTheCallersAfterATransfer) {
    const Timeline rings(after(annaConsults, "0:33 call.transferred call=1 agent=anna to=1002 consult=2\n"));
    const auto *call = find(rings.center(), CallId{1});
    ASSERT_TRUE(call && call->offer);
    EXPECT_EQ(call->state, CallState::Ringing);
    EXPECT_EQ(find(rings.center(), call->offer)->call, CallId{1});
    EXPECT_EQ(call->transferredBy, AgentId{"anna"});
    EXPECT_EQ(call->transferredFrom, QueueId{"support"});
    const Timeline waits(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:15 call.answered call=1 agent=anna offer=1
        0:30 call.placed call=2 agent=anna device=1001 to=601 direction=internal
        0:30 call.arrived call=2 direction=internal from=1001 to=601 caller=anna
        0:30 call.queued call=2 queue=sales
        0:40 call.transferred call=1 agent=anna to=601 consult=2
        0:50 call.ended call=1 by=caller cause=cancelled
    )"));
    EXPECT_EQ(waits.visits(), "support answered anna wait 0:05\nsales abandoned wait 0:20\n");
    EXPECT_EQ(waits.outOfPlace(), 0u);
    EXPECT_TRUE(find(waits.center(), QueueId{"sales"})->waiting.empty());
}

TEST(FoldConsult, consultThatOutlivesItsCallIsACallLikeAnother) {
    const Timeline story(after(borisConsulted, R"(
        0:45 call.ended call=1 by=caller cause=normal
        0:55 call.ended call=2 by=caller cause=normal
    )"));
    EXPECT_EQ(story.segments(), "anna support talk 0:15 hold 0:15\n"
                                "boris direct talk 0:20 hold 0:00\n"
                                "anna direct talk 0:20 hold 0:00\n");
    EXPECT_EQ(story.agents(), "anna workingAfterCall 0:55\nboris ready 0:55\n");
}

TEST(FoldConsult, retrievedCallIsTheOneTheAgentTurnedToLast) {
    const Timeline story(after(borisConsulted, R"(
        0:40 call.held call=2 agent=anna
        0:40 call.retrieved call=1 agent=anna
    )"));
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->calls, (std::vector{CallId{2}, CallId{1}}));
    EXPECT_EQ(find(story.center(), CallId{2})->consults, CallId{1});
}

TEST(FoldConsult, transferIntoACallThatIsNotTheAgentsDoesNotFit) {
    const Timeline story(after(borisConsulted, R"(
        0:50 call.transferred call=2 agent=boris to=1002 consult=1
        0:50 call.transferred call=1 agent=anna to=1002 consult=1
        0:50 call.transferred call=1 agent=anna to=1002 consult=9
    )"));
    EXPECT_EQ(story.outOfPlace(), 3u);
}

} // namespace callboard::test
