// SPDX-License-Identifier: GPL-3.0-or-later
// Who scans the site, and more callers than it takes: the others are served all the same.
#include "tests/scenario/people.h"
#include "tests/scenario/site.h"
#include "tests/support/hearing.h"
#include "tests/support/sip_wire.h"
#include "tests/support/sipvicious.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

// Not where the tools come from: who may send calls in is not banned.
constexpr auto trunkHost = "127.0.0.77";

bool names(const std::string &output, const std::string &text) {
    return output.find(text) != std::string::npos;
}

SippProcess caller(const Site &site, const std::string &scenario, bool isCued = false) {
    return SippProcess({.server = site.sipPort(), .scenario = scenario, .host = trunkHost, .isCued = isCued});
}

} // namespace

// Anna's phone stands at the address that is banned.
TEST(Besieged, byScannersTheSiteShowsNoExtensionBansOnceAndServesItsCallers) {
    Site site({.agents = 3, .queue = "wrap_up = \"0s\"\n", .trunkHost = trunkHost});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    ASSERT_TRUE(annas.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    const SipVicious tools;
    EXPECT_TRUE(names(tools.run("svmap", {}, site.sipPort()), "Callboard"));
    for (const std::string method : {"REGISTER", "INVITE", "OPTIONS"}) {
        const auto output = tools.run("svwar", {"-e", "995-1005", "-m", method}, site.sipPort());
        for (const auto *extension : {"1001", "1002", "1003"})
            EXPECT_FALSE(names(output, extension)) << method << ": " << output;
    }
    const auto cracked = tools.run("svcrack", {"-u", "1001", "-r", "4600-4800"}, site.sipPort());
    EXPECT_FALSE(names(cracked, "| 1001")) << cracked;
    ASSERT_TRUE(site.waitFor("address.banned")) << site.story();
    auto ivan = caller(site, "caller_hangs_up", true);
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "device.registered"), "device.registered 1001\n"
                                                    "agent.stateChanged anna ready\n"
                                                    "address.banned\n"
                                                    "call.arrived inbound +74951234567 to 600\n"
                                                    "call.queued support\n"
                                                    "offer.started anna\n"
                                                    "call.answered anna\n"
                                                    "recording.started\n"
                                                    "call.ended caller normal\n")
        << "one alert, however often they tried";
    EXPECT_TRUE(booksClose(site));
}

TEST(Besieged, byMoreCallersThanItTakesTheTalkGoesOnAndTheNextOneIsTakenAfterIt) {
    Site site({.queue = "wrap_up = \"0s\"\n", .sip = "max_calls = 1\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    Sipp flood{.server = site.sipPort(), .scenario = "caller_too_many"};
    flood.calls = flood.atOnce = 50;
    EXPECT_EQ(run(flood), 0) << "each is told when to come again";
    ASSERT_TRUE(site.waitFor("callers.turnedAway")) << site.story();
    EXPECT_EQ(whoHearsWhom({{"anna", annaTone, &annas}, {"ivan", callerTone, &ivan}}),
              "anna hears ivan\nivan hears anna\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna", 2)) << site.story();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal", 2)) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(booksClose(site));
}

// The cases after RFC 4475 and those of unknown extensions, all while a talk goes on.
TEST(Besieged, byMessagesThatTestAParserEachGetsTheAnswerThatIsDueAndTheTalkGoesOn) {
    Site site({.queue = "wrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    int refusedExtensions = 0;
    for (const auto &each : readWireCases()) {
        SipWire wire(SipWire::Transport::Udp, site.sipPort());
        const auto answers = wire.ask(each.message);
        EXPECT_TRUE(answers.isAlive) << each.name;
        const auto first = answers.statuses.empty() ? "none" : std::to_string(answers.statuses.front());
        EXPECT_NE(std::find(each.expected.begin(), each.expected.end(), first), each.expected.end())
            << each.name << " got " << first;
        refusedExtensions += first == "420" ? 1 : 0;
    }
    EXPECT_GT(refusedExtensions, 0) << "Require of what nobody knows";
    EXPECT_EQ(whoHearsWhom({{"anna", annaTone, &annas}, {"ivan", callerTone, &ivan}}),
              "anna hears ivan\nivan hears anna\n");
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
