// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch.h"
#include "tests/widgets/history_page_fixture.h"
#include "widgets/history/fact_words.h"
#include "widgets/history/period.h"
#include "widgets/models/row_table.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"
#include "widgets/shell/language.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QTabBar>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(HistoryPageTest, asksForTodayByQueueOnceItIsSeenAndSaysThatItReads) {
    ASSERT_EQ(past.reports.size(), 1u);
    EXPECT_TRUE(past.reports.front().byQueue);
    EXPECT_EQ(past.reports.front().to - past.reports.front().from, std::chrono::hours{24});
    EXPECT_TRUE(says(page, u"Reading…"_s));
    EXPECT_TRUE(figures().isStale());
    past.answerAll();
    EXPECT_FALSE(says(page, u"Reading…"_s));
    EXPECT_TRUE(says(page, u"service: early abandons left out"_s)) << "a level never stands without its name";
    EXPECT_EQ(figures().model()->rowCount(), static_cast<int>(past.figures.rows.size()) + 1);
    const auto total = texts(figures(), figures().model()->rowCount() - 1);
    EXPECT_TRUE(total.starts_with("All | " + std::to_string(past.figures.total.counts.offered) + " | "))
        << total;
}

TEST_F(HistoryPageTest, aChoiceAsksAnewAndAnswersThatCameTooLateAreNotShown) {
    choose(u"Period"_s, 1);
    choose(u"Rows by time"_s, 2);
    choose(u"Rows"_s, 3);
    ASSERT_EQ(past.reports.size(), 4u);
    const auto &last = past.reports.back();
    EXPECT_EQ(last.groupBy, Step::Hour);
    EXPECT_FALSE(last.byQueue);
    EXPECT_EQ(last.to, past.reports.front().from) << "yesterday ends where today begins";
    past.answerAll();
    EXPECT_EQ(columnOf(u"When"_s), 0);
    EXPECT_EQ(columnOf(u"Queue"_s), -1);
}

TEST_F(HistoryPageTest, aNumberOpensToItsFormulaItsCallsAndTheOnesLeftOut) {
    past.answerAll();
    openNumber(0, u"Abandoned"_s);
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().figure, VisitFigure::Abandoned);
    EXPECT_EQ(past.openings.front().queues, std::vector{past.figures.rows.front().queue});
    past.answerAll();
    EXPECT_TRUE(says(page, u"hung up before an answer"_s));
    const auto &stays = board(u"Calls of the number"_s);
    EXPECT_EQ(stays.model()->rowCount(), past.opened.counted);
    auto *parts = page.findChild<QTabBar *>();
    ASSERT_EQ(parts->count(), 2);
    EXPECT_EQ(parts->tabText(1), u"Left out  %1"_s.arg(past.opened.leftOut));
    parts->setCurrentIndex(1);
    EXPECT_EQ(stays.model()->rowCount(), past.opened.leftOut);
    EXPECT_TRUE(texts(stays, 0).ends_with("| answered")) << texts(stays, 0);
}

TEST_F(HistoryPageTest, everyInputHasASpokenNameAndTabReachesIt) {
    past.answerAll();
    choose(u"Period"_s, 5); // from … to
    past.answerAll();
    EXPECT_EQ(unspokenOrUnreached(page), "");
    openNumber(0, u"Abandoned"_s);
    past.answerAll();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "beside an opened number";
}

TEST_F(HistoryPageTest, talkAndHandlingOpenToTheTalksOfQueues) {
    past.answerAll();
    openNumber(0, u"Handling"_s);
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().work, WorkFigure::HandleTime);
    EXPECT_TRUE(past.openings.front().ofQueues);
    EXPECT_TRUE(says(page, u"(talk + hold + after-call work) / talks that ended"_s));
}

