// SPDX-License-Identifier: GPL-3.0-or-later
// Callers who are passed on to another queue and to an outside number: who hears whom, whose work it was,
// and that the books of both queues close.
#include "core/voice/audio_file.h"
#include "core/voice/goertzel.h"
#include "tests/scenario/people.h"
#include "tests/support/ports.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

const std::string outside = "84951112233";

// Anna answers for support, boris for sales; each queue has a code of its own, and wants one.
Site::Plan twoQueues(std::uint16_t outsidePort) {
    return {.agents = 2,
            .queue = "wrap_up = \"1m\"\ndisposition_required = true\n"
                     "[[queue]]\nid = \"sales\"\nname = \"Sales\"\nnumber = \"601\"\nwrap_up = \"2m\"\n"
                     "disposition_required = true\n"
                     "[[disposition]]\ncode = \"solved\"\nqueues = [\"support\"]\n"
                     "[[disposition]]\ncode = \"order\"\nqueues = [\"sales\"]\n" +
                     trunkTo("far", outsidePort),
            .serves = {{"boris", "queues = [\"sales\"]"}}};
}

// A site at work: both agents are ready.
class PassedOn : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(m_site.start()) << m_site.log();
        m_anna = std::make_unique<Baresip>(phoneOf(m_site, "1001", annaTone));
        m_boris = std::make_unique<Baresip>(phoneOf(m_site, "1002", borisTone));
        m_ivan = std::make_unique<Baresip>(callerOf(m_site, "74951234567", callerTone));
        m_far = std::make_unique<Baresip>(outsideOf(m_site, outside, outsideTone, m_port));
        ASSERT_TRUE(m_anna->isReady() && m_boris->isReady() && m_ivan->isReady() && m_far->isReady());
        ASSERT_EQ(as("anna", {"state", "ready"}), 0);
        ASSERT_EQ(as("boris", {"state", "ready"}), 0);
        m_ivan->dial("600");
        ASSERT_TRUE(m_site.waitFor("call.answered anna")) << m_site.story();
        ASSERT_TRUE(m_ivan->hasHeard(1s));
    }
    int as(const std::string &user, const std::vector<std::string> &words) {
        const auto answer = m_site.as(user, words);
        m_last = answer.output;
        return answer.code;
    }
    // What each wrote of his part.
    std::string wrapUps() const {
        std::string all;
        for (const auto &event : m_site.events())
            if (const auto *set = std::get_if<DispositionSet>(&event.fact))
                all += std::string(set->agent.text()) + " " + std::string(set->code.text()) + "\n";
            else if (const auto *note = std::get_if<NoteAdded>(&event.fact))
                all += std::string(note->agent.text()) + ": " + note->text + "\n";
        return all;
    }
    QJsonObject queueRow(const std::string &queue) const {
        return rowWith(rowsOf(m_site.offline({"report", "queues", "--format", "json"})), u"queue", queue);
    }
    voice::AudioFile recording() const {
        for (const auto &event : m_site.events())
            if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
                return voice::readAudioFile(m_site.data() / "recordings" / stopped->file).value();
        return {};
    }

    std::uint16_t m_port = freePort();
    Site m_site{twoQueues(m_port)};
    std::unique_ptr<Baresip> m_anna, m_boris, m_ivan, m_far;
    std::string m_last; // what the command line said
};

constexpr std::size_t anyOf = 2; // tenths: as much as may be left of what went before

bool isHeard(const std::vector<std::int16_t> &sound, double hz) {
    return holdsTone(sound, hz, 10);
}

bool isAbsent(const std::vector<std::int16_t> &sound, double hz) {
    return !sound.empty() && !holdsTone(sound, hz, anyOf);
}

} // namespace

