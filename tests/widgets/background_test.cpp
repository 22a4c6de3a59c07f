// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wait.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "tests/widgets/test_softphone.h"
#include "tests/widgets/test_surroundings.h"
#include "widgets/shell/alarm.h"
#include "widgets/shell/main_window.h"

#include <QAction>
#include <QMenu>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// Anna's window while she works in others.
class BackgroundTest : public testing::Test {
protected:
    BackgroundTest() {
        QObject::connect(&window, &MainWindow::rang, &alarm, &Alarm::ring);
        QObject::connect(&window, &MainWindow::lostCaller, &alarm, &Alarm::tellGone);
        session.set(Session::State::Live);
        open(window);
    }
    QAction *choice(const QString &text) {
        for (auto *action : window.findChildren<QAction *>())
            if (action->text() == text)
                return action;
        return nullptr;
    }
    bool isTold(const QString &text) {
        return test::waitFor([&] { return tray.told.contains(text); });
    }
    template <class C>
    bool hasSent() {
        return !session.requests().sent.empty() && std::holds_alternative<C>(session.requests().sent.back());
    }

    BusyFloor busy;
    TestSession session{busy.floor, {BusyFloor::anna, Role::Agent}};
    TestTray tray;
    TestKeys keys;
    CountingSound sounds;
    TestSoftphone phone;
    MainWindow window{session, {}, {&phone, &tray, &keys}};
    Alarm alarm{window, sounds, tray, &phone};
    const QString stays = u"Go on in the tray when the window is closed"_s;
    const QString taken = u"Ctrl+Shift+F4 answers, Ctrl+Shift+F8 hangs up"_s;
};

TEST_F(BackgroundTest, aCallIsToldBesideTheClockWhileTheWindowIsMinimisedOrHidden) {
    const auto told = u"Пётр: A call rings"_s;
    window.showMinimized();
    busy.ringAnna();
    EXPECT_TRUE(isTold(told)) << tray.told.join(u'\n').toStdString();
    EXPECT_TRUE(window.isMinimized()) << "it stays where its user left it";
    tray.told.clear();
    window.hide();
    busy.answerAnna();
    busy.endAnnasCall();
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    busy.ringAnna();
    EXPECT_TRUE(isTold(told)) << tray.told.join(u'\n').toStdString();
    EXPECT_FALSE(window.isVisible());
    Q_EMIT tray.opened();
    EXPECT_TRUE(window.isVisible());
}

TEST_F(BackgroundTest, aCallerWhoGoesOnHoldIsToldBesideTheClockOnceAndWithoutASound) {
    busy.ringAnna();
    busy.answerAnna();
    ASSERT_TRUE(test::waitFor([&] { return sounds.rings == 1; }));
    busy.consultColleague();
    window.showMinimized();
    busy.endAnnasCall();
    busy.missColleague();
    EXPECT_EQ(tray.told.filter(u"Has gone while on hold"_s).join(u'\n'), u"Пётр: Has gone while on hold"_s);
    EXPECT_EQ(sounds.rings, 1);
}

TEST_F(BackgroundTest, nothingIsToldBesideTheClockWhileTheWindowIsInFront) {
    busy.ringAnna();
    ASSERT_TRUE(test::waitFor([&] { return sounds.rings == 1; }));
    EXPECT_TRUE(tray.told.isEmpty());
    EXPECT_FALSE(tray.isShown) << "no icon before there is need of one";
}

TEST_F(BackgroundTest, whatRingsInThisComputerGoesOnRingingWhileTheWindowIsHidden) {
    window.hide();
    PhoneView view;
    view.isRinging = true;
    phone.become(view);
    busy.ringAnna();
    EXPECT_TRUE(test::waitFor([&] { return sounds.rings >= 2; }));
}

TEST_F(BackgroundTest, closingEndsItUnlessItsUserChoseTheTray) {
    EXPECT_TRUE(window.close());
    open(window);
    choice(stays)->trigger();
    EXPECT_TRUE(window.preferences().staysInTray);
    EXPECT_FALSE(window.close());
    EXPECT_FALSE(window.isVisible());
    EXPECT_TRUE(tray.isShown);
    EXPECT_EQ(session.state(), Session::State::Live);
    Q_EMIT tray.opened();
    EXPECT_TRUE(window.isVisible());
    tray.isHere = false;
    EXPECT_TRUE(window.close()) << "nothing would bring it back";
}

TEST_F(BackgroundTest, whereThereIsNoTrayNothingIsSaidOfOne) {
    auto *menu = qobject_cast<QMenu *>(choice(stays)->parent());
    ASSERT_NE(menu, nullptr);
    tray.isHere = false;
    Q_EMIT menu->aboutToShow();
    EXPECT_FALSE(choice(stays)->isVisible());
    window.hide();
    busy.ringAnna();
    EXPECT_TRUE(test::waitFor([&] { return sounds.rings == 1; })) << "it is heard all the same";
    EXPECT_TRUE(tray.told.isEmpty());
}

TEST_F(BackgroundTest, keysOfAllWindowsAnswerAndHangUpOnceTheyWereChosen) {
    EXPECT_TRUE(keys.taken.isEmpty()) << "off until somebody wants them";
    choice(taken)->trigger();
    EXPECT_EQ(keys.taken,
              (QList<QKeySequence>{QKeySequence(u"Ctrl+Shift+F4"_s), QKeySequence(u"Ctrl+Shift+F8"_s)}));
    window.hide();
    Q_EMIT keys.pressed(0);
    EXPECT_TRUE(session.requests().sent.empty()) << "nothing rings";
    busy.ringAnna();
    Q_EMIT keys.pressed(1);
    EXPECT_TRUE(session.requests().sent.empty()) << "who hangs up has answered";
    Q_EMIT keys.pressed(0);
    ASSERT_TRUE(hasSent<AnswerCall>());
    Q_EMIT keys.pressed(0);
    EXPECT_EQ(session.requests().sent.size(), 1u) << "pending";
    busy.answerAnna();
    Q_EMIT keys.pressed(1);
    EXPECT_TRUE(hasSent<HangUp>());
    EXPECT_FALSE(window.isVisible());
    session.signOut();
    EXPECT_TRUE(keys.taken.isEmpty()) << "nobody's calls";
}

TEST_F(BackgroundTest, aKeyOfAnotherProgramIsNamed) {
    keys.foreign = QKeySequence(u"Ctrl+Shift+F8"_s);
    choice(taken)->trigger();
    const auto trouble = u"Ctrl+Shift+F8 belongs to another program: no keys work in all windows."_s;
    EXPECT_TRUE(says(window, trouble));
    choice(u"Super+F4 answers, Super+F8 hangs up"_s)->trigger();
    EXPECT_FALSE(says(window, trouble));
    EXPECT_EQ(keys.taken.size(), 2);
}

TEST(Background, aWindowSystemWithoutSuchKeysIsSaidToHaveNone) {
    TestFloor floor;
    TestSession session(floor, {UserId{"olga"}, Role::Supervisor});
    TestKeys keys;
    keys.isAllowed = false;
    const MainWindow window(session, {}, {nullptr, nullptr, &keys});
    session.set(Session::State::Live);
    QStringList words;
    for (const auto *action : window.findChildren<QAction *>())
        words += action->text();
    EXPECT_TRUE(words.contains(u"Wayland gives keys to the window in front only."_s));
    EXPECT_FALSE(words.contains(u"Super+F4 answers, Super+F8 hangs up"_s));
}

} // namespace
} // namespace callboard
