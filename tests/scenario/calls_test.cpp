// SPDX-License-Identifier: GPL-3.0-or-later
// The whole product with real callers and phones: callboardd, callboardctl, sipp, baresip.
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"

#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace callboard::test {

namespace {

SippProcess caller(const Site &site, const std::string &scenario, int pause = 0) {
    return SippProcess({.server = site.sipPort(), .scenario = scenario, .pause = pause});
}

// Hangs up at his cue.
SippProcess cuedCaller(const Site &site) {
    return SippProcess({.server = site.sipPort(), .scenario = "caller_hangs_up", .isCued = true});
}

Baresip phone(const Site &site, int agent, bool answers) {
    const auto extension = Site::extensionOf(agent);
    return Baresip(
        {.server = site.sipPort(), .user = extension, .password = "sip-" + extension, .answers = answers});
}

QJsonObject firstRow(const std::string &json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).array().at(0).toObject();
}

// Between two facts of the journal.
double secondsBetween(const std::vector<Event> &events, std::string_view from, std::string_view to) {
    const auto at = [&](std::string_view type) {
        return std::find_if(events.begin(), events.end(),
                            [&](const Event &e) { return typeOf(e.fact) == type; })
            ->at;
    };
    return toSeconds(at(to) - at(from));
}

// Yesterday, today and tomorrow, whatever the site's zone.
std::string daysAround(Time time) {
    std::string days;
    for (const auto day : {-1, 0, 1})
        days +=
            (days.empty() ? "\"" : ", \"") + toIso(time + std::chrono::hours{24 * day}).substr(0, 10) + "\"";
    return days;
}

} // namespace

TEST(Scenario, answeredCallIsReportedWithItsWaitAndItsTalk) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, true);
    ASSERT_TRUE(anna.isReady());
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("call.queued"));
    std::this_thread::sleep_for(std::chrono::seconds{1}); // he waits: nobody is ready
    EXPECT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    std::this_thread::sleep_for(std::chrono::seconds{1}); // they talk
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("afterCallWork.ended"));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(site.story(), "device.registered 1001\n"
                            "call.arrived inbound +74951234567 to 600\n"
                            "call.queued support\n"
                            "agent.stateChanged anna ready\n"
                            "offer.started anna\n"
                            "call.answered anna\n"
                            "recording.started\n"
                            "call.ended caller normal\n"
                            "recording.stopped\n"
                            "afterCallWork.ended anna\n");
    const auto report = site.offline({"report", "queues", "--format", "json"});
    ASSERT_EQ(report.code, 0) << report.output;
    const auto row = firstRow(report.output);
    const auto events = site.events();
    EXPECT_EQ(row[u"queue"].toString().toStdString(), "support");
    EXPECT_EQ(row[u"offered"].toInt(), 1);
    EXPECT_EQ(row[u"answered"].toInt(), 1);
    EXPECT_DOUBLE_EQ(row[u"asaSeconds"].toDouble(), secondsBetween(events, "call.queued", "call.answered"));
    EXPECT_DOUBLE_EQ(row[u"talkSeconds"].toDouble(), secondsBetween(events, "call.answered", "call.ended"));
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_EQ(verified.code, 0) << verified.output;
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

TEST(Scenario, callerWhoGivesUpWhileWaitingIsAbandoned) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    auto ivan = caller(site, "caller_hangs_up", 1000);
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended"));
    ASSERT_EQ(site.stop(), 0);
    EXPECT_EQ(site.story(), "call.arrived inbound +74951234567 to 600\n"
                            "call.queued support\n"
                            "call.ended caller cancelled\n");
    EXPECT_EQ(firstRow(site.offline({"report", "queues", "--format", "json"}).output)[u"abandoned"].toInt(),
              1);
}

