// SPDX-License-Identifier: GPL-3.0-or-later
// A phone dies in a talk: nobody is left in silence, and the books close.
#include "core/voice/audio_file.h"
#include "core/voice/goertzel.h"
#include "core/voice/loop.h"
#include "tests/core/phone/phone_desk.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/relay.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr double callerTone = 440;
constexpr double annaTone = 1000;
constexpr double borisTone = 1500;

std::unique_ptr<Baresip> phoneOf(const Site &site, const std::string &extension, double hz) {
    return std::make_unique<Baresip>(Baresip::Options{.server = site.sipPort(),
                                                      .user = extension,
                                                      .password = "sip-" + extension,
                                                      .answers = true,
                                                      .hz = hz});
}

Baresip outsider(const Site &site) {
    return Baresip({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
}

// What happened from the lost phone on.
std::string storyFrom(const Site &site, const std::string &beginning) {
    const auto story = site.story();
    const auto from = story.find(beginning);
    return from != story.npos ? story.substr(from) : "never: " + beginning + "\n" + story;
}

voice::AudioFile recordingOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
            return voice::readAudioFile(site.data() / "recordings" / stopped->file).value();
    return {};
}

bool booksClose(const Site &site) {
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.output;
    return verified.output.find("The books close.") != std::string::npos;
}

} // namespace

TEST(Scenario, callerOfAKilledPhoneTalksWithTheSameAgentAgainAsSoonAsItIsBack) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneOf(site, "1001", annaTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    ASSERT_TRUE(annas->hasHeard(std::chrono::seconds{1}));
    annas->kill();
    annas = phoneOf(site, "1001", borisTone);
    ASSERT_TRUE(annas->isReady());
    ASSERT_TRUE(site.waitFor("call.answered anna", 2)) << site.story();
    ASSERT_TRUE(annas->hasHeard(std::chrono::seconds{2}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.agentLost"), "call.agentLost anna\n"
                                                 "call.queued support\n"
                                                 "offer.started anna\n"
                                                 "call.answered anna\n"
                                                 "call.ended caller normal\n"
                                                 "recording.stopped\n"
                                                 "afterCallWork.ended anna\n");
    EXPECT_TRUE(carriesTone(annas->heard(), callerTone, 10));
    EXPECT_TRUE(carriesTone(ivan.heard(), annaTone, 5));
    EXPECT_TRUE(carriesTone(ivan.heard(), borisTone, 10)) << "the phone that came after it";
    const auto recording = recordingOf(site);
    ASSERT_EQ(recording.channels.size(), 2u);
    EXPECT_TRUE(carriesTone(recording.channels[0], callerTone, 40)) << "all the while";
    EXPECT_TRUE(carriesTone(recording.channels[1], annaTone, 5));
    EXPECT_TRUE(carriesTone(recording.channels[1], borisTone, 10));
    EXPECT_TRUE(booksClose(site));
}

TEST(Scenario, callerOfAFrozenPhoneGoesToTheNextAgentAndTheFrozenOneHasNoPhantomTalk) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneOf(site, "1001", annaTone), boriss = phoneOf(site, "1002", borisTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && boriss->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    ASSERT_TRUE(annas->hasHeard(std::chrono::seconds{1}));
    annas->freeze();
    ASSERT_TRUE(site.waitFor("call.answered boris", 1, std::chrono::seconds{40})) << site.story();
    ASSERT_TRUE(boriss->hasHeard(std::chrono::seconds{2}));
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 1) << "she is in no call";
    annas->thaw();
    EXPECT_TRUE(annas->says("terminated")) << annas->output();
    EXPECT_TRUE(site.waitFor("device.registered 1001", 2)) << site.story();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("afterCallWork.ended boris"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.soundLost"), "call.soundLost\n"
                                                 "device.lost 1001 unreachable\n"
                                                 "call.agentLost anna\n"
                                                 "call.queued support\n"
                                                 "offer.started boris\n"
                                                 "call.answered boris\n"
                                                 "device.registered 1001\n"
                                                 "call.ended caller normal\n"
                                                 "recording.stopped\n"
                                                 "afterCallWork.ended boris\n");
    EXPECT_TRUE(carriesTone(ivan.heard(), borisTone, 10));
    EXPECT_TRUE(booksClose(site));
}

// Nothing comes from it when the call does: it is not rung for as long as a phone that rings, and it is no
// call that its agent missed.
TEST(Scenario, callerForWhomAFrozenPhoneDoesNotRingGoesToTheNextAgentAndNobodyHasMissedHim) {
    Site site({.agents = 2, .queue = "ring_timeout = \"5m\"\nwrap_up = \"0s\"\nmissed_limit = 1\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneOf(site, "1001", annaTone), boriss = phoneOf(site, "1002", borisTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && boriss->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("agent.stateChanged anna"));
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    annas->freeze();
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered boris")) << site.story();
    ASSERT_TRUE(boriss->hasHeard(std::chrono::seconds{1}));
    annas->thaw();
    EXPECT_TRUE(site.waitFor("device.registered 1001", 2)) << site.story();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "offer.started anna"), "offer.started anna\n"
                                                     "offer.ended anna deviceLost\n"
                                                     "device.lost 1001 unreachable\n"
                                                     "offer.started boris\n"
                                                     "call.answered boris\n"
                                                     "recording.started\n"
                                                     "device.registered 1001\n"
                                                     "call.ended caller normal\n"
                                                     "recording.stopped\n")
        << "nothing has made anna not ready";
    EXPECT_TRUE(booksClose(site));
}

