// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a call, event by event.
#include "tests/core/imports/imported.h"

namespace callboard::test {
namespace {

TEST(ImportedCalls, oneIsAnsweredAndEndedByTheCaller) {
    Imported log;
    const auto report = log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1|Mr Smith
        0:12 c1|support|Agent/anna|CONNECT|7|c1.2|3
        0:42 c1|support|Agent/anna|COMPLETECALLER|7|30|1)");
    EXPECT_EQ(log.facts(), "0:05 arrived 1 from 5551234 (Mr Smith)\n"
                           "0:05 queued 1 support\n"
                           "0:09 rings 1 anna\n"
                           "0:12 answered 1 anna\n"
                           "0:42 ended 1 caller normal\n");
    EXPECT_EQ(report.written.calls, 1u);
    EXPECT_EQ(report.written.taken, 3u);
    EXPECT_EQ(report.written.facts, log.events().size());
}

// The fields count, not how far the lines are apart.
TEST(ImportedCalls, waitAndTalkAreWhatTheLinesSay) {
    Imported log;
    log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:14 c1|support|anna|CONNECT|7|c1.2|3
        0:47 c1|support|anna|COMPLETEAGENT|7|30|1)");
    EXPECT_EQ(log.facts(), "0:05 arrived 1 from 5551234\n"
                           "0:05 queued 1 support\n"
                           "0:09 rings 1 anna\n"
                           "0:12 answered 1 anna\n"
                           "0:42 ended 1 callee normal\n");
}

TEST(ImportedCalls, oldVersionsWriteFewerFields) {
    Imported log;
    log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE
        0:12 c1|support|anna|CONNECT
        0:42 c1|support|anna|COMPLETEAGENT
        1:00 c2|support|NONE|ENTERQUEUE
        1:09 c2|support|NONE|ABANDON)");
    EXPECT_EQ(log.facts(), "0:05 arrived 1\n0:05 queued 1 support\n"
                           "0:12 rings 1 anna\n0:12 answered 1 anna\n"
                           "0:42 ended 1 callee normal\n"
                           "1:00 arrived 2\n1:00 queued 2 support\n"
                           "1:09 ended 2 caller cancelled\n");
}

TEST(ImportedCalls, phonesRingInVain) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:10 c1|support|anna|RINGNOANSWER|8000
        0:20 c1|support|boris|AGENTDUMP
        0:30 c1|support|vera|RINGCANCELED|5000
        0:30 c1|support|NONE|ABANDON|1|1|30)");
    EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n"
                           "0:02 rings 1 anna\n0:10 rang 1 anna noAnswer\n"
                           "0:20 rings 1 boris\n0:20 rang 1 boris rejected\n"
                           "0:25 rings 1 vera\n0:30 rang 1 vera callerGone\n"
                           "0:30 ended 1 caller cancelled\n");
}

// The board knows of one phone that rings: the earlier ones are over when the next begins.
TEST(ImportedCalls, allPhonesRingAtOnce) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:15 c1|support|anna|RINGNOANSWER|15000
        0:15 c1|support|boris|RINGNOANSWER|15000
        0:18 c1|support|vera|CONNECT|18|c1.2|8
        0:20 c1|support|vera|COMPLETEAGENT|18|2|1)");
    EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n"
                           "0:00 rings 1 anna\n0:00 rang 1 anna noAnswer\n"
                           "0:00 rings 1 boris\n0:10 rang 1 boris noAnswer\n"
                           "0:10 rings 1 vera\n0:18 answered 1 vera\n"
                           "0:20 ended 1 callee normal\n");
}

TEST(ImportedCalls, channelsThatDoNotFitEndTheCall) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:07 c1|support|anna|SYSCOMPAT)");
    EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n"
                           "0:07 rings 1 anna\n0:07 rang 1 anna deviceLost\n"
                           "0:07 ended 1 system failed\n");
}

TEST(ImportedCalls, eachWayOutHasItsOutcome) {
    const std::vector<std::pair<std::string, std::string>> exits{
        {"EXITWITHTIMEOUT|1|1|30", "overflowed maxWait"},
        {"EXITEMPTY|1|1|30", "refused"},
        {"EXITWITHKEY|2|1|1|30", "leftByKey"},
        {"WITHDRAW|1|1|30|moved", "overflowed"},
        {"LEAVEEMPTY", "refused"}};
    for (const auto &[line, outcome] : exits) {
        Imported log;
        log.tell("0:00 c1|support|NONE|ENTERQUEUE||1|1\n0:30 c1|support|NONE|" + line);
        EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n0:30 left 1 support " +
                                   outcome + "\n0:30 ended 1 system normal\n")
            << line;
    }
}

TEST(ImportedCalls, whoIsNotLetInIsAVisitAllTheSame) {
    const std::vector<std::pair<std::string, std::string>> refusals{{"FULL", "refused full"},
                                                                    {"CLOSED", "refused closed"},
                                                                    {"JOINEMPTY", "refused"},
                                                                    {"DIVERT_CA_RATIO", "overflowed"},
                                                                    {"DIVERT_HOLDTIME", "overflowed"}};
    for (const auto &[word, outcome] : refusals) {
        Imported log;
        log.tell("0:10 c1|support|NONE|" + word);
        EXPECT_EQ(log.facts(), "0:10 arrived 1\n0:10 queued 1 support\n0:10 left 1 support " + outcome +
                                   "\n0:10 ended 1 system normal\n")
            << word;
    }
}

