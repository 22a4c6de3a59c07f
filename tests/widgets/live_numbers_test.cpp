// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of the live boards open to their calls.
#include "core/kpi/figures.h"
#include "core/kpi/service_level.h"
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/past_figures.h"
#include "widgets/common/board_view.h"
#include "widgets/common/text_line.h"
#include "widgets/models/agent_model.h"
#include "widgets/models/call_model.h"
#include "widgets/models/queue_model.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/supervisor_page.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

#include <gtest/gtest.h>
#include <set>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class LiveNumbersTest : public testing::Test {
protected:
    LiveNumbersTest() {
        page.resize(1366, 700);
        open(page);
    }
    BoardView &board(const QString &name) { return boardOf(page, name); }
    const AskOpened &openCell(const QString &name, int row, int which) {
        auto &view = board(name);
        view.setFocus();
        view.setCurrentIndex(view.model()->index(row, which));
        QTest::keyClick(&view, Qt::Key_Return);
        return past.openings.back();
    }

    static const TextLine *lineWith(const QWidget &widget, const QString &text) {
        for (const auto *line : widget.findChildren<TextLine *>())
            if (line->isVisibleTo(&widget) && line->text().contains(text))
                return line;
        return nullptr;
    }

    BusyFloor busy;
    TestPast past{busy.floor.events()};
    SupervisorPage page{busy.floor, {}, &past};
};

// In one row with the tabs where there is room; and what closes the list is a small button in any case.
TEST_F(LiveNumbersTest, theFormulaStandsBesideTheTabsAndTheCrossAtTheEdge) {
    past.opened = morningAbandoned(busy.floor);
    past.opened.formula = "hung up before an answer";
    openCell(u"Queues"_s, 0, QueueModel::Abandoned);
    past.answerAll();
    QCoreApplication::processEvents();
    const auto *cross = buttonNamed(page, u"Close the list"_s);
    ASSERT_TRUE(cross);
    EXPECT_LT(cross->width(), 60);
    const auto *formula = lineWith(page, u"hung up before an answer"_s);
    ASSERT_TRUE(formula);
    EXPECT_LT(std::abs(formula->geometry().center().y() - cross->geometry().center().y()), 8);
    page.resize(500, 700);
    QCoreApplication::processEvents();
    EXPECT_LT(cross->width(), 60);
}

TEST_F(LiveNumbersTest, aNumberOfAQueueOpensToTheCallsOfItsTime) {
    past.opened = {"answered", 0, 0, 0, {}};
    const auto &center = busy.floor.center();
    const auto support = center.queues.begin()->id;
    const auto answered = openCell(u"Queues"_s, 0, QueueModel::Answered);
    EXPECT_EQ(answered.figure, VisitFigure::Answered);
    EXPECT_EQ(answered.queues, std::vector{support});
    EXPECT_EQ(answered.stream, "live");
    EXPECT_EQ(answered.from, center.dayStartedAt);
    EXPECT_EQ(answered.asOf, center.at);
    const auto hour = openCell(u"Queues"_s, 0, QueueModel::HourLevel);
    EXPECT_EQ(hour.figure, VisitFigure::IgnoreEarlyAbandons);
    EXPECT_EQ(hour.from, std::chrono::floor<seconds>(busy.floor.now()) - seconds{3599});
    const int total = board(u"Queues"_s).model()->rowCount() - 1;
    const auto waiting = openCell(u"Queues"_s, total, QueueModel::Waiting);
    EXPECT_EQ(waiting.figure, VisitFigure::Waiting);
    EXPECT_EQ(waiting.queues.size(), center.queues.size());
    past.answerAll();
    EXPECT_TRUE(says(page, u"Waiting 5 · All"_s)) << wordsIn(page).toStdString();
    EXPECT_FALSE(board(u"Waiting calls and calls in progress"_s).isVisible());
    QTest::keyClick(&board(u"Queues"_s), Qt::Key_Escape);
    EXPECT_TRUE(board(u"Waiting calls and calls in progress"_s).isVisible());
    EXPECT_FALSE(board(u"Calls of the number"_s).isVisible());
}

