// SPDX-License-Identifier: GPL-3.0-or-later
// Days and times that people type.
#include "tests/widgets/gui_support.h"
#include "widgets/common/clock_field.h"
#include "widgets/common/day_field.h"
#include "widgets/shell/language.h"

#include <gtest/gtest.h>
#include <QCalendarWidget>
#include <QShortcut>
#include <QSignalSpy>
#include <QToolTip>
#include <QVBoxLayout>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

// A page with a day, and a line to go to.
class DayFieldTest : public testing::Test {
protected:
    DayFieldTest() {
        auto *rows = new QVBoxLayout(&page);
        rows->addWidget(day);
        rows->addWidget(other);
        day->setDate({2026, 11, 21});
        open(page);
        other->setFocus();
        QObject::connect(day, &DayField::dateChanged, &page,
                         [this](const QDate &date) { chosen += date.toString(Qt::ISODate) + u' '; });
        QObject::connect(new QShortcut(Qt::Key_Escape, &page), &QShortcut::activated, &page,
                         [this] { ++escapes; });
    }
    void type(const QString &text, Qt::Key end = Qt::Key_Return) {
        typeInto(*day, text);
        QTest::keyClick(day, end);
    }
    std::string take() { return std::exchange(chosen, {}).toStdString(); }

    QWidget page;
    DayField *day = new DayField(&page);
    QLineEdit *other = new QLineEdit(&page);
    QString chosen;
    int escapes = 0;
};

} // namespace

TEST(DayField, understandsADayHoweverItIsTyped) {
    Language language;
    const auto read = [](const QString &typed) {
        const auto day = dayIn(typed, {2025, 3, 4});
        return day ? day->toString(Qt::ISODate).toStdString() : "none";
    };
    language.speak(u"en"_s);
    for (const auto &one :
         {u"01.12.2026"_s, u"1.12.2026"_s, u"2026-12-01"_s, u"01/12/26"_s, u" 1 12 2026 "_s, u"01122026"_s,
          u"20261201"_s, u"1 Dec 2026"_s, u"1 december 2026"_s, u"Dec 1, 2026"_s})
        EXPECT_EQ(read(one), "2026-12-01") << one.toStdString();
    EXPECT_EQ(read(u"1.12"_s), "2025-12-01") << "the year that stands there";
    EXPECT_EQ(read(u"1 dec"_s), "2025-12-01");
    for (const auto &none : {u""_s, u"31.02.2026"_s, u"12/31/2026"_s, u"1.13.2026"_s, u"12"_s, u"tomorrow"_s,
                             u"1 tomorrow 2026"_s, u"1.2.3.4"_s, u"1.12.20266"_s, u"1+12+2026"_s})
        EXPECT_EQ(read(none), "none") << none.toStdString();
    language.speak(u"ru"_s);
    for (const auto &one : {u"1 дек 2026"_s, u"1 декабря 2026 г."_s, u"1 Декабрь 2026"_s, u"1 dec 2026"_s})
        EXPECT_EQ(read(one), "2026-12-01") << one.toStdString();
    EXPECT_EQ(read(u"9 мая"_s), "2025-05-09");
    language.speak(u"en"_s);
}

TEST_F(DayFieldTest, whoComesIntoItTypesOverTheWholeDayAndEnterTakesIt) {
    QTest::mouseClick(day, Qt::LeftButton, {}, QPoint(20, day->height() / 2));
    EXPECT_EQ(day->selectedText(), u"21 Nov 2026"_s);
    type(u"01.12.2026"_s);
    EXPECT_EQ(day->text(), u"1 Dec 2026"_s);
    EXPECT_EQ(take(), "2026-12-01 ");
    other->setFocus();
    QTest::keyClick(other, Qt::Key_Tab, Qt::ShiftModifier);
    EXPECT_EQ(day->selectedText(), u"1 Dec 2026"_s);
    type(u"2026-11-30"_s, Qt::Key_Tab);
    EXPECT_EQ(day->text(), u"30 Nov 2026"_s);
    EXPECT_EQ(take(), "2026-11-30 ") << "who leaves it has typed it, too";
}

TEST_F(DayFieldTest, whatIsNoDayIsToldAndLosesNothing) {
    day->setMaximumDate({2026, 12, 1});
    for (const auto &[typed, why] : {std::pair{u"31.02.2026"_s, u"31.02.2026 is no day."_s},
                                     std::pair{u"2.12.2026"_s, u"2 Dec 2026 is still to come."_s}}) {
        day->setFocus();
        day->selectAll();
        type(typed);
        EXPECT_EQ(day->text(), typed);
        EXPECT_TRUE(day->trouble().startsWith(why)) << day->trouble().toStdString();
        EXPECT_EQ(QToolTip::text(), day->trouble());
        EXPECT_NE(day->palette().color(QPalette::Text), page.palette().color(QPalette::Text));
        other->setFocus();
        EXPECT_EQ(day->text(), typed) << "left behind, it can still be mended";
        EXPECT_EQ(day->date(), QDate(2026, 11, 21));
        day->setFocus();
        QTest::keyClick(day, Qt::Key_Escape);
        EXPECT_EQ(day->text(), u"21 Nov 2026"_s);
        EXPECT_EQ(day->trouble(), QString());
        EXPECT_EQ(day->palette().color(QPalette::Text), page.palette().color(QPalette::Text));
    }
    EXPECT_EQ(take(), "");
    EXPECT_EQ(escapes, 0);
    QTest::keyClick(day, Qt::Key_Escape);
    EXPECT_EQ(escapes, 1) << "with nothing to take back it is the page's";
    day->selectAll();
    type(u"30.02.2026"_s);
    day->setDate({2026, 11, 3}); // by somebody else
    other->setFocus();
    EXPECT_EQ(day->text(), u"30.02.2026"_s);
    day->setDate({2026, 11, 4});
    EXPECT_EQ(day->text(), u"4 Nov 2026"_s) << "nobody is at it any more";
}

