// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/source.h"
#include "tests/support/wait.h"
#include "tests/widgets/bank_past.h"
#include "tests/widgets/board_reading.h"
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/camera.h"
#include "tests/widgets/hand_speaker.h"
#include "tests/widgets/past_figures.h"
#include "tests/widgets/test_session.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/agent/agent_page.h"
#include "widgets/common/board_view.h"
#include "widgets/common/day_field.h"
#include "widgets/history/history_page.h"
#include "widgets/history/period.h"
#include "widgets/history/recording_view.h"
#include "widgets/history/sound_lane.h"
#include "widgets/shell/main_window.h"
#include "widgets/supervisor/lead_bar.h"
#include "widgets/supervisor/supervisor_page.h"
#include "widgets/supervisor/time_bar.h"

#include <QComboBox>
#include <QLineEdit>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

const std::initializer_list<Setting> settings{
    {Theme::Light, u"en"_s, {1024, 768}, 1},  {Theme::Dark, u"ru"_s, {1024, 768}, 1},
    {Theme::Light, u"en"_s, {1366, 768}, 1},  {Theme::Dark, u"en"_s, {1366, 768}, 1},
    {Theme::Light, u"ru"_s, {1366, 768}, 1},  {Theme::Dark, u"ru"_s, {1366, 768}, 1},
    {Theme::Light, u"en"_s, {1920, 1080}, 2}, {Theme::Dark, u"ru"_s, {1920, 1080}, 2},
};

class Screenshots : public testing::TestWithParam<Setting> {};

TEST_P(Screenshots, signInPage) {
    Camera camera(GetParam());
    TestFloor floor;
    TestSession session(floor, {});
    MainWindow window(session, {});
    EXPECT_TRUE(camera.shoot(window, u"sign-in"_s, u"Server"_s, u"Сервер"_s));
    session.signIn({u"wss://centre.acme.example:8765"_s, u"anna"_s, u"secret"_s});
    session.set(Session::State::SignedOut,
                Error{"link.certificateExpired",
                      "the certificate of centre.acme.example ended on 2026-11-01T10:00:00Z"});
    EXPECT_TRUE(camera.shoot(window, u"sign-in-refused"_s, u"The server's certificate ended on 1 Nov 2026"_s,
                             u"Срок действия сертификата сервера истёк 1 нояб. 2026"_s));
}

// A real bank's week.
class BankScreenshots : public Screenshots {
protected:
    BankScreenshots() {
        session.otherPast = &bank;
        session.set(Session::State::Live);
    }
    void SetUp() override {
        if (!std::filesystem::exists(log))
            GTEST_SKIP() << "no " << log;
        ASSERT_TRUE(bank.isThere);
    }

    const std::filesystem::path log = test::sourceFolder() / "../shared/data/bank-1999/queue_log";
    Camera camera{GetParam()};
    BankPast bank{log};
    BusyFloor busy;
    TestSession session{busy.floor, {UserId{"olga"}, Role::Supervisor}};
};

// Its busiest hour, and one of its numbers opened.
TEST_P(BankScreenshots, floorOfThePast) {
    MainWindow window(session, {});
    window.show(); // who looks at the floor asks whose past there is
    bank.answerAll();
    auto &bar = *window.findChild<TimeBar *>();
    auto &streams = *bar.findChild<QComboBox *>(u"streams"_s);
    streams.setCurrentIndex(1);
    Q_EMIT streams.activated(1);
    bank.answerAll();
    Q_EMIT bar.momentWished(bar.stream(), fromIso("1999-08-01T10:20:00Z")->time_since_epoch().count());
    bank.answerAll();
    EXPECT_TRUE(camera.shoot(window, u"floor-of-the-past"_s, u"As it was"_s, u"Как было"_s));
    auto &queues = boardOf(window, camera.isRussian() ? u"Очереди"_s : u"Queues"_s);
    constexpr int waiting = 1;
    Q_EMIT queues.opened(queues.model()->index(queues.model()->rowCount() - 1, waiting));
    bank.answerAll();
    const auto &calls =
        boardOf(window, camera.isRussian() ? u"Звонки этого числа"_s : u"Calls of the number"_s);
    EXPECT_EQ(calls.model()->index(0, 5).data(), queues.model()->index(0, waiting + 1).siblingAtRow(4).data())
        << "who has waited longest, in PS";
    EXPECT_TRUE(camera.shoot(window, u"floor-opened"_s, u"waiting still"_s, u"ещё ждёт"_s));
}

