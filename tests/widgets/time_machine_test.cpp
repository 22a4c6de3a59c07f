// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_floor.h"
#include "widgets/common/board_view.h"
#include "widgets/common/clock_field.h"
#include "widgets/common/day_field.h"
#include "widgets/models/past_floor.h"
#include "widgets/models/text.h"
#include "widgets/supervisor/floor_page.h"

#include <gtest/gtest.h>
#include <QComboBox>
#include <QSlider>
#include <QTableView>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

class TimeMachine : public testing::Test {
protected:
    TimeMachine() {
        m_past.answerAll();
        page.resize(1366, 700);
        page.show();
    }
    // Minutes before the floor's present, by the slider.
    void goBack(int minutesAgo) {
        auto &slider = *page.findChild<QSlider *>();
        slider.setValue(slider.value() - 60 * minutesAgo);
    }
    QTime timeOfDay(Time time) const {
        return QTime::fromString(timeOfDayText(time, zoneOf(busy.floor.center().site)), u"HH:mm:ss"_s);
    }
    int secondOf(Time time) const { return QTime(0, 0).secsTo(timeOfDay(time)); }
    int shownSecond() { return page.findChild<QSlider *>()->value(); }
    const PastFloor &then() { return *page.findChild<PastFloor *>(); }
    std::uint64_t foldedUntil(Time at) const {
        Center center;
        center.at = busy.floor.events().front().at;
        for (const auto &event : busy.floor.events())
            if (event.at <= at)
                apply(center, event);
        return hashOf(center);
    }
    int rowsOf(const QString &board) {
        for (auto *view : page.findChildren<QTableView *>())
            if (view->isVisible() && view->accessibleName() == board)
                return view->model()->rowCount();
        return -1;
    }

    BusyFloor busy;
    TestPast m_past{busy.floor.events()};
    FloorPage page{busy.floor, m_past, {}};
};

} // namespace

TEST_F(TimeMachine, sliderTakesTheBoardsToAnotherMomentAndBack) {
    EXPECT_TRUE(says(page, u"Live"_s));
    const auto calls = u"Waiting calls and calls in progress"_s;
    const int now = rowsOf(calls);
    ASSERT_GT(now, 0);
    goBack(120);
    EXPECT_TRUE(says(page, u"Live"_s)) << "until the answer";
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"As it was"_s));
    EXPECT_EQ(hashOf(then().center()), foldedUntil(then().now()));
    EXPECT_LT(then().now(), busy.floor.now() - minutes{119});
    EXPECT_LT(rowsOf(calls), now);
    QTest::mouseClick(button(page, u"Now"_s), Qt::LeftButton);
    EXPECT_TRUE(says(page, u"Live"_s));
    EXPECT_EQ(rowsOf(calls), now);
}

TEST_F(TimeMachine, everyInputHasASpokenNameAndTabReachesItNowAndThen) {
    open(page);
    EXPECT_EQ(unspokenOrUnreached(page), "");
    goBack(120);
    m_past.answerAll();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "as it was";
}

TEST_F(TimeMachine, draggedBeyondThePresentItIsThePresent) {
    goBack(5);
    m_past.answerAll();
    ASSERT_TRUE(says(page, u"As it was"_s));
    goBack(-600);
    EXPECT_TRUE(says(page, u"Live"_s));
    EXPECT_EQ(m_past.waiting(), 0u);
}

TEST_F(TimeMachine, aKeyThatCanDoNothingSaysWhy) {
    const auto says = [&](Qt::Key key, const QString &sentence) {
        QTest::keyClick(&page, key, Qt::ControlModifier);
        EXPECT_TRUE(callboard::says(page, sentence)) << wordsIn(page).toStdString();
    };
    says(Qt::Key_Space, u"Choose a moment of the past first."_s);
    says(Qt::Key_L, u"You look at the floor and do not lead it."_s);
    goBack(5);
    m_past.answerAll();
    EXPECT_FALSE(callboard::says(page, u"You look at the floor"_s));
    says(Qt::Key_L, u"Nobody is led while you look back."_s);
    QTest::keyClick(&page, Qt::Key_0, Qt::ControlModifier);
    EXPECT_FALSE(callboard::says(page, u"Nobody is led"_s));
    says(Qt::Key_0, u"The boards show the present already."_s);
}