TEST_F(LiveNumbersTest, openingANumberChangesNothingAboutTheWindowAndShowsRows) {
    past.opened = morningAbandoned(busy.floor);
    for (const auto &size : {QSize(1024, 640), QSize(1366, 640), QSize(1366, 700), QSize(1920, 900)}) {
        page.resize(size);
        QCoreApplication::processEvents();
        ASSERT_EQ(page.size(), size);
        openCell(u"Queues"_s, 0, QueueModel::Waiting);
        past.answerAll();
        QCoreApplication::processEvents();
        EXPECT_EQ(page.size(), size);
        EXPECT_LE(page.minimumSizeHint().height(), size.height());
        auto &list = board(u"Calls of the number"_s);
        EXPECT_GE(list.viewport()->height() / list.verticalHeader()->defaultSectionSize(),
                  size.height() > 640 ? 6 : 4)
            << size.width() << "x" << size.height();
        QTest::keyClick(&list, Qt::Key_Escape);
    }
}

TEST_F(LiveNumbersTest, theCallsOfANumberHaveAllTheWidthUntilOneIsOpened) {
    past.opened = morningAbandoned(busy.floor);
    for (const int width : {1024, 1366, 1920}) {
        page.resize(width, 800);
        openCell(u"Queues"_s, 0, QueueModel::Waiting);
        past.answerAll();
        QCoreApplication::processEvents();
        auto &list = board(u"Calls of the number"_s);
        EXPECT_GE(list.width(), page.width() - 64) << width;
        EXPECT_TRUE(says(page, u"A double click or Enter opens a call."_s));
        EXPECT_EQ(list.model()->index(0, 3).data().toString(),
                  list.model()->index(0, 2).data() == u"hidden"_s ? QString{} : u"Пётр Семёнов"_s);
        const auto &metrics = list.fontMetrics();
        for (int column = 0; column < list.model()->columnCount(); ++column)
            if (list.model()->headerData(column, Qt::Horizontal) == u"Number"_s) {
                EXPECT_GE(list.columnWidth(column) - 17, metrics.horizontalAdvance(u"+44 7911 123456"_s));
                EXPECT_FALSE(list.isColumnHidden(column));
            }
        Q_EMIT list.opened(list.model()->index(0, 0));
        past.answerAll();
        QCoreApplication::processEvents();
        EXPECT_LE(list.width(), page.width() * 2 / 3) << "beside what happened to it";
        QTest::keyClick(&list, Qt::Key_Escape);
        QCoreApplication::processEvents();
        EXPECT_GE(list.width(), page.width() - 64) << width;
        QTest::keyClick(&list, Qt::Key_Escape);
    }
}

TEST_F(LiveNumbersTest, everyWayOutOfAQueueHasAColumnThatAddsUpAndOpens) {
    const auto &queues = *board(u"Queues"_s).model();
    for (int row = 0; row < queues.rowCount(); ++row) {
        const auto at = [&](int column) { return queues.index(row, column).data(SortRole).toLongLong(); };
        std::int64_t sum = 0;
        for (const int column : {QueueModel::Waiting, QueueModel::Answered, QueueModel::Abandoned,
                                 QueueModel::Overflowed, QueueModel::Refused, QueueModel::Unknown})
            sum += at(column);
        EXPECT_EQ(at(QueueModel::Offered), sum) << row;
    }
    EXPECT_EQ(openCell(u"Queues"_s, 0, QueueModel::Overflowed).figure, VisitFigure::Overflowed);
    EXPECT_EQ(openCell(u"Queues"_s, 0, QueueModel::Refused).figure, VisitFigure::Refused);
    EXPECT_EQ(openCell(u"Queues"_s, 0, QueueModel::Unknown).figure, VisitFigure::Unknown);
    EXPECT_EQ(openCell(u"Queues"_s, 0, QueueModel::KeptWait).figure, VisitFigure::PromisesKept);
}

