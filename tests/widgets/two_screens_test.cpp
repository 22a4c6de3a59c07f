// SPDX-License-Identifier: GPL-3.0-or-later
// A desk with two screens: a caller pops on the one where the window is, and nothing else moves.
#include "tests/support/source.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_session.h"
#include "tests/widgets/test_softphone.h"
#include "tests/widgets/test_surroundings.h"
#include "widgets/agent/caller_view.h"
#include "widgets/common/theme.h"
#include "widgets/shell/alarm.h"
#include "widgets/shell/main_window.h"

#include <gtest/gtest.h>
#include <QScreen>
#include <QStandardPaths>
#include <QWindow>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

Preferences silent() {
    Preferences preferences;
    preferences.hasSound = false;
    return preferences;
}

QRect onTheDesk(const QWidget &widget) {
    return {widget.mapToGlobal(QPoint{0, 0}), widget.size()};
}

// Anna's window in the middle of a screen, and another program's beside it that has the focus.
struct Desk {
    explicit Desk(const QScreen &screen)
        : window(session, silent()) {
        QObject::connect(&window, &MainWindow::rang, &alarm, &Alarm::ring);
        session.set(Session::State::Live);
        window.setGeometry(screen.availableGeometry().adjusted(40, 40, -40, -40));
        open(window);
        open(other);
    }

    BusyFloor busy;
    TestSession session{busy.floor, {BusyFloor::anna, Role::Agent}};
    MainWindow window;
    Silent sounds;
    TestTray tray;
    Alarm alarm{window, sounds, tray};
    QWidget other;
};

} // namespace

TEST(TwoScreens, aCallPopsOnTheWindowsOwnScreenAndTakesNoFocus) {
    ASSERT_EQ(QGuiApplication::screens().size(), 2);
    for (const auto *screen : QGuiApplication::screens()) {
        SCOPED_TRACE(screen->name().toStdString());
        Desk desk(*screen);
        const auto place = desk.window.frameGeometry();
        desk.busy.ringAnna();
        QTest::qWait(80); // longer than the alarm lets the card be painted
        EXPECT_TRUE(says(desk.window, u"+7 921 123-45-67"_s));
        const auto *caller = desk.window.findChild<CallerView *>();
        ASSERT_TRUE(caller && caller->isVisible());
        EXPECT_TRUE(screen->geometry().contains(onTheDesk(*caller)));
        EXPECT_EQ(desk.window.screen(), screen);
        EXPECT_EQ(desk.window.frameGeometry(), place);
        EXPECT_EQ(QApplication::activeWindow(), &desk.other);
        for (const auto *each : QGuiApplication::topLevelWindows())
            EXPECT_TRUE(!each->isVisible() || each == desk.window.windowHandle() ||
                        each == desk.other.windowHandle())
                << "one window, not one for each call";
    }
}

// 1366 x 768 without a panel and a frame: the window grew over the screen's edge with the talk.
TEST(TwoScreens, aTalkFitsOnTheSmallOneHoweverItGoesOn) {
    Desk desk(*QGuiApplication::primaryScreen());
    const auto size = desk.window.size();
    EXPECT_EQ(size.height(), 688);
    const auto expectSame = [&](const char *when) {
        QCoreApplication::processEvents();
        EXPECT_EQ(desk.window.size().height(), size.height()) << when;
        EXPECT_LE(desk.window.minimumSizeHint().height(), size.height()) << when;
    };
    desk.busy.ringAnna();
    expectSame("it rings");
    EXPECT_TRUE(says(desk.window, u"answered"_s));
    EXPECT_FALSE(says(desk.window, u"avg. talk"_s)) << "gives way";
    desk.window.resize(size.width(), 1000);
    EXPECT_TRUE(says(desk.window, u"avg. talk"_s)) << "there is room";
    desk.window.resize(size);
    EXPECT_FALSE(says(desk.window, u"avg. talk"_s));
    desk.busy.answerAnna();
    expectSame("they talk");
    desk.busy.consultColleague();
    expectSame("she asks");
    desk.busy.bringTogether();
    expectSame("all together");
    desk.busy.endAnnasCall();
    expectSame("it is over");
}