// Nobody saw how some ended: the level is about what it says, and the tool tip between what it lies.
TEST_F(HistoryPageTest, aLevelOverAGapIsMarked) {
    auto &counts = past.figures.rows.front().counts;
    counts.answered = 6;
    counts.answeredWithinTarget = 3;
    counts.abandoned = counts.abandonedWithinTarget = 0;
    counts.unknown = 4;
    past.answerAll();
    const auto level = figures().model()->index(0, columnOf(u"Service"_s));
    EXPECT_EQ(level.data().toString(), u"≈ "_s + percentText(0.5));
    const auto answered = figures().model()->index(0, columnOf(u"Answered"_s));
    EXPECT_EQ(answered.data().toString(), u"≥ 6"_s);
    EXPECT_TRUE(answered.data(Qt::ToolTipRole).toString().contains(u"nobody saw how 4 callers ended"_s));
    const auto tip = level.data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains(u"between %1 and %2"_s.arg(percentText(0.3), percentText(0.7))))
        << tip.toStdString();
    const auto total = figures().model()->index(1, columnOf(u"Service"_s));
    EXPECT_FALSE(total.data().toString().startsWith(u"≈"_s));
}

// As on the board of queues: of few calls a level is drawn quietly and says how certain it is.
TEST_F(HistoryPageTest, aLevelOfFewCallsSaysHowLittleItSays) {
    const auto answer = [&](std::size_t row, std::int64_t calls) {
        auto &counts = past.figures.rows[row].counts;
        counts = {};
        counts.offered = counts.answered = calls;
        counts.answeredWithinTarget = calls - 3;
    };
    answer(0, 29);
    answer(1, 30);
    past.answerAll();
    const auto cell = [&](int row, const QString &name) {
        return figures().model()->index(row, columnOf(name));
    };
    const auto few = cell(0, u"Service"_s), enough = cell(1, u"Service"_s);
    EXPECT_TRUE(few.data(DimRole).toBool());
    const auto tip = few.data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains(
        u"of 29 calls only: %1 to %2 with 95 % certainty"_s.arg(percentText(0.7361), percentText(0.9642))))
        << tip.toStdString();
    EXPECT_FALSE(cell(0, u"Offered"_s).data(DimRole).toBool()) << "so many there were, for certain";
    EXPECT_FALSE(enough.data(DimRole).toBool());
    EXPECT_FALSE(enough.data(Qt::ToolTipRole).toString().contains(u"certainty"));
}

TEST_F(HistoryPageTest, theOfferedAddUpForOtherWaysOutHaveColumnsWhereThereWereAny) {
    past.figures.rows.front().counts.unknown = past.figures.total.counts.unknown = 4;
    past.answerAll();
    EXPECT_EQ(columnOf(u"Refused"_s), -1);
    EXPECT_EQ(figures().model()->index(0, columnOf(u"Unknown"_s)).data().toString(), u"4"_s);
    openNumber(0, u"Unknown"_s);
    EXPECT_EQ(past.openings.front().figure, VisitFigure::Unknown);
    const int last = figures().model()->rowCount() - 1;
    EXPECT_EQ(figures().model()->index(last, columnOf(u"Waiting"_s)).data().toString().toInt(),
              past.figures.total.waiting);
}

