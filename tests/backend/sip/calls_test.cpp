// SPDX-License-Identifier: GPL-3.0-or-later
// Stories of queue calls, told by sipp on both sides; the outcome is what the engine reported, compared
// whole.
#include "tests/backend/sip/stories.h"

namespace callboard::test {

TEST(Calls, anAgentAnswersAndTheCallerHangsUp) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 200);
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, theAgentHangsUp) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_hangs_up", 300);
    EXPECT_EQ(run(caller(site, "caller_stays")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by callee normal\n");
}

TEST(Calls, aCallerGivesUpWhileWaiting) {
    SipSite site({});
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.arrived call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller cancelled\n");
}

TEST(Calls, aCallerGivesUpWhileAPhoneRings) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_rings_in_vain");
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.arrived call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "offer.ended call1 offer1 agent anna callerGone\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, nobodyAnswersAndTheNextPhoneDoes) {
    SipSite site({.agents = {"1001", "1002"}, .ringsFor = {{"1001", milliseconds{500}}}});
    Phone anna(site, "1001", "phone_rings_in_vain");
    Phone boris(site, "1002", "phone_answers", 100);
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + registered("1002") + arrived +
                               "offer.ended call1 offer1 agent anna noAnswer\n"
                               "call.answered call1 agent boris offer2\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, rejectedBusyAndRedirectedAreTold) {
    SipSite site({.agents = {"1001", "1002", "1003"}});
    Phone anna(site, "1001", "phone_rejects", 100);
    Phone boris(site, "1002", "phone_busy");
    Phone vera(site, "1003", "phone_redirects");
    EXPECT_TRUE(leavesAfter(site, caller(site), "offer.ended call1 offer3"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(boris.wait(), 0);
    EXPECT_EQ(vera.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + registered("1002") + registered("1003") + arrived +
                               "offer.ended call1 offer1 agent anna rejected\n"
                               "offer.ended call1 offer2 agent boris busy\n"
                               "offer.ended call1 offer3 agent vera rejected\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, anAnswerThatComesTooLateIsHungUp) {
    SipSite site({.agents = {"1001"}, .ringsFor = {{"1001", milliseconds{500}}}});
    Phone anna(site, "1001", "phone_answers_late");
    EXPECT_TRUE(leavesAfter(site, caller(site), "offer.ended call1 offer1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "offer.ended call1 offer1 agent anna noAnswer\n"
                               "call.ended call1 by caller cancelled\n");
}

TEST(Calls, aPhoneThatIsNotRegisteredIsLost) {
    SipSite site({.agents = {"1001"}});
    EXPECT_TRUE(leavesAfter(site, caller(site), "offer.ended call1 offer1"));
    EXPECT_EQ(site.stop(), arrived + "offer.ended call1 offer1 agent anna deviceLost\n"
                                     "call.ended call1 by caller cancelled\n");
}

TEST(Calls, holdAndRetrieveAreTold) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_holds", 200);
    EXPECT_EQ(run(caller(site, "caller_stays")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.held call1 agent anna\n"
                               "call.retrieved call1 agent anna\n"
                               "call.ended call1 by callee normal\n");
}

TEST(Calls, aDirectCallRingsAndIsCancelled) {
    SipSite site({});
    Phone anna(site, "1001", "phone_rings_in_vain");
    EXPECT_EQ(run(caller(site, "caller_cancels", "1001")), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(),
              registered("1001") +
                  "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 1001 trunk city\n"
                  "offer.ended call1 offer1 agent anna callerGone\n"
                  "call.ended call1 by caller cancelled\n");
}

TEST(Calls, aCallerWithoutASessionIsOfferedOne) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 100);
    EXPECT_TRUE(leavesAfter(site, caller(site, "caller_offers_late"), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, refreshesInsideACallChangeNothing) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 100);
    EXPECT_TRUE(leavesAfter(site, caller(site, "caller_refreshes"), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, aSessionThatNobodyLimitsIsLimitedByUs) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 100);
    EXPECT_TRUE(leavesAfter(site, caller(site, "caller_knows_timers"), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

// The phone wants to be asked every second: it is not asked more often than RFC 4028 allows.
TEST(Calls, aPhonesTooBriefSessionIsTakenForTheBriefest) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_limits_briefly");
    EXPECT_TRUE(leavesAfter(site, caller(site), "call.answered call1"));
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

// Two thirds of six seconds after his last sign, which was a second after the first.
TEST(Calls, aCallerWhoStopsRefreshingHasLeft) {
    SipSite::Plan plan;
    plan.config.session.shortest = seconds{1};
    SipSite site(std::move(plan));
    const auto began = std::chrono::steady_clock::now();
    EXPECT_EQ(run(caller(site, "caller_stops_refreshing")), 0);
    EXPECT_GE(std::chrono::steady_clock::now() - began, 5s) << "once he did";
    EXPECT_TRUE(site.tells("call.ended call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller failed\n");
}

TEST(Calls, aCallerWhoLimitsNothingIsAskedAtHalfTimeWhetherHeIsThere) {
    SipSite::Plan plan;
    plan.config.session = {seconds{1}, seconds{4}};
    SipSite site(std::move(plan));
    EXPECT_EQ(run(caller(site, "caller_is_refreshed")), 0);
    EXPECT_TRUE(site.tells("call.ended call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller failed\n");
}

// His network died, or his phone: nobody may be offered a caller who is not there.
TEST(Calls, aSilentCallerIsAskedWhetherHeIsThere) {
    SipSite::Plan plan;
    plan.config.silence = seconds{1};
    SipSite site(std::move(plan));
    EXPECT_EQ(run(caller(site, "caller_forgets")), 0);
    EXPECT_TRUE(site.tells("call.ended call1"));
    EXPECT_EQ(site.stop(), arrived + "call.ended call1 by caller failed\n");
}

TEST(Calls, aPhoneThatSaysHowWhileItRingsAnswersWhenTold) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers_when_told");
    auto sipp = caller(site);
    sipp.isCued = true;
    SippProcess ivan(sipp);
    EXPECT_TRUE(site.tells("device.registered 1001 answersWhenTold"));
    site.give(AnswerOffer{site.offer(1)});
    EXPECT_TRUE(site.tells("call.answered call1"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), registered("1001") + arrived +
                               "device.registered 1001 answersWhenTold\n"
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

// The order may come before the phone's first word about the call.
TEST(Calls, aPhoneThatRegisteredSoAnswersWhenTold) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers_when_told", 0, freePort(), "talk");
    auto sipp = caller(site);
    sipp.isCued = true;
    SippProcess ivan(sipp);
    EXPECT_TRUE(site.tells("call.arrived call1"));
    site.give(AnswerOffer{site.offer(1)});
    EXPECT_TRUE(site.tells("call.answered call1"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    EXPECT_EQ(anna.wait(), 0);
    EXPECT_EQ(site.stop(), "device.registered 1001 answersWhenTold\n" + arrived +
                               "call.answered call1 agent anna offer1\n"
                               "call.ended call1 by caller normal\n");
}

TEST(Calls, aPhoneThatDoesNotKnowHowRingsOn) {
    SipSite site({.agents = {"1001"}});
    Phone anna(site, "1001", "phone_answers", 300);
    auto sipp = caller(site);
    sipp.isCued = true;
    SippProcess ivan(sipp);
    EXPECT_TRUE(site.tells("call.arrived call1"));
    site.give(AnswerOffer{site.offer(1)});
    EXPECT_TRUE(site.tells("call.answered call1"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    EXPECT_EQ(anna.wait(), 0); // a NOTIFY would be against its scenario
}

} // namespace callboard::test