TEST_P(BankScreenshots, historyPage) {
    Preferences preferences;
    preferences.page = u"history"_s;
    MainWindow window(session, preferences);
    open(window);
    auto *page = window.findChild<HistoryPage *>();
    ASSERT_TRUE(page);
    page->findChildren<QComboBox *>().front()->setCurrentIndex(static_cast<int>(PeriodKind::Dates));
    const auto days = page->findChildren<DayField *>();
    days[0]->setDate({1999, 8, 1});
    days[1]->setDate({1999, 8, 5});
    QCoreApplication::processEvents();
    bank.answerAll();
    EXPECT_TRUE(camera.shoot(window, u"history"_s, u"service: early abandons left out"_s, u"сервис: "_s));
    const auto board = [&](int which) { return page->findChildren<BoardView *>().at(which); };
    Q_EMIT board(0)->opened(board(0)->model()->index(0, 4));
    bank.answerAll();
    Q_EMIT board(1)->opened(board(1)->model()->index(0, 0));
    bank.answerAll();
    EXPECT_TRUE(camera.shoot(window, u"history-opened"_s, u"hung up before an answer"_s,
                             u"положили трубку до ответа"_s));
}

// What happened to a call, and what was said in it.
TEST_P(Screenshots, recordingOfACall) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    session.set(Session::State::Live);
    HandSpeaker speaker;
    Preferences preferences;
    preferences.page = u"history"_s;
    MainWindow window(session, preferences, {.sounds = &speaker});
    open(window);
    auto &past = session.ownPast();
    past.figures = morningFigures(busy.floor);
    past.opened = morningAbandoned(busy.floor);
    past.recordings.recordings = {talkOfTwo(busy.floor.now() - minutes{3})};
    past.answerAll();
    const auto boards = window.findChild<HistoryPage *>()->findChildren<BoardView *>();
    Q_EMIT boards[0]->opened(boards[0]->model()->index(0, 4));
    past.answerAll();
    const auto call = std::ranges::find(past.opened.stays, Part::Counted, &StayRow::part)->call;
    busy.floor.happen(RecordingStarted{call, "1.flac"});
    busy.floor.happen(RecordingStopped{call, "1.flac", seconds{222}, {}});
    Q_EMIT boards[1]->opened(boards[1]->model()->index(0, 0));
    past.answerAll();
    auto *view = window.findChild<HistoryPage *>()->findChild<RecordingView *>();
    ASSERT_TRUE(view->isVisible());
    view->findChild<SoundLane *>()->sought(seconds{71});
    EXPECT_TRUE(camera.shoot(window, u"history-recording"_s, u"1:11 / 3:42"_s, u"1:11 / 3:42"_s));
}

TEST_P(Screenshots, agentPage) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    EXPECT_TRUE(camera.shoot(window, u"agent-ready"_s, u"The next call rings"_s, u"Следующий звонок"_s));
    open(window);
    ContactCard roman;
    roman.name = "Роман Светлов";
    roman.company = "Acme Северо-Западное объединение дорожного строительства";
    roman.numbers = {"+79211234567", "+78123334455"};
    session.requests().matches["ро"].contacts = {roman};
    auto &field = *window.findChild<AgentPage *>()->findChild<QLineEdit *>();
    typeInto(field, u"ро"_s);
    ASSERT_TRUE(test::waitFor([&] { return !session.requests().searched.empty(); }));
    EXPECT_TRUE(camera.shoot(window, u"agent-names"_s, u"No call"_s, u"Нет звонка"_s));
    QTest::keyClick(&field, Qt::Key_Escape);
    field.clear();
    busy.ringAnna();
    EXPECT_TRUE(camera.shoot(window, u"agent-ringing"_s, u"or pick up phone 1001"_s,
                             u"или снимите трубку телефона 1001"_s));
    busy.answerAnna();
    EXPECT_TRUE(camera.shoot(window, u"agent-talking"_s, u"call: ready"_s, u"после звонка: готов"_s));
    busy.endAnnasCall();
    EXPECT_TRUE(camera.shoot(window, u"agent-after-call"_s, u"next: ready"_s, u"далее: готов"_s));
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    busy.floor.happen(AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, ReasonId{"meeting"},
                                        Author::Supervisor, UserId{"olga"}});
    session.set(Session::State::Offline, Error{"link.lost", ""});
    EXPECT_TRUE(camera.shoot(window, u"agent-offline"_s, u"Offline since"_s, u"Нет связи с"_s));
    session.set(Session::State::Live);
    EXPECT_TRUE(camera.shoot(window, u"agent-not-ready"_s, u"Set by"_s, u"Включил(а)"_s));
}

