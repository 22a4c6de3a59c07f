// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codec/codec.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_floor.h"
#include "widgets/models/past_floor.h"
#include "widgets/supervisor/floor_page.h"

#include <gtest/gtest.h>
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

TEST_F(TimeMachine, aMomentBeforeTheFirstEventIsToldAndTheBoardStays) {
    goBack(30);
    m_past.answerAll();
    const auto before = then().now();
    m_past.error = Error{"past.before", ""};
    goBack(60);
    m_past.answerAll();
    EXPECT_TRUE(says(page, u"Nothing is known of this moment"_s));
    EXPECT_EQ(then().now(), before);
}

} // namespace callboard
