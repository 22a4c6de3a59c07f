// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the actions of who leads are about.
#include "tests/widgets/lead_fixture.h"
#include "widgets/common/board_delegate.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/words.h"
#include "widgets/shell/language.h"
#include "widgets/supervisor/lead_bar.h"

#include <QLineEdit>
#include <QMenu>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// Anna would have been cut out of her call at once.
TEST_F(LeadTest, takeOverIsRefusedWhileAnotherThanTheHeardTalkIsChosen) {
    chooseAnna();
    busy.floor.happen(
        SupervisionAsked{busy.annasCall(), BusyFloor::anna, self, DeviceId{"1900"}, SupervisionMode::Listen});
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, self, SupervisionMode::Listen});
    auto &takeOver = button(u"Take over"_s);
    EXPECT_TRUE(takeOver.isEnabled());
    EXPECT_EQ(takeOver.toolTip(), u"Talk on in the place of Анна Петрова, to whom you listen (Ctrl+T)"_s);
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    EXPECT_TRUE(takeOver.isEnabled()) << "her talk is the heard one";
    const std::array others{std::pair{u"Agents"_s, u"Борис"_s},
                            std::pair{u"Waiting calls and calls in progress"_s, u"Борис"_s},
                            std::pair{u"Waiting calls and calls in progress"_s, u"Waiting"_s}};
    for (const auto &[board, text] : others) {
        choose(board, text);
        EXPECT_FALSE(takeOver.isEnabled()) << text.toStdString();
        press(Qt::Key_T);
        EXPECT_EQ(lastSent<TakeOverCall>(), nullptr) << text.toStdString();
        EXPECT_TRUE(says(
            page, u"You listen to Анна Петрова, not to who is chosen: listen there first, then take over."_s))
            << wordsIn(page).toStdString();
    }
    chooseAnna();
    press(Qt::Key_T);
    EXPECT_NE(lastSent<TakeOverCall>(), nullptr);
}

// Two more presses would have ended a stranger's call.
TEST_F(LeadTest, afterTheChosenCallHasEndedNothingIsChosen) {
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    auto *calls = page.findChild<BoardView *>(u"calls"_s);
    press(Qt::Key_E);
    press(Qt::Key_E);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    requests.answerAll();
    requests.sent.clear();
    busy.endAnnasCall();
    ASSERT_GT(calls->model()->rowCount(), 1) << "others go on";
    EXPECT_FALSE(calls->currentIndex().isValid());
    EXPECT_FALSE(calls->selectionModel()->hasSelection());
    EXPECT_FALSE(button(u"End"_s).isEnabled());
    for (int i = 0; i < 3; ++i)
        press(Qt::Key_E);
    EXPECT_TRUE(requests.sent.empty());
    EXPECT_TRUE(says(page, u"Choose an agent or a call first."_s)) << wordsIn(page).toStdString();
    choose(u"Waiting calls and calls in progress"_s, u"Борис"_s);
    EXPECT_TRUE(button(u"End"_s).isEnabled());
}

// Of a row that a filter hides as well; an agent who is chosen stays so when calls end.
TEST_F(LeadTest, whoIsNoLongerShownIsNoLongerChosenAndNobodyElseIs) {
    choose(u"Agents"_s, u"Борис"_s);
    page.findChild<QLineEdit *>()->setText(u"Анна"_s);
    EXPECT_FALSE(button(u"Set state"_s).isEnabled());
    page.findChild<QLineEdit *>()->clear();
    EXPECT_FALSE(button(u"Set state"_s).isEnabled());
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    choose(u"Agents"_s, u"Борис"_s);
    busy.endAnnasCall();
    EXPECT_TRUE(button(u"End"_s).isEnabled()) << "of his call";
}

// As by Tab from the field above: the buttons act on a row that nothing marked.
TEST_F(LeadTest, whoIsChosenByKeysAloneIsMarkedAsByTheMouse) {
    QTest::keyClick(&page, Qt::Key_F, Qt::ControlModifier);
    auto *field = page.findChild<QLineEdit *>();
    ASSERT_TRUE(field->hasFocus());
    field->setText(u"Анна"_s);
    auto *agents = page.findChild<BoardView *>(u"agents"_s);
    const auto nothing = agents->viewport()->grab().toImage();
    for (int i = 0; i < 9 && !agents->hasFocus(); ++i)
        QTest::keyClick(page.focusWidget(), Qt::Key_Tab);
    ASSERT_TRUE(agents->hasFocus());
    ASSERT_TRUE(button(u"Set state"_s).isEnabled()) << "the buttons act on her";
    EXPECT_TRUE(agents->selectionModel()->isRowSelected(agents->currentIndex().row()));
    EXPECT_NE(agents->viewport()->grab().toImage(), nothing) << "and it is seen";
    QTest::keyClick(agents, Qt::Key_Down);
    EXPECT_TRUE(agents->selectionModel()->isRowSelected(agents->currentIndex().row()));
}

TEST_F(LeadTest, whatASnapshotLeavesUnmarkedIsNotChosen) {
    chooseAnna();
    busy.floor.snapshot();
    const auto *agents = page.findChild<BoardView *>(u"agents"_s);
    ASSERT_FALSE(agents->selectionModel()->hasSelection());
    EXPECT_FALSE(button(u"Set state"_s).isEnabled());
    EXPECT_TRUE(says(page, u"Choose an agent or a call."_s));
}