TEST_P(Screenshots, recordedTalkOfMany) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    busy.ringAnna();
    busy.answerAnna();
    const auto call = busy.annasCall();
    busy.floor.happen(RecordingStarted{call, "1.flac"});
    EXPECT_TRUE(camera.shoot(window, u"agent-recorded"_s, u"About this call"_s, u"Об этом звонке"_s));
    busy.consultColleague();
    busy.floor.happen(RecordingPaused{call, BusyFloor::anna});
    EXPECT_TRUE(camera.shoot(window, u"agent-consulting"_s, u"All together"_s, u"Все вместе"_s));
    busy.bringTogether();
    EXPECT_TRUE(camera.shoot(window, u"agent-conference"_s, u"Silence"_s, u"Заглушить"_s));
    busy.wantCodes();
    busy.floor.happen(CallPartyLeft{call, 3, BusyFloor::anna});
    busy.endAnnasCall();
    EXPECT_TRUE(camera.shoot(window, u"agent-wrap-up"_s, u"About this call"_s, u"Об этом звонке"_s));
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Supervisor, UserId{"olga"}});
    EXPECT_TRUE(camera.shoot(window, u"agent-owed"_s, u"About the call with"_s, u"О звонке: "_s));
}

TEST_P(Screenshots, talkThatWasTakenOver) {
    Camera camera(GetParam());
    BusyFloor busy;
    busy.ringAnna();
    busy.answerAnna();
    busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, AgentId{"gleb"}});
    for (const auto role : {Role::Agent, Role::Supervisor}) {
        TestSession session(busy.floor, {BusyFloor::anna, role});
        session.set(Session::State::Live);
        MainWindow window(session, {});
        const auto name = role == Role::Agent ? u"agent-taken-over"_s : u"supervisor-own-work"_s;
        EXPECT_TRUE(camera.shoot(window, name, u"fter-call work"_s, u"бработка"_s));
    }
}

TEST_P(Screenshots, colleagueWhoIsAskedIn) {
    Camera camera(GetParam());
    BusyFloor busy;
    busy.ringAnna();
    busy.answerAnna();
    const AgentId sofia{"sofia"};
    TestSession session(busy.floor, {sofia, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    open(window);
    const auto device = find(busy.floor.center(), sofia)->device;
    busy.floor.happen(SupervisionAsked{busy.annasCall(), BusyFloor::anna, sofia, device,
                                       SupervisionMode::Whisper, BusyFloor::anna});
    EXPECT_TRUE(camera.shoot(window, u"agent-asked"_s, u"asks you in"_s, u"приглашает вас"_s));
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, sofia, SupervisionMode::Whisper,
                                         BusyFloor::anna});
    EXPECT_TRUE(camera.shoot(window, u"agent-advises"_s, u"alone hears you"_s, u"Вас слышит"_s));
}

TEST_P(Screenshots, phoneInThisComputer) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    TestSoftphone phone;
    MainWindow window(session, {}, {&phone});
    PhoneView view;
    view.stage = PhoneView::Stage::Registered;
    phone.become(view);
    EXPECT_TRUE(camera.shoot(window, u"agent-softphone"_s, u"rings in this computer"_s, u"звонит здесь"_s));
    busy.ringAnna();
    busy.answerAnna();
    view.isTalking = true;
    view.sound = {phone.inputs.first(), phone.outputs.first()};
    view.quality = TalkQuality{u"G.711"_s, 0.004, milliseconds{12}, milliseconds{35}};
    phone.become(view);
    Q_EMIT phone.levelsChanged(0.3F, 0.1F);
    QTest::keyClick(&window, Qt::Key_F11);
    EXPECT_TRUE(camera.shoot(window, u"agent-keys"_s, u"good sound"_s, u"слышно ясно"_s));
    QTest::keyClick(&window, Qt::Key_F12, Qt::ShiftModifier);
    EXPECT_TRUE(camera.shoot(window, u"agent-devices"_s, u"In use: Headset"_s, u"Работает: Headset"_s));
}

TEST_P(Screenshots, supervisorPage) {
    Camera camera(GetParam());
    BusyFloor busy;
    busy.ringAnna();
    busy.answerAnna();
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    EXPECT_TRUE(camera.shoot(window, u"supervisor"_s, u"18 logged in of 20"_s, u"на смене 18 из 20"_s));
    window.findChild<LeadBar *>()->chooseAgent(AgentId{"nadia"});
    QTest::keyClick(window.findChild<SupervisorPage *>(), Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(camera.shoot(window, u"supervisor-idle-key"_s, u"Надежда Суворова is in no call."_s,
                             u"нет звонка"_s));
    busy.floor.happen(RecordingStarted{busy.annasCall(), "1.flac"});
    busy.consultColleague();
    busy.bringTogether();
    window.findChild<LeadBar *>()->chooseCall(busy.annasCall());
    EXPECT_TRUE(camera.shoot(window, u"supervisor-leading"_s, u"Pause recording"_s, u"Пауза записи"_s));
    session.set(Session::State::Offline, Error{"link.lost", ""});
    EXPECT_TRUE(camera.shoot(window, u"supervisor-offline"_s, u"Figures are as of then."_s,
                             u"Цифры на этот момент."_s));
}

// Few calls, whose levels say little; and the work of teams.
TEST_P(Screenshots, historyOfAMorning) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {UserId{"olga"}, Role::Supervisor});
    auto &past = session.ownPast();
    past.figures = morningFigures(busy.floor);
    past.agentFigures = morningOfTeams(busy.floor);
    past.opened = morningAbandoned(busy.floor);
    session.set(Session::State::Live);
    Preferences preferences;
    preferences.page = u"history"_s;
    MainWindow window(session, preferences);
    open(window);
    QCoreApplication::processEvents();
    past.answerAll();
    EXPECT_TRUE(camera.shoot(window, u"history-few"_s, u"5 rows"_s, u"5 строк"_s));
    auto *page = window.findChild<HistoryPage *>();
    auto choice = page->choice();
    choice.rows = RowsBy::WorkOfTeams;
    page->choose(choice);
    QCoreApplication::processEvents();
    past.answerAll();
    auto &teams = *page->findChildren<BoardView *>().front();
    Q_EMIT teams.opened(teams.model()->index(2, 2));
    past.answerAll();
    EXPECT_TRUE(camera.shoot(window, u"history-teams"_s, u"first-line"_s, u"first-line"_s));
}

