// SPDX-License-Identifier: GPL-3.0-or-later
// A caller who is passed on by agents who ask first.
#include "core/history/ledger.h"
#include "core/voice/audio_file.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr double callerTone = 440;
constexpr std::array agentTones{1000.0, 1500.0, 2100.0};

Baresip phone(const Site &site, int agent) {
    const auto extension = Site::extensionOf(agent);
    return Baresip({.server = site.sipPort(),
                    .user = extension,
                    .password = "sip-" + extension,
                    .answers = true,
                    .hz = agentTones.at(static_cast<std::size_t>(agent))});
}

void letThemTalk() {
    std::this_thread::sleep_for(std::chrono::milliseconds{1500});
}

// The agent asks there, speaks, and connects the two.
void passOn(const Site &site, const std::string &agent, int times, const std::string &to) {
    EXPECT_EQ(site.as(agent, {"transfer", "--attended", Site::extensionOf(times)}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered " + to)) << site.story();
    letThemTalk();
    EXPECT_EQ(site.as(agent, {"complete"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.transferred", times)) << site.story();
    letThemTalk();
}

std::vector<Segment> segmentsOf(const std::vector<Event> &events, CallId call) {
    Ledger ledger({Time::min(), Time::max()});
    for (const auto &event : events)
        ledger.take(event);
    std::vector<Segment> segments;
    for (const auto &segment : ledger.segments())
        if (segment.call == call)
            segments.push_back(segment);
    return segments;
}

template <class F>
const Event &first(const std::vector<Event> &events) {
    return *std::find_if(events.begin(), events.end(),
                         [](const Event &e) { return std::holds_alternative<F>(e.fact); });
}

} // namespace

TEST(Scenario, callerPassedOnByThreeAgentsIsOneContactOfThreeSegmentsInOneRecording) {
    Site site({.agents = 3});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0);
    const auto boris = phone(site, 1);
    const auto vera = phone(site, 2);
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(anna.isReady() && boris.isReady() && vera.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    letThemTalk();
    passOn(site, "anna", 1, Site::nameOf(1));
    passOn(site, Site::nameOf(1), 2, Site::nameOf(2));
    EXPECT_EQ(site.as(Site::nameOf(2), {"hang-up"}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0);

    const auto events = site.events();
    const auto answered = first<CallAnswered>(events);
    const auto call = std::get<CallAnswered>(answered.fact).call;
    const auto segments = segmentsOf(events, call);
    ASSERT_EQ(segments.size(), 3u) << site.story();
    Duration together{};
    for (std::size_t i = 0; i < segments.size(); ++i) {
        EXPECT_EQ(segments[i].agent, AgentId{Site::nameOf(static_cast<int>(i))});
        EXPECT_GT(segments[i].talk(), seconds{1});
        together += segments[i].talk() + segments[i].held;
    }
    EXPECT_EQ(together, first<CallEnded>(events).at - answered.at);

    const auto &recorded = std::get<RecordingStopped>(first<RecordingStopped>(events).fact);
    EXPECT_EQ(recorded.call, call);
    const auto file = voice::readAudioFile(site.data() / "recordings" / recorded.file);
    ASSERT_TRUE(file && file->channels.size() == 2);
    const auto talked = first<CallEnded>(events).at - answered.at;
    EXPECT_NEAR(toSeconds(recorded.length), toSeconds(talked), 0.5);
    const auto tenths = static_cast<std::size_t>(toSeconds(talked) * 10);
    EXPECT_NEAR(static_cast<double>(file->channels[0].size()) / 800, static_cast<double>(tenths), 5);
    EXPECT_TRUE(carriesTone(file->channels[0], callerTone, tenths * 4 / 5)) << "all the while";
    for (const auto tone : agentTones)
        EXPECT_TRUE(carriesTone(file->channels[1], tone, 10)) << tone;
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

TEST(Scenario, consultIsSwappedAndCancelledFromTheCommandLine) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0);
    const auto boris = phone(site, 1);
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(anna.isReady() && boris.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    EXPECT_EQ(site.as("anna", {"complete"}).code, 1) << "nobody is asked";
    EXPECT_EQ(site.as("anna", {"transfer", "--attended", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris"));
    EXPECT_EQ(site.as("anna", {"swap"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.retrieved"));
    EXPECT_EQ(site.as("anna", {"swap"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.retrieved", 2));
    EXPECT_EQ(site.as("anna", {"cancel"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.retrieved", 3));
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.ended", 2));
    ASSERT_EQ(site.stop(), 0);
    const auto told = site.story();
    EXPECT_NE(told.find("call.answered boris\ncall.held\ncall.retrieved\ncall.held\ncall.retrieved\n"
                        "call.ended caller normal\ncall.retrieved\ncall.ended callee normal\n"),
              std::string::npos)
        << told;
}

} // namespace callboard::test
