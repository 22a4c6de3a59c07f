// SPDX-License-Identifier: GPL-3.0-or-later
// Three in one call, and an expert asked in, by the command line and real phones.
#include "core/history/ledger.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/ports.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr std::array agentTones{1000.0, 1500.0, 2100.0};
constexpr double callerTone = 440;

Baresip phone(const Site &site, int agent) {
    const auto extension = Site::extensionOf(agent);
    return Baresip({.server = site.sipPort(),
                    .user = extension,
                    .password = "sip-" + extension,
                    .answers = true,
                    .hz = agentTones.at(static_cast<std::size_t>(agent))});
}

bool hears(const Baresip &phone, double hz) {
    return holdsTone(phone.heard(), hz, 10);
}

void letThemTalk() {
    std::this_thread::sleep_for(std::chrono::milliseconds{1500});
}

// A registered phone that says it is engaged, so many times.
std::unique_ptr<SippProcess> engagedPhone(const Site &site, const std::string &extension, int times) {
    Sipp sipp{.server = site.sipPort(), .scenario = "phone_registers", .user = extension, .port = freePort()};
    sipp.password = "sip-" + extension;
    sipp.keys = {{"expires", "600"}, {"events", "hold"}};
    EXPECT_EQ(run(sipp), 0);
    sipp.scenario = "phone_busy";
    sipp.calls = times;
    return std::make_unique<SippProcess>(sipp);
}

// What all agents talked in the caller's call, from the first answer to the end, each once.
Duration talkOf(const Site &site, AgentId agent) {
    Ledger ledger({Time::min(), Time::max()});
    for (const auto &event : site.events())
        ledger.take(event);
    Duration talk{};
    for (const auto &segment : ledger.segments())
        if (segment.agent == agent)
            talk += segment.talk();
    return talk;
}

} // namespace

TEST(Scenario, conferenceIsBroughtTogetherLedAndLeftFromTheCommandLine) {
    Site site({.agents = 3});
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = phone(site, 0);
    auto boris = phone(site, 1);
    auto third = phone(site, 2);
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(anna.isReady() && boris.isReady() && third.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    EXPECT_EQ(site.as("anna", {"conference"}).code, 1) << "nobody is asked";
    const auto joined = site.as("anna", {"conference", "1002"});
    ASSERT_EQ(joined.code, 0) << joined.output;
    ASSERT_TRUE(site.waitFor("call.conferenced")) << site.story();
    letThemTalk();
    EXPECT_NE(site.as("olga", {"board"}).output.find("CONFERENCE"), std::string::npos);
    EXPECT_EQ(site.as("boris", {"mute-party", "1"}).code, 1) << "anna leads it";
    EXPECT_EQ(site.as("anna", {"mute-party", "3"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.partyMuted"));
    EXPECT_EQ(site.as("anna", {"unmute-party", "3"}).code, 0);
    EXPECT_EQ(site.as("anna", {"expert", "1003"}).code, 0);
    ASSERT_TRUE(site.waitFor("supervision.started " + Site::nameOf(2) + " whisper")) << site.story();
    letThemTalk();
    EXPECT_EQ(site.as("anna", {"dismiss-expert"}).code, 0);
    ASSERT_TRUE(site.waitFor("supervision.ended " + Site::nameOf(2) + " stopped")) << site.story();
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.partyLeft")) << site.story();
    letThemTalk();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_TRUE(site.waitFor("recording.stopped")) << site.story();
    ASSERT_EQ(site.stop(), 0);
    for (auto *peer : {&anna, &boris, &third, &ivan})
        peer->quit();
    EXPECT_TRUE(hears(ivan, agentTones[0]) && hears(ivan, agentTones[1]));
    EXPECT_TRUE(hears(boris, callerTone) && hears(boris, agentTones[0]));
    EXPECT_TRUE(hears(third, callerTone) && hears(third, agentTones[0]) && hears(third, agentTones[1]));
    EXPECT_TRUE(hears(anna, agentTones[2])) << "the expert";
    EXPECT_FALSE(hears(ivan, agentTones[2]));
    EXPECT_GT(talkOf(site, AgentId{"anna"}), seconds{3});
    EXPECT_GT(talkOf(site, AgentId{"boris"}), talkOf(site, AgentId{"anna"})) << "he stayed longer";
    EXPECT_EQ(site.offline({"journal", "verify"}).code, 0);
}

TEST(Scenario, engagedPhoneIsBusyToWhoDialsItAndToWhoAsksItsAgentIn) {
    Site site({.agents = 2, .queue = "wrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto boriss = engagedPhone(site, "1002", 2);
    auto anna = phone(site, 0);
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    EXPECT_EQ(site.as("anna", {"expert", "1002"}).code, 0);
    EXPECT_TRUE(site.waitFor("supervision.ended boris busy")) << site.story();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    EXPECT_EQ(site.as("anna", {"dial", "1002"}).code, 0);
    EXPECT_TRUE(site.waitFor("call.ended callee busy")) << site.story();
    EXPECT_EQ(boriss->wait(), 0);
    ASSERT_EQ(site.stop(), 0) << site.log();
}

} // namespace callboard::test
