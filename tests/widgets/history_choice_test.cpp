// SPDX-License-Identifier: GPL-3.0-or-later
// What of the past can be asked for on the page, and how far its lists go.
#include "tests/widgets/history_page_fixture.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QLineEdit>
#include <QScrollBar>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(HistoryPageTest, aLongListGoesOnWhereItIsScrolledTo) {
    auto stay = past.opened.stays.front();
    stay.part = Part::Counted;
    past.opened.stays.assign(500, stay);
    past.opened.counted = 2'000;
    past.answerAll();
    openNumber(0, u"Abandoned"_s);
    past.answerAll();
    EXPECT_TRUE(says(page, u"The first 500 are shown; scroll on for more."_s));
    auto &stays = board(u"Calls of the number"_s);
    QCoreApplication::processEvents();
    stays.setCurrentIndex(stays.model()->index(0, 0));
    stays.verticalScrollBar()->setValue(stays.verticalScrollBar()->maximum());
    ASSERT_EQ(past.openings.size(), 2u);
    EXPECT_EQ(past.openings.back().most, 2'500);
    const int place = stays.verticalScrollBar()->value();
    past.opened.stays.assign(2'000, stay);
    past.answerAll();
    EXPECT_EQ(stays.model()->rowCount(), 2'000);
    EXPECT_EQ(stays.verticalScrollBar()->value(), place);
    EXPECT_EQ(stays.currentIndex().row(), 0) << "what was chosen stays so, and out of sight";
    EXPECT_EQ(past.openings.size(), 2u) << "nothing is left to ask for";
}

// What was asked for it is not waited for any more.
TEST_F(HistoryPageTest, aLongListGoesOnAfterACallOfItWasOpenedMeanwhile) {
    auto stay = past.opened.stays.front();
    stay.part = Part::Counted;
    past.opened.stays.assign(500, stay);
    past.opened.counted = 2'000;
    past.answerAll();
    openNumber(0, u"Abandoned"_s);
    past.answerAll();
    auto &stays = board(u"Calls of the number"_s);
    QCoreApplication::processEvents();
    auto &bar = *stays.verticalScrollBar();
    bar.setValue(bar.maximum());
    Q_EMIT stays.opened(stays.model()->index(499, 0));
    past.answerAll();
    EXPECT_EQ(stays.model()->rowCount(), 500);
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_TRUE(says(page, u"The first 500 are shown; scroll on for more."_s));
    bar.setValue(0);
    bar.setValue(bar.maximum());
    ASSERT_EQ(past.openings.size(), 3u);
    EXPECT_EQ(past.openings.back().most, 2'500) << "not further than the first time";
}

TEST_F(HistoryPageTest, thePastOfAnotherSystemIsChosenWithItsQueuesAndAgents) {
    past.imports = {
        {"queue-log", past.figures.total.from, past.figures.total.to, {QueueId{"PS"}}, {AgentId{"AVI"}}}};
    past.answerAll();
    page.setVisible(false);
    page.setVisible(true);
    past.answerAll();
    auto *queues = boxOf(u"Queue"_s);
    ASSERT_GE(queues->findText(u"PS"_s), 0);
    ASSERT_GE(
        queues->findText(words::nameOf(busy.floor.center(), busy.floor.center().site.queues.front().id)), 0);
    boxOf(u"Source"_s)->setCurrentIndex(boxOf(u"Source"_s)->findText(u"queue-log"_s));
    EXPECT_EQ(queues->count(), 2) << "all, and its one";
    queues->setCurrentIndex(1);
    auto *hours = page.findChild<QLineEdit *>(u"hours"_s);
    QTest::keyClicks(hours, u"9-17"_s);
    QTest::keyClick(hours, Qt::Key_Return);
    QCoreApplication::processEvents();
    const auto &asked = past.reports.back();
    EXPECT_EQ(asked.stream, "queue-log");
    EXPECT_EQ(asked.queues, std::vector{QueueId{"PS"}});
    EXPECT_EQ(asked.hours, "9-17");
    past.answerAll();
    openNumber(0, u"Abandoned"_s);
    EXPECT_EQ(past.openings.back().stream, "queue-log");
    EXPECT_EQ(past.openings.back().hours, "9-17");
}

TEST_F(HistoryPageTest, queuesOfAnotherSystemHaveARowWhereSomethingHappened) {
    auto idle = past.figures.rows.front();
    idle.queue = QueueId{"PS"};
    idle.counts = {};
    idle.waiting = 0;
    past.figures.rows.push_back(idle);
    const auto rows = past.figures.rows.size();
    past.answerAll();
    EXPECT_EQ(figures().model()->rowCount(), static_cast<int>(rows)) << "and that of all";
}

TEST_F(HistoryPageTest, aLevelNamesTheTargetsByWhichItsCallsWereJudged) {
    past.answerAll();
    openNumber(0, u"Service"_s);
    const auto queue = past.openings.back().queues.front();
    const auto target = settingsOf(busy.floor.center(), queue)->target;
    EXPECT_TRUE(says(page, u"target "_s + clockText(target))) << wordsIn(page).toStdString();
    auto site = busy.floor.center().site;
    for (auto &each : site.queues)
        each.target = seconds{95};
    busy.floor.happen(ConfigChanged{site});
    openNumber(0, u"Service"_s);
    EXPECT_TRUE(says(page, u" on 1:35"_s)) << wordsIn(page).toStdString();
}

} // namespace
} // namespace callboard