TEST_F(LeadTest, aBoardWithoutAChoiceShowsThatItHasTheFocus) {
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    auto *calls = page.findChild<BoardView *>(u"calls"_s);
    calls->setFocus(Qt::TabFocusReason);
    busy.endAnnasCall();
    ASSERT_FALSE(calls->currentIndex().isValid());
    const auto focused = calls->viewport()->grab().toImage();
    page.findChild<QLineEdit *>()->setFocus(Qt::TabFocusReason);
    EXPECT_NE(calls->viewport()->grab().toImage(), focused);
}

TEST_F(LeadTest, whoOwesACodeShowsItInHisRowAndInTheToolTipOfEachCell) {
    busy.wantCodes();
    busy.endAnnasCall();
    choose(u"Agents"_s, u"Анна"_s);
    const auto *agents = page.findChild<BoardView *>(u"agents"_s);
    const auto cell = [&](int column) { return agents->currentIndex().siblingAtColumn(column); };
    EXPECT_EQ(cell(AgentModel::Call).data().toString(), u""_s) << "not yet";
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Supervisor, self});
    const auto owed = u"owes how 1 call"_s;
    EXPECT_TRUE(cell(AgentModel::Call).data().toString().startsWith(owed));
    for (int column = 0; column < AgentModel::ColumnCount; ++column)
        EXPECT_EQ(cell(column).data(Qt::ToolTipRole).toString().count(owed), 1) << column;
    EXPECT_TRUE(cell(AgentModel::State).data(Qt::ToolTipRole).toString().startsWith(u"Ready"_s));
    busy.floor.happen(DispositionSet{busy.annasCall(), BusyFloor::anna, DispositionId{"solved"}, self});
    EXPECT_EQ(cell(AgentModel::Call).data().toString(), u""_s);
}

// Cut to "record..." it read as if it were recorded.
TEST_F(LeadTest, aPausedRecordingCutShortDoesNotReadAsARecording) {
    busy.floor.happen(RecordingStarted{busy.annasCall(), "1.flac"});
    busy.floor.happen(RecordingPaused{busy.annasCall(), BusyFloor::anna});
    busy.floor.happen(
        SupervisionAsked{busy.annasCall(), BusyFloor::anna, self, DeviceId{"1900"}, SupervisionMode::Listen});
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, self, SupervisionMode::Listen});
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    const auto *view = page.findChild<BoardView *>(u"calls"_s);
    const auto cell = view->currentIndex().siblingAtColumn(CallModel::Agent);
    ASSERT_EQ(cell.data().toString(), u"Анна Петрова · paused: not recorded · Rita listens"_s);
    const auto metrics = view->fontMetrics();
    const int narrow = metrics.horizontalAdvance(u"Анна П… · paused"_s);
    const auto shown = BoardDelegate::elided(metrics, cell, narrow);
    EXPECT_TRUE(shown.contains(u" · paus"_s)) << shown.toStdString();
}

TEST_F(LeadTest, lettersChooseWhomACallIsGivenTo) {
    choose(u"Waiting calls and calls in progress"_s, u"Waiting"_s);
    auto &menu = *button(u"Give to"_s).menu();
    menu.popup(page.mapToGlobal(QPoint(40, 40)));
    ASSERT_GT(menu.actions().size(), 2);
    const auto wished = menu.actions().at(2)->text();
    typeInto(menu, wished.first(4).toLower());
    ASSERT_NE(menu.activeAction(), nullptr);
    EXPECT_EQ(menu.activeAction()->text().toStdString(), wished.toStdString());
    typeInto(menu, u"qq"_s + wished.first(3));
    EXPECT_EQ(menu.activeAction()->text().toStdString(), wished.toStdString());
    QTest::keyClick(&menu, Qt::Key_Return);
    ASSERT_NE(lastSent<PullCall>(), nullptr);
    EXPECT_TRUE(wished.startsWith(words::nameOf(busy.floor.center(), lastSent<PullCall>()->agent)));
}

// The longest of all that is said there, with a long name.
TEST_F(LeadTest, whyAKeyCanDoNothingIsReadWholeOnSmallScreens) {
    const AgentId boris{"boris"};
    const auto talk = find(busy.floor.center(), boris)->calls.front();
    Language language;
    language.speak(u"ru"_s);
    SupervisorPage russian{busy.floor, SupervisorPage::Lead{requests, self, &phone}};
    open(russian);
    busy.floor.happen(SupervisionAsked{talk, boris, self, DeviceId{"1900"}, SupervisionMode::Listen});
    busy.floor.happen(SupervisionStarted{talk, boris, self, SupervisionMode::Listen});
    russian.findChild<LeadBar *>()->chooseAgent(BusyFloor::anna);
    QTest::keyClick(&russian, Qt::Key_T, Qt::ControlModifier);
    for (const int width : {1024, 1366, 1920}) {
        russian.resize(width, 660);
        QCoreApplication::processEvents();
        int said = 0;
        for (const auto *line : russian.findChildren<TextLine *>())
            if (line->text().contains(u"Воскресенский"_s) && line->text().contains(u"Сначала"_s)) {
                ++said;
                EXPECT_TRUE(line->isWhole()) << width;
            }
        EXPECT_EQ(said, 1);
    }
    language.speak(u"en"_s);
}

} // namespace
} // namespace callboard