TEST_F(PassedOn, toAnotherQueueTheCallerIsOneContactOfTwoAgentsWithAWorkEach) {
    ASSERT_EQ(as("anna", {"transfer", "601"}), 0) << m_last;
    ASSERT_TRUE(m_site.waitFor("call.answered boris")) << m_site.story();
    const auto heard = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isHeard(heard, borisTone));
    EXPECT_TRUE(isAbsent(heard, annaTone));
    EXPECT_EQ(as("anna", {"acw", "finish"}), 1);
    EXPECT_NE(m_last.find("dispositionMissing"), m_last.npos) << m_last;
    EXPECT_EQ(as("anna", {"disposition", "0", "order"}), 1) << "a code of the queue that he is in now";
    EXPECT_EQ(as("anna", {"disposition", "0", "solved", "--note", "wants a second line"}), 0) << m_last;
    EXPECT_EQ(as("anna", {"acw", "finish"}), 0) << m_last;
    EXPECT_EQ(as("boris", {"note", "0", "bought it"}), 0) << m_last;
    m_ivan->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal")) << m_site.story();
    EXPECT_EQ(as("boris", {"disposition", "0", "solved"}), 1) << "a code of the queue that he came from";
    EXPECT_EQ(as("boris", {"disposition", "0", "order"}), 0) << m_last;
    EXPECT_EQ(as("boris", {"acw", "finish"}), 0) << m_last;
    ASSERT_TRUE(m_site.waitFor("afterCallWork.ended boris"));
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();

    EXPECT_EQ(storyFrom(m_site, "call.transferred"), "call.transferred\n"
                                                     "call.queued sales\n"
                                                     "offer.started boris\n"
                                                     "call.answered boris\n"
                                                     "note.added\n"
                                                     "disposition.set\n"
                                                     "afterCallWork.ended anna\n"
                                                     "note.added\n"
                                                     "call.ended caller normal\n"
                                                     "disposition.set\n"
                                                     "afterCallWork.ended boris\n");
    EXPECT_EQ(wrapUps(), "anna: wants a second line\nanna solved\nboris: bought it\nboris order\n");
    for (const std::string queue : {"support", "sales"}) {
        const auto row = queueRow(queue);
        EXPECT_EQ(row[u"offered"].toInt(), 1) << queue;
        EXPECT_EQ(row[u"answered"].toInt(), 1) << queue;
        EXPECT_GT(row[u"talkSeconds"].toDouble(), 0.5) << queue;
        EXPECT_GT(row[u"acwSeconds"].toDouble(), 0) << queue;
    }
    const auto calls = rowsOf(m_site.offline({"report", "calls", "--format", "json"}));
    ASSERT_EQ(calls.size(), 2) << "a line for each visit";
    EXPECT_EQ(rowWith(calls, u"queue", "support")[u"agent"].toString(), u"anna");
    EXPECT_EQ(rowWith(calls, u"queue", "sales")[u"agent"].toString(), u"boris");
    EXPECT_EQ(calls[0].toObject()[u"call"], calls[1].toObject()[u"call"]);
    const auto sound = recording();
    ASSERT_EQ(sound.channels.size(), 2u);
    EXPECT_TRUE(holdsTone(sound.channels[1], annaTone, 5));
    EXPECT_TRUE(isHeard(sound.channels[1], borisTone));
    EXPECT_TRUE(booksClose(m_site));
}

TEST_F(PassedOn, toAnOutsideNumberTheTwoTalkAndTheAgentIsFreeForHisWork) {
    ASSERT_EQ(as("anna", {"transfer", outside}), 0) << m_last;
    ASSERT_TRUE(m_far->hasHeard(500ms)) << m_site.story();
    const auto heard = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isHeard(heard, outsideTone));
    EXPECT_TRUE(isAbsent(heard, annaTone));
    EXPECT_EQ(as("anna", {"disposition", "0", "solved"}), 0) << m_last;
    EXPECT_EQ(as("anna", {"acw", "finish"}), 0) << m_last;
    m_far->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended callee normal")) << m_site.story();
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();

    EXPECT_TRUE(isHeard(m_far->heard(), callerTone));
    EXPECT_TRUE(isAbsent(m_far->heard(), annaTone));
    EXPECT_EQ(storyFrom(m_site, "call.transferred"), "call.transferred\n"
                                                     "call.dialledOut\n"
                                                     "call.answered \n"
                                                     "disposition.set\n"
                                                     "afterCallWork.ended anna\n"
                                                     "call.ended callee normal\n");
    EXPECT_EQ(queueRow("support")[u"answered"].toInt(), 1);
    EXPECT_EQ(queueRow("sales")[u"offered"].toInt(), 0);
    const auto calls = rowsOf(m_site.offline({"report", "calls", "--format", "json"}));
    ASSERT_EQ(calls.size(), 1);
    EXPECT_EQ(calls[0].toObject()[u"agent"].toString(), u"anna");
    EXPECT_EQ(calls[0].toObject()[u"endedBy"].toString(), u"callee");
    EXPECT_TRUE(booksClose(m_site));
}

