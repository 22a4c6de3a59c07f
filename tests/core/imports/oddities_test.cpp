// SPDX-License-Identifier: GPL-3.0-or-later
// What logs of real systems have in them that they should not.
#include "tests/core/imports/imported.h"

#include <zlib.h>

namespace callboard::test {
namespace {

using imports::Oddity;

constexpr auto oneCall = R"(
    0:05 c1|support|NONE|ENTERQUEUE||5551234|1
    0:12 c1|support|anna|CONNECT|7|c1.2|3
    0:42 c1|support|anna|COMPLETECALLER|7|30|1)";
constexpr auto itsFacts = "0:05 arrived 1 from 5551234\n0:05 queued 1 support\n0:09 rings 1 anna\n"
                          "0:12 answered 1 anna\n0:42 ended 1 caller normal\n";

TEST(ImportedOddities, linesOutOfOrder) {
    Imported log;
    log.tell(R"(
        0:42 c1|support|anna|COMPLETECALLER|7|30|1
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:12 c1|support|anna|CONNECT|7|c1.2|3)");
    EXPECT_EQ(log.facts(), itsFacts);
}

TEST(ImportedOddities, repeatedLinesCountOnce) {
    Imported log;
    const auto report = log.tell(std::string(oneCall) + oneCall);
    EXPECT_EQ(log.facts(), itsFacts);
    EXPECT_EQ(report.known, 3u);
    EXPECT_EQ(report.written.taken, 3u);
}

TEST(ImportedOddities, callsThatBeganBeforeTheLog) {
    Imported log;
    log.tell(R"(
        1:00 c1|support|anna|CONNECT|40|x|3
        1:30 c1|support|anna|COMPLETEAGENT|40|30|1
        2:00 c2|support|boris|COMPLETECALLER|20|30|1
        3:00 c3|support|NONE|ABANDON|1|1|30)");
    EXPECT_EQ(log.facts(), "0:20 arrived 1\n0:20 queued 1 support\n0:57 rings 1 anna\n1:00 answered 1 anna\n"
                           "1:10 arrived 2\n1:10 queued 2 support\n"
                           "1:30 ended 1 callee normal\n"
                           "1:30 rings 2 boris\n1:30 answered 2 boris\n2:00 ended 2 caller normal\n"
                           "2:30 arrived 3\n2:30 queued 3 support\n3:00 ended 3 caller cancelled\n");
}

TEST(ImportedOddities, ringingOfACallThatBeganBeforeTheLogIsToldOf) {
    Imported log;
    const auto report = log.tell("1:00 c1|support|anna|RINGNOANSWER|9000");
    EXPECT_EQ(log.facts(), "");
    EXPECT_EQ(countOf(report, Oddity::BeganBefore), 1u);
}

TEST(ImportedOddities, callsThatNeverEndStayOpenAtTheFilesEnd) {
    Imported log;
    log.tell("0:05 c1|support|NONE|ENTERQUEUE||5551234|1\n0:06 c2|support|NONE|ENTERQUEUE||1|1");
    EXPECT_EQ(plainQueueFigures(log.ledger(), usualLimits).front().waiting, 2);
    log.tell("0:12 c1|support|anna|CONNECT|7|c1.2|3\n0:42 c1|support|anna|COMPLETECALLER|7|30|1",
             "queue_log.1");
    const auto figures = plainQueueFigures(log.ledger(), usualLimits).front();
    EXPECT_EQ(figures.counts.answered, 1);
    EXPECT_EQ(figures.counts.answerWait, seconds{7});
    EXPECT_EQ(figures.waiting, 1);
}

// What became of them nobody knows: neither a wait nor a talk is made up.
TEST(ImportedOddities, callsThatNeverEndAreGivenUpAfterTwelveHours) {
    Imported log;
    const auto report = log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:05 c2|support|NONE|ENTERQUEUE||5551235|1
        0:12 c2|support|anna|CONNECT|7|c1.2|3
        725:00 c3|support|NONE|ENTERQUEUE||1|1
        725:01 c3|support|NONE|ABANDON|1|1|1)");
    const auto figures = plainQueueFigures(log.ledger(), usualLimits).front();
    EXPECT_EQ(countOf(report, Oddity::Unended), 2u);
    EXPECT_EQ(figures.counts.unknown, 1);
    EXPECT_EQ(figures.counts.answered, 1);
    EXPECT_EQ(figures.counts.talk, Duration{});
    EXPECT_EQ(figures.counts.longestWait, seconds{7});
    EXPECT_EQ(figures.waiting, 0);
}

