// SPDX-License-Identifier: GPL-3.0-or-later
// Callers who leave in the moment in which they are answered: whichever was first, the call has one end and
// the books close.
#include "core/voice/loop.h"
#include "tests/core/phone/phone_desk.h"
#include "tests/scenario/people.h"
#include "tests/support/wire_caller.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace callboard::test {

namespace {

constexpr int rounds = 100;

// Each round a little later than the one before, from at once to later than any answer, and again.
void waitALittle(int round) {
    std::this_thread::sleep_for(std::chrono::microseconds{(round % 25) * 250});
}

std::map<std::string, int> countsOf(const Site &site) {
    std::map<std::string, int> counts;
    std::istringstream story(site.story());
    for (std::string line; std::getline(story, line);)
        ++counts[line];
    return counts;
}

std::string told(const std::map<std::string, int> &counts) {
    std::string all;
    for (const auto &[line, times] : counts)
        all += std::to_string(times) + " " + line + "\n";
    return all;
}

int firstRow(const Site &site, QStringView field) {
    return rowsOf(site.offline({"report", "queues", "--format", "json"}))[0].toObject()[field].toInt();
}

bool isNobodyThere(const Site &site) {
    const auto board = site.as("olga", {"board", "--json"}).output;
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(board)).object();
    return json[u"calls"].toArray().isEmpty() && json[u"waiting"].toArray().isEmpty();
}

} // namespace

TEST(Race, cancelThatCrossesTheAnswerOfTheQueueEndsTheCallOnce) {
    Site site({.sip = "max_calls_per_second = 10000\n"});
    ASSERT_TRUE(site.start()) << site.log();
    WireCaller ivan(site.sipPort());
    int answered = 0;
    for (int round = 0; round < rounds; ++round) {
        ASSERT_TRUE(ivan.dial("600")) << round;
        waitALittle(round);
        ivan.cancel();
        const int status = ivan.answer();
        ASSERT_TRUE(status == 200 || status == 487) << status;
        if (status == 200) { // too late: he has to hang up
            ++answered;
            ivan.hangUp();
            ASSERT_TRUE(ivan.isOver()) << round;
        }
    }
    RecordProperty("answered", answered);
    ASSERT_TRUE(site.waitFor("call.ended", rounds)) << site.story();
    EXPECT_TRUE(isNobodyThere(site));
    ASSERT_EQ(site.stop(), 0) << site.log();
    EXPECT_EQ(countsOf(site),
              (std::map<std::string, int>{{"call.arrived inbound +74951234567 to 600", rounds},
                                          {"call.queued support", rounds},
                                          {"call.ended caller cancelled", rounds}}));
    EXPECT_EQ(firstRow(site, u"offered"), rounds);
    EXPECT_EQ(firstRow(site, u"abandoned"), rounds);
    EXPECT_TRUE(booksClose(site));
}

TEST(Race, callerWhoHangsUpAsTheAgentAnswersHasOneEndAndThePhoneIsFreeAgain) {
    Site site({.queue = "wrap_up = \"0s\"\n", .sip = "max_calls_per_second = 10000\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const auto loop = std::move(voice::Loop::start()).value();
    phone::PhoneDesk anna(*loop, {});
    ASSERT_TRUE(anna);
    anna->addAccount({.user = "1001",
                      .password = "sip-1001",
                      .name = "Anna",
                      .server = {"127.0.0.1", site.sipPort(), phone::Transport::Udp}});
    ASSERT_TRUE(site.waitFor("device.registered 1001")) << site.log();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    WireCaller ivan(site.sipPort());
    for (int round = 0; round < rounds; ++round) {
        ASSERT_TRUE(ivan.dial("600")) << round;
        ASSERT_EQ(ivan.answer(), 200) << round;
        const auto incoming = anna.wait<phone::Incoming>();
        ASSERT_TRUE(incoming) << round << site.story();
        if (round % 2 == 0)
            anna->answer(incoming->call, voice::Tone{1000});
        waitALittle(round / 2);
        ivan.hangUp();
        if (round % 2 == 1)
            anna->answer(incoming->call, voice::Tone{1000});
        ASSERT_TRUE(ivan.isOver()) << round;
        ASSERT_TRUE(anna.wait<phone::Ended>()) << round << site.story();
    }
    ASSERT_TRUE(site.waitFor("call.ended", rounds)) << site.story();
    EXPECT_TRUE(isNobodyThere(site));
    ASSERT_EQ(site.stop(), 0) << site.log();
    auto counts = countsOf(site);
    const int answered = counts["call.answered anna"], inVain = counts["offer.ended anna callerGone"];
    RecordProperty("answered", answered);
    EXPECT_EQ(counts["call.arrived inbound +74951234567 to 600"], rounds);
    EXPECT_EQ(counts["offer.started anna"], rounds) << told(counts);
    EXPECT_EQ(answered + inVain, rounds);
    EXPECT_EQ(counts["call.ended caller normal"], answered);
    EXPECT_EQ(counts["call.ended caller cancelled"], inVain);
    EXPECT_EQ(firstRow(site, u"offered"), rounds);
    EXPECT_EQ(firstRow(site, u"answered"), answered);
    EXPECT_EQ(firstRow(site, u"abandoned"), inVain);
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
