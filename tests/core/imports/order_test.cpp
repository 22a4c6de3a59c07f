// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that stand in another order than what they tell of happened in.
#include "tests/core/imports/imported.h"
#include "tests/support/source.h"

#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace callboard::test {
namespace {

using imports::Oddity;

// One story with its lines of the same second as they should be, and as they stand in the file.
void expectPutRight(std::string_view right, std::string_view swapped, std::uint64_t lines = 1) {
    Imported ordered, log;
    const auto whole = ordered.tell(right);
    const auto report = log.tell(swapped);
    EXPECT_EQ(log.facts(), ordered.facts());
    EXPECT_EQ(report.written.putRight.count(), lines);
    EXPECT_EQ(whole.written.putRight.count(), 0u);
}

TEST(ImportedOrder, anAnswerBeforeItsEntry) {
    expectPutRight(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:05 c1|support|anna|CONNECT|0|c1.2|0
        0:35 c1|support|anna|COMPLETECALLER|0|30|1)",
                   R"(
        0:05 c1|support|anna|CONNECT|0|c1.2|0
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:35 c1|support|anna|COMPLETECALLER|0|30|1)");
}

TEST(ImportedOrder, anAbandonBeforeItsEntry) {
    expectPutRight(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:05 c1|support|NONE|ABANDON|1|1|0
        0:05 c2|support|NONE|ENTERQUEUE||5551235|2
        0:06 c2|support|NONE|ABANDON|1|1|1)",
                   R"(
        0:05 c1|support|NONE|ABANDON|1|1|0
        0:05 c2|support|NONE|ENTERQUEUE||5551235|2
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:06 c2|support|NONE|ABANDON|1|1|1)");
}

TEST(ImportedOrder, aWholeCallBackwards) {
    expectPutRight(R"(
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:05 c1|support|boris|CONNECT|0|c1.2|0
        0:05 c1|support|boris|COMPLETECALLER|0|0|1)",
                   R"(
        0:05 c1|support|boris|COMPLETECALLER|0|0|1
        0:05 c1|support|boris|CONNECT|0|c1.2|0
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1)",
                   2);
}

TEST(ImportedOrder, anEntryElsewhereBeforeTheTransferThatLedThere) {
    expectPutRight(R"(
        0:00 c1|support|NONE|ENTERQUEUE||5551234|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:24 c1|support|anna|BLINDTRANSFER|601|default|4|20|1
        0:24 c1|sales|NONE|ENTERQUEUE||5551234|1
        0:30 c1|sales|NONE|ABANDON|1|1|6)",
                   R"(
        0:00 c1|support|NONE|ENTERQUEUE||5551234|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:24 c1|sales|NONE|ENTERQUEUE||5551234|1
        0:24 c1|support|anna|BLINDTRANSFER|601|default|4|20|1
        0:30 c1|sales|NONE|ABANDON|1|1|6)");
}

TEST(ImportedOrder, anotherRoundThroughTheSameQueueBeforeTheEndOfTheFirst) {
    expectPutRight(R"(
        0:00 c1|support|NONE|ENTERQUEUE||5551234|1
        0:30 c1|support|NONE|EXITWITHTIMEOUT|1|1|30
        0:30 c1|support|NONE|ENTERQUEUE||5551234|2
        0:40 c1|support|NONE|ABANDON|1|1|10)",
                   R"(
        0:00 c1|support|NONE|ENTERQUEUE||5551234|1
        0:30 c1|support|NONE|ENTERQUEUE||5551234|2
        0:30 c1|support|NONE|EXITWITHTIMEOUT|1|1|30
        0:40 c1|support|NONE|ABANDON|1|1|10)");
}

TEST(ImportedOrder, aHoldThatEndsBeforeItBegins) {
    expectPutRight(R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:10 c1|support|anna|CALLERONHOLD
        0:10 c1|support|anna|CALLEROFFHOLD
        0:24 c1|support|anna|COMPLETEAGENT|4|20|1)",
                   R"(
        0:00 c1|support|NONE|ENTERQUEUE||1|1
        0:04 c1|support|anna|CONNECT|4|c2|2
        0:10 c1|support|anna|CALLEROFFHOLD
        0:10 c1|support|anna|CALLERONHOLD
        0:24 c1|support|anna|COMPLETEAGENT|4|20|1)");
}

// What the lines say themselves tells that these stand right: nothing changes place.
TEST(ImportedOrder, whatStandsRightStaysSo) {
    Imported log;
    const auto report = log.tell(R"(
        0:30 c1|support|NONE|EXITWITHTIMEOUT|1|1|30
        0:30 c1|support|NONE|ENTERQUEUE||5551234|1
        0:40 c1|support|NONE|EXITEMPTY|1|1|10
        0:40 c1|support|NONE|LEAVEEMPTY
        0:40 c1|support|NONE|ENTERQUEUE||5551234|1
        0:50 c1|support|NONE|ABANDON|1|1|10)");
    EXPECT_EQ(report.written.putRight.count(), 0u);
    EXPECT_EQ(log.facts(), "0:00 arrived 1\n0:00 queued 1 support\n0:30 left 1 support overflowed maxWait\n"
                           "0:30 queued 1 support\n0:40 left 1 support refused\n"
                           "0:40 queued 1 support\n0:50 ended 1 caller cancelled\n");
}

TEST(ImportedOrder, whatCameAfterLaterLinesIsCountedByLine) {
    Imported log;
    const auto report = log.tell(R"(
        0:42 c1|support|anna|COMPLETECALLER|7|30|1
        0:05 c1|support|NONE|ENTERQUEUE||5551234|1
        0:12 c1|support|anna|CONNECT|7|c1.2|3)");
    EXPECT_EQ(report.written.putInOrder.named(), (std::vector<std::uint64_t>{2, 3}));
    EXPECT_EQ(report.written.late.count(), 0u);
    EXPECT_EQ(report.written.open, 0u);
}

