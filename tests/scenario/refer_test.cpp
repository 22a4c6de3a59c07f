// SPDX-License-Identifier: GPL-3.0-or-later
// The transfer buttons of phones, through the whole site: to a queue, out of the house, to where nobody may
// call, and with a word beforehand.
#include "tests/scenario/people.h"
#include "tests/support/linphone.h"
#include "tests/support/ports.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

// Anna answers for support, boris for sales. One call at a time may be outside, none with a mobile.
Site::Plan twoQueues(std::uint16_t outsidePort) {
    return {.agents = 2,
            .queue = "wrap_up = \"0s\"\n"
                     "[[queue]]\nid = \"sales\"\nnumber = \"601\"\nwrap_up = \"0s\"\n" +
                     trunkTo("far", outsidePort) +
                     "[[outbound]]\nprefix = \"8\"\ntrunk = \"far\"\ncalls_at_once = 1\n"
                     "[[outbound]]\nprefix = \"8900\"\nforbidden = true\n",
            .serves = {{"boris", "queues = [\"sales\"]"}}};
}

std::string referTo(const Site &site, const std::string &number) {
    return "/transfer sip:" + number + "@127.0.0.1:" + std::to_string(site.sipPort()) + "\n";
}

// Both agents are ready.
class Referred : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(m_site.start()) << m_site.log();
        m_anna = std::make_unique<Baresip>(phoneOf(m_site, "1001", annaTone));
        m_boris = std::make_unique<Baresip>(phoneOf(m_site, "1002", borisTone));
        m_ivan = std::make_unique<Baresip>(callerOf(m_site, "74950000001", callerTone));
        m_vera = std::make_unique<Baresip>(callerOf(m_site, "74950000002", callerTone));
        ASSERT_TRUE(m_anna->isReady() && m_boris->isReady() && m_ivan->isReady() && m_vera->isReady());
        ASSERT_EQ(m_site.as("anna", {"state", "ready"}).code, 0);
        ASSERT_EQ(m_site.as("boris", {"state", "ready"}).code, 0);
    }
    void refer(const std::string &number) { m_anna->command(referTo(m_site, number)); }
    int answeredBy(const std::string &queue) const {
        const auto queues = rowsOf(m_site.offline({"report", "queues", "--format", "json"}));
        return rowWith(queues, u"queue", queue)[u"answered"].toInt();
    }

    std::uint16_t m_port = freePort();
    Site m_site{twoQueues(m_port)};
    std::unique_ptr<Baresip> m_anna, m_boris, m_ivan, m_vera;
};

} // namespace

TEST_F(Referred, callerGoesToAQueueAndIsNotLetGoToWhereNobodyMayCall) {
    m_ivan->dial("600");
    ASSERT_TRUE(m_site.waitFor("call.answered anna")) << m_site.story();
    refer("601");
    ASSERT_TRUE(m_site.waitFor("call.answered boris")) << m_site.story();
    EXPECT_TRUE(holdsTone(hearsNow(*m_ivan, 1500ms), borisTone, 10));
    m_ivan->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal")) << m_site.story();
    m_vera->dial("600");
    ASSERT_TRUE(m_site.waitFor("call.answered anna", 2)) << m_site.story();
    refer("89001112233"); // this make of phone gives up its call when it is told so
    EXPECT_TRUE(m_anna->says("transfer failed: 603")) << m_anna->output();
    ASSERT_TRUE(m_site.waitFor("call.ended callee normal")) << m_site.story();
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();
    EXPECT_EQ(storyFrom(m_site, "call.transferred"), "call.transferred\n"
                                                     "call.queued sales\n"
                                                     "offer.started boris\n"
                                                     "call.answered boris\n"
                                                     "call.ended caller normal\n"
                                                     "call.arrived inbound +74950000002 to 600\n"
                                                     "call.queued support\n"
                                                     "offer.started anna\n"
                                                     "call.answered anna\n"
                                                     "recording.started\n"
                                                     "call.ended callee normal\n");
    EXPECT_EQ(answeredBy("support"), 2);
    EXPECT_EQ(answeredBy("sales"), 1);
    EXPECT_TRUE(booksClose(m_site));
}