TEST(ImportedOddities, aClockThatStepsBack) {
    Imported log;
    const auto report = log.tell(R"(
        60:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:12 c1|support|anna|CONNECT|7|c1.2|3
        0:42 c1|support|anna|COMPLETECALLER|7|30|1
        0:50 c2|support|NONE|ENTERQUEUE||1|1
        0:59 c2|support|NONE|ABANDON|1|1|9)");
    const auto figures = plainQueueFigures(log.ledger(), usualLimits).front();
    EXPECT_EQ(report.written.late.count(), 4u);
    EXPECT_EQ(report.written.late.named(), (std::vector<std::uint64_t>{2, 3, 4, 5}));
    EXPECT_EQ(figures.counts.answerWait, seconds{7});
    EXPECT_EQ(figures.counts.talk, seconds{30});
    EXPECT_EQ(figures.counts.abandonWait, seconds{9});
}

TEST(ImportedOddities, aClockThatStepsForward) {
    Imported log;
    log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        60:12 c1|support|anna|CONNECT|7|c1.2|3
        60:42 c1|support|anna|COMPLETECALLER|7|30|1)");
    const auto figures = plainQueueFigures(log.ledger(), usualLimits).front();
    EXPECT_EQ(figures.counts.answerWait, seconds{7});
    EXPECT_EQ(figures.counts.talk, seconds{30});
}

TEST(ImportedOddities, oneCallIdInTwoQueuesAtOnce) {
    Imported log;
    log.tell(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:01 c1|sales|NONE|ENTERQUEUE||1|1
        0:10 c1|support|NONE|ABANDON|1|1|10
        0:12 c1|sales|boris|CONNECT|11|x|2
        0:20 c1|sales|boris|COMPLETEAGENT|11|8|1)");
    EXPECT_EQ(log.facts(),
              "0:00 arrived 1 from 1\n0:00 queued 1 support\n0:01 arrived 2 from 1\n0:01 queued 2 sales\n"
              "0:10 ended 1 caller cancelled\n"
              "0:10 rings 2 boris\n0:12 answered 2 boris\n0:20 ended 2 callee normal\n");
}

TEST(ImportedOddities, whatIsToldOfACallThatIsOver) {
    Imported log;
    const auto report = log.tell(std::string(oneCall) + R"(
        0:50 c1|support|anna|COMPLETEAGENT|7|38|1
        0:51 c1|support|NONE|ABANDON|1|1|46)");
    EXPECT_EQ(log.facts(), itsFacts);
    EXPECT_EQ(countOf(report, Oddity::AfterItsCall), 2u);
}

TEST(ImportedOddities, waitsThatCannotBe) {
    Imported log;
    log.tell(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:12 c1|support|anna|CONNECT|999999999|c1.2|3
        0:42 c1|support|anna|COMPLETECALLER|-7|abc|1)");
    EXPECT_EQ(log.facts(), itsFacts);
}

TEST(ImportedOddities, gzip) {
    Imported log;
    const auto file = log.path("queue_log.2.gz");
    auto *zipped = gzopen(file.c_str(), "wb");
    const auto text = logOf(oneCall);
    gzwrite(zipped, text.data(), static_cast<unsigned>(text.size()));
    gzclose(zipped);
    log.take(file);
    EXPECT_EQ(log.facts(), itsFacts);
}