// Nobody is ready: after five seconds the caller rings at anna's phone, which is no queue's.
TEST(Scenario, callerWhoWaitedTooLongGoesOnToTheNumberOfTheQueue) {
    Site site({.queue = "max_wait = \"5s\"\noverflow_to = \"1001\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, true);
    ASSERT_TRUE(anna.isReady());
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended caller normal"));
    ASSERT_EQ(site.stop(), 0);
    EXPECT_EQ(site.story(), "device.registered 1001\n"
                            "call.arrived inbound +74951234567 to 600\n"
                            "call.queued support\n"
                            "call.leftQueue support overflowed\n"
                            "offer.started anna\n"
                            "call.answered anna\n"
                            "call.ended caller normal\n");
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

// Two phones ring in vain, the second past the five seconds: then he goes on, though dmitri is free as well.
TEST(Scenario, callerAtWhosePhoneItRingsPastTheLongestWaitGoesOnWhenTheRingEnds) {
    Site site({.agents = 4, .queue = "max_wait = \"5s\"\nring_timeout = \"4s\"\noverflow_to = \"1003\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, false), boris = phone(site, 1, false);
    const auto clara = phone(site, 2, true), dmitri = phone(site, 3, true);
    ASSERT_TRUE(anna.isReady() && boris.isReady() && clara.isReady() && dmitri.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("offer.started boris")) << site.story();
    ASSERT_EQ(site.as("dmitri", {"state", "ready"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered clara")) << site.story();
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended caller normal"));
    ASSERT_EQ(site.stop(), 0);
    const auto story = site.story();
    EXPECT_EQ(story.substr(story.find("offer.ended boris")), "offer.ended boris noAnswer\n"
                                                             "call.leftQueue support overflowed\n"
                                                             "offer.started clara\n"
                                                             "call.answered clara\n"
                                                             "call.ended caller normal\n");
    const auto events = site.events();
    EXPECT_GT(secondsBetween(events, "call.queued", "call.leftQueue"), 5.0);
    EXPECT_NE(site.offline({"journal", "verify"}).output.find("The books close."), std::string::npos);
}

TEST(Scenario, closedQueueTakesNobodyAndTheOneThatItLeadsToDoes) {
    for (const std::string next : {"", "closed_to = \"601\"\n"}) {
        Site site({.queue = "hours = [\"mon-sun 00:00-00:01\"]\nclosed_dates = [" + daysAround(now()) +
                            "]\n" + next + "[[queue]]\nid = \"night\"\nnumber = \"601\"\n"});
        ASSERT_TRUE(site.start()) << site.log();
        auto ivan = caller(site, next.empty() ? "caller_closed" : "caller_hangs_up", 1000);
        EXPECT_EQ(ivan.wait(), 0);
        ASSERT_TRUE(site.waitFor("call.ended"));
        ASSERT_EQ(site.stop(), 0);
        const std::string closed =
            "queue.closed\ncall.arrived inbound +74951234567 to 600\ncall.queued support\n"
            "call.leftQueue support refused\n";
        EXPECT_EQ(site.story(), closed + (next.empty() ? "call.ended system closed\n"
                                                       : "call.queued night\ncall.ended caller cancelled\n"));
    }
}

TEST(Scenario, callerWhoGivesUpWhileItRingsFreesTheAgent) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, false);
    ASSERT_TRUE(anna.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("offer.started anna"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended"));
    const auto board = site.as("olga", {"board", "--json"});
    EXPECT_NE(board.output.find("\"state\":\"ready\""), std::string::npos) << board.output;
    ASSERT_EQ(site.stop(), 0);
    EXPECT_EQ(site.story(), "device.registered 1001\n"
                            "agent.stateChanged anna ready\n"
                            "call.arrived inbound +74951234567 to 600\n"
                            "call.queued support\n"
                            "offer.started anna\n"
                            "offer.ended anna callerGone\n"
                            "call.ended caller cancelled\n");
}

TEST(Scenario, callNobodyAnswersGoesToTheNextAgent) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, false);
    const auto boris = phone(site, 1, true);
    ASSERT_TRUE(anna.isReady() && boris.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("call.answered boris"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("call.ended"));
    ASSERT_EQ(site.stop(), 0);
    const auto story = site.story();
    EXPECT_NE(
        story.find(
            "offer.started anna\noffer.ended anna noAnswer\noffer.started boris\ncall.answered boris\n"),
        std::string::npos)
        << story;
}

TEST(Scenario, agentRejectsAtTheDesktopAndTheNextAgentGetsTheCall) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, false);
    const auto boris = phone(site, 1, true);
    ASSERT_TRUE(anna.isReady() && boris.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ASSERT_EQ(site.as("boris", {"state", "ready"}).code, 0);
    auto ivan = caller(site, "caller_stays");
    ASSERT_TRUE(site.waitFor("offer.started anna"));
    EXPECT_EQ(site.as("anna", {"reject"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris"));
    // and the agent ends it from the command line
    EXPECT_EQ(site.as("boris", {"hang-up"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.ended callee normal"));
    ASSERT_EQ(site.stop(), 0);
    EXPECT_NE(site.story().find("offer.ended anna rejected\noffer.started boris\n"), std::string::npos)
        << site.story();
}

TEST(Scenario, transferredCallIsOneContactWithASegmentForEachWhoTalked) {
    Site site({.agents = 2});
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, true);
    const auto boris = phone(site, 1, true);
    ASSERT_TRUE(anna.isReady() && boris.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("call.answered anna"));
    EXPECT_EQ(site.as("anna", {"hold"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.held"));
    EXPECT_EQ(site.as("anna", {"retrieve"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.retrieved"));
    EXPECT_EQ(site.as("anna", {"mute"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.muted"));
    EXPECT_EQ(site.as("anna", {"transfer", "1009"}).code, 1) << "no such number, no trunk: he is not let go";
    EXPECT_EQ(site.as("anna", {"transfer", "1002"}).code, 0);
    ASSERT_TRUE(site.waitFor("call.answered boris"));
    ivan.cue();
    EXPECT_EQ(ivan.wait(), 0);
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0);
    const auto events = site.events();
    const auto agents = site.offline({"report", "agents", "--format", "json"});
    const auto rows = QJsonDocument::fromJson(QByteArray::fromStdString(agents.output)).array();
    ASSERT_EQ(rows.size(), 2) << agents.output;
    EXPECT_EQ(rows[0].toObject()[u"answered"].toInt(), 1);
    EXPECT_GT(rows[1].toObject()[u"talkSeconds"].toDouble(), 0);
    EXPECT_NEAR(rows[0].toObject()[u"talkSeconds"].toDouble() +
                    secondsBetween(events, "call.held", "call.retrieved"),
                secondsBetween(events, "call.answered", "call.transferred"), 1e-6);
    const auto verified = site.offline({"journal", "verify"});
    EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
}

TEST(Scenario, recordingOfAKilledBackendIsMadeWholeAtItsNextStart) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    const auto anna = phone(site, 0, true);
    ASSERT_TRUE(anna.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    const auto ivan = cuedCaller(site);
    ASSERT_TRUE(site.waitFor("recording.started"));
    std::this_thread::sleep_for(std::chrono::milliseconds{1500}); // they talk
    site.kill();
    ASSERT_TRUE(site.start()) << site.log();
    ASSERT_TRUE(site.waitFor("recording.stopped"));
    ASSERT_EQ(site.stop(), 0);
    for (const auto &event : site.events())
        if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact)) {
            EXPECT_EQ(stopped->error, "interrupted");
            EXPECT_GT(stopped->length, milliseconds{500});
            const auto recording = readWave(site.data() / "recordings" / stopped->file);
            ASSERT_TRUE(recording && recording->channels.size() == 2);
        }
    EXPECT_NE(site.story().find("call.ended system interrupted\nrecording.stopped\n"), std::string::npos)
        << site.story();
}

TEST(Scenario, commandsThatCannotBeDoneSayWhy) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    const auto refused = site.as("anna", {"dial", "600"});
    EXPECT_EQ(refused.code, 1);
    EXPECT_NE(refused.output.find("noDevice"), std::string::npos) << refused.output;
    EXPECT_EQ(site.as("nobody", {"board"}).code, 1);
    EXPECT_EQ(site.as("anna", {"state", "asleep"}).code, 2);
    EXPECT_EQ(site.offline({"report", "weather"}).code, 2);
    ASSERT_EQ(site.stop(), 0);
}

TEST(Scenario, twentyCallsAtOnceOnFiveAgentsAreAllAnsweredWithSound) {
    Site site({.agents = 5, .queue = "ring_timeout = \"5s\"\nwrap_up = \"0s\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(site.as(Site::nameOf(i), {"state", "ready"}).code, 0);
    const auto traffic = site.offline({"traffic",
                                       "--to",
                                       "sip:600@127.0.0.1:" + std::to_string(site.sipPort()),
                                       "--at-once",
                                       "20",
                                       "--calls",
                                       "20",
                                       "--agents",
                                       "5",
                                       "--config",
                                       site.path("callboard.toml").string(),
                                       "--talk",
                                       "2s",
                                       "--answer-delay",
                                       "200ms",
                                       "--patience",
                                       "600s",
                                       "--not-answered",
                                       "0",
                                       "--seed",
                                       "7"});
    EXPECT_EQ(traffic.code, 0) << traffic.output;
    EXPECT_NE(traffic.output.find("calls placed 20, answered 20, abandoned 0"), std::string::npos)
        << traffic.output;
    ASSERT_EQ(site.stop(), 0) << site.log();
    const auto row = firstRow(site.offline({"report", "queues", "--format", "json"}).output);
    EXPECT_EQ(row[u"answered"].toInt(), 20);
    EXPECT_EQ(site.offline({"journal", "verify"}).code, 0);
}

} // namespace callboard::test
