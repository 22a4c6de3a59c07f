// SPDX-License-Identifier: GPL-3.0-or-later
// A colleague calls an agent who talks: his phone says busy, and she sees who it was and calls back.
#include "tests/scenario/desk.h"
#include "widgets/agent/missed_notice.h"

#include <QMenu>

namespace callboard::test {

using namespace Qt::StringLiterals;

TEST(DeskMissed, aColleagueWhoCallsWhileOneTalksIsShownAndCalledBack) {
    AnnaAndBoris people;
    ASSERT_TRUE(people.areReady()) << people.site.log();
    auto &[site, isStarted, annas, boriss, ivan] = people;
    AgentDesk desk(site, "anna");
    ivan.dial("600");
    ASSERT_TRUE(isTold(site, "call.answered anna")) << site.story();
    boriss.dial("1001");
    ASSERT_TRUE(isTold(site, "call.missed anna")) << site.story();
    ASSERT_TRUE(isTold(site, "call.ended system busy")) << site.story();
    ASSERT_TRUE(desk.shows(u"for you were missed: boris 1002 · "_s)) << wordsIn(desk.page()).toStdString();
    EXPECT_TRUE(desk.shows(u"Talking"_s)) << "and talks on";
    ivan.command("b");
    ASSERT_TRUE(isTold(site, "call.ended caller normal")) << site.story();
    ASSERT_TRUE(isTold(site, "afterCallWork.ended anna")) << site.story();

    auto *menu = desk.page().findChild<MissedNotice *>()->findChild<QMenu *>();
    Q_EMIT menu->aboutToShow();
    menu->actions().front()->trigger();
    EXPECT_EQ(desk.number().text(), u"1002"_s);
    QTest::keyClick(&desk.number(), Qt::Key_Return);
    ASSERT_TRUE(isTold(site, "call.answered boris")) << site.story();
    ASSERT_TRUE(isTold(site, "call.missedSettled anna")) << site.story();
    EXPECT_TRUE(waitFor([&] { return !says(desk.page(), u"missed: "_s); }))
        << wordsIn(desk.page()).toStdString();
}

} // namespace callboard::test