// The formulas that are not the site's have columns of their own, and so has what a call takes.
TEST_F(LiveNumbersTest, everyServiceLevelAndHandlingTimeOfAQueueHasAColumnThatOpens) {
    const auto &queues = *board(u"Queues"_s).model();
    const auto head = [&](int column) { return queues.headerData(column, Qt::Horizontal).toString(); };
    std::set<VisitFigure> opened;
    QStringList heads;
    for (int column = QueueModel::FirstOtherLevel; column <= QueueModel::LastOtherLevel; ++column) {
        opened.insert(openCell(u"Queues"_s, 0, column).figure);
        heads += head(column);
    }
    EXPECT_EQ(opened,
              (std::set{VisitFigure::AnsweredOnly, VisitFigure::Strict, VisitFigure::CreditEarlyAbandons,
                        VisitFigure::IgnoreShortAbandons, VisitFigure::CreditShortAbandons}));
    EXPECT_EQ(heads.join(u", "_s), u"Answered only, Strict, Early credited, No short, Short credited"_s);
    const auto &today = busy.floor.center().queues.begin()->today;
    const auto strict = queues.index(0, QueueModel::FirstOtherLevel + 1);
    EXPECT_EQ(strict.data().toString(), percentText(*serviceLevel(today, ServiceLevel::Strict)));
    EXPECT_TRUE(strict.data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"answered within target / (answered + abandoned)"_s));
    EXPECT_EQ(queues.index(0, QueueModel::HandleTime).data().toString(), clockText(*handleTime(today)));
    EXPECT_EQ(queues.index(0, QueueModel::AfterCall).data().toString(), clockText(*workTime(today)));
    const auto handling = openCell(u"Queues"_s, 0, QueueModel::HandleTime);
    EXPECT_EQ(handling.work, WorkFigure::HandleTime);
    EXPECT_EQ(handling.queues, std::vector{busy.floor.center().queues.begin()->id});
    const int total = queues.rowCount() - 1;
    EXPECT_EQ(openCell(u"Queues"_s, total, QueueModel::AfterCall).work, WorkFigure::AfterCallAverage);
    auto site = busy.floor.center().site;
    site.serviceLevel = ServiceLevel::Strict;
    busy.floor.happen(ConfigChanged{site});
    EXPECT_EQ(head(QueueModel::FirstOtherLevel + 1), u"No early"_s);
    EXPECT_EQ(openCell(u"Queues"_s, 0, QueueModel::FirstOtherLevel + 1).figure,
              VisitFigure::IgnoreEarlyAbandons);
}

TEST_F(LiveNumbersTest, everyInputBesideAnOpenedNumberHasASpokenNameAndTabReachesIt) {
    EXPECT_EQ(unspokenOrUnreached(page), "");
    past.opened = {"answered", 0, 0, 0, {}};
    openCell(u"Queues"_s, 0, QueueModel::Answered);
    past.answerAll();
    EXPECT_EQ(unspokenOrUnreached(page), "");
}