TEST(ImportedCalls, eachTransferEndsTheTalk) {
    const std::vector<std::pair<std::string, std::string>> transfers{
        {"TRANSFER|1002|default", "1002"},
        {"BLINDTRANSFER|1002|from-agents|4|20|1", "1002"},
        {"ATTENDEDTRANSFER|BRIDGE|8f2c|4|20|1", "8f2c"},
        {"ATTENDEDTRANSFER|APP|Dial|4|20|1", "Dial"},
        {"ATTENDEDTRANSFER|LINK|SIP/1|SIP/2|4|20|1", "SIP/1"}};
    for (const auto &[line, to] : transfers) {
        Imported log;
        log.tell("0:00 c1|support|NONE|ENTERQUEUE||1|1\n0:04 c1|support|anna|CONNECT|4|c2|2\n0:24 "
                 "c1|support|anna|" +
                 line);
        EXPECT_EQ(log.facts(), "0:00 arrived 1 from 1\n0:00 queued 1 support\n0:02 rings 1 anna\n"
                               "0:04 answered 1 anna\n0:24 transferred 1 anna to " +
                                   to + "\n0:24 ended 1 system normal\n")
            << line;
    }
}

TEST(ImportedCalls, aTransferIntoAnotherQueueIsOneContactAndTwoVisits) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||5551234|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:24 c1|support|anna|BLINDTRANSFER|601|default|4|20|1
        0:26 c1|sales|NONE|ENTERQUEUE||5551234|1
        0:40 c1|sales|boris|CONNECT|14|c3|2
        0:50 c1|sales|boris|COMPLETECALLER|14|10|1)");
    EXPECT_EQ(log.facts(), "0:00 arrived 1 from 5551234\n0:00 queued 1 support\n"
                           "0:02 rings 1 anna\n0:04 answered 1 anna\n"
                           "0:24 transferred 1 anna to 601\n"
                           "0:26 queued 1 sales\n"
                           "0:38 rings 1 boris\n0:40 answered 1 boris\n"
                           "0:50 ended 1 caller normal\n");
}

TEST(ImportedCalls, holdsAreNoTalk) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:10 c1|support|anna|CALLERONHOLD
        0:15 c1|support|anna|CALLEROFFHOLD
        0:24 c1|support|anna|COMPLETEAGENT|4|20|1)");
    const auto ledger = log.ledger();
    ASSERT_EQ(ledger.segments().size(), 1u);
    EXPECT_EQ(ledger.segments().front().talk(), seconds{15});
    EXPECT_EQ(ledger.segments().front().held, seconds{5});
}

TEST(ImportedCalls, theDialledNumberIsKept) {
    Imported log;
    log.tell(R"(
        0:00 c1|NONE|NONE|DID|600
        0:01 c1|support|NONE|ENTERQUEUE||5551234|1
        0:02 c1|support|NONE|ABANDON|1|1|1)");
    EXPECT_EQ(log.facts(),
              "0:01 arrived 1 from 5551234 to 600\n0:01 queued 1 support\n0:02 ended 1 caller cancelled\n");
}

TEST(ImportedCalls, aRestartOfTheSystemInterruptsThem) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:04 c1|support|anna|CONNECT|4|c1.2|2
        0:05 c2|support|NONE|ENTERQUEUE||2|1
        5:00 NONE|NONE|NONE|QUEUESTART
        5:10 c3|support|NONE|ENTERQUEUE||3|1
        5:11 c3|support|NONE|ABANDON|1|1|1)");
    EXPECT_EQ(log.facts(),
              "0:00 arrived 1 from 1\n0:00 queued 1 support\n0:02 rings 1 anna\n0:04 answered 1 anna\n"
              "0:05 arrived 2 from 2\n0:05 queued 2 support\n"
              "5:00 restarted\n5:00 ended 1 system interrupted\n5:00 ended 2 system interrupted\n"
              "5:10 arrived 3 from 3\n5:10 queued 3 support\n5:11 ended 3 caller cancelled\n");
    const auto figures = plainQueueFigures(log.ledger(), usualLimits).front();
    EXPECT_EQ(figures.counts.unknown, 1);
    EXPECT_EQ(figures.counts.segments, 0) << "how long the talk went on nobody knows";
}

TEST(ImportedCalls, numbersAreOfNoBackend) {
    Imported log;
    log.tell("0:00 c1|support|NONE|ENTERQUEUE||1|1");
    for (const auto &event : log.events())
        if (const auto *queued = std::get_if<CallQueued>(&event.fact)) {
            EXPECT_GE(queued->call.value >> 32, 1u << 20);
            EXPECT_LT(queued->call.value, std::uint64_t{1} << 53);
        }
}

} // namespace
} // namespace callboard::test
