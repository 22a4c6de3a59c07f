// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/match.h"

#include "tests/support/timeline.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// anna serves support, boris sales, vera both.
constexpr auto allReady = R"(
    0:00 device.registered device=1001 contact=sip:127.0.0.1:5071
    0:00 device.registered device=1002 contact=sip:127.0.0.1:5072
    0:00 device.registered device=1003 contact=sip:127.0.0.1:5073
    0:03 agent.stateChanged agent=anna state=ready author=agent by=anna
    0:01 agent.stateChanged agent=boris state=ready author=agent by=boris
    0:02 agent.stateChanged agent=vera state=ready author=agent by=vera
)";

std::string match(const Center &center, std::string_view now) {
    const auto found = nextMatch(center, storyTime(now));
    return found ? std::to_string(found->call.value) + " to " + std::string(found->agent.text()) : "none";
}

std::string match(const std::string &more, std::string_view now = "1:00") {
    return match(Timeline(allReady + more).center(), now);
}

std::string queued(int call, std::string_view at, std::string_view queue) {
    const auto id = std::to_string(call);
    return std::string(at) + " call.arrived call=" + id + " direction=inbound from=1 to=600\n" +
           std::string(at) + " call.queued call=" + id + " queue=" + std::string(queue) + "\n";
}

} // namespace

TEST(Match, agentIdleLongestOfTheQueueIsOffered) {
    EXPECT_EQ(match(queued(1, "0:10", "support")), "1 to vera");
    EXPECT_EQ(match(queued(1, "0:10", "sales")), "1 to boris");
    EXPECT_EQ(match(""), "none");
}

TEST(Match, callerWhoWaitsLongestComesFirstAcrossQueues) {
    EXPECT_EQ(match(queued(1, "0:20", "support") + queued(2, "0:10", "sales")), "2 to boris");
}

TEST(Match, callerWhoseAgentWasLostIsNextAndGoesBackToHim) {
    const auto lost = queued(1, "0:10", "support") + R"(
        0:11 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
    )" + queued(2, "0:20", "support") +
                      R"(
        0:40 call.agentLost call=1 agent=anna
        0:40 call.queued call=1 queue=support
    )";
    EXPECT_EQ(match(lost), "1 to anna");
    EXPECT_EQ(match(lost + "0:41 device.lost device=1001 reason=expired\n"), "1 to vera");
    EXPECT_EQ(match(lost + R"(
        0:41 offer.started offer=2 call=1 agent=anna device=1001 until=0:58
        0:56 offer.ended offer=2 call=1 agent=anna outcome=noAnswer
    )",
                    "9:00"),
              "1 to vera");
}

TEST(Match, agentWithoutPhoneDeskOrReadinessIsPassedOver) {
    const auto call = queued(1, "0:10", "support");
    EXPECT_EQ(match(call + "0:11 device.lost device=1003 reason=expired\n"), "1 to anna");
    EXPECT_EQ(match(call + "0:11 agent.stateChanged agent=vera state=notReady author=agent by=vera\n"),
              "1 to anna");
    EXPECT_EQ(match(call + "0:11 desk.connected user=vera session=1 client=x\n"
                           "0:12 desk.disconnected user=vera session=1 lost=true\n"),
              "1 to anna");
}

TEST(Match, agentWhoLetItRingIsAskedAfterAllOthersAndNotAtOnce) {
    const auto missed = queued(1, "0:10", "support") +
                        "0:10 offer.started offer=1 call=1 agent=vera device=1003 until=0:30\n"
                        "0:25 offer.ended offer=1 call=1 agent=vera outcome=noAnswer\n";
    EXPECT_EQ(match(missed, "0:25"), "1 to anna");
    const auto alone = missed + "0:25 agent.stateChanged agent=anna state=notReady author=agent by=anna\n";
    EXPECT_EQ(match(alone, "0:39"), "none");
    EXPECT_EQ(match(alone, "0:40"), "1 to vera");
}

