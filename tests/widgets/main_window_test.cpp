// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "tests/widgets/test_softphone.h"
#include "tests/widgets/test_surroundings.h"
#include "widgets/common/board_columns.h"
#include "widgets/common/board_view.h"
#include "widgets/history/history_page.h"
#include "widgets/models/queue_model.h"
#include "widgets/shell/alarm.h"
#include "widgets/shell/language.h"
#include "widgets/shell/main_window.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class MainWindowTest : public testing::Test {
protected:
    MainWindowTest() { open(window); }
    QLineEdit &field(const QString &name) {
        for (auto *edit : window.findChildren<QLineEdit *>())
            if (edit->accessibleName() == name)
                return *edit;
        std::abort();
    }

    BusyFloor busy;
    TestSession session{busy.floor, {BusyFloor::anna, Role::Agent}};
    MainWindow window{session, silent()};

private:
    static Preferences silent() {
        Preferences preferences;
        preferences.hasSound = false;
        return preferences;
    }
};

TEST_F(MainWindowTest, thePasswordIsForgottenOnceItWasGood) {
    field(u"User"_s).setText(u"anna"_s);
    QTest::keyClicks(&field(u"Password"_s), u"secret"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    session.set(Session::State::Live);
    session.signOut();
    EXPECT_EQ(field(u"Password"_s).text(), QString{});
    EXPECT_EQ(field(u"User"_s).text(), u"anna"_s);
    QTest::keyClick(&field(u"Password"_s), Qt::Key_Return);
    EXPECT_EQ(session.asked.size(), 1u) << "Enter does not sign the last person in again";
}

TEST_F(MainWindowTest, theKeyboardIsWhereTheFirstThingIsMissing) {
    EXPECT_EQ(window.focusWidget(), &field(u"User"_s));
}

TEST(MainWindow, theColumnsThatPeopleChooseAreThereAfterASignOut) {
    BusyFloor busy;
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    MainWindow window(session, {});
    open(window);
    const auto board = [&] { return window.findChild<BoardView *>(u"queues"_s); };
    session.set(Session::State::Live);
    QMenu menu;
    board()->columns().fill(menu);
    for (auto *action : menu.actions())
        if (action->text() == u"Longest"_s)
            action->trigger();
    EXPECT_TRUE(board()->isColumnHidden(QueueModel::Longest));
    session.signOut();
    EXPECT_EQ(board(), nullptr);
    session.set(Session::State::Live);
    EXPECT_TRUE(board()->isColumnHidden(QueueModel::Longest));
    EXPECT_FALSE(board()->isColumnHidden(QueueModel::Waiting));
    EXPECT_EQ(window.preferences().columns.value(u"queues"_s), u"2-"_s);
}

TEST(MainWindow, anotherLanguageAsksHistoryForTheSame) {
    BusyFloor busy;
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    MainWindow window(session, {});
    open(window);
    session.set(Session::State::Live);
    HistoryChoice choice;
    choice.period = PeriodKind::LastWeek;
    choice.rows = RowsBy::QueueAndAgent;
    choice.step = Step::Hour;
    auto *before = window.findChild<HistoryPage *>();
    before->choose(choice);
    choice = before->choice();
    QEvent words(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &words);
    const auto *after = window.findChild<HistoryPage *>();
    ASSERT_NE(after, nullptr);
    EXPECT_EQ(after->choice(), choice);
}

TEST(MainWindow, fitsAScreenOf1024By768InEveryLanguageAndStage) {
    Language language;
    for (const auto *code : {"en", "ru"}) {
        language.speak(QString::fromLatin1(code));
        BusyFloor busy;
        TestSession lead(busy.floor, {UserId{"olga"}, Role::Supervisor});
        MainWindow floor(lead, {});
        lead.set(Session::State::Live);
        QCoreApplication::processEvents();
        EXPECT_LE(floor.minimumSizeHint().width(), 1024) << "the floor and history, " << code;
        EXPECT_LE(floor.minimumSizeHint().height(), 736) << "the floor and history, " << code;
        TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
        session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
        MainWindow desk(session, {});
        session.set(Session::State::Live);
        const auto least = [&](const char *stage) {
            QCoreApplication::processEvents();
            EXPECT_LE(desk.minimumSizeHint().width(), 1024) << stage << ", " << code;
            EXPECT_LE(desk.minimumSizeHint().height(), 736) << stage << ", " << code;
        };
        least("idle");
        busy.ringAnna();
        least("it rings");
        busy.answerAnna();
        least("she talks");
        busy.missColleague();
        least("somebody else calls");
        busy.consultColleague();
        busy.missColleague();
        least("she asks");
        busy.bringTogether();
        least("three talk");
        busy.endAnnasCall();
        least("after the call");
    }
}

TEST(MainWindow, aLinkOpensTheDeskWithItsNumberAndDialsNothing) {
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Supervisor});
    MainWindow window(session, {});
    open(window);
    window.prepareDial(u"600"_s);
    session.set(Session::State::Live);
    const auto field = [&] {
        for (auto *edit : window.findChildren<QLineEdit *>())
            if (edit->accessibleName() == u"Number to dial"_s)
                return edit;
        std::abort();
    };
    EXPECT_EQ(field()->text(), u"600"_s) << "it came before the sign-in";
    EXPECT_TRUE(field()->isVisible());
    QTest::mouseClick(button(window, u"Floor"_s), Qt::LeftButton);
    EXPECT_FALSE(field()->isVisible());
    window.prepareDial(u"+7 921 123-45-67"_s);
    EXPECT_TRUE(field()->isVisible());
    EXPECT_EQ(field()->text(), u"+7 921 123-45-67"_s);
    EXPECT_TRUE(session.requests().sent.empty());
}

TEST_F(MainWindowTest, whatRingsAlreadyIsAnnouncedOnce) {
    QSignalSpy rang(&window, &MainWindow::rang);
    busy.ringAnna();
    session.set(Session::State::Live);
    EXPECT_EQ(rang.size(), 1);
    QEvent other(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &other);
    EXPECT_EQ(rang.size(), 1) << "words change, the call is the same";
}

TEST_F(MainWindowTest, aPopTakesTheFocusFromNoOtherWindow) {
    Silent sounds;
    TestTray tray;
    Alarm alarm(window, sounds, tray);
    QSignalSpy rang(&window, &MainWindow::rang);
    QObject::connect(&window, &MainWindow::rang, &alarm, &Alarm::ring);
    session.set(Session::State::Live);
    QWidget other;
    open(other);
    const auto ring = [&] {
        busy.ringAnna();
        QTest::qWait(80); // longer than the alarm lets the card be painted
        EXPECT_EQ(QApplication::activeWindow(), &other);
    };
    ring();
    busy.answerAnna();
    busy.endAnnasCall();
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    QEvent words(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&window, &words);
    ring();
    EXPECT_EQ(rang.size(), 2);
}

TEST(LanguageTest, monthsAreOfTheLanguageOfTheWords) {
    const QLocale german(u"de_DE"_s);
    const QLocale russian(u"ru_KZ"_s);
    EXPECT_EQ(Language::localeOf({}, german).language(), QLocale::English);
    EXPECT_EQ(Language::localeOf({}, russian), russian);
    EXPECT_EQ(Language::localeOf(u"ru"_s, german).language(), QLocale::Russian);
}

} // namespace
} // namespace callboard
