// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "widgets/common/board_columns.h"
#include "widgets/common/board_view.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/queue_model.h"
#include "widgets/models/row_table.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/books_badge.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class SupervisorPageTest : public testing::Test {
protected:
    SupervisorPageTest() {
        page.resize(1366, 700);
        open(page);
    }
    BoardView &board(const QString &name) { return boardOf(page, name); }
    std::string column(const QString &name, int which) {
        QStringList texts;
        const auto *model = board(name).model();
        for (int row = 0; row < model->rowCount(); ++row)
            texts += model->index(row, which).data().toString();
        return texts.join(u", "_s).toStdString();
    }

    // The heads that stand there, in their order.
    std::string heads(const QString &name) {
        QStringList texts;
        const auto &view = board(name);
        for (int i = 0; i < view.model()->columnCount(); ++i)
            if (!view.isColumnHidden(i))
                texts += view.model()->headerData(i, Qt::Horizontal).toString();
        return texts.join(u", "_s).toStdString();
    }
    void widen(int width) {
        page.resize(width, 700);
        QCoreApplication::processEvents();
    }
    // As if chosen in the menu of the board's header.
    void chooseColumn(const QString &name, const QString &text) {
        QMenu menu;
        board(name).columns().fill(menu);
        for (auto *action : menu.actions())
            if (action->text() == text)
                return action->trigger();
        FAIL() << text.toStdString();
    }

    BusyFloor busy;
    SupervisorPage page{busy.floor};
};

TEST_F(SupervisorPageTest, booksCloseAndABadgeSaysSo) {
    EXPECT_TRUE(says(page, u"Books close"_s));
    TestFloor broken;
    SiteSettings site;
    QueueSettings queue;
    queue.id = QueueId{"support"};
    queue.name = "Support";
    site.queues = {queue};
    broken.happen(ConfigChanged{site});
    broken.happen(CallArrived{CallId{7}, Direction::Inbound, {"1", ""}, "600", {}, {}});
    broken.happen(CallQueued{CallId{7}, QueueId{"support"}});
    const SupervisorPage other(broken);
    EXPECT_TRUE(says(other, u"Books close"_s));
    broken.loseFromQueue(CallId{7});
    broken.pass(seconds{1});
    EXPECT_TRUE(says(other, u"Books do not close: Support: 1 offered, 0 accounted for"_s))
        << wordsIn(other).toStdString();
    const auto *badge = other.findChild<BooksBadge *>();
    EXPECT_TRUE(badge->toolTip().contains(u"Support: call 7 is not where it waits"_s))
        << badge->toolTip().toStdString();
}

TEST_F(SupervisorPageTest, queuesStandWithTheirFiguresAndTheTotalLast) {
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Name),
              "Billing, Возвраты и рекламации, Sales, Поддержка, VIP, All");
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Waiting), "1, 0, 1, 3, 0, 5");
    EXPECT_TRUE(says(page, u"service: early abandons left out"_s)) << "a level never stands without its name";
}

TEST_F(SupervisorPageTest, whoWasToldToComeAgainAndWhoIsBannedStandsAboveTheBoards) {
    EXPECT_FALSE(says(page, u"told to come again"_s));
    busy.floor.happen(CallersTurnedAway{3, TurnedAwayFor::Backlog});
    EXPECT_TRUE(says(page, u"Callers told to come again today: 3"_s));
    EXPECT_TRUE(says(page, u"the server does not keep up"_s));
    busy.floor.happen(AddressBanned{"192.0.2.7", busy.floor.now() + minutes{5}, 2});
    EXPECT_TRUE(says(page, u"192.0.2.7 guesses passwords or numbers"_s));
    EXPECT_TRUE(says(page, u"(3 banned today)"_s));
    busy.floor.pass(minutes{11});
    EXPECT_FALSE(says(page, u"told to come again"_s));
    EXPECT_FALSE(says(page, u"192.0.2.7"_s));
}

