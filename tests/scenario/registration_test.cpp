// SPDX-License-Identifier: GPL-3.0-or-later
// Registrations that run out, are too brief, and of which an extension has two.
#include "tests/scenario/people.h"
#include "tests/support/hearing.h"
#include "tests/support/ports.h"

namespace callboard::test {

namespace {

Sipp annasPhone(const Site &site, const std::string &scenario, const std::string &expires) {
    Sipp sipp{.server = site.sipPort(), .scenario = scenario, .user = "1001", .port = freePort()};
    sipp.password = "sip-1001";
    sipp.keys = {{"expires", expires}, {"events", "hold"}};
    return sipp;
}

} // namespace

// It asks for ten minutes and gets five seconds; its agent has been ready longest all the same.
TEST(Registrations, whosePhoneDoesNotComeAgainInTimeIsNotRungAndTheNextAgentIs) {
    Site site(
        {.agents = 2, .queue = "wrap_up = \"0s\"\n", .sip = "min_expires = \"1s\"\nmax_expires = \"5s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip boriss(phoneOf(site, "1002", borisTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(boriss.isReady() && ivan.isReady());
    ASSERT_EQ(run(annasPhone(site, "phone_registers", "600")), 0);
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("device.lost 1001 expired")) << site.story();
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered boris")) << site.story();
    EXPECT_EQ(whoHearsWhom({{"boris", borisTone, &boriss}, {"ivan", callerTone, &ivan}}),
              "boris hears ivan\nivan hears boris\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "device.registered 1001"), "device.registered 1001\n"
                                                         "agent.stateChanged anna ready\n"
                                                         "agent.stateChanged boris ready\n"
                                                         "device.lost 1001 expired\n"
                                                         "call.arrived inbound +74951234567 to 600\n"
                                                         "call.queued support\n"
                                                         "offer.started boris\n"
                                                         "call.answered boris\n"
                                                         "recording.started\n"
                                                         "call.ended caller normal\n");
    EXPECT_TRUE(booksClose(site));
}

TEST(Registrations, tooBriefOneIsRefusedAndItsExtensionHasNoPhone) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    EXPECT_EQ(run(annasPhone(site, "phone_too_brief", "59")), 0);
    EXPECT_EQ(site.as("olga", {"dial", "1001"}).code, 1);
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(site.story(), "");
}

// At the office and at home. Once the last is gone, the caller waits for the other to come again.
TEST(Registrations, ofTwoPhonesOfOneExtensionTheLastIsRung) {
    Site site({.queue = "wrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    auto offices = std::make_unique<Baresip>(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(offices->isReady()) << offices->output();
    Baresip homes(phoneOf(site, "1001", borisTone)), ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(homes.isReady() && ivan.isReady()) << homes.output();
    const auto ivanHears = [&] {
        return whoHearsWhom({{"ivan", callerTone, &ivan}, {"the office", annaTone}, {"home", borisTone}});
    };
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    EXPECT_EQ(ivanHears(), "ivan hears home\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    homes.quit();
    ASSERT_TRUE(site.waitFor("device.lost 1001 unregistered")) << site.story();
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.queued support", 2)) << site.story();
    offices = std::make_unique<Baresip>(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(site.waitFor("call.answered anna", 2)) << site.story() << offices->output();
    EXPECT_EQ(ivanHears(), "ivan hears the office\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal", 2)) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const std::string call = "call.arrived inbound +74951234567 to 600\ncall.queued support\n",
                      talk = "offer.started anna\n"
                             "call.answered anna\n"
                             "recording.started\n"
                             "call.ended caller normal\n";
    EXPECT_EQ(storyFrom(site, "device.registered"), "device.registered 1001\n"
                                                    "device.registered 1001\n"
                                                    "agent.stateChanged anna ready\n" +
                                                        call + talk + "device.lost 1001 unregistered\n" +
                                                        call + "device.registered 1001\n" + talk);
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
