// SPDX-License-Identifier: GPL-3.0-or-later
// Lines as real files have them: whole, broken, exported.
#include "tests/core/queue_log/told.h"

namespace callboard::queue_log {
namespace {

constexpr std::string_view connected =
    "1 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent=A wait=3000ms\n";

TEST(QueueLogReader, theLineEndsOfAnySystemWillDo) {
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|CONNECT|3\n"), connected);
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|CONNECT|3\r\n"), connected);
    EXPECT_EQ(wordsOf("\xEF\xBB\xBF"
                      "1366720340|1.1|q|A|CONNECT|3\n"),
              connected);
    EXPECT_EQ(wordsOf(""), "");
    const auto blank = tell("\n\r\n \n");
    EXPECT_EQ(blank.words, "");
    EXPECT_EQ(blank.counts.empty, 3u);
}

TEST(QueueLogReader, whatCannotBeTakenIsToldWithItsLineAndReason) {
    const auto telling = tell("1366720340|1.1|q|A|CONNECT|3\n"
                              "[Apr 23 12:32:20] NOTICE[123]: something else\n"
                              "1366720340|1.1|q|A\n"
                              "1366720340|1.1|q|A|DANCE|3\n"
                              "0|1.1|q|A|CONNECT|3\n"
                              "1366720340123|1.1|q|A|CONNECT|3\n"
                              "|1.1|q|A|CONNECT|3\n"
                              "\"1366720340,1.1,q,A,CONNECT,3\n"
                              "1366720341|1.1|q|A|COMPLETEAGENT|3|1\n");
    EXPECT_EQ(telling.words, std::string(connected) +
                                 "! 2 noTime: [Apr 23 12:32:20] NOTICE[123]: something else\n"
                                 "! 3 tooFewFields: 1366720340|1.1|q|A\n"
                                 "! 4 unknownEvent: 1366720340|1.1|q|A|DANCE|3\n"
                                 "! 5 impossibleTime: 0|1.1|q|A|CONNECT|3\n"
                                 "! 6 impossibleTime: 1366720340123|1.1|q|A|CONNECT|3\n"
                                 "! 7 noTime: |1.1|q|A|CONNECT|3\n"
                                 "! 8 openQuote: \"1366720340,1.1,q,A,CONNECT,3\n"
                                 "9 2013-04-23T12:32:21.000000 COMPLETEAGENT call=1.1 queue=q agent=A "
                                 "wait=3000ms talk=1000ms\n");
    EXPECT_EQ(telling.counts.lines, 9u);
    EXPECT_EQ(telling.counts.events, 2u);
    EXPECT_EQ(telling.counts.refused(), 7u);
    EXPECT_EQ(telling.counts.of(Finding::NoTime), 2u);
    EXPECT_EQ(telling.counts.of(Finding::ImpossibleTime), 2u);
}

TEST(QueueLogReader, aLineWithoutItsEndMayBeGrowing) {
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|CONNECT|3"),
              "! 1 unfinished: 1366720340|1.1|q|A|CONNECT|3\n" + std::string(connected));
}

TEST(QueueLogReader, linesThatAreTooLongArePassedOverWhole) {
    const std::string endless(200'000, 'x');
    const auto telling = tell("1366720340|1.1|q|A|CONNECT|3\n1366720340|1.1|q|A|INFO|" + endless +
                              "\n1366720341|1.1|q|A|INFO|y\n1366720341|1.1|q|A|INFO|" + endless);
    EXPECT_EQ(telling.words,
              std::string(connected) +
                  "! 2 tooLong: 1366720340|1.1|q|A|INFO|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"
                  "3 2013-04-23T12:32:21.000000 INFO call=1.1 queue=q agent=A reason=y\n"
                  "! 4 tooLong: 1366720341|1.1|q|A|INFO|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n");
}

TEST(QueueLogReader, namesOfAnotherEncodingStayDifferent) {
    const auto telling = tell("1366720340|1.1|q|\xC0\xED\xED\xE0|CONNECT|3\n"
                              "1366720340|1.1|q|\xCE\xEB\xE3\xE0|CONNECT|3\n"
                              "1366720340|1.1|q|\xD0\x90\xD0\xBD\xD0\xBD\xD0\xB0|CONNECT|3\n");
    EXPECT_EQ(telling.counts.of(Finding::NotUtf8), 2u);
    EXPECT_NE(telling.words.find("agent=Àííà"), telling.words.npos) << telling.words;
    EXPECT_NE(telling.words.find("agent=Îëãà"), telling.words.npos) << telling.words;
    EXPECT_NE(telling.words.find("agent=Анна"), telling.words.npos) << telling.words;
}

// Each line twice: as it is known again, which no option changes, and as people read it.
std::string agentsIn(const std::string &encoding, std::string_view content) {
    const test::Scratch scratch;
    std::ofstream(scratch.path("queue_log"), std::ios::binary) << content;
    auto reader = Reader::open(scratch.path("queue_log"), {{}, {}, *Encoding::named(encoding)});
    std::string agents;
    for (auto event = reader->next(); event && *event; event = reader->next()) {
        agents += std::string((*event)->agent) + " ";
        agents += std::string(reader->inEncoding().agent) + "\n";
    }
    EXPECT_EQ(reader->counts().of(Finding::NotUtf8), 0u);
    return agents + std::to_string(reader->counts().of(Finding::Decoded));
}

TEST(QueueLogReader, namesInAnotherEncoding) {
    EXPECT_EQ(agentsIn("CP1251",
                       "1366720340|1.1|q|\xC0\xED\xED\xE0|CONNECT|x\n1366720340|1.1|q|Анна|CONNECT|3\n"
                       "1366720340|1.1|q|Anna|CONNECT|3\n1366720340|1.1|q|\xD0\xB8\xE2\xE0|CONNECT|3\n"),
              "Àííà Анна\nАнна Анна\nAnna Anna\nиâà Рёва\n2");
    EXPECT_EQ(agentsIn("KOI8-R", "1366720340|1.1|q|\xE1\xCE\xCE\xC1|CONNECT|3\n"), "áÎÎÁ Анна\n1");
}

TEST(QueueLogReader, encodingsThatAreNone) {
    for (const auto *name : {"", "CP12510", "CP1251//TRANSLIT", "KOI8-R,UTF-8", "UTF-8", "UTF-16",
                             "SHIFT_JIS", "EUC-KR", "ISO-2022-JP", "UTF-7", "IBM037", "GB18030"}) {
        const auto encoding = Encoding::named(name);
        EXPECT_TRUE(!encoding && encoding.error().code == "import.encoding") << name;
    }
    EXPECT_FALSE(Encoding::named(std::string(1000, 'x')));
}

TEST(QueueLogReader, zerosThatACrashLeftAreNoPartOfALine) {
    const auto telling = tell(std::string(5000, '\0') + "1366720340|1.1|q|A|CONNECT|3\n");
    EXPECT_EQ(telling.words, "! 1 zerosBefore: " + std::string(60, '\0') + "\n" + std::string(connected));
    EXPECT_EQ(telling.counts.events, 1u);
}

// A call's id with a zero in it is no id of any other line: it would be a call that nobody made.
TEST(QueueLogReader, zerosWithinALineRefuseIt) {
    const auto telling =
        tell(std::string("1366720340|1.1\0\0|q|A|CONNECT|3\n\0\0\0\n1366720340|1.1|q|A|CONNECT|3\0\n\n", 66));
    EXPECT_EQ(telling.counts.of(Finding::ZeroBytes), 3u);
    EXPECT_EQ(telling.counts.refused(), 3u);
    EXPECT_EQ(telling.counts.events, 0u);
    EXPECT_EQ(telling.counts.empty, 1u);
    EXPECT_EQ(telling.counts.lines, 4u);
}

TEST(QueueLogReader, moreFieldsThanThereArePlacesStayTogether) {
    const auto telling = tell("1366720340|1.1|q|A|INFO|1|2|3|4|5|6|7|8|9|10|11|12|13|14\n");
    EXPECT_EQ(telling.words, "1 2013-04-23T12:32:20.000000 INFO call=1.1 queue=q agent=A reason=1\n");
}

TEST(QueueLogExport, commasAndQuotesAndNothings) {
    EXPECT_EQ(wordsOf("\"1366720340\",\"1.1\",\"q\",\"A\",\"CONNECT\",\"3\",NULL,NULL,NULL,NULL\n"),
              connected);
    EXPECT_EQ(wordsOf("'1366720340';'1.1';'q';'A';'CONNECT';'3';\\N;\\N\n"), connected);
    EXPECT_EQ(wordsOf("1366720340\t1.1\tq\tA\tCONNECT\t3\t\\N\tNULL\t\n"), connected);
    EXPECT_EQ(wordsOf("57,1366720340,1.1,q,A,CONNECT,3,NULL\n"), connected);
    EXPECT_EQ(wordsOf("57|1366720340|1.1|q|A|CONNECT|3|NULL\n"), connected);
    EXPECT_EQ(wordsOf("1366720340|1.1|q|A|CONNECT|3|\\N|NULL|NULL|NULL\n"), connected);
    EXPECT_EQ(wordsOf("1366720340|\"1.1\"|\"q\"|\"A\"|\"CONNECT\"|\"3\"|NULL\n"), connected);
    EXPECT_EQ(wordsOf("1366720340,1.1,q,\"A, \"\"the\"\" one\\\"\",CONNECT,3\n"),
              "1 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent=A, \"the\" one\" wait=3000ms\n");
    EXPECT_EQ(wordsOf("1366720340\t1.1\tq\t'A\tCONNECT\t3\n"),
              "1 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent='A wait=3000ms\n");
}

TEST(QueueLogExport, aHeadingNamesTheColumnsInAnyOrder) {
    const auto telling = tell("event,id,data2,data1,agent,queuename,callid,time\n"
                              "COMPLETEAGENT,7,120,3,A,q,1.1,1366720340\n");
    EXPECT_EQ(telling.words, "2 2013-04-23T12:32:20.000000 COMPLETEAGENT call=1.1 queue=q agent=A "
                             "wait=3000ms talk=120000ms\n");
    EXPECT_EQ(telling.counts.empty, 1u);
}

TEST(QueueLogExport, oneFieldOfDataHoldsAll) {
    EXPECT_EQ(wordsOf("id\ttime\tcallid\tqueuename\tagent\tevent\tdata\n"
                      "7\t1366720340\t1.1\tq\tA\tCOMPLETEAGENT\t3|120|1\n"),
              "2 2013-04-23T12:32:20.000000 COMPLETEAGENT call=1.1 queue=q agent=A wait=3000ms talk=120000ms "
              "originalPosition=1\n");
    EXPECT_EQ(wordsOf("7,1366720340,1.1,q,A,ATTENDEDTRANSFER,LINK,SIP/a,SIP/b,12,120|1\n"),
              "1 2013-04-23T12:32:20.000000 ATTENDEDTRANSFER call=1.1 queue=q agent=A wait=12000ms "
              "talk=120000ms originalPosition=1 channel=SIP/a reason=LINK\n");
}

TEST(QueueLogExport, theFramesOfAQueryAreNoLines) {
    const auto telling =
        tell("           time            | callid | queuename | agent |  event  | data1 | data2\n"
             "---------------------------+--------+-----------+-------+---------+-------+------\n"
             " 2013-04-23 12:32:20       | 1.1    | q         | A     | CONNECT | 3     |      \n");
    EXPECT_EQ(telling.words, "3 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent=A wait=3000ms\n");
    EXPECT_EQ(telling.counts.empty, 2u);
}

TEST(QueueLogExport, clocksOnTheWallAreReadInTheirZone) {
    std::vector<std::string> asked;
    const auto telling = tell("2013-04-23 12:32:20.303267,1.1,q,A,CONNECT,3\n"
                              "2013-04-23 12:44:59,1.1,q,A,INFO,x\n"
                              "2013-04-23 12:45:00,1.1,q,A,INFO,x\n"
                              "1366720340,1.1,q,A,INFO,x\n",
                              [&](Time wall) {
                                  asked.push_back(toIso(wall).substr(11, 8));
                                  return wall - std::chrono::hours{3};
                              });
    EXPECT_EQ(telling.words, "1 2013-04-23T09:32:20.303267 CONNECT call=1.1 queue=q agent=A wait=3000ms\n"
                             "2 2013-04-23T09:44:59.000000 INFO call=1.1 queue=q agent=A reason=x\n"
                             "3 2013-04-23T09:45:00.000000 INFO call=1.1 queue=q agent=A reason=x\n"
                             "4 2013-04-23T12:32:20.000000 INFO call=1.1 queue=q agent=A reason=x\n");
    EXPECT_EQ(asked, (std::vector<std::string>{"12:30:00", "12:45:00"}));
}

TEST(QueueLogExport, aDumpHasARowInEachBracket) {
    const auto telling = tell(
        "-- MySQL dump 10.13\n"
        "/*!40101 SET NAMES utf8 */;\n"
        "INSERT INTO `queue_log` VALUES (1,'2013-04-23 12:32:20','1.1','q','A (x); "
        "''y''','CONNECT','3',NULL,''),"
        "(2,'2013-04-23 12:32:21','1.1','q','A\\'s','COMPLETEAGENT','3','1',NULL);\n"
        "INSERT INTO `queue_log` (`id`, `data1`, `time`, `callid`, `queuename`, `agent`, `event`) VALUES\n"
        "(3, 'Lunch', '2013-04-23 12:32:22', 'NONE', 'q', 'A', 'PAUSE'),\n"
        "(4, NULL, '2013-04-23 12:32:23', 'NONE', 'q', 'A', 'UNPAUSE');\n"
        "1366720344|1.1|q|A|INFO|x\n");
    EXPECT_EQ(
        telling.words,
        "3 2013-04-23T12:32:20.000000 CONNECT call=1.1 queue=q agent=A (x); 'y' wait=3000ms\n"
        "3 2013-04-23T12:32:21.000000 COMPLETEAGENT call=1.1 queue=q agent=A's wait=3000ms talk=1000ms\n"
        "5 2013-04-23T12:32:22.000000 PAUSE queue=q agent=A reason=Lunch\n"
        "6 2013-04-23T12:32:23.000000 UNPAUSE queue=q agent=A\n"
        "7 2013-04-23T12:32:24.000000 INFO call=1.1 queue=q agent=A reason=x\n");
}

TEST(QueueLogExport, aBrokenDumpSwallowsNoOtherLine) {
    EXPECT_EQ(wordsOf("INSERT INTO x VALUES (1,'open\n"
                      "1366720340|1.1|q|A|INFO|a\n"
                      "INSERT INTO x\n"
                      "1366720340|1.1|q|A|INFO|b\n"
                      "INSERT INTO x VALUES (1,2"),
              "! 1 openQuote: 1,'open\n"
              "2 2013-04-23T12:32:20.000000 INFO call=1.1 queue=q agent=A reason=a\n"
              "4 2013-04-23T12:32:20.000000 INFO call=1.1 queue=q agent=A reason=b\n"
              "! 5 tooFewFields: 1,2\n");
}

} // namespace
} // namespace callboard::queue_log