TEST_F(SupervisorPageTest, theTotalStaysLastHoweverItIsSorted) {
    auto &queues = board(u"Queues"_s);
    queues.sortByColumn(QueueModel::Waiting, Qt::DescendingOrder);
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Waiting), "3, 1, 1, 0, 0, 5");
    queues.sortByColumn(QueueModel::Waiting, Qt::AscendingOrder);
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Waiting), "0, 0, 1, 1, 3, 5");
}

TEST_F(SupervisorPageTest, aChangeDoesNotMoveRowsUnderTheEye) {
    auto &queues = board(u"Queues"_s);
    queues.sortByColumn(QueueModel::Waiting, Qt::AscendingOrder);
    const auto before = column(u"Queues"_s, QueueModel::Name);
    busy.ringAnna();
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Name), before);
}

TEST_F(SupervisorPageTest, aQueueAndATextNarrowAgentsAndCallsAndEscapeWidens) {
    const int all = board(u"Agents"_s).model()->rowCount();
    EXPECT_EQ(all, 20);
    auto &choice = *page.findChild<QComboBox *>();
    choice.setCurrentIndex(choice.findText(u"Возвраты и рекламации"_s));
    EXPECT_EQ(column(u"Agents"_s, 0), "Надежда Суворова, Полина Гагарина-Вишневецкая");
    EXPECT_EQ(board(u"Waiting calls and calls in progress"_s).model()->rowCount(), 0);
    QTest::keyClick(&page, Qt::Key_F, Qt::ControlModifier);
    auto *text = qobject_cast<QLineEdit *>(page.focusWidget());
    ASSERT_NE(text, nullptr);
    text->setText(u"гагарина"_s);
    EXPECT_EQ(column(u"Agents"_s, 0), "Полина Гагарина-Вишневецкая");
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_EQ(board(u"Agents"_s).model()->rowCount(), all);
}

TEST_F(SupervisorPageTest, allIsShownAgainWhenTheChosenQueueIsGone) {
    auto &choice = *page.findChild<QComboBox *>();
    choice.setCurrentIndex(choice.findText(u"Возвраты и рекламации"_s));
    EXPECT_EQ(board(u"Agents"_s).model()->rowCount(), 2);
    auto site = busy.floor.center().site;
    std::erase_if(site.queues, [](const QueueSettings &queue) { return queue.id == QueueId{"returns"}; });
    busy.floor.happen(ConfigChanged{site});
    EXPECT_EQ(choice.currentText(), u"All queues"_s);
    EXPECT_EQ(board(u"Agents"_s).model()->rowCount(), 20);
}

TEST_F(SupervisorPageTest, aTypedNumberFindsItsCallHoweverItIsWritten) {
    auto &text = *page.findChild<QLineEdit *>(QString{}, Qt::FindDirectChildrenOnly);
    text.setText(u"916 111-22"_s);
    EXPECT_EQ(column(u"Waiting calls and calls in progress"_s, 1), "");
    text.setText(u"812 333-44"_s);
    EXPECT_EQ(column(u"Waiting calls and calls in progress"_s, 1), "+7 812 333-44-55, +7 812 333-44-55");
}

TEST_F(SupervisorPageTest, aNameWithADigitMatchesNoNumbers) {
    auto &text = *page.findChild<QLineEdit *>(QString{}, Qt::FindDirectChildrenOnly);
    text.setText(u"Boris 2"_s);
    EXPECT_EQ(board(u"Agents"_s).model()->rowCount(), 0);
    EXPECT_EQ(board(u"Waiting calls and calls in progress"_s).model()->rowCount(), 0);
}

TEST_F(SupervisorPageTest, aCallIsFoundByWhosePhoneRings) {
    busy.ringAnna();
    page.findChild<QLineEdit *>(QString{}, Qt::FindDirectChildrenOnly)->setText(u"Анна"_s);
    EXPECT_EQ(column(u"Waiting calls and calls in progress"_s, 1), "+7 921 123-45-67");
}