TEST(Match, agentWhoSentTheCallOnIsAskedAfterAllOthersAndNotAtOnce) {
    const auto sent = queued(1, "0:10", "support") +
                      "0:10 offer.started offer=5 call=1 agent=vera device=1003 until=0:28\n"
                      "0:12 call.answered call=1 agent=vera offer=5\n"
                      "0:20 call.transferred call=1 agent=vera to=600\n"
                      "0:20 afterCallWork.ended agent=vera author=agent\n"
                      "0:20 call.queued call=1 queue=support\n";
    EXPECT_EQ(match(sent, "0:21"), "1 to anna");
    const auto alone = sent + "0:20 device.lost device=1001 reason=expired\n";
    EXPECT_EQ(match(alone, "0:34"), "none");
    EXPECT_EQ(match(alone, "0:36"), "1 to vera");
    const auto center = Timeline(allReady + alone).center();
    EXPECT_EQ(nextAskedAgain(*find(center, CallId{1}), storyTime("0:21")), storyTime("0:35"));
    EXPECT_EQ(nextAskedAgain(*find(center, CallId{1}), storyTime("0:35")), std::nullopt);
}

TEST(Match, roundRobinAsksWhoWasOfferedACallLongestAgo) {
    // vera's offer is over at once, so that she is the one idle longest; anna had hers before.
    Timeline story(allReady + queued(1, "0:10", "support") +
                   "0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:30\n"
                   "0:11 offer.ended offer=1 call=1 agent=anna outcome=rejected\n"
                   "0:12 offer.started offer=2 call=1 agent=vera device=1003 until=0:30\n"
                   "0:13 call.ended call=1 by=caller cause=cancelled\n"
                   "0:20 agent.stateChanged agent=anna state=notReady author=agent by=anna\n"
                   "0:21 agent.stateChanged agent=anna state=ready author=agent by=anna\n" +
                   queued(2, "0:30", "support"));
    auto center = story.center();
    EXPECT_EQ(match(center, "0:40"), "2 to vera");
    center.site.queues[0].strategy = Strategy::RoundRobin;
    EXPECT_EQ(match(center, "0:40"), "2 to anna");
}

// boris, who is ready all along, serves another queue.
TEST(Attended, isAQueueWhileSomebodyWantsItsCallsAtAPhoneAndADeskThatAreThere) {
    const auto isAttendedAfter = [](const std::string &more) {
        const std::string annaGone =
            "0:05 agent.stateChanged agent=anna state=loggedOut author=agent by=anna\n";
        return isAttended(Timeline(allReady + annaGone + more).center(), QueueId{"support"});
    };
    EXPECT_TRUE(isAttendedAfter(""));
    EXPECT_FALSE(isAttendedAfter("0:10 device.lost device=1003 reason=expired\n"));
    EXPECT_FALSE(isAttendedAfter("0:10 desk.connected user=vera session=1 client=x\n"
                                 "0:11 desk.disconnected user=vera session=1 lost=true\n"));
    EXPECT_FALSE(
        isAttendedAfter("0:10 agent.stateChanged agent=vera state=loggedOut author=agent by=vera\n"));
    const std::string lunch = "0:30 agent.stateChanged agent=vera state=notReady author=agent by=vera\n";
    EXPECT_FALSE(isAttendedAfter(lunch));
    const auto talks = queued(1, "0:10", "support") +
                       "0:10 offer.started offer=1 call=1 agent=vera device=1003 until=0:30\n"
                       "0:12 call.answered call=1 agent=vera offer=1\n";
    EXPECT_TRUE(isAttendedAfter(talks)) << "she is ready again after this call";
    EXPECT_FALSE(isAttendedAfter(talks + lunch)) << "and now she is not";
    const auto works = talks + "0:20 call.ended call=1 by=caller cause=normal\n";
    EXPECT_TRUE(isAttendedAfter(works));
    EXPECT_FALSE(isAttendedAfter(works + lunch));
}

TEST(Match, callerWhoIsToldToGoIsOfferedNoMore) {
    EXPECT_EQ(match(queued(1, "0:10", "support"), "10:09"), "1 to vera");
    EXPECT_EQ(match(queued(1, "0:10", "support"), "10:10"), "none");
}

} // namespace callboard::test
