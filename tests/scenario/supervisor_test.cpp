// SPDX-License-Identifier: GPL-3.0-or-later
// A supervisor's hands on a whole site, by callboardctl.
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"

#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::test {

namespace {

Baresip phone(const Site &site, const std::string &extension) {
    return Baresip(
        {.server = site.sipPort(), .user = extension, .password = "sip-" + extension, .answers = true});
}

std::string waitingCall(const Site &site) {
    const auto board = site.as("olga", {"board", "--json"});
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(board.output)).object();
    return std::to_string(json[u"waiting"].toArray().at(0)[u"call"].toInteger());
}

} // namespace

TEST(Scenario, aCallIsPulledOnceSupervisedTakenOverAndEndedAndTheBooksClose) {
    Site site({.agents = 2, .queue = "wrap_up = \"1m\"\n", .supervisorPhone = "1900"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto annas = phone(site, "1001");
    const auto olgas = phone(site, "1900");
    ASSERT_TRUE(annas.isReady() && olgas.isReady());
    for (const auto *agent : {"anna", "boris"})
        EXPECT_EQ(site.as(agent, {"state", "not-ready", "--reason", "lunch"}).code, 0);
    SippProcess ivan({.server = site.sipPort(), .scenario = "caller_stays"});
    ASSERT_TRUE(site.waitFor("call.queued"));
    const auto call = waitingCall(site);
    EXPECT_EQ(site.as("anna", {"pull", call}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    const auto late = site.as("boris", {"pull", call});
    EXPECT_EQ(late.code, 1);
    EXPECT_NE(late.output.find("taken: anna talks with this caller"), std::string::npos) << late.output;
    EXPECT_EQ(site.as("boris", {"listen", "anna"}).code, 1);
    EXPECT_EQ(site.as("olga", {"listen", "anna"}).code, 0);
    ASSERT_TRUE(site.waitFor("supervision.started olga listen"));
    EXPECT_EQ(site.as("olga", {"whisper", "anna"}).code, 0);
    const auto board = site.as("olga", {"board"});
    EXPECT_NE(board.output.find("olga (whisper)"), std::string::npos) << board.output;
    EXPECT_EQ(site.as("anna", {"board"}).output.find("olga (whisper)"), std::string::npos);
    EXPECT_EQ(site.as("olga", {"take-over"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.takenOver olga"));
    EXPECT_EQ(site.as("olga", {"force-state", "anna", "not-ready", "--reason", "training"}).code, 0);
    EXPECT_EQ(site.as("olga", {"hang-up", call}).code, 0);
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto story = site.story();
    const auto from = story.find("call.pulled");
    EXPECT_EQ(story.substr(from, story.find("call.ended") - from), "call.pulled anna by anna\n"
                                                                   "offer.started anna\n"
                                                                   "call.answered anna\n"
                                                                   "recording.started\n"
                                                                   "supervision.asked\n"
                                                                   "supervision.started olga listen\n"
                                                                   "supervision.modeChanged\n"
                                                                   "supervision.ended olga tookOver\n"
                                                                   "call.takenOver olga\n"
                                                                   "afterCallWork.ended anna\n"
                                                                   "agent.stateChanged anna notReady\n");
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

} // namespace callboard::test