TEST_F(SupervisorPageTest, enterOnAQueueOpensIt) {
    auto &queues = board(u"Queues"_s);
    queues.setFocus();
    queues.setCurrentIndex(queues.model()->index(2, 0));
    QTest::keyClick(&queues, Qt::Key_Return);
    EXPECT_EQ(page.findChild<QComboBox *>()->currentText(), u"Sales"_s);
}

TEST_F(SupervisorPageTest, enterLeadsFromACallToItsAgentOrItsQueue) {
    auto &calls = board(u"Waiting calls and calls in progress"_s);
    const auto open = [&](int row) {
        calls.setFocus();
        calls.setCurrentIndex(calls.model()->index(row, 0));
        QTest::keyClick(&calls, Qt::Key_Return);
    };
    open(5);
    EXPECT_EQ(column(u"Agents"_s, 0), "Борис Воскресенский-Зайончковский");
    QTest::keyClick(&page, Qt::Key_Escape);
    open(2);
    EXPECT_EQ(page.findChild<QComboBox *>()->currentText(), u"Sales"_s);
}

TEST_F(SupervisorPageTest, whoWaitsStandsAboveWhoTalks) {
    EXPECT_EQ(column(u"Waiting calls and calls in progress"_s, CallModel::State),
              "Waiting, Waiting, Waiting, Waiting, Ringing, Talking, Talking, Talking, Talking");
    EXPECT_EQ(column(u"Waiting calls and calls in progress"_s, CallModel::Wait),
              "1:08, 0:30, 0:30, 0:14, 0:05, 0:13, 0:13, 0:13, 0:13");
}

TEST_F(SupervisorPageTest, theBoardsStandApart) {
    const auto card = [&](const QString &name) {
        const auto *view = &board(name);
        return QRect(view->parentWidget()->mapTo(&page, QPoint()), view->parentWidget()->size());
    };
    const auto queues = card(u"Queues"_s), calls = card(u"Waiting calls and calls in progress"_s);
    EXPECT_EQ(calls.top() - queues.bottom() - 1, 12);
    EXPECT_EQ(card(u"Agents"_s).left() - queues.right() - 1, 12);
}

TEST_F(SupervisorPageTest, aThirdClickOnAHeaderBringsTheNaturalOrderBack) {
    const auto natural = column(u"Queues"_s, QueueModel::Name);
    auto &header = *board(u"Queues"_s).horizontalHeader();
    const QPoint place(header.sectionViewportPosition(QueueModel::Waiting) + 20, header.height() / 2);
    for (int i = 0; i < 2; ++i) {
        QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, place);
        EXPECT_NE(column(u"Queues"_s, QueueModel::Name), natural);
    }
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, place);
    EXPECT_EQ(column(u"Queues"_s, QueueModel::Name), natural);
}

TEST_F(SupervisorPageTest, anAgentWithoutPhoneIsMarked) {
    EXPECT_NE(column(u"Agents"_s, AgentModel::Call).find("phone offline"), std::string::npos);
}

TEST_F(SupervisorPageTest, whoIsReadyAndCannotBeReachedIsCountedApart) {
    auto &queues = board(u"Queues"_s);
    const auto support = queues.model()->index(3, QueueModel::Agents);
    const auto before = support.data(AgentsRole).value<QueueNow>();
    const auto ready = countOf(before.agents, AgentState::Ready);
    ASSERT_EQ(before.routable, ready - 1) << "timur has no phone";
    EXPECT_TRUE(
        support.data(Qt::ToolTipRole).toString().contains(u"Reachable of the ready: %1"_s.arg(ready - 1)));
    EXPECT_TRUE(says(page, u"reachable"_s));
    EXPECT_TRUE(support.data().toString().startsWith(QString::number(ready - 1) + u" of "_s));
    busy.floor.happen(DeviceRegistered{DeviceId{"1019"}, "sip:127.0.0.1:5070", "Yealink", true});
    EXPECT_EQ(support.data(AgentsRole).value<QueueNow>().routable, ready);
    EXPECT_FALSE(says(page, u"reachable"_s));
}

