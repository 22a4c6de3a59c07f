// SPDX-License-Identifier: GPL-3.0-or-later
// A caller's way: from queue to queue, from agent to agent, and back from a lost phone.

#include "tests/core/center/beginnings.h"
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// anna's phone is lost in the talk with Ivan, while Pyotr waits.
const auto annaLost = after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:14 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:15 call.answered call=1 agent=anna offer=1
        0:30 call.arrived call=2 direction=inbound from=+74957654321/Pyotr to=600
        0:30 call.queued call=2 queue=support
        0:45 call.agentLost call=1 agent=anna
        0:45 call.queued call=1 queue=support
)");

} // namespace

TEST(Way, callerOfALostPhoneGoesBackBeforeAllOthersAndTheAgentHasNoWorkAfterIt) {
    const Timeline story(after(annaLost, R"(
        0:50 offer.started offer=2 call=1 agent=anna device=1001 until=1:08
        0:52 call.answered call=1 agent=anna offer=2
    )"));
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_EQ(story.segments(), "anna support talk 0:30 hold 0:00\n");
    EXPECT_EQ(story.agents(), "anna busy 0:52\n");
    const auto &call = *find(story.center(), CallId{1});
    EXPECT_EQ(call.waitedFor, seconds{5 + 7});
    EXPECT_EQ(call.talkedFor, seconds{30});
    EXPECT_EQ(clockOf(call.talkingSince), "0:52");
    EXPECT_FALSE(call.lostAgent);
    EXPECT_EQ(find(story.center(), QueueId{"support"})->today.offered, 3);
}

TEST(Way, lostCallerStandsBeforeAllWhoWait) {
    const Timeline story(annaLost);
    EXPECT_EQ(find(story.center(), QueueId{"support"})->waiting, (std::vector{CallId{1}, CallId{2}}));
    EXPECT_EQ(story.agents(), "anna ready 0:45\n");
    EXPECT_EQ(find(story.center(), AgentId{"anna"})->last.end, TalkEnd::PhoneLost);
}

TEST(Way, waitIsTheCallersOwnThroughAnOverflowATransferAndATakeover) {
    const Timeline story(after(annaReady, R"(
        0:00 device.registered device=1005 contact=sip:127.0.0.1:5072
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=601
        0:10 call.queued call=1 queue=sales
        0:30 call.leftQueue call=1 queue=sales outcome=overflowed reason=maxWait
        0:30 call.queued call=1 queue=support
        0:31 offer.started offer=1 call=1 agent=anna device=1001 until=0:48
        0:35 call.answered call=1 agent=anna offer=1
        0:40 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=listen
        0:41 supervision.started call=1 agent=anna supervisor=rita mode=listen
        0:50 supervision.ended call=1 agent=anna supervisor=rita cause=tookOver
        0:50 call.takenOver call=1 agent=anna by=rita
        1:00 call.transferred call=1 agent=rita to=601
        1:00 call.queued call=1 queue=sales
        1:10 call.pulled call=1 agent=boris by=boris
    )"));
    const auto &call = *find(story.center(), CallId{1});
    EXPECT_EQ(call.waitedFor, seconds{25});
    EXPECT_EQ(call.waitUntil(storyTime("1:10")), seconds{35});
    EXPECT_EQ(call.talkedFor, seconds{25});
}

TEST(Way, gapBeginsWithTheLastSignOfLife) {
    const auto gap = [](const std::string &alive) {
        const Timeline story("0:20 agent.stateChanged agent=anna state=ready author=agent by=anna\n"
                             "5:00 backend.started start=2 version=2" +
                             alive + "\n");
        return clockOf(story.center().gapFrom);
    };
    EXPECT_EQ(gap(""), "0:20");
    EXPECT_EQ(gap(" aliveUntil=3:00"), "3:00");
    EXPECT_EQ(gap(" aliveUntil=0:10"), "0:20");
    EXPECT_EQ(gap(" aliveUntil=9:00"), "5:00");
}

} // namespace callboard::test