TEST_F(TimeMachine, playsAndStopsByTheSameKey) {
    open(page);
    goBack(30);
    m_past.answerAll();
    const auto &floor = then();
    for (const int speed : {10, 0, 10, 0}) {
        QTest::keyClick(&page, Qt::Key_Space, Qt::ControlModifier);
        EXPECT_EQ(floor.speed(), speed);
        m_past.answerAll();
    }
}

TEST_F(TimeMachine, playedOnItEndsInThePresent) {
    goBack(30);
    m_past.answerAll();
    QTest::mouseClick(button(page, u"Play"_s), Qt::LeftButton);
    EXPECT_TRUE(button(page, u"Stop"_s));
    auto &floor = *page.findChild<PastFloor *>();
    EXPECT_EQ(floor.speed(), 10);
    m_past.answerAll();
    const auto from = floor.now();
    floor.advance(minutes{10});
    EXPECT_EQ(floor.now(), from + minutes{10});
    EXPECT_EQ(hashOf(floor.center()), foldedUntil(floor.now()));
    floor.advance(minutes{30});
    EXPECT_TRUE(says(page, u"Live"_s));
    EXPECT_TRUE(button(page, u"Play"_s));
    EXPECT_EQ(floor.speed(), 0);
}

TEST_F(TimeMachine, whoGoesBackToThePresentIsNotTakenAwayByAnAnswerThatComesLate) {
    goBack(120);
    m_past.answerAll();
    ASSERT_FALSE(says(page, u"Live"_s));
    goBack(-60);
    QTest::keyClick(&page, Qt::Key_0, Qt::ControlModifier);
    EXPECT_TRUE(says(page, u"Live"_s));
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"Live"_s));
    goBack(60);
    m_past.answerAll();
    EXPECT_FALSE(says(page, u"Live"_s)) << "and looks back again";
}

TEST_F(TimeMachine, aMomentBeforeTheFirstEventIsToldAndTheBoardStays) {
    goBack(30);
    m_past.answerAll();
    const auto before = then().now();
    m_past.error = Error{"past.before", ""};
    goBack(60);
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"Nothing is known of this moment"_s));
    EXPECT_TRUE(says(page, u"As it was"_s));
    EXPECT_EQ(then().now(), before);
    EXPECT_EQ(shownSecond(), secondOf(before)) << "the bar stands where the boards are";
}

TEST_F(TimeMachine, theBarNamesThePastThatTheBoardsShowWhenAnotherCannotBeHad) {
    m_past.imports = {{"bank", busy.floor.events().front().at, busy.floor.now(), {}, {}}};
    goBack(30);
    m_past.answerAll();
    auto &streams = *page.findChild<QComboBox *>(u"streams"_s);
    m_past.error = Error{"past.busy", ""};
    streams.setCurrentIndex(1);
    Q_EMIT streams.activated(1);
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"As it was"_s));
    EXPECT_EQ(streams.currentIndex(), 0);
}

TEST_F(TimeMachine, onALiveBoardTroubleLeavesTheBarAtThePresentAndNowEndsIt) {
    m_past.error = Error{"past.busy", ""};
    goBack(30);
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"Live"_s));
    EXPECT_EQ(shownSecond(), secondOf(busy.floor.now()));
    auto *back = button(page, u"Now"_s);
    ASSERT_TRUE(back->isEnabled());
    const auto told = wordsIn(page);
    QTest::mouseClick(back, Qt::LeftButton);
    EXPECT_NE(wordsIn(page), told) << "the trouble is told no more";
    EXPECT_FALSE(back->isEnabled());
}

TEST_F(TimeMachine, noMomentBeforeTheBeginningOfTheJournalIsAskedFor) {
    const auto begin = busy.floor.events().front().at;
    m_past.answerAll(); // who looks at the floor asks whose past there is
    auto &slider = *page.findChild<QSlider *>();
    slider.setValue(0);
    m_past.answerAll();
    ASSERT_FALSE(m_past.moments.empty());
    EXPECT_EQ(m_past.moments.back(), begin);
    EXPECT_EQ(then().now(), begin);
    EXPECT_EQ(shownSecond(), secondOf(begin)) << "the handle stops there";
    QTest::keyClick(&page, Qt::Key_Left, Qt::ControlModifier);
    m_past.answerAll();
    EXPECT_EQ(m_past.moments.back(), begin);
}