TEST(Scenario, frozenCallersCallEndsByHim) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneOf(site, "1001", annaTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_TRUE(annas->hasHeard(std::chrono::seconds{1}));
    ivan.freeze();
    ASSERT_TRUE(site.waitFor("call.ended caller failed", 1, std::chrono::seconds{40})) << site.story();
    EXPECT_TRUE(annas->says("terminated"));
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(storyFrom(site, "call.soundLost"), "call.soundLost\n"
                                                 "call.ended caller failed\n"
                                                 "recording.stopped\n"
                                                 "afterCallWork.ended anna\n");
    EXPECT_TRUE(booksClose(site));
}

// The desktop's own phone asks for nothing but a connection; it makes the next one by itself.
TEST(Scenario, softphoneWhoseConnectionBreaksIsBackAtOnceAndTalksOn) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    Relay relay(site.sipPort());
    const auto loop = std::move(voice::Loop::start()).value();
    phone::PhoneDesk desk(*loop, {});
    ASSERT_TRUE(desk);
    desk->addAccount({.user = "1001",
                      .password = "sip-1001",
                      .name = "Anna",
                      .server = {"127.0.0.1", relay.port(), phone::Transport::Tcp}});
    ASSERT_TRUE(site.waitFor("device.registered 1001")) << site.log();
    auto ivan = outsider(site);
    ASSERT_TRUE(ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    const auto incoming = desk.wait<phone::Incoming>();
    ASSERT_TRUE(incoming) << site.story();
    desk->answer(incoming->call, voice::Tone{annaTone});
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_TRUE(ivan.hasHeard(std::chrono::seconds{1}));
    relay.cut();
    ASSERT_TRUE(site.waitFor("device.lost 1001 unreachable")) << site.story();
    ASSERT_TRUE(site.waitFor("device.registered 1001", 2)) << site.story();
    const auto already = std::chrono::milliseconds{ivan.heard().size() / 8};
    ASSERT_TRUE(ivan.hasHeard(already + std::chrono::seconds{6})) << "longer than a dead phone is waited for";
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 0);
    const auto ended = desk.wait<phone::Ended>();
    ASSERT_TRUE(ended) << "it is told over its new connection";
    EXPECT_EQ(ended->by, phone::Side::Peer);
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(site.story().find("call.agentLost"), std::string::npos) << site.story();
    EXPECT_TRUE(carriesTone(ivan.heard(), annaTone, 60)) << "all the while";
}

// Who is asked for advice dies: the caller who is held meanwhile is where he was.
TEST(Scenario, heldCallerIsRetrievedWhenTheConsultedPhoneDies) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phoneOf(site, "1001", annaTone);
    auto boriss = phoneOf(site, "1002", borisTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && boriss->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_EQ(site.as("anna", {"transfer", "--attended", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris")) << site.story();
    ASSERT_TRUE(boriss->hasHeard(std::chrono::seconds{1}));
    boriss->kill();
    boriss = phoneOf(site, "1002", borisTone);
    ASSERT_TRUE(boriss->isReady());
    ASSERT_TRUE(site.waitFor("call.ended system failed")) << site.story();
    EXPECT_EQ(site.as("anna", {"retrieve"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.retrieved")) << site.story();
    const auto already = std::chrono::milliseconds{annas->heard().size() / 8};
    ASSERT_TRUE(annas->hasHeard(already + std::chrono::seconds{2}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(booksClose(site));
}

// One of three agents' and callers' phones dies: the others talk on.
TEST(Scenario, fromAConferenceADeadPhoneLeaves) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    auto annas = phoneOf(site, "1001", annaTone);
    const auto boriss = phoneOf(site, "1002", borisTone);
    auto ivan = outsider(site);
    ASSERT_TRUE(annas->isReady() && boriss->isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    ASSERT_EQ(site.as("anna", {"conference", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.conferenced")) << site.story();
    annas->kill();
    annas = phoneOf(site, "1001", annaTone);
    ASSERT_TRUE(annas->isReady());
    ASSERT_TRUE(site.waitFor("call.partyLeft")) << site.story();
    const auto already = std::chrono::milliseconds{boriss->heard().size() / 8};
    ASSERT_TRUE(boriss->hasHeard(already + std::chrono::seconds{2}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(carriesTone(ivan.heard(), borisTone, 10));
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
