// SPDX-License-Identifier: GPL-3.0-or-later
// The backend is killed in mid-talk: phones are let go by the next one, and who was cut off is known.
#include "core/calendar/site_day.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

Baresip phone(const Site &site, const std::string &extension) {
    return Baresip(
        {.server = site.sipPort(), .user = extension, .password = "sip-" + extension, .answers = true});
}

} // namespace

// Nobody on the phones answers its goodbye: the talk ended when it was ended all the same, and so does its
// sound.
TEST(Scenario, talkOfABackendThatIsToldToStopEndsThenWhateverThePhonesSay) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = phone(site, "1001");
    Baresip ivan({.server = site.sipPort(), .user = "74951234567"});
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("recording.started")) << site.story();
    ASSERT_TRUE(ivan.hasHeard(seconds{2}));
    anna.freeze();
    ivan.freeze();
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.output;
    EXPECT_NE(verified.output.find("1 of 1 recorded talks have their sound"), std::string::npos)
        << verified.output;
}

TEST(Scenario, callsThatAKilledBackendLeftOnPhonesAreEndedAndTheNextOneIsAnswered) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = phone(site, "1001");
    Baresip ivan({.server = site.sipPort(), .user = "74951234567"});
    Baresip petr({.server = site.sipPort(), .user = "74957654321"});
    Baresip next({.server = site.sipPort(), .user = "74950000007"});
    ASSERT_TRUE(anna.isReady() && ivan.isReady() && petr.isReady() && next.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    petr.dial("600");
    ASSERT_TRUE(site.waitFor("call.queued support", 2)) << site.story();
    ASSERT_TRUE(ivan.hasHeard(seconds{1}) && petr.hasHeard(seconds{1}));
    std::this_thread::sleep_for(seconds{4}); // nothing happens that would be a fact
    const auto last = site.events().back().at;
    site.kill();
    ASSERT_TRUE(site.start()) << site.log();
    const auto events = site.events();
    const auto started = std::find_if(events.rbegin(), events.rend(), [](const Event &event) {
        return std::holds_alternative<BackendStarted>(event.fact);
    });
    const auto alive = std::get<BackendStarted>(started->fact).aliveUntil;
    EXPECT_GT(alive, last + seconds{2});
    EXPECT_LT(alive, started->at);
    EXPECT_TRUE(ivan.says("terminated")) << ivan.output();
    EXPECT_TRUE(petr.says("terminated")) << petr.output();
    EXPECT_TRUE(anna.says("terminated")) << anna.output();
    const auto board = site.as("olga", {"board"}).output;
    auto local = SiteDay::ofZone("Europe/Moscow")->toLocalIso(alive).substr(0, 19);
    local[10] = ' ';
    EXPECT_NE(board.find(" was cut off at " + local + ": +74951234567, who talked with anna."),
              std::string::npos)
        << board;
    EXPECT_NE(board.find("+74957654321, who waited for support."), std::string::npos) << board;
    const auto cutOff = std::find_if(events.begin(), events.end(), [](const Event &event) {
        const auto *arrived = std::get_if<CallArrived>(&event.fact);
        return arrived && arrived->from.number == "+74957654321";
    });
    ASSERT_NE(cutOff, events.end());
    const auto number = std::to_string(std::get<CallArrived>(cutOff->fact).call.value);
    EXPECT_EQ(site.as("anna", {"mark-reached", number}).code, 1) << "he only waited";
    EXPECT_EQ(site.as("olga", {"mark-reached", number}).code, 0);
    EXPECT_EQ(site.as("olga", {"board"}).output.find("+74957654321"), std::string::npos);
    ivan.dial("600"); // the one who talked
    ASSERT_TRUE(site.waitFor("call.answered anna", 2)) << site.story();
    EXPECT_TRUE(site.waitFor("call.callerReached")) << site.story();
    EXPECT_EQ(site.as("olga", {"board"}).output.find("was cut off"), std::string::npos);
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    ASSERT_EQ(site.as("anna", {"acw", "finish"}).code, 0);
    next.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna", 3)) << site.story();
    next.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal", 2)) << site.story();
    ASSERT_EQ(site.stop(), 0);
    EXPECT_EQ(site.story().find("offer.ended"), std::string::npos) << site.story();
    EXPECT_EQ(site.offline({"journal", "verify"}).code, 0);
}

} // namespace callboard::test