TEST_F(TimeMachine, theSliderIsAsLongWhateverIsSaidBesideIt) {
    page.resize(1366, 700);
    const auto place = [&] {
        QCoreApplication::processEvents();
        const auto *slider = page.findChild<QSlider *>();
        return QRect(slider->mapTo(&page, QPoint()), slider->size());
    };
    const auto live = place();
    goBack(30);
    m_past.answerAll();
    EXPECT_EQ(place(), live) << "as it was";
    QTest::mouseClick(button(page, u"Play"_s), Qt::LeftButton);
    EXPECT_EQ(place(), live) << "it plays";
    QTest::mouseClick(button(page, u"Stop"_s), Qt::LeftButton);
    m_past.error = Error{"past.before", ""};
    goBack(60);
    m_past.answerAll();
    EXPECT_EQ(place(), live) << "in trouble";
}

TEST_F(TimeMachine, aDayOfThePastIsCalledByItsDateWhereverTheBoardsNameIt) {
    const auto tips = [&] {
        QStringList all;
        for (const auto *view : page.findChildren<BoardView *>()) {
            if (!view->isVisible())
                continue;
            const auto &model = *view->model();
            for (int column = 0; column < model.columnCount(); ++column) {
                all += model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
                for (int row = 0; row < model.rowCount(); ++row)
                    all += model.index(row, column).data(Qt::ToolTipRole).toString();
            }
        }
        for (const auto *line : page.findChildren<TextLine *>())
            if (line->isVisible())
                all += line->text() + u'\n' + line->toolTip();
        return all.join(u'\n').toStdString();
    };
    const auto has = [](const std::string &text, const char *words) { return text.find(words) != text.npos; };
    busy.floor.happen(CallersTurnedAway{3, TurnedAwayFor::Backlog});
    const auto at = busy.floor.now();
    busy.floor.pass(minutes{24 * 60});
    busy.floor.happen(DayStarted{"2026-11-22"});
    ASSERT_TRUE(has(tips(), "Callers who came into the queue today"));
    auto &day = *page.findChild<DayField *>();
    day.setDate({2026, 11, 21});
    m_past.answerAll();
    goBack(-1); // to the moment at which callers were told to come again
    m_past.answerAll();
    ASSERT_EQ(then().center().seq, busy.floor.center().seq - 1) << toIso(at);
    const auto told = tips();
    EXPECT_FALSE(has(told, "oday")) << told;
    EXPECT_TRUE(has(told, "Callers who came into the queue on 21 Nov 2026"));
    EXPECT_TRUE(has(told, "21 Nov 2026: "));
    EXPECT_TRUE(has(told, "told to come again on 21 Nov 2026: 3")) << told;
    goBack(60);
    m_past.answerAll();
    day.setDate({2026, 11, 22});
    m_past.answerAll();
    EXPECT_TRUE(has(tips(), "Callers who came into the queue today"));
}

TEST_F(TimeMachine, aTimeIsTypedWithoutColonsWhileThePresentGoesOn) {
    open(page);
    auto &clock = *page.findChild<ClockField *>();
    const auto typed = timeOfDay(busy.floor.now() - minutes{42});
    clock.setFocus();
    clock.selectAll();
    for (const auto letter : typed.toString(u"HHmm"_s)) {
        QTest::keyClicks(&clock, letter);
        busy.floor.pass(seconds{1});
    }
    EXPECT_EQ(clock.text(), typed.toString(u"HHmm"_s));
    QTest::keyClick(&clock, Qt::Key_Return);
    m_past.answerAll();
    EXPECT_EQ(timeOfDay(then().now()), QTime(typed.hour(), typed.minute()));
    EXPECT_EQ(clock.text(), typed.toString(u"HH:mm:00"_s));
}

} // namespace callboard