// An agent who asks a colleague, then what the restart of the backend leaves of both calls.
TEST_P(Screenshots, whoWasCutOff) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    window.show();
    busy.ringAnna();
    busy.answerAnna();
    busy.consultColleague();
    EXPECT_TRUE(camera.shoot(window, u"agent-asks"_s, u"You ask"_s, u"Вы спрашиваете"_s));
    busy.floor.happen(BackendStarted{2, "0"});
    busy.floor.happen(CallEnded{CallId{900}, EndedBy::System, EndCause::Interrupted});
    busy.floor.happen(CallEnded{busy.annasCall(), EndedBy::System, EndCause::Interrupted});
    EXPECT_TRUE(camera.shoot(window, u"agent-cut-off"_s, u"Call back"_s, u"Перезвонить"_s));
    TestSession lead(busy.floor, {UserId{"olga"}, Role::Supervisor});
    lead.set(Session::State::Live);
    MainWindow board(lead, {});
    EXPECT_TRUE(
        camera.shoot(board, u"supervisor-cut-off"_s, u"2 calls were cut off"_s, u"2 звонка оборвались"_s));
}

// While a colleague is asked; then a key that can do nothing, and the day with a missed call.
TEST_P(Screenshots, heldCallerWhoHangsUp) {
    Camera camera(GetParam());
    BusyFloor busy;
    TestSession session(busy.floor, {BusyFloor::anna, Role::Agent});
    session.requests().cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    open(window);
    busy.wantCodes();
    busy.ringAnna();
    busy.answerAnna();
    busy.consultColleague();
    busy.endAnnasCall();
    EXPECT_TRUE(camera.shoot(window, u"agent-gone"_s, u"Hung up at"_s, u"Трубка положена в"_s));
    QTest::keyClick(window.findChild<AgentPage *>(), Qt::Key_J, Qt::ControlModifier);
    EXPECT_TRUE(
        camera.shoot(window, u"agent-idle-key"_s, u"You have one call only"_s, u"только один звонок"_s));
    busy.floor.happen(CallEnded{CallId{900}, EndedBy::Callee, EndCause::Normal});
    busy.floor.happen(
        DispositionSet{busy.annasCall(), BusyFloor::anna, DispositionId{"late"}, BusyFloor::anna});
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    busy.missColleague();
    EXPECT_TRUE(camera.shoot(window, u"agent-missed-day"_s, u"missed: "_s, u"не дозвонились"_s));
    const CallId call{991};
    busy.floor.happen(CallArrived{call, Direction::Internal, {"1014", {}}, "1001", {}, AgentId{"nadia"}});
    busy.floor.happen(OfferStarted{OfferId{991}, call, BusyFloor::anna, DeviceId{"1001"}, busy.floor.now()});
    EXPECT_TRUE(camera.shoot(window, u"agent-colleague"_s, u"A colleague, phone"_s, u"Коллега"_s));
}

TEST_P(Screenshots, emptyFloor) {
    Camera camera(GetParam());
    TestFloor floor;
    TestSession session(floor, {UserId{"olga"}, Role::Supervisor});
    session.set(Session::State::Live);
    MainWindow window(session, {});
    EXPECT_TRUE(camera.shoot(window, u"supervisor-empty"_s, u"0 logged in of 0"_s, u"на смене 0 из 0"_s));
}

std::string testName(const testing::TestParamInfo<Setting> &which) {
    return which.param.name().replace(u'-', u'_').toStdString();
}

INSTANTIATE_TEST_SUITE_P(All, BankScreenshots, testing::ValuesIn(settings), testName);
INSTANTIATE_TEST_SUITE_P(All, Screenshots, testing::ValuesIn(settings), testName);

} // namespace
} // namespace callboard