TEST_F(LiveNumbersTest, anAgentsNumbersOpenToTalksAndOffersAndTheNameToTheAgent) {
    const AgentId agent{board(u"Agents"_s).model()->index(0, 0).data(IdRole).toString().toStdString()};
    const auto answered = openCell(u"Agents"_s, 0, AgentModel::Answered);
    EXPECT_EQ(answered.work, WorkFigure::OffersAnswered);
    EXPECT_EQ(answered.agents, std::vector{agent});
    StayRow talk;
    talk.agent = agent;
    talk.queue = busy.floor.center().queues.begin()->id;
    talk.at = busy.floor.now();
    talk.part = Part::Counted;
    talk.talk = seconds{185};
    talk.hold = seconds{20};
    past.opened = {"talks", 1, 0, 0, {talk}};
    past.openings.clear();
    const auto handling = openCell(u"Agents"_s, 0, AgentModel::HandleTime);
    EXPECT_EQ(handling.work, WorkFigure::HandleTime);
    past.answerAll();
    const auto *talks = board(u"Calls of the number"_s).model();
    ASSERT_EQ(talks->rowCount(), 1);
    EXPECT_EQ(talks->headerData(5, Qt::Horizontal).toString(), u"Talk"_s);
    EXPECT_EQ(talks->index(0, 5).data().toString(), u"3:05"_s);
    EXPECT_EQ(talks->index(0, 6).data().toString(), u"0:20"_s);
    past.openings.clear();
    auto &agents = board(u"Agents"_s);
    agents.setCurrentIndex(agents.model()->index(0, AgentModel::Name));
    QTest::keyClick(&agents, Qt::Key_Return);
    EXPECT_TRUE(past.openings.empty());
    EXPECT_EQ(page.findChild<QLineEdit *>()->text(), agents.model()->index(0, 0).data().toString());
}

// The list has what the number sums, and says how: the work after calls is no talk and stands apart.
TEST_F(LiveNumbersTest, anAverageHandlingOpensToItsTalksItsAfterCallWorkAndItsSum) {
    StayRow talk, work;
    talk.agent = work.agent =
        AgentId{board(u"Agents"_s).model()->index(0, 0).data(IdRole).toString().toStdString()};
    talk.at = work.at = busy.floor.now() - minutes{5};
    talk.part = Part::Counted;
    talk.talk = seconds{185};
    talk.hold = seconds{20};
    work.part = Part::Added;
    work.state = AgentState::WorkingAfterCall;
    work.lasted = seconds{70};
    past.opened = {"talks", 2, 0, 0, {talk, talk, work}, 1};
    openCell(u"Agents"_s, 0, AgentModel::HandleTime);
    past.answerAll();
    EXPECT_TRUE(says(page, u"(6:10 + 0:40 + 1:10) / 2 = 4:00 · (talk + hold + after-call work) / talks"_s))
        << wordsIn(page).toStdString();
    auto &parts = *page.findChild<QTabBar *>();
    EXPECT_EQ(parts.tabText(0), u"Counted  2"_s);
    EXPECT_EQ(parts.tabText(1), u"After-call work  1"_s);
    const auto &list = *board(u"Calls of the number"_s).model();
    EXPECT_EQ(list.rowCount(), 2);
    parts.setCurrentIndex(1);
    ASSERT_EQ(list.rowCount(), 1);
    EXPECT_EQ(list.headerData(4, Qt::Horizontal).toString(), u"Time"_s);
    EXPECT_EQ(list.index(0, 1).data().toString(), u"After-call work"_s);
    EXPECT_EQ(list.index(0, 4).data().toString(), u"1:10"_s);
    EXPECT_TRUE(says(page, u"1:10 together"_s)) << wordsIn(page).toStdString();
    parts.setCurrentIndex(0);
    EXPECT_EQ(list.headerData(6, Qt::Horizontal).toString(), u"Hold"_s);
    past.opened.counted = 3; // not all are told: a sum of these would be another one
    openCell(u"Agents"_s, 0, AgentModel::HandleTime);
    past.answerAll();
    EXPECT_FALSE(says(page, u" = "_s)) << wordsIn(page).toStdString();
}