TEST_F(DayFieldTest, arrowsChangeWhatTheCursorStandsAtAndNoFurtherThanTheLastDay) {
    day->setMaximumDate({2026, 12, 1});
    day->setFocus();
    day->setCursorPosition(1);
    QTest::keyClick(day, Qt::Key_Down);
    day->setCursorPosition(4);
    QTest::keyClick(day, Qt::Key_Down);
    day->setCursorPosition(8);
    QTest::keyClick(day, Qt::Key_Up);
    EXPECT_EQ(take(), "2026-11-20 2026-10-20 2026-12-01 ");
}

TEST_F(DayFieldTest, aCalendarOpensByKeyAndByItsArrowAndGivesTheDay) {
    const auto calendar = [&] { return page.findChild<QCalendarWidget *>(); };
    day->setFocus();
    QTest::keyClick(day, Qt::Key_Down, Qt::AltModifier);
    ASSERT_TRUE(calendar());
    EXPECT_EQ(calendar()->selectedDate(), QDate(2026, 11, 21));
    Q_EMIT calendar()->activated({2026, 11, 9});
    EXPECT_EQ(take(), "2026-11-09 ");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_FALSE(calendar());
    QTest::mouseClick(day, Qt::LeftButton, {}, QPoint(day->width() - 12, day->height() / 2));
    ASSERT_TRUE(calendar());
    QTest::keyClick(calendar()->parentWidget(), Qt::Key_Escape);
}

TEST(ClockField, understandsATimeHoweverItIsTyped) {
    const auto read = [](const QString &typed) {
        const auto time = timeOfDayIn(typed);
        return time ? time->toString(u"HH:mm:ss"_s).toStdString() : "none";
    };
    EXPECT_EQ(read(u"9"_s), "09:00:00");
    EXPECT_EQ(read(u"17"_s), "17:00:00");
    EXPECT_EQ(read(u"930"_s), "09:30:00");
    EXPECT_EQ(read(u"0930"_s), "09:30:00");
    EXPECT_EQ(read(u"93015"_s), "09:30:15");
    EXPECT_EQ(read(u"120310"_s), "12:03:10");
    EXPECT_EQ(read(u"12:3"_s), "12:03:00");
    EXPECT_EQ(read(u" 12.03.10 "_s), "12:03:10");
    for (const auto &none : {u""_s, u"noon"_s, u"24"_s, u"1299"_s, u"12:03:10:1"_s, u"1234567"_s})
        EXPECT_EQ(read(none), "none") << none.toStdString();
}

TEST(ClockField, whatIsNoTimeIsToldAndStaysUntilEscapeBringsTheTimeBack) {
    ClockField clock;
    open(clock);
    clock.setTime({12, 3, 10});
    QSignalSpy chosen(&clock, &ClockField::timeChosen);
    clock.selectAll();
    QTest::keyClicks(&clock, u"99"_s);
    QTest::keyClick(&clock, Qt::Key_Return);
    EXPECT_EQ(clock.text(), u"99"_s);
    EXPECT_TRUE(clock.trouble().startsWith(u"99 is no time of the day."_s)) << clock.trouble().toStdString();
    EXPECT_EQ(clock.time(), QTime(12, 3, 10));
    EXPECT_TRUE(chosen.isEmpty());
    QTest::keyClick(&clock, Qt::Key_Escape);
    EXPECT_EQ(clock.text(), u"12:03:10"_s);
    EXPECT_EQ(clock.trouble(), QString());
}

TEST(ClockField, arrowsChangeWhatTheCursorStandsAt) {
    ClockField clock;
    open(clock);
    clock.setTime({12, 3, 10});
    QSignalSpy chosen(&clock, &ClockField::timeChosen);
    clock.setCursorPosition(4);
    QTest::keyClick(&clock, Qt::Key_Up);
    clock.setCursorPosition(0);
    QTest::keyClick(&clock, Qt::Key_Down);
    EXPECT_EQ(clock.text(), u"11:04:10"_s);
    EXPECT_EQ(chosen.size(), 2);
    clock.selectAll();
    QTest::keyClicks(&clock, u"0730"_s);
    clock.setCursorPosition(0);
    QTest::keyClick(&clock, Qt::Key_Up);
    EXPECT_EQ(clock.text(), u"08:30:00"_s);
    EXPECT_EQ(chosen.size(), 3) << "typed and changed is chosen once";
}

} // namespace callboard