// She asks boris's queue first. The caller has music until the two are brought together.
TEST_F(PassedOn, withAWordBeforehandToAQueueTheCallerHearsMusicAndThenWhoAnswered) {
    ASSERT_EQ(as("anna", {"transfer", "--attended", "601"}), 0) << m_last;
    ASSERT_TRUE(m_site.waitFor("call.answered boris")) << m_site.story();
    const auto meanwhile = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isAbsent(meanwhile, annaTone) && isAbsent(meanwhile, borisTone));
    EXPECT_GT(voice::loudness(meanwhile), 0.005) << "music";
    ASSERT_EQ(as("anna", {"complete"}), 0) << m_last;
    ASSERT_TRUE(m_site.waitFor("call.transferred")) << m_site.story();
    const auto together = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isHeard(together, borisTone));
    EXPECT_TRUE(isAbsent(together, annaTone));
    EXPECT_EQ(as("anna", {"disposition", "0", "solved"}), 0) << m_last;
    EXPECT_EQ(as("anna", {"acw", "finish"}), 0) << m_last;
    m_ivan->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal")) << m_site.story();
    EXPECT_EQ(as("boris", {"disposition", "0", "order"}), 0) << m_last;
    EXPECT_EQ(as("boris", {"acw", "finish"}), 0) << m_last;
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();

    EXPECT_TRUE(isHeard(m_anna->heard(), borisTone));
    EXPECT_TRUE(isHeard(m_boris->heard(), annaTone) && isHeard(m_boris->heard(), callerTone));
    EXPECT_EQ(storyFrom(m_site, "call.held"), "call.held\n"
                                              "call.arrived internal 1001 to 601\n"
                                              "call.queued sales\n"
                                              "offer.started boris\n"
                                              "call.answered boris\n"
                                              "call.transferred\n"
                                              "disposition.set\n"
                                              "afterCallWork.ended anna\n"
                                              "call.ended caller normal\n"
                                              "disposition.set\n"
                                              "afterCallWork.ended boris\n");
    EXPECT_EQ(wrapUps(), "anna solved\nboris order\n");
    EXPECT_EQ(queueRow("support")[u"answered"].toInt(), 1);
    EXPECT_EQ(queueRow("sales")[u"answered"].toInt(), 1);
    EXPECT_GT(queueRow("sales")[u"talkSeconds"].toDouble(), 1.0);
    EXPECT_TRUE(isHeard(recording().channels.at(1), borisTone));
    EXPECT_TRUE(booksClose(m_site));
}

TEST_F(PassedOn, withAWordBeforehandToAnOutsideNumberTheTwoTalkOnWithoutTheAgent) {
    ASSERT_EQ(as("anna", {"transfer", "--attended", outside}), 0) << m_last;
    ASSERT_TRUE(m_far->hasHeard(1500ms)) << m_site.story();
    const auto meanwhile = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isAbsent(meanwhile, annaTone) && isAbsent(meanwhile, outsideTone));
    EXPECT_GT(voice::loudness(meanwhile), 0.005) << "music";
    ASSERT_EQ(as("anna", {"complete"}), 0) << m_last;
    ASSERT_TRUE(m_site.waitFor("call.transferred")) << m_site.story();
    const auto together = hearsNow(*m_ivan, 1500ms);
    EXPECT_TRUE(isHeard(together, outsideTone));
    EXPECT_TRUE(isAbsent(together, annaTone));
    const auto there = hearsNow(*m_far, 1500ms);
    EXPECT_TRUE(isHeard(there, callerTone));
    EXPECT_TRUE(isAbsent(there, annaTone));
    EXPECT_EQ(as("anna", {"disposition", "0", "solved"}), 0) << m_last;
    EXPECT_EQ(as("anna", {"acw", "finish"}), 0) << m_last;
    m_ivan->command("b");
    ASSERT_TRUE(m_site.waitFor("call.ended caller normal")) << m_site.story();
    ASSERT_EQ(m_site.stop(), 0) << m_site.log();
    EXPECT_EQ(wrapUps(), "anna solved\n");
    EXPECT_EQ(queueRow("support")[u"answered"].toInt(), 1);
    EXPECT_EQ(queueRow("sales")[u"offered"].toInt(), 0);
    EXPECT_TRUE(isHeard(recording().channels.at(1), outsideTone));
    EXPECT_TRUE(booksClose(m_site));
}

} // namespace callboard::test
