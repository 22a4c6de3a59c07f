// SPDX-License-Identifier: GPL-3.0-or-later
// Session timers (RFC 4028): a caller who does not say any more that he is there has left.
#include "tests/scenario/people.h"
#include "tests/scenario/site.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

SippProcess caller(const Site &site, const std::string &scenario) {
    return SippProcess({.server = site.sipPort(), .scenario = scenario});
}

QJsonObject agentOnBoard(const Site &site, const std::string &agent) {
    const auto board = site.as("olga", {"board", "--json"});
    const auto agents = QJsonDocument::fromJson(QByteArray::fromStdString(board.output))[u"agents"].toArray();
    return rowWith(agents, u"id", agent);
}

} // namespace

// Ivan's session lasts six seconds, and he refreshes it once; Petr's four, and he refreshes it each second.
TEST(Scenario, callerWhoseRefreshesStopHasLeftAndWhoRefreshesGoesOn) {
    Site site({.agents = 2, .sip = "min_se = \"1s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(annas.isReady());
    const Baresip boriss(phoneOf(site, "1002", borisTone));
    ASSERT_TRUE(boriss.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    auto ivan = caller(site, "caller_stops_refreshing");
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    auto petr = caller(site, "caller_keeps_refreshing");
    EXPECT_EQ(ivan.wait(), 0) << "he is hung up";
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna")) << site.story();
    const auto anna = agentOnBoard(site, "anna");
    EXPECT_EQ(anna[u"state"].toString(), u"ready");
    EXPECT_TRUE(anna[u"call"].isNull() || anna[u"call"].isUndefined()) << "she is free";
    EXPECT_TRUE(annas.says("terminated")) << annas.output();
    EXPECT_EQ(petr.wait(), 0) << "he hangs up himself";
    ASSERT_TRUE(site.waitFor("afterCallWork.ended boris")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const std::string talk = "call.arrived inbound +74951234567 to 600\ncall.queued support\n";
    EXPECT_EQ(storyFrom(site, "call.arrived"), talk +
                                                   "offer.started anna\n"
                                                   "call.answered anna\n"
                                                   "recording.started\n"
                                                   "agent.stateChanged boris ready\n" +
                                                   talk +
                                                   "offer.started boris\n"
                                                   "call.answered boris\n"
                                                   "recording.started\n"
                                                   "call.ended caller failed\n"
                                                   "afterCallWork.ended anna\n"
                                                   "call.ended caller normal\n"
                                                   "afterCallWork.ended boris\n");
    EXPECT_TRUE(booksClose(site));
}

// He sets no limit: the site's holds. He is asked at half time, twice, and the second time he knows of no
// call.
TEST(Scenario, callerWhoLimitsNothingIsHeldToTheSitesLimit) {
    Site site({.sip = "min_se = \"1s\"\nsession_expires = \"4s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(annas.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    auto ivan = caller(site, "caller_is_refreshed");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.answered"), "call.answered anna\n"
                                                "recording.started\n"
                                                "call.ended caller failed\n"
                                                "afterCallWork.ended anna\n");
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
