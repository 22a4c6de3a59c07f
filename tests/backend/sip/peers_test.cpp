// SPDX-License-Identifier: GPL-3.0-or-later
// Phones by other people: they register, call, answer, and the sound goes where it should.
#include "core/voice/goertzel.h"
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"
#include "tests/support/linphone.h"
#include "tests/support/sip_site.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr double callerTone = 440;
constexpr double agentTone = 1000;

std::uintmax_t sizeOf(const std::filesystem::path &file) {
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    return missing ? 0 : size;
}

} // namespace

TEST(Baresip, callerAndAgentHearEachOtherAndTheRecordingHasBoth) {
    SipSite::Plan plan;
    plan.agents = {"1001"};
    plan.isRecorded = true;
    SipSite site(std::move(plan));
    Baresip anna({.server = site.udpPort(),
                  .user = "1001",
                  .password = "secret-1001",
                  .answers = true,
                  .hz = agentTone});
    Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("recording.started call1")) << site.facts() << caller.output();
    const auto part = site.recordings() / "2026-11-21/call.wav.part";
    constexpr std::uintmax_t fourSeconds = 4 * 32'000;
    EXPECT_TRUE(eventually([&] { return sizeOf(part) > fourSeconds; }));
    EXPECT_TRUE(anna.hasHeard(seconds{2}) && caller.hasHeard(seconds{2}));
    caller.command("b");
    ASSERT_TRUE(site.tells("recording.stopped call1"));
    caller.quit();
    anna.quit();
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "call.arrived call1 inbound from 74951234567 to 600 trunk city\n"
                           "call.answered call1 agent anna offer1\n"
                           "recording.started call1 2026-11-21/call.wav\n"
                           "call.ended call1 by caller normal\n"
                           "recording.stopped call1 2026-11-21/call.wav\n"
                           "device.lost 1001 unregistered\n");
    EXPECT_TRUE(carriesTone(anna.heard(), callerTone, 10));
    EXPECT_TRUE(carriesTone(caller.heard(), agentTone, 10));
    const auto recording = readWave(site.recordings() / "2026-11-21/call.wav");
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], agentTone, 10));
    EXPECT_FALSE(carriesTone(recording->channels[0], agentTone, 1));
    EXPECT_FALSE(carriesTone(recording->channels[1], callerTone, 1));
}

TEST(Baresip, isUnderstoodInEveryCodec) {
    for (const auto *codec : {"G722/8000/1", "opus/48000/2"}) {
        SipSite::Plan plan;
        plan.agents = {"1001"};
        SipSite site(std::move(plan));
        Baresip anna({.server = site.udpPort(),
                      .user = "1001",
                      .password = "secret-1001",
                      .answers = true,
                      .codec = codec,
                      .hz = agentTone});
        Baresip caller({.server = site.udpPort(), .user = "74951234567", .hz = callerTone});
        ASSERT_TRUE(anna.isReady() && caller.isReady()) << anna.output();
        caller.dial("600");
        ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
        EXPECT_TRUE(caller.hasHeard(seconds{3}) && anna.hasHeard(seconds{3}));
        caller.command("b");
        ASSERT_TRUE(site.tells("call.ended call1"));
        caller.quit();
        anna.quit();
        EXPECT_TRUE(carriesTone(caller.heard(), agentTone, 10)) << codec;
        EXPECT_TRUE(carriesTone(anna.heard(), callerTone, 10)) << codec;
    }
}

TEST(Baresip, hearsMusicWhileItWaits) {
    SipSite site({});
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.arrived call1")) << caller.output();
    EXPECT_TRUE(caller.hasHeard(seconds{2}));
    caller.command("b");
    ASSERT_TRUE(site.tells("call.ended call1"));
    caller.quit();
    EXPECT_GT(voice::loudness(caller.heard()), 0.005);
}

namespace {

void answersAndHangsUpOver(const std::string &transport) {
    SipSite site({.agents = {"1001"}});
    Baresip anna({.server = transport == "tls" ? site.tlsPort() : site.tcpPort(),
                  .user = "1001",
                  .password = "secret-1001",
                  .transport = transport,
                  .answers = true});
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    anna.command("b");
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    EXPECT_EQ(site.facts(), "device.registered 1001\n"
                            "call.arrived call1 inbound from 74951234567 to 600 trunk city\n"
                            "call.answered call1 agent anna offer1\n"
                            "call.ended call1 by callee normal\n");
}

} // namespace

TEST(Baresip, answersOverTcpAndHangsUp) {
    answersAndHangsUpOver("tcp");
}

// It accepts no certificate but one of the tests' authority.
TEST(Baresip, answersOverTlsAndHangsUp) {
    answersAndHangsUpOver("tls");
}

