// SPDX-License-Identifier: GPL-3.0-or-later
// Where a site says no: full queues, numbers that may not be dialled, and a caller whom somebody else took.
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/ports.h"

#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::test {

namespace {

Baresip phone(const Site &site, const std::string &extension, bool answers = true) {
    return Baresip(
        {.server = site.sipPort(), .user = extension, .password = "sip-" + extension, .answers = answers});
}

Baresip outsider(const Site &site, const std::string &number) {
    return Baresip({.server = site.sipPort(), .user = number});
}

std::string waitingCall(const Site &site) {
    const auto board = site.as("olga", {"board", "--json"});
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(board.output)).object();
    return std::to_string(json[u"waiting"].toArray().at(0)[u"call"].toInteger());
}

bool says(const Site::Answer &answer, const std::string &text) {
    return answer.output.find(text) != std::string::npos;
}

} // namespace

// Of two callers one waits; the other would ring at anna, who declines: he is not taken back past the limit.
TEST(Scenario, callerOfAFullQueueWhomItsOverflowRefusesIsToldSoAndTheBooksClose) {
    Site site({.queue = "max_waiting = 1\noverflow_to = \"1001\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = phone(site, "1001", false);
    auto ivan = outsider(site, "74951234567");
    auto petr = outsider(site, "74957654321");
    ASSERT_TRUE(anna.isReady() && ivan.isReady() && petr.isReady());
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.queued support"));
    petr.dial("600");
    ASSERT_TRUE(site.waitFor("offer.started anna")) << site.story();
    ASSERT_TRUE(anna.says("Incoming call"));
    anna.command("b");
    ASSERT_TRUE(site.waitFor("call.ended system full")) << site.story();
    EXPECT_TRUE(petr.says("486 Busy Here")) << petr.output();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller cancelled")) << site.story();
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(site.story(), "device.registered 1001\n"
                            "call.arrived inbound +74951234567 to 600\n"
                            "call.queued support\n"
                            "call.arrived inbound +74957654321 to 600\n"
                            "call.queued support\n"
                            "call.leftQueue support overflowed\n"
                            "offer.started anna\n"
                            "offer.ended anna busy\n"
                            "call.ended system full\n"
                            "call.ended caller cancelled\n");
    const auto report = site.offline({"report", "queues", "--format", "json"});
    const auto row =
        QJsonDocument::fromJson(QByteArray::fromStdString(report.output)).array().at(0).toObject();
    EXPECT_EQ(row[u"offered"].toInt(), 2) << report.output;
    EXPECT_EQ(row[u"abandoned"].toInt(), 1) << report.output;
    EXPECT_EQ(row[u"overflowed"].toInt() + row[u"refused"].toInt(), 1) << report.output;
    EXPECT_TRUE(says(site.offline({"journal", "verify"}), "The books close."));
}

TEST(Scenario, numbersGoOutAsFarAsTheirPrefixAllows) {
    const auto far = freePort();
    Site site({.queue = "[[trunk]]\nid = \"far\"\nto = \"127.0.0.1:" + std::to_string(far) +
                        "\"\noutbound = true\n[[outbound]]\nprefix = \"8\"\ntrunk = \"far\"\n"
                        "calls_per_hour = 1\n[[outbound]]\nprefix = \"8900\"\nforbidden = true\n"});
    ASSERT_TRUE(site.start()) << site.log();
    auto anna = phone(site, "1001");
    Baresip ivan({.server = site.sipPort(), .user = "84951112233", .answers = true, .port = far});
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    EXPECT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    EXPECT_TRUE(says(site.as("anna", {"dial", "89001112233"}), "outboundNotAllowed"));
    const auto first = site.as("anna", {"dial", "84951112233"});
    ASSERT_EQ(first.code, 0) << first.output;
    ASSERT_TRUE(site.waitFor("call.answered")) << site.story() << ivan.output();
    EXPECT_TRUE(ivan.hasHeard(std::chrono::milliseconds{500}));
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.ended"));
    const auto second = site.as("anna", {"dial", "84951112233"});
    EXPECT_EQ(second.code, 1);
    EXPECT_TRUE(says(second, "outboundCapped")) << second.output;
    anna.dial("84951112233");
    ASSERT_TRUE(site.waitFor("call.ended system refused")) << site.story();
    EXPECT_TRUE(anna.says("403")) << anna.output();
    ASSERT_EQ(site.stop(), 0) << site.log();
}

TEST(Scenario, ofTwoWhoPullACallerAtOnceOneHasHimAndTheOtherIsToldWho) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    auto ivan = outsider(site, "74951234567");
    const auto desk = phone(site, "1001"), next = phone(site, "1002");
    ASSERT_TRUE(ivan.isReady() && desk.isReady() && next.isReady());
    for (const auto *agent : {"anna", "boris"})
        EXPECT_EQ(site.as(agent, {"state", "not-ready", "--reason", "lunch"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.queued"));
    const auto call = waitingCall(site);
    Process anna(site.command("anna", {"pull", call})), boris(site.command("boris", {"pull", call}));
    const auto annas = anna.wait(), boriss = boris.wait();
    ASSERT_TRUE(annas && boriss);
    EXPECT_EQ(*annas + *boriss, 1) << anna.output() << boris.output();
    const std::string winner = *annas == 0 ? "anna" : "boris";
    EXPECT_NE((*annas == 0 ? boris : anna).output().find("taken: " + winner), std::string::npos)
        << anna.output() << boris.output();
    ASSERT_TRUE(site.waitFor("call.answered " + winner));
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto story = site.story();
    EXPECT_EQ(story.find("call.pulled"), story.rfind("call.pulled")) << story;
    EXPECT_TRUE(says(site.offline({"journal", "verify"}), "The books close."));
}

} // namespace callboard::test
