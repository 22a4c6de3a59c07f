// SPDX-License-Identifier: GPL-3.0-or-later
// What callers think of their talks, by a key after it: asked, told, kept and reported.
#include "tests/scenario/people.h"
#include "tests/support/eventually.h"

namespace callboard::test {

namespace {

constexpr double questionTone = 700;
constexpr double thanksTone = 1300;

void record(const Site &site, const std::string &phrase, double hz) {
    const auto file = site.data() / "prompts" / (phrase + ".wav");
    std::filesystem::create_directories(file.parent_path());
    writeTone(file, hz, 1.5);
}

} // namespace

// The first gives a four, the second hangs up himself, the third is asked and says nothing.
TEST(Survey, callersWhoStayGiveTheirMarksAndTheReportHasThem) {
    Site site({.queue = "wrap_up = \"0s\"\nlanguage = \"ru\"\nsurvey = true\n"});
    record(site, "ru/mark", questionTone);
    record(site, "ru/thanks", thanksTone);
    ASSERT_TRUE(site.start()) << site.log();
    Baresip annas(phoneOf(site, "1001", annaTone)), ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    const auto talk = [&](int times) {
        ivan.dial("600");
        ASSERT_TRUE(site.waitFor("call.answered anna", times)) << site.story();
        ASSERT_TRUE(annas.hasHeard(std::chrono::milliseconds{500}));
    };
    talk(1);
    EXPECT_EQ(site.as("anna", {"hang-up"}).code, 0) << "at her desk";
    ASSERT_TRUE(site.waitFor("call.ended callee normal")) << site.story();
    EXPECT_TRUE(eventually([&] { return carriesTone(ivan.heard(), questionTone, 10); }));
    ivan.command("4");
    ASSERT_TRUE(site.waitFor("rating.given")) << site.story();
    EXPECT_TRUE(eventually([&] { return carriesTone(ivan.heard(), thanksTone, 10); }));
    EXPECT_TRUE(ivan.says("terminated")) << ivan.output();
    talk(2);
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("call.ended caller normal")) << site.story();
    talk(3);
    annas.command("b");
    ASSERT_TRUE(site.waitFor("call.ended callee normal", 2)) << site.story();
    const auto board = site.as("olga", {"board"}).output;
    EXPECT_NE(board.find("READY"), std::string::npos) << "she is free already";
    EXPECT_NE(board.find("100.0 % of 1"), std::string::npos) << board;
    ASSERT_EQ(site.stop(), 0) << site.log();
    const std::string call =
        "call.arrived inbound +74951234567 to 600\ncall.queued support\noffer.started anna\n"
        "call.answered anna\nrecording.started\n";
    EXPECT_EQ(storyFrom(site, "call.arrived"), call + "call.ended callee normal\nrating.given\n" + call +
                                                   "call.ended caller normal\n" + call +
                                                   "call.ended callee normal\n");
    const auto rows = rowsOf(site.offline({"report", "satisfaction", "--format", "json"}));
    const auto row = rowWith(rows, u"queue", "support");
    EXPECT_EQ(row[u"contacts"].toInt(), 3);
    EXPECT_EQ(row[u"marks"].toInt(), 1);
    EXPECT_EQ(row[u"positive"].toInt(), 1);
    EXPECT_TRUE(booksClose(site));
}

} // namespace callboard::test
