// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the agents' board: its figures are those of who is listed and open, and a team can be chosen.
#include "core/kpi/agent_day.h"
#include "core/kpi/figures.h"
#include "core/kpi/queue_now.h"
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "widgets/common/board_view.h"
#include "widgets/models/text.h"
#include "widgets/shell/main_window.h"
#include "widgets/supervisor/agents_head.h"
#include "widgets/supervisor/head_figure.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

QComboBox &teamsOf(const QWidget &page) {
    for (auto *box : page.findChildren<QComboBox *>())
        if (box->accessibleName() == u"Team to show"_s)
            return *box;
    std::abort();
}

class FloorTeamTest : public testing::Test {
protected:
    FloorTeamTest() {
        page.resize(1600, 700);
        open(page);
    }
    HeadFigure &figure(const QString &words) {
        for (auto *each : page.findChildren<HeadFigure *>())
            if (each->words().contains(words) && each->isVisible())
                return *each;
        std::abort();
    }
    QString head() {
        QStringList words;
        for (auto *line : page.findChild<AgentsHead *>()->findChildren<TextLine *>())
            if (line->isVisible())
                words += line->text();
        return words.join(u" · "_s);
    }
    void chooseTeam(const QString &name) {
        auto &box = teamsOf(page);
        box.setCurrentIndex(box.findText(name));
    }
    int listed() { return boardOf(page, u"Agents"_s).model()->rowCount(); }
    QString busyOf(const AgentCounts &day) { return percentText(*occupancy(day)); }
    const Center &center() { return busy.floor.center(); }

    BusyFloor busy;
    TestPast past{busy.floor.events()};
    SupervisorPage page{busy.floor, {}, &past};
    const TeamId firstLine{"first-line"};
};

TEST_F(FloorTeamTest, figuresOfTheHeadOpenByMouseAndKeyboardAsTheyWereCounted) {
    QTest::mouseClick(&figure(u"occupancy"_s), Qt::LeftButton);
    ASSERT_EQ(past.openings.size(), 1u);
    const auto busyTime = past.openings.back();
    EXPECT_EQ(busyTime.work, WorkFigure::Occupancy);
    EXPECT_TRUE(busyTime.agents.empty() && busyTime.teams.empty() && busyTime.queues.empty());
    EXPECT_EQ(busyTime.from, center().dayStartedAt);
    EXPECT_EQ(busyTime.asOf, busy.floor.now());
    EXPECT_EQ(busyTime.to, busy.floor.now() + Duration{1});
    past.answerAll();
    EXPECT_TRUE(says(page, figure(u"occupancy"_s).words() + u" · all agents"_s))
        << wordsIn(page).toStdString();
    QTest::keyClick(&boardOf(page, u"Calls of the number"_s), Qt::Key_Escape);
    EXPECT_FALSE(boardOf(page, u"Calls of the number"_s).isVisible());
    for (const auto &[words, work] : {std::pair{u"logged in of"_s, WorkFigure::LoggedInTime},
                                      std::pair{u"reachable"_s, WorkFigure::ReadyTime}}) {
        auto &each = figure(words);
        each.setFocus();
        QTest::keyClick(&each, Qt::Key_Return);
        EXPECT_EQ(past.openings.back().work, work) << words.toStdString();
        past.answerAll();
    }
    EXPECT_EQ(unspokenOrUnreached(page), "");
}

TEST_F(FloorTeamTest, withoutAPastTheFiguresAreWordsOnly) {
    SupervisorPage blind{busy.floor};
    open(blind);
    for (auto *each : blind.findChildren<HeadFigure *>())
        EXPECT_EQ(each->focusPolicy(), Qt::NoFocus) << each->words().toStdString();
}

TEST_F(FloorTeamTest, aTeamIsListedAndTheHeadAndWhatItOpensToAreItsOwn) {
    const auto all = head();
    const int calls = boardOf(page, u"Waiting calls and calls in progress"_s).model()->rowCount();
    EXPECT_EQ(listed(), 20);
    EXPECT_TRUE(all.startsWith(u"18 logged in of 20"_s)) << all.toStdString();
    auto &box = teamsOf(page);
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QTest::keyClick(&box, Qt::Key_Down);
    EXPECT_EQ(box.currentText(), u"first-line"_s);
    EXPECT_EQ(listed(), 10);
    std::int64_t loggedIn = 0;
    for (const auto &agent : center().agents)
        if (const auto *settings = settingsOf(center(), agent.id); settings->team == firstLine)
            loggedIn += isLoggedIn(center(), agent);
    const auto own = busyOf(dayOf(center(), firstLine, busy.floor.now()));
    ASSERT_NE(own, busyOf(dayOfAll(center(), busy.floor.now())));
    EXPECT_TRUE(head().startsWith(u"10 of 20 · %1 logged in · "_s.arg(loggedIn))) << head().toStdString();
    EXPECT_TRUE(head().endsWith(u"occupancy %1"_s.arg(own))) << head().toStdString();
    EXPECT_EQ(boardOf(page, u"Waiting calls and calls in progress"_s).model()->rowCount(), calls);
    QTest::mouseClick(&figure(u"occupancy"_s), Qt::LeftButton);
    EXPECT_EQ(past.openings.back().teams, std::vector{firstLine});
    EXPECT_TRUE(past.openings.back().agents.empty());
    past.answerAll();
    EXPECT_TRUE(says(page, u"occupancy %1 · first-line"_s.arg(own))) << wordsIn(page).toStdString();
}