TEST_F(HistoryPageTest, agentsHaveATableOfTheirWorkAndStates) {
    AgentFiguresRow row;
    row.from = past.figures.total.from;
    row.to = past.figures.total.to;
    row.agent = busy.floor.center().agents.begin()->id;
    row.counts.answered = 3;
    row.counts.offers = 5;
    row.counts.offersNotAnswered = 2;
    row.counts.segments = 2;
    row.counts.contacts = 2;
    row.counts.transferred = 1;
    row.counts.dials = 4;
    row.counts.dialsAnswered = 3;
    row.counts.talk = seconds{300};
    row.counts.hold = seconds{25};
    row.counts.ready = minutes{10};
    row.counts.busy = seconds{325};
    past.agentFigures.rows = {row};
    choose(u"Rows"_s, 4);
    past.answerAll();
    ASSERT_EQ(past.agentReports.size(), 1u);
    EXPECT_TRUE(past.agentReports.front().byAgent);
    ASSERT_EQ(figures().model()->rowCount(), 1);
    const auto cell = [&](const QString &name) {
        return figures().model()->index(0, columnOf(name)).data().toString().toStdString();
    };
    EXPECT_EQ(cell(u"Offers"_s), "5");
    EXPECT_EQ(cell(u"Missed"_s), "2");
    EXPECT_EQ(cell(u"Calls out"_s), "4");
    EXPECT_EQ(cell(u"Contacts"_s), "2");
    EXPECT_EQ(cell(u"Passed on"_s), "1");
    const auto tip = [&](const QString &name) {
        return figures().model()->index(0, columnOf(name)).data(Qt::ToolTipRole).toString();
    };
    EXPECT_TRUE(tip(u"Passed on"_s).contains(u"Transfer rate: "_s + percentText(0.5)));
    EXPECT_TRUE(tip(u"Calls out"_s).contains(u"Connect rate: "_s + percentText(0.75)));
    EXPECT_EQ(cell(u"Talk"_s), "2:30");
    EXPECT_EQ(cell(u"Ready"_s), "10:00");
    EXPECT_EQ(cell(u"On calls"_s), "5:25");
    EXPECT_EQ(cell(u"Occupancy"_s), percentText(0.35).toStdString());
    openNumber(0, u"Missed"_s);
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().work, WorkFigure::OffersMissed);
    EXPECT_EQ(past.openings.front().agents, std::vector{row.agent});
    openNumber(0, u"Ready"_s);
    ASSERT_EQ(past.openings.size(), 2u);
    EXPECT_EQ(past.openings.back().work, WorkFigure::ReadyTime);
    openNumber(0, u"Passed on"_s);
    EXPECT_EQ(past.openings.back().work, WorkFigure::Transfers);
    openNumber(0, u"Calls out"_s);
    ASSERT_EQ(past.openings.size(), 4u);
    EXPECT_EQ(past.openings.back().work, WorkFigure::Dials);
    openNumber(0, u"Occupancy"_s);
    ASSERT_EQ(past.openings.size(), 5u);
    EXPECT_EQ(past.openings.back().work, WorkFigure::Occupancy);
}

TEST_F(HistoryPageTest, theTableIsSavedAsNumbersForASpreadsheet) {
    past.answerAll();
    const test::Scratch scratch;
    const auto file = QString::fromStdString(scratch.path("table.csv").string());
    ASSERT_TRUE(page.saveTo(file));
    QFile saved(file);
    ASSERT_TRUE(saved.open(QIODevice::ReadOnly));
    const auto bytes = saved.readAll();
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF"));
    const auto lines = QString::fromUtf8(bytes).split(u"\r\n"_s);
    ASSERT_EQ(lines.size(), static_cast<int>(past.figures.rows.size()) + 3);
    EXPECT_TRUE(lines[0].startsWith(u"Queue,Offered,Answered,"_s)) << lines[0].toStdString();
    EXPECT_TRUE(lines[0].contains(u",Answer (seconds),"_s)) << lines[0].toStdString();
    const auto &counts = past.figures.total.counts;
    EXPECT_TRUE(lines[lines.size() - 2].startsWith(u"All,%1,%2,"_s.arg(counts.offered).arg(counts.answered)));
    EXPECT_TRUE(says(page, u"Saved: table.csv"_s));
    EXPECT_FALSE(page.saveTo(u"/nonexistent/table.csv"_s));
}

TEST_F(HistoryPageTest, aCallOpensToItsFactsAndEscapeLeadsBack) {
    past.answerAll();
    openNumber(1, u"Abandoned"_s);
    past.answerAll();
    auto &stays = board(u"Calls of the number"_s);
    Q_EMIT stays.opened(stays.model()->index(0, 0));
    past.answerAll();
    const auto &facts = board(u"What happened to the call"_s);
    ASSERT_TRUE(facts.isVisible());
    ASSERT_GE(facts.model()->rowCount(), 2);
    EXPECT_NE(texts(facts, 1).find("Joins the queue"), std::string::npos) << texts(facts, 1);
    QTest::keyClick(&stays, Qt::Key_Escape);
    EXPECT_FALSE(facts.isVisible());
    EXPECT_TRUE(stays.isVisible());
    QTest::keyClick(&stays, Qt::Key_Escape);
    EXPECT_FALSE(stays.isVisible());
}

