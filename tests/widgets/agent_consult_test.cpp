// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"
#include "tests/widgets/board_reading.h"
#include "widgets/agent/state_bar.h"
#include "widgets/common/board_view.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QComboBox>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(AgentPageTest, aColleagueIsConsultedAndTheCallerPassedOnByKeysAlone) {
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    press(Qt::Key_F6);
    QTest::keyClicks(&dialField(), u"1005"_s);
    QTest::keyClick(&page, Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_NE(lastSent<ConsultCall>(), nullptr);
    EXPECT_EQ(lastSent<ConsultCall>()->number, "1005");
    EXPECT_EQ(lastSent<ConsultCall>()->call, caller);
    const auto consult = CallId{900};
    floor.happen(CallHeld{caller, BusyFloor::anna});
    floor.happen(CallArrived{consult, Direction::Outbound, {"1001", {}}, "1005", {}, BusyFloor::anna});
    requests.answerAll();
    EXPECT_TRUE(says(page, u" · on hold · "_s)) << "the caller";
    EXPECT_EQ(button(page, u"Swap"_s), nullptr) << "nobody has answered yet";
    floor.happen(CallAnswered{consult, {}, {}});
    QTest::keyClick(&page, Qt::Key_F5, Qt::ShiftModifier);
    ASSERT_NE(lastSent<SwapCalls>(), nullptr);
    floor.happen(CallHeld{consult, BusyFloor::anna});
    floor.happen(CallRetrieved{caller, BusyFloor::anna});
    requests.answerAll();
    const auto *asked = agentOfDevice(floor.center(), DeviceId{"1005"});
    EXPECT_TRUE(says(page, words::nameOf(floor.center(), asked->id) + u" · on hold · "_s));
    pressCalmly(Qt::Key_F8);
    ASSERT_NE(lastSent<CancelConsult>(), nullptr);
    requests.answerAll();
    pressCalmly(Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_NE(lastSent<CompleteTransfer>(), nullptr);
    floor.happen(CallTransferred{caller, BusyFloor::anna, "1005", {}, consult});
    EXPECT_TRUE(says(page, u"After-call work"_s));
    EXPECT_TRUE(says(page, u"Passed on"_s));
    EXPECT_TRUE(says(page, u"to Егор Ли"_s));
}

// They say goodbye at once: the colleague hangs up first, and the key that was to end the advice does not end
// the customer's call, which stands in its place by then.
TEST_F(AgentPageTest, aKeyThatWasMeantForTheConsultDoesNotEndTheCustomersCall) {
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    busy.consultColleague();
    const auto consult = find(floor.center(), BusyFloor::anna)->calls.back();
    ASSERT_NE(consult, caller);
    floor.happen(CallEnded{consult, EndedBy::Callee, EndCause::Normal});
    requests.sent.clear();
    press(Qt::Key_F8);
    press(Qt::Key_F6, Qt::ShiftModifier);
    EXPECT_TRUE(requests.sent.empty());
    pressCalmly(Qt::Key_F8);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    EXPECT_EQ(lastSent<HangUp>()->call, caller);
}

// What there is to say of the customer is said while the colleague is still on the line.
TEST_F(AgentPageTest, aHeldCallerWhoHangsUpIsToldUntilTheConsultIsOver) {
    busy.wantCodes();
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    busy.consultColleague();
    const auto consult = find(floor.center(), BusyFloor::anna)->calls.back();
    press(Qt::Key_F6); // the field is not there now
    auto *before = page.focusWidget();
    const auto gone =
        u"Hung up at "_s + timeOfDayText(floor.now(), zoneOf(floor.center().site)) + u": Пётр"_s;
    floor.happen(CallEnded{caller, EndedBy::Caller, EndCause::Normal});
    const auto &bar = *page.findChild<StateBar *>();
    const auto isSaid = [&] {
        EXPECT_TRUE(says(page, gone)) << wordsIn(page).toStdString();
        EXPECT_TRUE(says(page, u"Пётр Семёнов-Тян-Шанский"_s)) << "his card stays";
        EXPECT_TRUE(says(page, u"You ask: +7 495 000-00-01"_s));
        EXPECT_TRUE(says(page, u"About the call with Пётр"_s));
        EXPECT_TRUE(says(page, u"say how it ended"_s));
        EXPECT_TRUE(says(bar, u"after-call work waits"_s));
        EXPECT_FALSE(says(bar, u" left"_s)) << "no time runs";
        EXPECT_EQ(button(page, u"Done"_s), nullptr);
    };
    isSaid();
    EXPECT_EQ(page.focusWidget(), before);
    floor.pass(seconds{90});
    floor.snapshot();
    isSaid();
    QTest::keyClicks(page.findChild<QPlainTextEdit *>(), u"wanted to wait"_s);
    QTest::keyClick(&page, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_NE(lastSent<WriteNote>(), nullptr);
    EXPECT_EQ(lastSent<WriteNote>()->call, caller);
    QTest::keyClick(&page, Qt::Key_F9, Qt::ShiftModifier);
    auto *code = page.findChild<QComboBox *>()->lineEdit();
    QTest::keyClicks(code, u"late"_s);
    QTest::keyClick(code, Qt::Key_Return);
    ASSERT_NE(lastSent<SetDisposition>(), nullptr);
    EXPECT_EQ(lastSent<SetDisposition>()->call, caller);
    requests.answerAll();
    const auto *said = wrapUpOf(*find(floor.center(), BusyFloor::anna), caller);
    ASSERT_NE(said, nullptr);
    EXPECT_EQ(said->note, "wanted to wait");
    EXPECT_EQ(said->disposition, DispositionId{"late"});
    EXPECT_TRUE(says(page, gone)) << "until the talk is over";
    floor.happen(CallEnded{consult, EndedBy::Callee, EndCause::Normal});
    EXPECT_TRUE(says(bar, u"After-call work"_s));
    EXPECT_TRUE(says(page, u"the other side hung up"_s));
    EXPECT_TRUE(says(page, u"About this call"_s));
    EXPECT_EQ(page.findChild<QPlainTextEdit *>()->toPlainText(), u"wanted to wait"_s);
}

// No card of a last call says it later.
TEST_F(AgentPageTest, aHeldCallerWithoutAfterCallWorkIsToldUntilTheNextCall) {
    const CallId caller{901}, consult{902};
    floor.happen(CallArrived{caller, Direction::Inbound, {"+74951112233", {}}, "1001", {}, {}});
    floor.happen(OfferStarted{OfferId{901}, caller, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    floor.happen(CallAnswered{caller, BusyFloor::anna, OfferId{901}});
    floor.happen(CallHeld{caller, BusyFloor::anna});
    floor.happen(CallArrived{consult, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    floor.pass(seconds{5});
    floor.happen(CallEnded{caller, EndedBy::Supervisor, EndCause::Normal, UserId{"olga"}});
    const auto at = timeOfDayText(floor.now(), zoneOf(floor.center().site));
    const auto gone =
        u"Gone at %1, ended by %2: +7 495 111-22-33"_s.arg(at, words::nameOf(floor.center(), UserId{"olga"}));
    EXPECT_TRUE(says(page, gone)) << wordsIn(page).toStdString();
    floor.pass(seconds{5});
    floor.happen(CallEnded{consult, EndedBy::Callee, EndCause::NoAnswer});
    EXPECT_TRUE(says(page, u"No call"_s));
    EXPECT_TRUE(says(page, gone)) << wordsIn(page).toStdString();
    busy.ringAnna();
    EXPECT_FALSE(says(page, gone));
}

// Who asks a colleague in his after-call work speaks about the same customer.
TEST_F(AgentPageTest, theAfterCallWorkWaitsWhileAColleagueIsCalled) {
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    const auto &bar = *page.findChild<StateBar *>();
    ASSERT_TRUE(says(bar, u" left"_s));
    floor.happen(CallArrived{CallId{902}, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    EXPECT_FALSE(says(bar, u" left"_s));
    EXPECT_TRUE(says(bar, u"after-call work waits"_s));
    EXPECT_TRUE(says(page, u"About the call with Пётр"_s));
    EXPECT_FALSE(says(page, u"Hung up at"_s)) << "that is known";
    floor.happen(CallEnded{CallId{902}, EndedBy::Callee, EndCause::Busy});
    EXPECT_TRUE(says(bar, u" left"_s));
    EXPECT_FALSE(says(bar, u"work waits"_s));
    floor.happen(
        CallArrived{CallId{903}, Direction::Outbound, {"1001", {}}, "+74950000001", {}, BusyFloor::anna});
    floor.happen(CallAnswered{CallId{903}, {}, {}});
    EXPECT_TRUE(says(page, u"About this call"_s)) << "another customer";
}

// The customer waits on the line, and what is known of him is what is talked about.
TEST_F(AgentPageTest, cardOfTheCustomerStaysWhileAColleagueIsAsked) {
    busy.ringAnna();
    busy.answerAnna();
    ASSERT_TRUE(says(page, u"Пётр Семёнов-Тян-Шанский"_s));
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    floor.happen(CallArrived{CallId{900}, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    floor.happen(OfferStarted{OfferId{900}, CallId{900}, AgentId{"nadia"}, DeviceId{"1014"}, floor.now()});
    EXPECT_TRUE(says(page, u"About this call"_s)) << "what is written about the customer is still there";
    floor.happen(CallAnswered{CallId{900}, AgentId{"nadia"}, OfferId{900}});
    EXPECT_TRUE(says(page, u"Пётр Семёнов-Тян-Шанский"_s));
    EXPECT_TRUE(says(page, u"You ask: Надежда Суворова · 1014"_s));
    EXPECT_FALSE(says(page, u"not among the contacts"_s));
    floor.happen(CallEnded{CallId{900}, EndedBy::Callee, EndCause::Normal});
    EXPECT_FALSE(says(page, u"You ask"_s));
    EXPECT_TRUE(says(page, u"Пётр Семёнов-Тян-Шанский"_s));
}

// Who asked in vain is told why, whoever could not be had.
TEST_F(AgentPageTest, whatCameToNothingSaysWhy) {
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    const auto ask = [&](CallId consult) {
        floor.happen(CallHeld{caller, BusyFloor::anna});
        floor.happen(CallArrived{consult, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    };
    ask(CallId{900});
    floor.happen(CallEnded{CallId{900}, EndedBy::Callee, EndCause::Busy});
    EXPECT_TRUE(says(page, u"Надежда Суворова: busy"_s));
    EXPECT_TRUE(says(page, u"On hold"_s));
    ask(CallId{901});
    EXPECT_FALSE(says(page, u"busy"_s)) << "that was before";
    floor.happen(CallEnded{CallId{901}, EndedBy::Caller, EndCause::Cancelled});
    EXPECT_FALSE(says(page, u"Надежда Суворова: "_s)) << "he gave it up himself";
    floor.happen(CallRetrieved{caller, BusyFloor::anna});
    const auto askIn = [&](SupervisionEnd end) {
        floor.happen(SupervisionAsked{caller, BusyFloor::anna, AgentId{"nadia"}, DeviceId{"1014"},
                                      SupervisionMode::Whisper, BusyFloor::anna});
        floor.happen(SupervisionEnded{caller, BusyFloor::anna, AgentId{"nadia"}, end, BusyFloor::anna});
    };
    askIn(SupervisionEnd::NoAnswer);
    EXPECT_TRUE(says(page, u"Надежда Суворова: nobody answered"_s));
    askIn(SupervisionEnd::Busy);
    EXPECT_TRUE(says(page, u"Надежда Суворова: busy"_s)) << "as to who dials him";
}

TEST_F(AgentPageTest, aCallerWhoseTalkAPhoneLostSaysSo) {
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    floor.happen(CallAgentLost{caller, BusyFloor::anna});
    floor.happen(CallQueued{caller, QueueId{"support"}});
    floor.happen(OfferStarted{OfferId{901}, caller, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    EXPECT_TRUE(says(page, u"comes back: your phone was lost in the talk"_s));
}

TEST_F(AgentPageTest, aCallerWhoWasSentOnInVainSaysWhereHeComesBackFrom) {
    busy.ringAnna();
    busy.answerAnna();
    const auto caller = busy.annasCall();
    floor.happen(CallTransferred{caller, BusyFloor::anna, "1014", {}, {}});
    floor.happen(OfferStarted{OfferId{901}, caller, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    EXPECT_TRUE(says(page, u"comes back: nobody took it at Надежда Суворова"_s));
}

TEST_F(AgentPageTest, aCallerWhomAColleagueSendsSaysWhoSentHim) {
    const CallId caller{901};
    const AgentId nadia{"nadia"};
    floor.happen(CallArrived{caller, Direction::Inbound, {"+74951112233", {}}, "600", {}, {}});
    floor.happen(CallQueued{caller, QueueId{"support"}});
    floor.happen(OfferStarted{OfferId{901}, caller, nadia, DeviceId{"1014"}, floor.now()});
    floor.happen(CallAnswered{caller, nadia, OfferId{901}});
    floor.happen(CallTransferred{caller, nadia, "1001", {}, {}});
    floor.happen(OfferStarted{OfferId{902}, caller, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    EXPECT_TRUE(says(page, u"passed on by Надежда Суворова"_s));
}

// Whom to call back is not forgotten for a queue's call, and no caller is sent there by one Enter.
TEST_F(AgentPageTest, aNumberThatIsToBeCalledOutlastsTheNextCaller) {
    page.prepareDial(u"+74951112233"_s);
    ASSERT_TRUE(dialField().hasFocus());
    page.setFocus();
    busy.ringAnna();
    EXPECT_EQ(dialField().text(), u"+74951112233"_s);
    busy.answerAnna();
    press(Qt::Key_F7, Qt::ShiftModifier);
    EXPECT_TRUE(requests.sent.empty());
    EXPECT_TRUE(says(page, u"Enter again passes this caller on to +74951112233."_s));
    busy.endAnnasCall();
    press(Qt::Key_F7, Qt::ShiftModifier);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "+74951112233");
}

TEST_F(AgentPageTest, aColleagueWhoCallsIsShownAsOneOfOurs) {
    floor.happen(CallArrived{CallId{901}, Direction::Internal, {"1014", {}}, "1001", {}, AgentId{"nadia"}});
    floor.happen(OfferStarted{OfferId{901}, CallId{901}, BusyFloor::anna, DeviceId{"1001"}, floor.now()});
    EXPECT_TRUE(says(page, u"Надежда Суворова"_s));
    EXPECT_TRUE(says(page, u"A colleague, phone 1014"_s));
    EXPECT_FALSE(says(page, u"not among the contacts"_s));
    const auto &past = boardOf(page, u"Earlier contacts"_s);
    EXPECT_FALSE(past.isVisible()) << "no empty table";
    floor.happen(CallEnded{CallId{901}, EndedBy::Caller, EndCause::Normal});
    busy.ringAnna();
    EXPECT_TRUE(past.isVisible());
}

TEST_F(AgentPageTest, whoWasCutOffInATalkIsToldAndCalledBackByAKey) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(BackendStarted{2, "0"});
    floor.happen(CallEnded{busy.annasCall(), EndedBy::System, EndCause::Interrupted});
    EXPECT_TRUE(says(page, u"calls were cut off at "_s));
    EXPECT_TRUE(says(page, u"+7 921 123-45-67 · Поддержка · with Анна Петрова"_s));
    auto *callBack = qobject_cast<QPushButton *>(button(page, u"Call back"_s));
    ASSERT_TRUE(callBack);
    floor.setLive(false);
    EXPECT_FALSE(callBack->isEnabled()) << "nothing is dialled over a link that is cut";
    floor.setLive(true);
    EXPECT_TRUE(callBack->isEnabled());
    Q_EMIT callBack->menu()->aboutToShow();
    callBack->menu()->actions().front()->trigger();
    EXPECT_EQ(dialField().text(), u"+79211234567"_s);
    EXPECT_TRUE(says(page, u"cut off"_s)) << "nobody has talked with him yet";
    const CallId again{905};
    floor.happen(CallArrived{again, Direction::Outbound, {"1001", {}}, "+79211234567", {}, BusyFloor::anna});
    EXPECT_TRUE(says(page, u"cut off"_s));
    floor.happen(CallAnswered{again, {}, {}});
    EXPECT_TRUE(says(page, u"cut off"_s)) << "that is the backend's to say";
    floor.happen(CallerReached{busy.annasCall(), again, {}});
    EXPECT_FALSE(says(page, u"cut off"_s));
}

TEST_F(AgentPageTest, whoWasCutOffIsMarkedAsSettledForAll) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(BackendStarted{2, "0"});
    floor.happen(CallEnded{busy.annasCall(), EndedBy::System, EndCause::Interrupted});
    auto *callBack = qobject_cast<QPushButton *>(button(page, u"Call back"_s));
    ASSERT_TRUE(callBack);
    Q_EMIT callBack->menu()->aboutToShow();
    const auto *settled = callBack->menu()->actions().back()->menu();
    ASSERT_TRUE(settled);
    settled->actions().front()->trigger();
    requests.answerAll();
    ASSERT_NE(lastSent<MarkReached>(), nullptr);
    EXPECT_EQ(lastSent<MarkReached>()->call, busy.annasCall());
    EXPECT_FALSE(says(page, u"cut off"_s));
}

TEST_F(AgentPageTest, whoCannotBeMarkedAsSettledIsToldWithTheReasonUntilTheNextTry) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(BackendStarted{2, "0"});
    floor.happen(CallEnded{busy.annasCall(), EndedBy::System, EndCause::Interrupted});
    auto *callBack = qobject_cast<QPushButton *>(button(page, u"Call back"_s));
    ASSERT_TRUE(callBack);
    const auto settle = [&] {
        Q_EMIT callBack->menu()->aboutToShow();
        callBack->menu()->actions().back()->menu()->actions().front()->trigger();
    };
    settle();
    requests.refuseAll({"journal.full", "no room"});
    EXPECT_TRUE(says(page, words::refusal({"journal.full", "no room"}) + u" · "_s))
        << wordsIn(page).toStdString();
    EXPECT_TRUE(says(page, u"were cut off at "_s));
    settle();
    EXPECT_FALSE(says(page, words::refusal({"journal.full", "no room"})));
    requests.answerAll();
    EXPECT_FALSE(says(page, u"cut off"_s));
}

} // namespace
} // namespace callboard