// The line is taken: her phone rings again, with the caller whom she sent away. Later he goes out.
TEST_F(Referred, callerComesBackFromALineThatIsFullAndGoesOutWhenItIsFree) {
    const Baresip far(outsideOf(m_site, "84951112233", outsideTone, m_port));
    ASSERT_TRUE(far.isReady());
    m_ivan->dial("600");
    ASSERT_TRUE(m_site.waitFor("call.answered anna")) << m_site.story();
    refer("84951112233");
    ASSERT_TRUE(far.hasHeard(500ms)) << m_site.story();
    EXPECT_TRUE(holdsTone(hearsNow(*m_ivan, 1500ms), outsideTone, 10));
    m_vera->dial("600");
    ASSERT_TRUE(m_site.waitFor("call.answered anna", 2)) << m_site.story();
    refer("84951112233");
    ASSERT_TRUE(m_site.waitFor("call.answered anna", 3)) << m_site.story();
    EXPECT_TRUE(holdsTone(hearsNow(*m_vera, 1500ms), annaTone, 10));
    m_ivan->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal")) << m_site.story();
    refer("84951112233");
    ASSERT_TRUE(m_site.waitFor("call.dialledOut", 2)) << m_site.story();
    EXPECT_TRUE(holdsTone(hearsNow(*m_vera, 1500ms), outsideTone, 10));
    m_vera->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal", 2)) << m_site.story();
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();
    EXPECT_EQ(storyFrom(m_site, "call.transferred"), "call.transferred\n"
                                                     "call.dialledOut\n"
                                                     "call.answered \n"
                                                     "call.arrived inbound +74950000002 to 600\n"
                                                     "call.queued support\n"
                                                     "offer.started anna\n"
                                                     "call.answered anna\n"
                                                     "recording.started\n"
                                                     "call.transferred\n"
                                                     "offer.started anna\n"
                                                     "outbound.capReached\n"
                                                     "call.answered anna\n"
                                                     "call.ended caller normal\n"
                                                     "call.transferred\n"
                                                     "call.dialledOut\n"
                                                     "call.answered \n"
                                                     "call.ended caller normal\n");
    EXPECT_EQ(answeredBy("support"), 2);
    EXPECT_TRUE(booksClose(m_site));
}

TEST(Refer, phoneConnectsItsTwoCallsAndEachAgentHasHisTalk) {
    Site site(twoQueues(freePort()));
    ASSERT_TRUE(site.start()) << site.log();
    Linphone anna({.server = site.sipPort(), .user = "1001", .password = "sip-1001", .answers = true});
    Baresip boris(phoneOf(site, "1002", borisTone)), ivan(callerOf(site, "74950000001", callerTone));
    ASSERT_TRUE(site.waitFor("device.registered 1001")) << anna.output();
    ASSERT_TRUE(boris.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    anna.command("pause");
    ASSERT_TRUE(site.waitFor("call.held")) << site.story() << anna.output();
    anna.dial("1002");
    ASSERT_TRUE(site.waitFor("call.answered boris")) << site.story() << anna.output();
    ASSERT_TRUE(anna.says("for call 2 (audio)")) << anna.output();
    anna.command("transfer 1 --to-call 2");
    ASSERT_TRUE(site.waitFor("call.transferred")) << site.story() << anna.output();
    EXPECT_TRUE(holdsTone(hearsNow(ivan, 1500ms), borisTone, 10));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.answered anna"), "call.answered anna\n"
                                                     "recording.started\n"
                                                     "call.held\n"
                                                     "call.arrived internal 1001 to 1002\n"
                                                     "offer.started boris\n"
                                                     "call.answered boris\n"
                                                     "call.transferred\n"
                                                     "call.ended caller normal\n");
    const auto agents = rowsOf(site.offline({"report", "agents", "--format", "json"}));
    EXPECT_GT(rowWith(agents, u"agent", "anna")[u"talkSeconds"].toDouble(), 0);
    EXPECT_GT(rowWith(agents, u"agent", "boris")[u"talkSeconds"].toDouble(), 1.5);
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