TEST_F(HistoryPageTest, aNumberOpensAsOfTheMomentThatItsReportSays) {
    past.figures.asOf = busy.floor.now();
    past.answerAll();
    const auto when = u"as of "_s + timeOfDayText(*past.figures.asOf, zoneOf(busy.floor.center().site));
    EXPECT_TRUE(says(page, when)) << wordsIn(page).toStdString();
    busy.floor.pass(minutes{3});
    openNumber(0, u"Abandoned"_s);
    ASSERT_EQ(past.openings.size(), 1u);
    EXPECT_EQ(past.openings.front().asOf, past.figures.asOf);
    past.answerAll();
    EXPECT_TRUE(says(page, when)) << "beside the list, too";
    QTest::mouseClick(button(page, u"Refresh"_s), Qt::LeftButton);
    ASSERT_EQ(past.reports.size(), 2u);
    past.figures.asOf = busy.floor.now();
    past.answerAll();
    EXPECT_FALSE(says(page, when));
    EXPECT_TRUE(says(page, u"as of "_s));
    choose(u"Period"_s, 1);
    past.answerAll();
    EXPECT_FALSE(says(page, u"as of "_s)) << "yesterday is over";
}

// Wherever there is no room for all columns the table scrolls: the rows keep their names.
TEST_F(HistoryPageTest, aRowsTimeIsWholeInEveryGroupingLanguageAndWidth) {
    Language language;
    for (const auto *code : {"en", "ru"}) {
        language.speak(QString::fromLatin1(code));
        HistoryPage other(busy.floor, past);
        open(other);
        auto &view = *other.findChildren<BoardView *>().front();
        for (const auto step : {Step::Whole, Step::Day, Step::Hour, Step::Interval}) {
            auto choice = other.choice();
            choice.rows = RowsBy::Nothing;
            choice.step = step;
            other.choose(choice);
            for (auto &row : past.figures.rows) {
                row.from = *fromIso("2026-09-30T07:45:00Z");
                row.to = row.from + minutes{15};
            }
            past.figures.total.from = *fromIso("2026-09-21T00:00:00Z");
            past.figures.total.to = *fromIso("2026-09-30T00:00:00Z");
            QCoreApplication::processEvents();
            past.answerAll();
            for (const int width : {1024, 1366, 2560}) {
                other.resize(width, 700);
                QCoreApplication::processEvents();
                for (int row = 0; row < view.model()->rowCount(); ++row) {
                    const auto text = view.model()->index(row, 0).data().toString();
                    EXPECT_GE(view.columnWidth(0), view.fontMetrics().horizontalAdvance(text) + 16)
                        << code << " " << text.toStdString() << " at " << width;
                }
            }
        }
    }
}

TEST_F(HistoryPageTest, whatIsAskedForCanBeTakenToAnotherPage) {
    choose(u"Period"_s, 5);
    choose(u"Queue"_s, 2);
    choose(u"Agent"_s, 3);
    choose(u"Rows"_s, 2);
    choose(u"Rows by time"_s, 3);
    auto choice = page.choice();
    choice.days = {QDate(2026, 11, 3), QDate(2026, 11, 4)};
    HistoryPage other(busy.floor, past);
    other.choose(choice);
    past.reports.clear();
    QCoreApplication::processEvents();
    EXPECT_TRUE(past.reports.empty()) << "nobody looks yet";
    open(other);
    QCoreApplication::processEvents();
    EXPECT_EQ(other.choice(), choice);
    ASSERT_EQ(past.reports.size(), 1u);
    EXPECT_EQ(past.reports.front().groupBy, Step::Interval);
    EXPECT_EQ(past.reports.front().queues, std::vector{choice.queue});
    EXPECT_EQ(past.reports.front().to - past.reports.front().from, std::chrono::hours{48});
}

TEST_F(HistoryPageTest, openingANumberChangesNothingAboutTheWindow) {
    for (const auto &size : {QSize(1024, 640), QSize(1366, 640), QSize(1366, 700)}) {
        page.resize(size);
        past.answerAll();
        openNumber(0, u"Abandoned"_s);
        past.answerAll();
        QCoreApplication::processEvents();
        EXPECT_EQ(page.size(), size);
        EXPECT_LE(page.minimumSizeHint().height(), size.height());
        auto &stays = board(u"Calls of the number"_s);
        const int rows = stays.viewport()->height() / stays.verticalHeader()->defaultSectionSize();
        EXPECT_GE(rows, size.height() > 640 ? 5 : 3) << size.width() << "x" << size.height();
        QTest::keyClick(&stays, Qt::Key_Escape);
    }
}