TEST_F(SupervisorPageTest, theQueuesFitInWhenTheyBecomeMore) {
    const int before = board(u"Queues"_s).height();
    auto site = busy.floor.center().site;
    QueueSettings night;
    night.id = QueueId{"night"};
    site.queues.push_back(night);
    busy.floor.happen(ConfigChanged{site});
    QCoreApplication::processEvents();
    EXPECT_GT(board(u"Queues"_s).height(), before);
}

TEST_F(SupervisorPageTest, anAgentWhoDialsOrHoldsDoesNotTalk) {
    const auto call = CallId::make(2, 1);
    const auto stateOf = [&] {
        const auto &model = *board(u"Agents"_s).model();
        return model.index(0, 1).data().toString();
    };
    ASSERT_TRUE(column(u"Agents"_s, 0).starts_with("Анна"));
    busy.floor.happen(
        CallPlaced{call, BusyFloor::anna, DeviceId{"1001"}, "+74950000000", Direction::Outbound});
    EXPECT_EQ(stateOf(), u"Dialling"_s);
    busy.floor.happen(CallArrived{
        call, Direction::Outbound, {"1001", ""}, "+74950000000", TrunkId{"city"}, BusyFloor::anna});
    busy.floor.happen(CallAnswered{call, {}, {}});
    EXPECT_EQ(stateOf(), u"Talking"_s);
    busy.floor.happen(CallHeld{call, BusyFloor::anna});
    EXPECT_EQ(stateOf(), u"On hold"_s);
}

TEST_F(SupervisorPageTest, offlineGreysTheBoardsAndSaysSinceWhen) {
    busy.floor.setLive(false);
    for (const auto *view : page.findChildren<BoardView *>())
        EXPECT_TRUE(view->isStale());
    EXPECT_TRUE(says(page, u"Figures are as of then."_s));
    busy.floor.setLive(true);
    EXPECT_FALSE(says(page, u"Figures are as of then."_s));
    for (const auto *line : page.findChildren<TextLine *>(QString{}, Qt::FindDirectChildrenOnly))
        EXPECT_TRUE(!line->isVisibleTo(&page) || line->glyph() == Glyph::None || !line->text().isEmpty())
            << "no sign without its words";
}

TEST_F(SupervisorPageTest, recordingsThatStopEarlyAreToldUntilOneIsWholeAgain) {
    const auto stop = [&](std::uint32_t call, std::string error) {
        busy.floor.happen(RecordingStopped{CallId::make(2, call), "a.wav", seconds{9}, std::move(error)});
    };
    stop(1, "interrupted");
    stop(1, {});
    EXPECT_FALSE(says(page, u"not recorded"_s));
    const auto since = timeOfDayText(busy.floor.now(), zoneOf(busy.floor.center().site));
    stop(2, "the disc is full");
    busy.floor.pass(seconds{90});
    stop(3, "the disc is full");
    EXPECT_TRUE(says(
        page, u"Talks are not recorded to their end since %1: the server's disc is full. Calls go on."_s.arg(
                  since)));
    stop(4, {});
    EXPECT_FALSE(says(page, u"not recorded"_s));
}

TEST_F(SupervisorPageTest, noColumnMeasuresItsContents) {
    for (const auto *view : page.findChildren<BoardView *>())
        for (int i = 0; i < view->model()->columnCount(); ++i)
            EXPECT_NE(view->horizontalHeader()->sectionResizeMode(i), QHeaderView::ResizeToContents);
}

TEST_F(SupervisorPageTest, boardsCanBeReadAtAnyWidthAndWhatMattersStays) {
    for (int width = 1024; width <= 1944; width += 20) {
        widen(width);
        for (const auto *view : page.findChildren<BoardView *>())
            EXPECT_EQ(unreadable(*view).join(u"; "_s).toStdString(), "")
                << view->accessibleName().toStdString() << " at " << width;
    }
    EXPECT_EQ(heads(u"Queues"_s),
              "Queue, Waiting, Longest, Agents, Offered, Answered, Abandoned, Speed, Service, "
              "Last hour, CSAT");
    EXPECT_EQ(heads(u"Agents"_s), "Agent, State, Since, Answered, Handling, Call, CSAT");
    widen(1366);
    EXPECT_EQ(heads(u"Queues"_s),
              "Queue, Waiting, Longest, Agents, Offered, Answered, Abandoned, Speed, Service");
    EXPECT_EQ(heads(u"Agents"_s), "Agent, State, Since, Call");
}

