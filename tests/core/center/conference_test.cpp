// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// anna talks with a caller of support's and has brought boris in.
constexpr auto threeTalk = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
    0:00 device.registered device=1002 contact=sip:127.0.0.1:5071
    0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
    0:00 agent.stateChanged agent=boris state=ready author=agent by=boris
    0:00 agent.stateChanged agent=vera state=ready author=agent by=vera
    0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:15 call.answered call=1 agent=anna offer=1
    0:30 call.arrived call=2 direction=internal from=1001 to=1002 caller=anna
    0:30 call.held call=1 agent=anna
    0:30 offer.started offer=2 call=2 agent=boris device=1002 until=1:00
    0:35 call.answered call=2 agent=boris offer=2
    0:40 call.conferenced call=1 agent=anna consult=2 party=3
)";

// "1 outside +7495, 2 anna, 3 boris muted"
std::string partiesOf(const Center &center) {
    std::string text;
    for (const auto &party : find(center, CallId{1})->parties)
        text += std::to_string(party.number) + " " +
                (party.agent ? std::string(party.agent.text()) : party.party.number) +
                (party.isMuted ? " muted" : "") + (party.holds() ? " holds" : "") + "\n";
    return text;
}

} // namespace

TEST(FoldConference, isOneContactInWhichEachAgentHasHisOwnTimes) {
    const Timeline talks(threeTalk);
    EXPECT_EQ(partiesOf(talks.center()), "1 +74951234567\n2 anna\n3 boris\n");
    EXPECT_EQ(find(talks.center(), CallId{1})->leader, AgentId{"anna"});
    EXPECT_EQ(find(talks.center(), CallId{1})->state, CallState::Talking);
    EXPECT_EQ(find(talks.center(), CallId{2}), nullptr);
    EXPECT_EQ(talks.outOfPlace(), 0u);
    const Timeline story(after(threeTalk, "1:10 call.ended call=1 by=caller cause=normal\n"));
    EXPECT_EQ(story.segments(), "boris direct talk 0:05 hold 0:00\n"
                                "anna support talk 0:45 hold 0:10\n"
                                "boris direct talk 0:30 hold 0:00\n");
    EXPECT_EQ(story.agents(), "anna workingAfterCall 1:10\nboris ready 1:10\nvera ready 0:00\n");
}