// It takes no sound in the clear, and neither do we.
TEST(Baresip, talksOverSrtpBothWays) {
    SipSite::Plan plan;
    plan.agents = {"1001"};
    plan.config.locksSound = true;
    SipSite site(std::move(plan));
    const Baresip::Options locked{.server = site.tlsPort(),
                                  .user = "1001",
                                  .password = "secret-1001",
                                  .transport = "tls",
                                  .answers = true,
                                  .locksSound = true,
                                  .hz = agentTone};
    Baresip anna(locked);
    Baresip boris({.server = site.tlsPort(),
                   .user = "1002",
                   .password = "secret-1002",
                   .transport = "tls",
                   .locksSound = true,
                   .hz = callerTone});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    boris.dial("600"); // his offer is answered, she is offered
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output() << boris.output();
    EXPECT_TRUE(anna.hasHeard(seconds{4}) && boris.hasHeard(seconds{4}));
    boris.command("b");
    ASSERT_TRUE(site.tells("call.ended call1"));
    boris.quit();
    anna.quit();
    EXPECT_TRUE(carriesTone(anna.heard(), callerTone, 10));
    EXPECT_TRUE(carriesTone(boris.heard(), agentTone, 10));
}

TEST(Baresip, dialsOverTls) {
    SipSite site({});
    Baresip anna({.server = site.tlsPort(), .user = "1001", .password = "secret-1001", .transport = "tls"});
    Baresip boris({.server = site.udpPort(), .user = "1002", .password = "secret-1002", .answers = true});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    anna.dial("1002");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    boris.command("b"); // our BYE goes through anna's connection
    ASSERT_TRUE(site.tells("call.ended call1 by callee normal")) << site.facts();
    EXPECT_TRUE(anna.says("session closed")) << anna.output();
}

TEST(Baresip, dialsAnExtensionWithItsPassword) {
    SipSite site({});
    Baresip anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001"});
    Baresip boris({.server = site.udpPort(), .user = "1002", .password = "secret-1002", .answers = true});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    anna.dial("1002");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    anna.command("b");
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    const auto facts = site.facts();
    EXPECT_EQ(facts.substr(facts.find("call.")), "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                 "call.answered call1 agent boris offer1\n"
                                                 "call.ended call1 by caller normal\n");
}

TEST(Baresip, isRungForAClickToDial) {
    SipSite site({});
    Baresip anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001", .answers = true});
    Baresip boris({.server = site.udpPort(), .user = "1002", .password = "secret-1002", .answers = true});
    ASSERT_TRUE(anna.isReady()) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    const auto call = site.newCall();
    site.give(PlaceCall{call, AgentId("anna"), DeviceId("1001"), "1002", CommandId("c1")});
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    site.give(EndCall{call, EndedBy::Caller, EndCause::Normal, CommandId("c2")});
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    const auto facts = site.facts();
    EXPECT_EQ(facts.substr(facts.find("call.")),
              "call.arrived call1 internal from 1001 to 1002 agent anna for c1\n"
              "call.answered call1 agent boris offer1\n"
              "call.ended call1 by caller normal for c2\n");
}

TEST(Linphone, answersAQueueCallAndIsHungUp) {
    SipSite site({.agents = {"1001"}});
    Linphone anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001", .answers = true});
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(site.tells("device.registered 1001")) << anna.output();
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    caller.command("b");
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    anna.quit();
    EXPECT_EQ(site.stop(), "device.registered 1001\n"
                           "call.arrived call1 inbound from 74951234567 to 600 trunk city\n"
                           "call.answered call1 agent anna offer1\n"
                           "call.ended call1 by caller normal\n"
                           "device.lost 1001 unregistered\n");
}

TEST(Linphone, overTcpHoldsRetrievesAndHangsUp) {
    SipSite site({.agents = {"1001"}});
    Linphone anna({.server = site.tcpPort(),
                   .user = "1001",
                   .password = "secret-1001",
                   .transport = "tcp",
                   .answers = true});
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(site.tells("device.registered 1001")) << anna.output();
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    anna.command("pause");
    ASSERT_TRUE(site.tells("call.held call1")) << site.facts() << anna.output();
    ASSERT_TRUE(anna.says("is now paused"));
    anna.command("resume");
    ASSERT_TRUE(site.tells("call.retrieved call1")) << site.facts() << anna.output();
    anna.command("terminate");
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    EXPECT_EQ(site.facts(), "device.registered 1001\n"
                            "call.arrived call1 inbound from 74951234567 to 600 trunk city\n"
                            "call.answered call1 agent anna offer1\n"
                            "call.held call1 agent anna\n"
                            "call.retrieved call1 agent anna\n"
                            "call.ended call1 by callee normal\n");
}

TEST(Linphone, dialsAnExtension) {
    SipSite site({});
    Linphone anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001"});
    Baresip boris({.server = site.udpPort(), .user = "1002", .password = "secret-1002", .answers = true});
    ASSERT_TRUE(site.tells("device.registered 1001")) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    anna.dial("1002");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    anna.command("terminate");
    ASSERT_TRUE(site.tells("call.ended call1")) << site.facts();
    const auto facts = site.facts();
    EXPECT_EQ(facts.substr(facts.find("call.")), "call.arrived call1 internal from 1001 to 1002 agent anna\n"
                                                 "call.answered call1 agent boris offer1\n"
                                                 "call.ended call1 by caller normal\n");
}

} // namespace callboard::test
