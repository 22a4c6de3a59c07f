// SPDX-License-Identifier: GPL-3.0-or-later
// The way between a desk and its backend falls silent in a talk.
#include "tests/scenario/desk.h"
#include "tests/support/cut_line.h"
#include "tests/support/hearing.h"
#include "tests/widgets/board_reading.h"
#include "widgets/common/board_view.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/text.h"

#include <QPlainTextEdit>

namespace callboard::test {

namespace {

using namespace Qt::StringLiterals;

std::string boardOf(const Site &site) {
    return site.as("olga", {"board"}).output;
}

} // namespace

TEST(DeskCut, theTalkGoesOnAndWhatIsTypedMeanwhileIsSavedOnceTheLinkIsBack) {
    Site site({.queue = "wrap_up = \"1m\"\n"});
    ASSERT_TRUE(site.start()) << site.log();
    const Baresip annas(phoneOf(site, "1001", annaTone));
    Baresip ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(annas.isReady() && ivan.isReady());
    const std::vector<Voice> both{{"anna", annaTone, &annas}, {"ivan", callerTone, &ivan}};
    CutLine line(site.ctiPort());
    AgentDesk desk(site, "anna", {}, line.port());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(isTold(site, "call.answered anna")) << site.story();
    ASSERT_TRUE(desk.shows(u"Talking"_s));
    auto &note = *desk.page().findChild<QPlainTextEdit *>();
    QTest::keyClicks(&note, u"asks for "_s);
    line.cut();
    ASSERT_TRUE(isTold(site, "desk.disconnected")) << site.story();
    ASSERT_TRUE(desk.shows(u"Your phone alone knows whether the call goes on."_s));
    QTest::keyClicks(&note, u"his money"_s);
    EXPECT_FALSE(button(desk.page(), u"Save"_s)->isEnabled());
    EXPECT_NE(boardOf(site).find("busy, desktop offline"), std::string::npos);
    EXPECT_EQ(whoHearsWhom(both), "anna hears ivan\nivan hears anna\n");
    line.mend();
    ASSERT_TRUE(isTold(site, "desk.connected", 2)) << site.story();
    ASSERT_TRUE(desk.click(u"Save"_s));
    ASSERT_TRUE(isTold(site, "note.added")) << site.story();
    EXPECT_EQ(note.toPlainText(), u"asks for his money"_s);
    EXPECT_EQ(boardOf(site).find("desktop offline"), std::string::npos);
    ivan.command("b");
    ASSERT_TRUE(desk.shows(u"Call ended"_s)) << site.story();
    ASSERT_TRUE(desk.click(u"Done"_s));
    ASSERT_TRUE(isTold(site, "afterCallWork.ended anna")) << site.story();
}

// The cut is known when nothing has come for too long; what ran on until then goes back.
TEST(DeskCut, aBoardStandsStillAtTheLastSignOfLife) {
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    ASSERT_EQ(site.as("anna", {"state", "not-ready", "--reason", "lunch"}).code, 0);
    CutLine line(site.ctiPort());
    LeadDesk desk(site, "olga", line.port());
    ASSERT_TRUE(desk.shows(u"Books close"_s));
    const auto &agents = callboard::boardOf(desk.page(), u"Agents"_s);
    const auto anna = agents.model()->index(0, 0);
    ASSERT_EQ(anna.data(IdRole).toString(), u"anna"_s);
    line.cut();
    ASSERT_TRUE(waitFor([&] { return !desk.floor().isLive(); }));
    EXPECT_EQ(desk.floor().now(), desk.floor().asOf());
    EXPECT_GT(desk.floor().clock(), desk.floor().asOf() + seconds{1});
    const auto since = find(desk.floor().center(), AgentId{"anna"})->since;
    EXPECT_EQ(anna.siblingAtColumn(AgentModel::InState).data().toString(),
              clockText(desk.floor().asOf() - since));
    line.mend();
    ASSERT_TRUE(waitFor([&] { return desk.floor().isLive(); }));
    EXPECT_GT(desk.floor().now(), desk.floor().asOf() - seconds{1});
}

} // namespace callboard::test