// Both talk for support: it is one contact of the queue's, however many of its agents end it together.
TEST(FoldConference, isOneContactOfTheQueueForWhichAllItsAgentsTalk) {
    const Timeline story(after(threeTalk, R"(
        0:50 call.partyLeft call=1 party=3
        1:00 call.arrived call=3 direction=internal from=1001 to=600 caller=anna
        1:00 call.held call=1 agent=anna
        1:00 call.queued call=3 queue=support
        1:00 offer.started offer=3 call=3 agent=boris device=1002 until=1:20
        1:05 call.answered call=3 agent=boris offer=3
        1:10 call.conferenced call=1 agent=anna consult=3 party=4
        1:30 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.outOfPlace(), 0u);
    const auto &today = find(story.center(), QueueId{"support"})->today;
    EXPECT_EQ(today.segments, 2);
    EXPECT_EQ(today.contacts, 1);
}

TEST(FoldConference, whenWhoLedItLeavesTheOthersTalkOnAsTwo) {
    const Timeline story(after(threeTalk, R"(
        0:50 call.partyLeft call=1 party=2
        1:20 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.segments(), "boris direct talk 0:05 hold 0:00\n"
                                "anna support talk 0:25 hold 0:10\n"
                                "boris direct talk 0:40 hold 0:00\n");
    EXPECT_EQ(story.agents(), "anna workingAfterCall 0:50\nboris workingAfterCall 1:20\nvera ready 0:00\n");
    const Timeline two(after(threeTalk, "0:50 call.partyLeft call=1 party=2\n"));
    const auto *call = find(two.center(), CallId{1});
    ASSERT_TRUE(call);
    EXPECT_FALSE(call->isConference());
    EXPECT_EQ(call->agent, AgentId{"boris"});
    EXPECT_EQ(call->from.number, "+74951234567");
    EXPECT_FALSE(call->leader);
}

TEST(FoldConference, whoIsOutOfItKnowsWhetherHeLeftOrWasRemoved) {
    const auto lastOf = [](const std::string &story) {
        const auto center = Timeline(after(threeTalk, story)).center();
        const auto &last = find(center, AgentId{"boris"})->last;
        return std::string(textOf(last.end)) + " " + std::string(last.by.text());
    };
    EXPECT_EQ(lastOf("0:50 call.partyLeft call=1 party=3\n"), "left ");
    EXPECT_EQ(lastOf("0:50 call.partyLeft call=1 party=3 by=boris\n"), "left ");
    EXPECT_EQ(lastOf("0:50 call.partyLeft call=1 party=3 by=anna\n"), "removed anna");
}

TEST(FoldConference, whoEndedItIsToldToEachAsHeSawIt) {
    const auto endsOf = [](const std::string &how) {
        const auto center =
            Timeline(after(threeTalk, "0:50 call.ended call=1 " + how + " cause=normal\n")).center();
        std::string text;
        for (const auto agent : {"anna", "boris"}) {
            const auto &last = find(center, AgentId{agent})->last;
            text += agent + (" " + std::string(textOf(last.end))) + " " + std::string(last.by.text()) + "\n";
        }
        return text;
    };
    EXPECT_EQ(endsOf("by=callee agent=anna"), "anna here \nboris there anna\n");
    EXPECT_EQ(endsOf("by=callee agent=boris"), "anna there boris\nboris here \n");
    EXPECT_EQ(endsOf("by=caller"), "anna there \nboris there \n");
    EXPECT_EQ(endsOf("by=callee"), "anna there \nboris there \n") << "somebody outside who joined later";
    EXPECT_EQ(endsOf("by=supervisor supervisor=olga"), "anna supervisor olga\nboris supervisor olga\n");
}

TEST(FoldConference, agentWhoHoldsIsOutWhileTheOthersTalkOn) {
    const Timeline holds(after(threeTalk, "0:50 call.held call=1 agent=anna\n"));
    EXPECT_EQ(partiesOf(holds.center()), "1 +74951234567\n2 anna holds\n3 boris\n");
    EXPECT_TRUE(find(holds.center(), CallId{1})->isHeldBy(AgentId{"anna"}));
    EXPECT_FALSE(find(holds.center(), CallId{1})->isHeldBy(AgentId{"boris"}));
    const Timeline story(after(threeTalk, R"(
        0:50 call.held call=1 agent=anna
        0:50 call.held call=1 agent=anna
        1:00 call.retrieved call=1 agent=anna
        1:10 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.outOfPlace(), 1u) << "she holds it already";
    EXPECT_EQ(story.segments(), "boris direct talk 0:05 hold 0:00\n"
                                "anna support talk 0:35 hold 0:20\n"
                                "boris direct talk 0:30 hold 0:00\n");
}

TEST(FoldConference, holdOfWhoStaysGoesOnWhenTwoRemain) {
    const Timeline story(after(threeTalk, R"(
        0:50 call.held call=1 agent=anna
        1:00 call.partyLeft call=1 party=3
    )"));
    const auto *call = find(story.center(), CallId{1});
    EXPECT_EQ(call->state, CallState::Held);
    EXPECT_EQ(call->heldAt, storyTime("0:50"));
    EXPECT_EQ(call->answeredAt, storyTime("0:15"));
    EXPECT_EQ(call->heldFor, seconds{10});
    EXPECT_EQ(call->queue, QueueId{"support"});
}

TEST(FoldConference, fourthPartyJoinsAndTheLeadPassesOnInTheOrderOfJoining) {
    const Timeline story(after(threeTalk, R"(
        1:00 call.arrived call=3 direction=outbound from=1002 to=+74950000001 caller=boris
        1:00 call.held call=1 agent=boris
        1:05 call.answered call=3
        1:10 call.conferenced call=1 agent=boris consult=3 party=4 from=+74950000001/
        1:20 call.partyLeft call=1 party=2
    )"));
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_EQ(partiesOf(story.center()), "1 +74951234567\n3 boris\n4 +74950000001\n");
    const auto *call = find(story.center(), CallId{1});
    EXPECT_EQ(call->leader, AgentId{"boris"});
    EXPECT_EQ(call->agent, AgentId{"boris"});
    EXPECT_EQ(call->parties[1].heldFor, seconds{10});
}

TEST(FoldConference, partyIsMutedAndUnmutedOnce) {
    const Timeline story(after(threeTalk, R"(
        0:50 call.partyMuted call=1 party=3 by=anna
        0:51 call.partyMuted call=1 party=3 by=anna
        0:52 call.partyUnmuted call=1 party=1 by=anna
        0:53 call.partyMuted call=1 party=9 by=anna
    )"));
    EXPECT_EQ(partiesOf(story.center()), "1 +74951234567\n2 anna\n3 boris muted\n");
    EXPECT_EQ(story.outOfPlace(), 3u);
}

TEST(FoldConference, whoTakesOverHasThePlaceAndASegmentOfHisOwn) {
    const Timeline story(after(threeTalk, R"(
        0:50 supervision.asked call=1 agent=anna supervisor=rita device=1005 mode=listen
        0:55 supervision.started call=1 agent=anna supervisor=rita mode=listen
        1:00 supervision.ended call=1 agent=anna supervisor=rita cause=tookOver
        1:00 call.takenOver call=1 agent=anna by=rita
        1:10 call.ended call=1 by=caller cause=normal
    )"));
    EXPECT_EQ(story.outOfPlace(), 0u);
    EXPECT_EQ(story.segments(), "boris direct talk 0:05 hold 0:00\n"
                                "anna support talk 0:35 hold 0:10\n"
                                "rita support talk 0:10 hold 0:00\n"
                                "boris direct talk 0:30 hold 0:00\n");
}

TEST(FoldConference, whoIsAskedForAdviceCannotBringOthersIntoThatCall) {
    const Timeline story(after(threeTalk, R"(
        1:00 call.arrived call=3 direction=internal from=1002 to=1003 caller=boris
        1:00 offer.started offer=3 call=3 agent=vera device=1003 until=1:30
        1:05 call.answered call=3 agent=vera offer=3
        1:06 call.arrived call=4 direction=outbound from=1003 to=+74950000001 caller=vera
        1:07 call.answered call=4
        1:08 call.conferenced call=3 agent=vera consult=4 party=3
        1:09 call.transferred call=1 agent=anna to=601
        1:10 call.conferenced call=1 agent=boris consult=3 party=3
        1:11 call.conferenced call=1 agent=boris consult=3 party=4
    )"));
    EXPECT_EQ(story.outOfPlace(), 3u);
    EXPECT_EQ(partiesOf(story.center()), "1 +74951234567\n2 anna\n3 boris\n4 vera\n");
    EXPECT_EQ(find(story.center(), CallId{4})->consults, CallId{1}) << "she asks about the call she is in";
}

TEST(FoldConference, contactStaysOneOfItsQueueWhoeverIsLeft) {
    const Timeline two(after(threeTalk, "0:50 call.partyLeft call=1 party=2\n"));
    const auto *call = find(two.center(), CallId{1});
    EXPECT_FALSE(call->queue) << "boris works for none";
    EXPECT_EQ(call->cameBy, QueueId{"support"});
}

TEST(FoldConference, silenceOfTwoWhoAreOutsideIsToldApart) {
    constexpr auto twoOutside = R"(
        0:00 device.registered device=1001 contact=sip:127.0.0.1:5070
        0:00 agent.stateChanged agent=anna state=ready author=agent by=anna
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:15 call.answered call=1 agent=anna offer=1
        0:30 call.arrived call=2 direction=outbound from=1001 to=+74950000001 caller=anna
        0:35 call.answered call=2
        0:40 call.conferenced call=1 agent=anna consult=2 party=3 from=+74950000001
        0:50 call.soundLost call=1 party=1
        0:51 call.soundLost call=1 party=3
        0:52 call.soundLost call=1 party=3
        0:55 call.soundBack call=1 party=1
    )";
    const Timeline story(twoOutside);
    EXPECT_EQ(story.outOfPlace(), 1u) << "3 is silent already";
    const auto *call = find(story.center(), CallId{1});
    EXPECT_FALSE(call->silentSide({}, 1));
    ASSERT_TRUE(call->silentSide({}, 3));
    EXPECT_EQ(clockOf(call->silentSide({}, 3)->since), "0:51");
    const Timeline left(after(twoOutside, "1:00 call.partyLeft call=1 party=1\n"));
    EXPECT_TRUE(find(left.center(), CallId{1})->silentSide({})) << "the other one is all that is outside";
    const Timeline gone(after(twoOutside, "1:00 call.partyLeft call=1 party=3\n"));
    EXPECT_TRUE(find(gone.center(), CallId{1})->silent.empty());
}

} // namespace callboard::test