// What is counted is what is listed, whatever hides the others; and that opens.
TEST_F(FloorTeamTest, everyFilterIsCountedInTheHead) {
    page.findChild<QCheckBox *>()->setChecked(false);
    EXPECT_TRUE(head().startsWith(u"%1 of 20 · 18 logged in"_s.arg(listed()))) << head().toStdString();
    ASSERT_LT(listed(), 20);
    page.findChild<QLineEdit *>()->setText(u"anna"_s);
    ASSERT_EQ(listed(), 1);
    EXPECT_TRUE(head().startsWith(u"1 of 20 · 1 logged in"_s)) << head().toStdString();
    QTest::mouseClick(&figure(u"logged in"_s), Qt::LeftButton);
    EXPECT_EQ(past.openings.back().agents, std::vector{BusyFloor::anna});
    past.answerAll();
    EXPECT_TRUE(says(page, u"1 logged in · 1 agents"_s)) << wordsIn(page).toStdString();
    page.findChild<QLineEdit *>()->setText(u"nobody at all"_s);
    EXPECT_TRUE(head().startsWith(u"0 of 20 · 0 logged in"_s)) << head().toStdString();
}

TEST_F(FloorTeamTest, escapeShowsTheWholeTeamFirstAndThenEverybody) {
    chooseTeam(u"evening"_s);
    page.findChild<QLineEdit *>()->setText(u"anna"_s);
    EXPECT_EQ(listed(), 0);
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_EQ(listed(), 8);
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_EQ(listed(), 20);
    EXPECT_EQ(teamsOf(page).currentText(), u"All agents"_s);
}

TEST_F(FloorTeamTest, whoHasNoTeamsIsNotAskedForOneAndATeamThatIsGoneIsThereAgainWithIt) {
    chooseTeam(u"evening"_s);
    const auto site = center().site;
    auto without = site;
    for (auto &user : without.users)
        user.team = {};
    busy.floor.happen(ConfigChanged{without});
    EXPECT_FALSE(teamsOf(page).isVisible());
    EXPECT_EQ(listed(), 20);
    busy.floor.happen(ConfigChanged{site});
    EXPECT_TRUE(teamsOf(page).isVisible());
    EXPECT_EQ(listed(), 8);
}

// What is counted is said whole, or not at all; who is logged in and busy always is.
TEST_F(FloorTeamTest, aSmallScreenLeavesOutWhatStandsElsewhereAndCutsNoWords) {
    for (const auto &team : {u"All agents"_s, u"first-line"_s})
        for (const int width : {1024, 1366, 1920}) {
            chooseTeam(team);
            page.resize(width, 700);
            QCoreApplication::processEvents();
            QStringList cut;
            for (const auto *line : page.findChild<AgentsHead *>()->findChildren<TextLine *>())
                if (line->isVisible() && !line->isWhole())
                    cut += line->text();
            EXPECT_EQ(cut.join(u", "_s).toStdString(), "") << width;
            EXPECT_TRUE(head().contains(u"logged in"_s) && head().contains(u"occupancy"_s)) << width;
            if (team == u"All agents"_s) {
                EXPECT_EQ(head().contains(u"reachable"_s), width > 1024) << width;
            }
        }
}

TEST_F(FloorTeamTest, theTeamIsThereAgainAtTheNextSignIn) {
    TestSession session{busy.floor, {UserId{"olga"}, Role::Supervisor}};
    session.set(Session::State::Live);
    Preferences preferences;
    {
        MainWindow window{session, preferences};
        open(window);
        auto &box = teamsOf(window);
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_End);
        preferences = window.preferences();
        EXPECT_EQ(preferences.team, box.currentText());
    }
    ASSERT_FALSE(preferences.team.isEmpty());
    MainWindow window{session, preferences};
    open(window);
    EXPECT_EQ(teamsOf(window).currentText(), preferences.team);
    EXPECT_LT(boardOf(window, u"Agents"_s).model()->rowCount(), 20);
}

} // namespace
} // namespace callboard