TEST_F(LiveNumbersTest, whatCustomersThinkOpensToTheirMarks) {
    EXPECT_EQ(board(u"Queues"_s).model()->index(0, QueueModel::Csat).data().toString(), u"–"_s);
    const auto csat = openCell(u"Queues"_s, 0, QueueModel::Csat);
    EXPECT_EQ(csat.work, WorkFigure::Csat);
    EXPECT_EQ(csat.queues, std::vector{busy.floor.center().queues.begin()->id});
    EXPECT_EQ(csat.from, busy.floor.center().dayStartedAt);
    StayRow good, silent;
    good.at = silent.at = busy.floor.now();
    good.part = Part::Counted;
    good.mark = 5;
    silent.part = Part::LeftOut;
    silent.mark = 0;
    past.opened = {"csat", 1, 0, 1, {good, silent}};
    past.openings.clear();
    const auto ofAgent = openCell(u"Agents"_s, 0, AgentModel::Csat);
    EXPECT_EQ(ofAgent.work, WorkFigure::Csat);
    EXPECT_EQ(ofAgent.agents.size(), 1u);
    past.answerAll();
    const auto *contacts = board(u"Calls of the number"_s).model();
    ASSERT_EQ(contacts->rowCount(), 1);
    EXPECT_EQ(contacts->headerData(6, Qt::Horizontal).toString(), u"Mark"_s);
    EXPECT_EQ(contacts->index(0, 6).data().toString(), u"5 of 5"_s);
    page.findChild<QTabBar *>()->setCurrentIndex(1);
    EXPECT_EQ(contacts->index(0, 6).data().toString(), u"no mark given"_s);
}

TEST_F(LiveNumbersTest, howLongAnAgentIsInAStateOpensToHisDay) {
    StayRow lunch;
    lunch.agent = AgentId{board(u"Agents"_s).model()->index(0, 0).data(IdRole).toString().toStdString()};
    lunch.at = busy.floor.now() - minutes{30};
    lunch.part = Part::Counted;
    lunch.state = AgentState::NotReady;
    lunch.reason = ReasonId{"lunch"};
    lunch.lasted = minutes{20};
    past.opened = {"time", 1, 0, 0, {lunch}};
    const auto asked = openCell(u"Agents"_s, 0, AgentModel::InState);
    EXPECT_EQ(asked.work, WorkFigure::LoggedInTime);
    EXPECT_EQ(asked.agents, std::vector{lunch.agent});
    past.answerAll();
    auto &states = board(u"Calls of the number"_s);
    EXPECT_EQ(states.model()->index(0, 1).data().toString(), u"Not ready · lunch"_s);
    EXPECT_EQ(states.model()->index(0, 4).data().toString(), u"20:00"_s);
    states.setCurrentIndex(states.model()->index(0, 0));
    QTest::keyClick(&states, Qt::Key_Return); // it is no call, and nothing is asked for
    EXPECT_TRUE(says(page, u"What was done in this time stands in the agent's talks and offers."_s));
}

TEST_F(LiveNumbersTest, aCallOpensToWhatHappenedToItAndEscapeLeadsBack) {
    auto &calls = board(u"Waiting calls and calls in progress"_s);
    calls.setFocus();
    calls.setCurrentIndex(calls.model()->index(0, CallModel::Wait));
    const CallId call{calls.currentIndex().data(IdRole).toString().toULongLong()};
    QTest::keyClick(&calls, Qt::Key_Return);
    past.answerAll();
    EXPECT_EQ(past.calls, std::vector{call});
    auto &facts = board(u"What happened to the call"_s);
    ASSERT_TRUE(facts.isVisible());
    EXPECT_TRUE(facts.hasFocus()) << "not a button that would end the call";
    EXPECT_EQ(facts.model()->index(1, 1).data().toString(), u"Joins the queue Поддержка"_s);
    EXPECT_FALSE(board(u"Calls of the number"_s).isVisible());
    QTest::keyClick(&facts, Qt::Key_Escape);
    EXPECT_TRUE(calls.isVisible());
    openCell(u"Queues"_s, 0, QueueModel::Answered);
    EXPECT_TRUE(board(u"Calls of the number"_s).isVisible());
    EXPECT_TRUE(board(u"Calls of the number"_s).hasFocus());
    EXPECT_FALSE(facts.isVisible());
    QTest::keyClick(&board(u"Calls of the number"_s), Qt::Key_Escape);
    calls.setFocus();
    QTest::keyClick(&calls, Qt::Key_Return);
    EXPECT_TRUE(facts.hasFocus()) << "after a number, too";
}

} // namespace
} // namespace callboard