TEST(ImportedOddities, aGzipThatIsCutOffGivesWhatIsBeforeTheCut) {
    Imported log;
    const auto file = log.path("queue_log.2.gz");
    auto *zipped = gzopen(file.c_str(), "wb0");
    const auto text = logOf(oneCall) + std::string(100'000, 'x');
    gzwrite(zipped, text.data(), static_cast<unsigned>(text.size()));
    gzclose(zipped);
    std::filesystem::resize_file(file, 50'000);
    const auto report = log.take(file);
    ASSERT_TRUE(report.damage);
    EXPECT_EQ(report.damage->code, "import.damaged");
    EXPECT_EQ(log.facts(), itsFacts);
}

// The times of an export are what a clock on the wall showed.
TEST(ImportedOddities, aDatabasesExport) {
    Imported log;
    log.options.timeZone = "Europe/Moscow";
    log.take(log.file("export.csv",
                      "time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n"
                      "\"2026-11-21 12:00:05\",c1,support,NONE,ENTERQUEUE,NULL,5551234,1,NULL,NULL\n"
                      "\"2026-11-21 12:00:12\",c1,support,anna,CONNECT,7,c1.2,3,,\n"
                      "\"2026-11-21 12:00:42\",c1,support,anna,COMPLETECALLER,7,30,1,,\n"));
    EXPECT_EQ(log.facts(), itsFacts);
}

// One event is one line, however it was exported.
TEST(ImportedOddities, anExportOfALogThatIsKnown) {
    Imported log;
    log.tell(oneCall);
    const auto report = log.take(log.file(
        "export.csv", "time,callid,queuename,agent,event,data1,data2,data3,data4,data5\n"
                      "\"2026-11-21 09:00:05\",c1,support,NONE,ENTERQUEUE,NULL,5551234,1,NULL,NULL\n"));
    EXPECT_EQ(report.known, 1u);
    EXPECT_TRUE(report.stream.empty());
}

// "продажи" and "Анна" in CP1251. Who imported them as Latin-1 before has them once all the same.
TEST(ImportedOddities, namesInAnotherEncoding) {
    const auto story = "0:05 c1|\xEF\xF0\xEE\xE4\xE0\xE6\xE8|NONE|ENTERQUEUE||1|1\n"
                       "0:12 c1|\xEF\xF0\xEE\xE4\xE0\xE6\xE8|\xC0\xED\xED\xE0|CONNECT|7|x|3\n";
    Imported log, other;
    log.options.encoding = "CP1251";
    log.tell(story);
    EXPECT_EQ(log.facts(), "0:05 arrived 1 from 1\n0:05 queued 1 продажи\n0:09 rings 1 Анна\n"
                           "0:12 answered 1 Анна\n");
    other.tell(story);
    other.options.encoding = "CP1251";
    const auto again = other.tell(story);
    EXPECT_EQ(again.known, 2u);
    EXPECT_TRUE(again.stream.empty());
    other.options.encoding = "KOI-SEVEN";
    EXPECT_FALSE(imports::importFile(other.path("queue_log"), other.options));
}

TEST(ImportedOddities, localMidnightsBeginDays) {
    Imported log;
    log.options.timeZone = "Europe/Moscow";
    log.tell("0:00 c1|support|NONE|ENTERQUEUE||1|1\n" // 12:00 in Moscow
             "719:00 c1|support|NONE|ABANDON|1|1|9\n"
             "721:00 c2|support|NONE|ENTERQUEUE||1|1\n"
             "4400:00 c3|support|NONE|ENTERQUEUE||1|1\n");
    std::string days;
    for (const auto &event : log.events())
        if (const auto *day = std::get_if<DayStarted>(&event.fact))
            days += toIso(event.at) + " " + day->date + "\n";
    EXPECT_EQ(days, "2026-11-21T09:00:00.000000Z 2026-11-21\n"
                    "2026-11-21T21:00:00.000000Z 2026-11-22\n"
                    "2026-11-23T21:00:00.000000Z 2026-11-24\n");
}

TEST(ImportedOddities, whatIsNoQueueLogLeavesNothing) {
    Imported log;
    const auto report = imports::importFile(log.file("picture", "\x89PNG\r\nsome\nthing\n"), log.options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, "import.notQueueLog");
    EXPECT_FALSE(std::filesystem::exists(log.options.data));
}

TEST(ImportedOddities, refusedLinesAreToldAndTheRestIsTaken) {
    Imported log;
    std::string told;
    log.options.remark = [&](const queue_log::Remark &remark) {
        told += std::to_string(remark.line) + " " + std::string(textOf(remark.finding)) + "\n";
    };
    const auto report =
        log.take(log.file("queue_log", logOf(oneCall) + "nonsense\n1795251600|c9|q|NONE|DANCE|1\n"));
    EXPECT_EQ(told, "4 noTime\n5 unknownEvent\n");
    EXPECT_EQ(report.read.refused(), 2u);
    EXPECT_EQ(log.facts(), itsFacts);
}

} // namespace
} // namespace callboard::test