TEST_F(SupervisorPageTest, aColumnThatGaveWayComesBackWhenItIsWishedAndHidesNoRow) {
    auto &queues = board(u"Queues"_s);
    for (const auto *head : {"Last hour", "CSAT", "Offered", "Answered"})
        chooseColumn(u"Queues"_s, QString::fromLatin1(head));
    QCoreApplication::processEvents();
    EXPECT_EQ(heads(u"Queues"_s),
              "Queue, Waiting, Longest, Agents, Offered, Answered, Abandoned, Service, Last hour, CSAT");
    EXPECT_GT(queues.horizontalScrollBar()->maximum(), 0);
    EXPECT_EQ(queues.verticalScrollBar()->maximum(), 0) << "the bar stands under the total";
    chooseColumn(u"Queues"_s, u"Last hour"_s);
    EXPECT_EQ(heads(u"Queues"_s).find("Last hour"), std::string::npos);
    widen(1920);
    EXPECT_EQ(heads(u"Queues"_s).find("Last hour"), std::string::npos) << "what was hidden stays so";
    chooseColumn(u"Queues"_s, u"As many as there is room for"_s);
    EXPECT_NE(heads(u"Queues"_s).find("Last hour"), std::string::npos);
    widen(1366);
    EXPECT_EQ(heads(u"Queues"_s),
              "Queue, Waiting, Longest, Agents, Offered, Answered, Abandoned, Speed, Service");
}

TEST_F(SupervisorPageTest, everyHeadOfAFigureTellsWhatItMeans) {
    for (const auto *view : page.findChildren<BoardView *>())
        for (int i = 0; i < view->model()->columnCount(); ++i) {
            const auto at = view->model()->headerData(i, Qt::Horizontal, Qt::TextAlignmentRole);
            const auto meaning = view->model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
            const bool isFigure = at.value<Qt::Alignment>() & Qt::AlignRight;
            EXPECT_TRUE(!isFigure || !meaning.isEmpty())
                << view->model()->headerData(i, Qt::Horizontal).toString().toStdString();
        }
    const auto &queues = *board(u"Queues"_s).model();
    EXPECT_EQ(queues.index(1, QueueModel::Name).data(Qt::ToolTipRole).toString(), u"Возвраты и рекламации"_s);
}

TEST_F(SupervisorPageTest, aPauseOfARecordingAndWhoAdvisesStandOnTheBoards) {
    busy.ringAnna();
    busy.answerAnna();
    busy.floor.happen(RecordingStarted{busy.annasCall(), "a.flac"});
    busy.floor.happen(RecordingPaused{busy.annasCall(), BusyFloor::anna});
    EXPECT_NE(column(u"Waiting calls and calls in progress"_s, CallModel::Agent)
                  .find("Анна Петрова · paused: not recorded"),
              std::string::npos);
    const AgentId gleb{"gleb"};
    const auto isReady = find(busy.floor.center(), gleb)->state;
    busy.floor.happen(SupervisionAsked{busy.annasCall(), BusyFloor::anna, gleb, DeviceId{"1007"},
                                       SupervisionMode::Whisper, BusyFloor::anna});
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, gleb, SupervisionMode::Whisper,
                                         BusyFloor::anna});
    EXPECT_NE(column(u"Agents"_s, AgentModel::State).find("Advises"), std::string::npos);
    EXPECT_NE(column(u"Agents"_s, AgentModel::Call).find("→ Анна Петрова"), std::string::npos);
    EXPECT_EQ(find(busy.floor.center(), gleb)->state, isReady) << "his figures are what they were";
}

} // namespace
} // namespace callboard