// The end of a call was read first and its beginning far too late: it is one call.
TEST(ImportedOrder, aBeginningThatComesTooLateMakesNoSecondCall) {
    Imported log;
    const auto report = log.tell(R"(
        30:12 c1|support|anna|CONNECT|7|c1.2|3
        30:42 c1|support|anna|COMPLETECALLER|7|30|1
        30:50 c2|support|NONE|ABANDON|1|1|50
        90:00 c3|support|NONE|ENTERQUEUE||1|1
        90:09 c3|support|NONE|ABANDON|1|1|9
        30:00 c2|support|NONE|ENTERQUEUE||5551235|1
        30:05 c1|support|NONE|ENTERQUEUE||5551234|1
        30:06 c4|support|NONE|ENTERQUEUE||5551236|1)");
    EXPECT_EQ(report.written.calls, 4u);
    EXPECT_EQ(report.written.late.named(), (std::vector<std::uint64_t>{6, 7, 8}));
    EXPECT_EQ(report.written.oddities[static_cast<std::size_t>(Oddity::AfterItsCall)].named(),
              (std::vector<std::uint64_t>{6, 7}));
    EXPECT_EQ(report.written.open, 1u) << "only c4 has no end";
}

std::string joined(const std::vector<std::string> &lines) {
    std::string text;
    for (const auto &line : lines)
        text += line;
    return text;
}

// Three minutes of calls, three more in any order, then a gap that makes the turn of all of them come at
// once.
std::string shuffledCalls() {
    std::vector<std::string> lines;
    const auto base = storyTime("0:00").time_since_epoch().count() / 1'000'000;
    const auto say = [&](int at, int call, const std::string &rest) {
        lines.push_back(std::to_string(base + at) + "|c" + std::to_string(call) + "|support|NONE|" + rest +
                        "\n");
    };
    for (int call = 0; call < 1000; ++call) {
        const int at = call < 500 ? call / 3 : 300 + (call - 500) / 3;
        say(at, call, "ENTERQUEUE||" + std::to_string(call) + "|1");
        say(at + call % 2, call, "ABANDON|1|1|" + std::to_string(call % 2));
    }
    std::mt19937 chance(4);
    std::shuffle(lines.begin() + 1000, lines.end(), chance);
    for (int call = 1000; call < 1100; ++call)
        say(1000 + call, call, "ENTERQUEUE||1|1");
    return joined(lines);
}

// Ended where a part of the lines whose turn had come was written, it goes on with the rest of them in order.
TEST(ImportedOrder, aKillAmongLinesThatArePutInOrderChangesNothing) {
    Imported whole, parts;
    whole.take(whole.file("queue_log", shuffledCalls()));
    const auto file = parts.file("queue_log", shuffledCalls());
    parts.options.groupRecords = 97;
    int asked = 0;
    const pid_t child = fork();
    if (child == 0) {
        parts.options.isStopped = [&]() -> bool { return ++asked < 2 ? false : (_exit(7), true); };
        (void)imports::importFile(file, parts.options);
        _exit(1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 7);
    EXPECT_GT(parts.events().size(), 97u);
    EXPECT_LT(parts.events().size(), whole.events().size() - 97u);
    parts.take(file);
    EXPECT_EQ(parts.facts(), whole.facts());
    EXPECT_EQ(parts.hash(), whole.hash());
}

std::vector<std::string> bankLines(std::size_t most) {
    std::vector<std::string> lines;
    std::ifstream file(sourceFolder() / "../shared/data/bank-1999/queue_log");
    for (std::string line; lines.size() < most && std::getline(file, line);)
        lines.push_back(line + "\n");
    return lines;
}

// "1143 calls, 722 answered, 0 open".
std::string figuresOf(Imported &log, const std::vector<std::string> &lines) {
    const auto report = log.take(log.file("queue_log", joined(lines)));
    std::int64_t answered = 0;
    for (const auto &figures : plainQueueFigures(log.ledger(), usualLimits))
        answered += figures.counts.answered;
    return std::to_string(report.written.calls) + " calls, " + std::to_string(answered) + " answered, " +
           std::to_string(report.written.open) + " open";
}

// Each line up to two minutes too late, whatever its second.
std::vector<std::string> jittered(const std::vector<std::string> &lines, std::uint32_t seed) {
    std::mt19937 chance(seed);
    std::vector<std::pair<long, std::size_t>> places;
    for (std::size_t i = 0; i < lines.size(); ++i)
        places.emplace_back(std::stol(lines[i]) * 1000 + static_cast<long>(chance() % 120'000), i);
    std::sort(places.begin(), places.end());
    std::vector<std::string> shaken;
    for (const auto &[at, i] : places)
        shaken.push_back(lines[i]);
    return shaken;
}

TEST(ImportedOrder, aRealMorningShakenIsTheSameMorning) {
    const auto lines = bankLines(3000);
    if (lines.empty())
        GTEST_SKIP() << "no bank";
    Imported ordered;
    const auto expected = figuresOf(ordered, lines);
    EXPECT_EQ(expected, "1143 calls, 722 answered, 8 open");
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        Imported log;
        EXPECT_EQ(figuresOf(log, jittered(lines, seed)), expected) << seed;
    }
    Imported log;
    std::vector<std::string> swapped(lines.begin() + 1500, lines.end());
    swapped.insert(swapped.end(), lines.begin(), lines.begin() + 1500);
    EXPECT_EQ(figuresOf(log, swapped), expected);
}

} // namespace
} // namespace callboard::test
