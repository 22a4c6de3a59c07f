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
constexpr double borisTone = 1400;
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

std::size_t silentTenths(const std::vector<std::int16_t> &sound) {
    constexpr std::size_t tenth = 800;
    std::size_t silent = 0;
    for (std::size_t at = 0; at + tenth <= sound.size(); at += tenth)
        silent += voice::loudness(std::span(sound).subspan(at, tenth)) < 0.001 ? 1 : 0;
    return silent;
}

// The last one counts, whatever was refused in between.
void expectMarks(const Site &site, const std::string &call) {
    const auto rate = [&](const std::string &user, std::vector<std::string> words) {
        words.insert(words.begin(), "rate");
        const auto said = site.as(user, words);
        return std::to_string(said.code) + " " + said.output;
    };
    EXPECT_EQ(rate("olga", {call, "1"}).substr(0, 1), "0");
    EXPECT_EQ(rate("olga", {call, "3", "--of", "3"}).substr(0, 1), "0");
    EXPECT_NE(rate("anna", {call, "1"}).find("notAllowed"), std::string::npos);
    EXPECT_NE(rate("olga", {call, "6"}).find("badMark"), std::string::npos);
    EXPECT_NE(rate("olga", {"7", "1"}).find("unknownCall"), std::string::npos);
    EXPECT_EQ(rate("olga", {call, "1", "--of", "4"}).substr(0, 1), "2");
    const auto report =
        site.offline({"report", "satisfaction", "--from", "2020-01-01", "--format", "csv"}).output;
    EXPECT_NE(report.find(",1,1,1,1,"), std::string::npos) << report;
    EXPECT_NE(report.find(",1,5,1\r\n"), std::string::npos) << report;
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
    EXPECT_NE(site.as("olga", {"rate", call, "4"}).output.find("notEnded"), std::string::npos);
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal"));

    const auto early = site.as("anna", {"acw", "finish"});
    EXPECT_EQ(early.code, 1);
    EXPECT_NE(early.output.find("dispositionMissing"), std::string::npos) << early.output;
    EXPECT_EQ(site.as("anna", {"disposition", call, "trouble"}).code, 1) << "a heading";
    EXPECT_EQ(site.as("anna", {"disposition", call, "no-line", "--note", "calls again"}).code, 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna"));
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    expectMarks(site, call);
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

// She pauses, says what nobody may keep, and passes the caller on: he is recorded with the next one again.
TEST(Scenario, aPauseOfTheRecordingEndsWhenWhoAskedForItLeaves) {
    Site site({.agents = 2, .queue = "wrap_up = \"1m\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto phone = [&](const std::string &extension, double hz) {
        return Baresip({.server = site.sipPort(),
                        .user = extension,
                        .password = "sip-" + extension,
                        .answers = true,
                        .hz = hz});
    };
    auto annas = phone("1001", annaTone), boriss = phone("1002", borisTone);
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && boriss.isReady() && ivan.isReady());
    EXPECT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("recording.started"));
    EXPECT_EQ(site.as("anna", {"record", "pause"}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.paused"));
    const auto already = std::chrono::milliseconds{annas.heard().size() / 8};
    ASSERT_TRUE(annas.hasHeard(already + std::chrono::seconds{2})) << "he is heard in the pause";
    EXPECT_EQ(site.as("anna", {"transfer", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris"));
    ASSERT_TRUE(boriss.hasHeard(std::chrono::seconds{2}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto story = site.story();
    const auto from = story.find("recording.paused");
    EXPECT_EQ(story.substr(from, story.find("call.ended") - from),
              "recording.paused\ncall.transferred\noffer.started boris\nrecording.resumed\n"
              "call.answered boris\n")
        << story;
    const auto recording = voice::readAudioFile(site.data() / "recordings" / fileOf(site));
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_GE(silentTenths(recording->channels[0]), 18u) << "he talked all the time";
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
}

TEST(Scenario, whoIsGivenAWaitingCallRecordsItOnDemandAndTakesLongerForItsWork) {
    Site site({.agents = 2, .queue = "record = false\nwrap_up = \"1m\"\n[recording]\non_demand = true\n"});
    ASSERT_TRUE(site.start()) << site.log();
    Baresip boriss(
        {.server = site.sipPort(), .user = "1002", .password = "sip-1002", .answers = true, .hz = borisTone});
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(boriss.isReady() && ivan.isReady());
    EXPECT_EQ(site.as("boris", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.queued"));
    const auto call = numberOf(site);
    EXPECT_EQ(site.as("anna", {"pull", call, "--agent", "boris"}).code, 1) << "she is no supervisor";
    EXPECT_EQ(site.as("olga", {"pull", call, "--agent", "boris"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris")) << site.story();
    EXPECT_EQ(site.as("boris", {"record", "start"}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.started"));
    const auto already = std::chrono::milliseconds{ivan.heard().size() / 8};
    ASSERT_TRUE(ivan.hasHeard(already + std::chrono::seconds{2}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    EXPECT_EQ(site.as("boris", {"acw", "extend"}).code, 0);
    EXPECT_EQ(site.as("boris", {"acw", "finish"}).code, 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended boris"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto story = site.story();
    const auto from = story.find("call.pulled");
    EXPECT_EQ(story.substr(from), "call.pulled boris by olga\n"
                                  "offer.started boris\n"
                                  "call.answered boris\n"
                                  "recording.started\n"
                                  "call.ended caller normal\n"
                                  "recording.stopped\n"
                                  "afterCallWork.extended\n"
                                  "afterCallWork.ended boris\n");
    const auto recording = voice::readAudioFile(site.data() / "recordings" / fileOf(site));
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], borisTone, 10));
    EXPECT_EQ(site.offline({"journal", "verify"}).code, 0);
}

// The words are a tone here. What is kept is in the form that the site wants.
TEST(Scenario, bothHearThatTheyAreRecordedBeforeTheyHearEachOther) {
    constexpr double noticeTone = 1900;
    Site site({.queue = "wrap_up = \"0s\"\nlanguage = \"en\"\n[recording]\nformat = \"opus\"\n"
                        "notice = \"answered\"\n"});
    const auto words = site.data() / "prompts" / "en" / "recorded.wav";
    std::filesystem::create_directories(words.parent_path());
    writeTone(words, noticeTone, 1.5);
    ASSERT_TRUE(site.start()) << site.log();
    Baresip annas(
        {.server = site.sipPort(), .user = "1001", .password = "sip-1001", .answers = true, .hz = annaTone});
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = callerTone});
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    EXPECT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    ASSERT_TRUE(annas.hasHeard(std::chrono::milliseconds{3500}));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("recording.stopped")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_TRUE(carriesTone(annas.heard(), noticeTone, 10) && carriesTone(ivan.heard(), noticeTone, 10));
    EXPECT_TRUE(carriesTone(annas.heard(), callerTone, 10) && carriesTone(ivan.heard(), annaTone, 10));
    const auto file = fileOf(site);
    EXPECT_TRUE(file.ends_with(".ogg")) << file;
    const auto recording = voice::readAudioFile(site.data() / "recordings" / file);
    ASSERT_TRUE(recording && recording->channels.size() == 2);
    EXPECT_TRUE(carriesTone(recording->channels[0], callerTone, 10));
    EXPECT_TRUE(carriesTone(recording->channels[1], annaTone, 10));
    EXPECT_EQ(site.offline({"journal", "verify"}).code, 0);
}

// The state is forced at once, and what the queue wants to know is not forgotten over it.
TEST(Scenario, aCodeThatAForcedStateSkippedIsOwedUntilItIsGiven) {
    Site site({.agents = 1, .queue = codes});
    ASSERT_TRUE(site.start()) << site.log();
    Baresip annas({.server = site.sipPort(), .user = "1001", .password = "sip-1001", .answers = true});
    ASSERT_TRUE(annas.isReady());
    EXPECT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    const auto talk = [&](int number) {
        SippProcess caller({.server = site.sipPort(), .scenario = "caller_hangs_up", .isCued = true});
        ASSERT_TRUE(site.waitFor("call.answered anna", number)) << site.story();
        caller.cue();
        ASSERT_EQ(caller.wait(), 0);
        ASSERT_TRUE(site.waitFor("call.ended caller normal", number)) << site.story();
    };
    talk(1);
    const auto first = numberOf(site);
    EXPECT_EQ(site.as("olga", {"force-state", "anna", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna")) << site.story();
    const auto owes = [&] {
        return site.as("anna", {"board"}).output.find("owes the code of " + first) != std::string::npos;
    };
    EXPECT_TRUE(owes());
    talk(2); // her queue has her at once
    EXPECT_EQ(site.as("anna", {"acw", "finish"}).code, 1) << "this one's code is wanted as ever";
    EXPECT_EQ(site.as("anna", {"disposition", first, "no-line"}).code, 0) << "and the skipped one may come";
    EXPECT_FALSE(owes());
    EXPECT_EQ(site.as("anna", {"disposition", first, "no-line"}).code, 1) << "once";
    EXPECT_EQ(site.as("olga", {"force-state", "anna", "logout"}).code, 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended anna", 2)) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

} // namespace callboard::test