TEST_F(HistoryPageTest, aRefusalSaysWhatForbadeIt) {
    past.error = Error{"history.tooManyRows", "more than 2000"};
    past.answerAll();
    EXPECT_TRUE(says(page, u"That would be too many rows. Choose a shorter period or larger groups."_s));
    past.error.reset();
    QTest::keyClick(&page, Qt::Key_F5);
    past.answerAll();
    EXPECT_FALSE(says(page, u"too many rows"_s));
    openNumber(0, u"Answered"_s);
    past.error = Error{"link.lost", "cut"};
    past.answerAll();
    EXPECT_TRUE(says(page, u"The connection was cut. F5 asks again."_s));
}

TEST_F(HistoryPageTest, theWholeTableIsCopiedAsText) {
    past.answerAll();
    figures().setFocus();
    QTest::keyClick(&figures(), Qt::Key_C, Qt::ControlModifier);
    const auto lines = QGuiApplication::clipboard()->text().split(u'\n');
    ASSERT_EQ(lines.size(), figures().model()->rowCount() + 2);
    EXPECT_TRUE(lines.front().startsWith(u"Queue\tOffered\tAnswered\t"_s)) << lines.front().toStdString();
}

TEST_F(HistoryPageTest, itsTableKeepsTheRulesOfModels) {
    const QAbstractItemModelTester tester(figures().model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    past.answerAll();
    choose(u"Rows"_s, 2);
    past.answerAll();
    EXPECT_EQ(columnOf(u"Agent"_s), 1);
}

TEST(HistoryPeriod, weeksBeginOnMondayAndDaysAreTheSites) {
    const QDate saturday(2026, 11, 21);
    EXPECT_EQ(daysOf(PeriodKind::ThisWeek, saturday), (DaySpan{QDate(2026, 11, 16), saturday}));
    EXPECT_EQ(daysOf(PeriodKind::LastWeek, saturday), (DaySpan{QDate(2026, 11, 9), QDate(2026, 11, 15)}));
    EXPECT_EQ(daysOf(PeriodKind::ThisMonth, saturday), (DaySpan{QDate(2026, 11, 1), saturday}));
    // The night in which Berlin's clocks go back.
    const QDate night(2026, 10, 25);
    const auto times = timesOf({night, night}, QTimeZone("Europe/Berlin"));
    EXPECT_EQ(times.to - times.from, std::chrono::hours{25});
    EXPECT_EQ(toIso(times.from), "2026-10-24T22:00:00.000000Z");
    EXPECT_EQ(dateAt(times.from, QTimeZone("Europe/Berlin")), night);
}

TEST(FactWords, tellACallInPlainSentences) {
    BusyFloor busy;
    const auto &center = busy.floor.center();
    const auto told = [&](const Fact &fact) { return words::fact(fact, center).toStdString(); };
    const CallId call{5};
    EXPECT_EQ(told(CallArrived{call, Direction::Inbound, {"+79211234567", ""}, "600", {}, {}}),
              "+7 921 123-45-67 dials 600");
    EXPECT_EQ(told(CallEnded{call, EndedBy::Caller, EndCause::Cancelled}), "The caller gives up");
    EXPECT_EQ(told(CallEnded{call, EndedBy::System, EndCause::MaxWait}),
              "The call ends: waited longer than the queue allows");
    EXPECT_EQ(told(OfferEnded{OfferId{1}, call, BusyFloor::anna, OfferOutcome::NoAnswer}),
              words::nameOf(center, BusyFloor::anna).toStdString() + " does not answer");
    EXPECT_EQ(told(RatingGiven{call, 2, 3, BusyFloor::anna}), "The customer gives the mark 2 of 3");
    EXPECT_EQ(told(RecordingHeard{call, "5.flac", BusyFloor::anna}),
              words::nameOf(center, BusyFloor::anna).toStdString() + " hears the recording");
}

} // namespace
} // namespace callboard
