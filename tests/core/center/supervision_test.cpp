// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/core/center/beginnings.h"
#include <gtest/gtest.h>

namespace callboard::test {

TEST(Supervision, takenOverCallHasTwoSegmentsAndSupervisionItselfCountsForNobody) {
    const Timeline story(after(annaReady, R"(
        0:00 device.registered device=1005 contact=sip:127.0.0.1:5072
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:15 call.answered call=1 agent=anna offer=1
        0:20 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=listen
        0:21 supervision.started call=1 agent=anna supervisor=rita mode=listen
        0:25 supervision.modeChanged call=1 agent=anna supervisor=rita mode=barge
        0:30 call.held call=1 agent=anna
        0:45 supervision.ended call=1 agent=anna supervisor=rita cause=tookOver
        0:45 call.takenOver call=1 agent=anna by=rita
    )"));
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_EQ(story.segments(), "anna support talk 0:15 hold 0:15\n");
    EXPECT_EQ(story.agents(), "anna workingAfterCall 0:45\nrita busy 0:45\n");
    EXPECT_EQ(find(story.center(), CallId{1})->agent, AgentId{"rita"});
    EXPECT_EQ(find(story.center(), CallId{1})->state, CallState::Talking);
    EXPECT_TRUE(story.center().supervisions.empty());
    EXPECT_EQ(find(story.center(), AgentId{"rita"})->today.segments, 0);
    const auto &last = find(story.center(), anna)->last;
    EXPECT_EQ(std::string(textOf(last.end)) + " " + last.passedTo + " by " + std::string(last.by.text()),
              "passedOn 1005 by rita");
}

TEST(Supervision, oneSupervisesACallAndOneCallAtATime) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=internal from=1001 to=1002 caller=anna
        0:12 call.answered call=1
        0:20 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=listen
        0:21 supervision.asked call=1 agent=anna supervisor=olga device=1006 mode=listen
        0:22 supervision.ended call=1 agent=anna supervisor=olga cause=stopped
        0:23 supervision.started call=1 agent=anna supervisor=rita mode=listen
        0:24 supervision.started call=1 agent=anna supervisor=rita mode=listen
        0:25 supervision.modeChanged call=1 agent=anna supervisor=rita mode=listen
    )"));
    EXPECT_EQ(story.outOfPlace(), 4u);
    ASSERT_EQ(story.center().supervisions.size(), 1u);
    EXPECT_EQ(story.center().supervisions[0].supervisor, UserId{"rita"});
    EXPECT_EQ(clockOf(story.center().supervisions[0].joinedAt), "0:23");
}

} // namespace callboard::test
