// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of a call: its code, its note and its sound.
#include "core/voice/audio_file.h"
#include "core/voice/goertzel.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr double callerTone = 440;
constexpr double annaTone = 1000;

constexpr auto codes = R"(wrap_up = "1s"
disposition_required = true

[[disposition]]
code = "trouble"

[[disposition]]
code = "no-line"
label = "No line"
parent = "trouble"
)";

std::string numberOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact))
            return std::to_string(arrived->call.value);
    return {};
}

std::string fileOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
            return stopped->file;
    return {};
}

} // namespace

TEST(Scenario, aCallIsWrappedUpAndItsPausedRecordingHasItsSound) {
    Site site({.agents = 1, .queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    Baresip annas(
        {.server = site.sipPort(), .user = "1001", .password = "sip-1001", .answers = true, .hz = annaTone});
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    EXPECT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("recording.started"));
    ASSERT_TRUE(annas.hasHeard(std::chrono::seconds{2}));
    EXPECT_EQ(site.as("anna", {"record", "pause"}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.paused"));
    const auto call = numberOf(site);
    EXPECT_EQ(site.as("olga", {"record", "resume", call}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.resumed"));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal"));

    const auto early = site.as("anna", {"acw", "finish"});
    EXPECT_EQ(early.code, 1);
    EXPECT_NE(early.output.find("dispositionMissing"), std::string::npos) << early.output;
    EXPECT_EQ(site.as("anna", {"disposition", call, "trouble"}).code, 1) << "a heading";
    EXPECT_EQ(site.as("anna", {"disposition", call, "no-line", "--note", "calls again"}).code, 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna"));
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0) << site.log();

    const auto file = fileOf(site);
    EXPECT_TRUE(file.ends_with("/" + call + ".flac")) << file;
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0);
    EXPECT_NE(verified.output.find("1 of 1 recorded talks have their sound"), std::string::npos)
        << verified.output;
    EXPECT_EQ(site.offline({"recording", call, "--wav", site.path("call.wav").string()}).code, 0);
    const auto sound = voice::readAudioFile(site.path("call.wav"));
    ASSERT_TRUE(sound);
    EXPECT_GT(voice::toneLevel(std::span(sound->channels[0]).subspan(6000, 6000), callerTone), 0.02);
    EXPECT_GT(voice::toneLevel(std::span(sound->channels[1]).subspan(6000, 6000), annaTone), 0.02);
    std::filesystem::remove(site.data() / "recordings" / file);
    const auto lost = site.offline({"journal", "verify"});
    EXPECT_EQ(lost.code, 1);
    EXPECT_NE(lost.output.find("call " + call + ": anna's talk"), std::string::npos) << lost.output;
}

} // namespace callboard::test