TEST(TwoScreens, aConferenceOfFourFitsOnItBelowANoticeOfCallsThatWereCutOff) {
    Desk desk(*QGuiApplication::primaryScreen());
    auto &floor = desk.busy.floor;
    const CallId cutOff{900};
    floor.happen(CallArrived{cutOff, Direction::Inbound, {"+78120009900", {}}, "600", TrunkId{"city"}, {}});
    floor.happen(CallQueued{cutOff, QueueId{"support"}});
    floor.happen(OfferStarted{OfferId{900}, cutOff, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    floor.happen(CallAnswered{cutOff, BusyFloor::anna, OfferId{900}});
    floor.happen(BackendStarted{2, "0"});
    floor.happen(CallEnded{cutOff, EndedBy::System, EndCause::Interrupted});
    floor.happen(DeskConnected{BusyFloor::anna, SessionId{}, "desktop"});
    desk.busy.ringAnna();
    desk.busy.answerAnna();
    EXPECT_TRUE(says(desk.window, u"calls were cut off"_s));
    desk.busy.consultColleague();
    desk.busy.bringTogether();
    const CallId fourth{901};
    floor.happen(CallHeld{desk.busy.annasCall(), BusyFloor::anna});
    floor.happen(CallArrived{fourth, Direction::Outbound, {"1001", {}}, "+74950000002", {}, BusyFloor::anna});
    floor.happen(CallAnswered{fourth, {}, {}});
    const auto expectRoom = [&](const char *when) {
        QCoreApplication::processEvents();
        EXPECT_LE(desk.window.minimumSizeHint().height(), 688) << when;
    };
    expectRoom("a fourth is asked");
    floor.happen(
        CallConferenced{desk.busy.annasCall(), BusyFloor::anna, fourth, 4, {"+74950000002", "Pavel"}});
    expectRoom("all together");
    const CallId fifth{902};
    floor.happen(CallHeld{desk.busy.annasCall(), BusyFloor::anna});
    floor.happen(CallArrived{fifth, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    floor.happen(OfferStarted{OfferId{902}, fifth, AgentId{"nadia"}, DeviceId{"1014"}, floor.now()});
    expectRoom("a colleague's phone rings");
    floor.happen(CallAnswered{fifth, AgentId{"nadia"}, OfferId{902}});
    expectRoom("a colleague is asked");
    floor.happen(CallEnded{fifth, EndedBy::Callee, EndCause::Busy});
    expectRoom("she is busy");
    floor.happen(CallEnded{desk.busy.annasCall(), EndedBy::Caller, EndCause::Normal});
    EXPECT_TRUE(says(desk.window, u"calls were cut off"_s)) << "there is time for them again";
}

TEST(TwoScreens, theWindowComesBackToItsScreenAndFromOneThatIsGoneToOneThatIsThere) {
    for (const auto *screen : QGuiApplication::screens()) {
        Preferences remembered = silent();
        {
            Desk desk(*screen);
            remembered.geometry = desk.window.saveGeometry();
        }
        BusyFloor busy;
        TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
        MainWindow again(session, remembered);
        open(again);
        EXPECT_EQ(again.screen(), screen);
    }
    QWidget away;
    away.setGeometry(9000, 200, 900, 600);
    Preferences remembered = silent();
    remembered.geometry = away.saveGeometry();
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    MainWindow window(session, remembered);
    open(window);
    EXPECT_TRUE(window.screen()->geometry().intersects(window.geometry()));
}

} // namespace callboard

int main(int argc, char **argv) {
    ::testing::InitGoogleTest(&argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    const auto screens = callboard::test::sourceFolder() / "tests/data/two_screens.json";
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + QByteArray::fromStdString(screens.string()));
    QApplication app(argc, argv);
    app.setFont(callboard::textFont(app.font()));
    callboard::wear(app, callboard::Theme::Light, {});
    return RUN_ALL_TESTS();
}
