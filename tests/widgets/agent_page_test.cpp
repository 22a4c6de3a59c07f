// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/agent_page.h"
#include "widgets/agent/day_bar.h"
#include "widgets/common/action_button.h"
#include "widgets/common/board_view.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

#include <gtest/gtest.h>
#include <set>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(AgentPageTest, aStateIsPendingUntilItsFactComes) {
    floor.happen(
        AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, ReasonId{"lunch"}, Author::Agent, {}});
    EXPECT_TRUE(says(page, u"Not ready · lunch"_s));
    press(Qt::Key_F2);
    ASSERT_NE(lastSent<SetState>(), nullptr);
    EXPECT_EQ(lastSent<SetState>()->state, DesiredState::Ready);
    auto *ready = qobject_cast<ActionButton *>(button(page, u"Ready"_s));
    EXPECT_TRUE(ready->isPending());
    EXPECT_TRUE(says(page, u"Not ready · lunch"_s)) << "nothing is shown in advance";
    press(Qt::Key_F2);
    EXPECT_EQ(requests.sent.size(), 1u) << "a pending command is not sent twice";
    requests.answerAll();
    EXPECT_FALSE(ready->isPending());
    EXPECT_FALSE(says(page, u"lunch"_s));
    EXPECT_EQ(find(floor.center(), BusyFloor::anna)->state, AgentState::Ready);
}

TEST_F(AgentPageTest, aHoldIsPendingUntilThePhoneHasDoneIt) {
    busy.ringAnna();
    busy.answerAnna();
    requests.hasSlowPhones = true;
    press(Qt::Key_F5);
    requests.answerAll();
    auto *hold = qobject_cast<ActionButton *>(button(page, u"Hold"_s));
    EXPECT_TRUE(hold->isPending()) << "allowed, and not done yet";
    press(Qt::Key_F5);
    EXPECT_EQ(requests.sent.size(), 1u);
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    requests.settleAll();
    EXPECT_FALSE(hold->isPending());
    EXPECT_TRUE(says(page, u"On hold"_s));
}

TEST_F(AgentPageTest, aRefusalSaysWhyWhereTheEyeIs) {
    floor.happen(DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired});
    EXPECT_TRUE(says(page, u"phone 1001 is not connected"_s));
    floor.happen(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1", "", true});
    press(Qt::Key_F6);
    QTest::keyClicks(&dialField(), u"+7 (921) 000-00-00"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "+79210000000");
    requests.answerAll();
    EXPECT_TRUE(says(page, u"Calls to this number are not allowed here."_s));
    EXPECT_EQ(dialField().text(), u"+7 (921) 000-00-00"_s) << "what was typed is kept";
}

TEST_F(AgentPageTest, aRingingCallPopsWithAllItsContactsAndItsHistory) {
    const QSignalSpy rang(&page, &AgentPage::rang);
    busy.ringAnna();
    ASSERT_EQ(rang.size(), 1);
    for (const auto &words : {u"Ringing"_s, u"+7 921 123-45-67"_s, u"Поддержка · waiting so far"_s, u"0:15"_s,
                              u"Пётр Семёнов-Тян-Шанский"_s, u"Anna <b>Семёнова</b>"_s,
                              u"2 contacts share this number"_s, u"or pick up phone 1001"_s})
        EXPECT_TRUE(says(page, words)) << words.toStdString();
    const auto *past = page.findChildren<BoardView *>().first();
    ASSERT_EQ(past->accessibleName(), u"Earlier contacts"_s);
    EXPECT_EQ(past->model()->rowCount(), 3);
}

TEST_F(AgentPageTest, aCallMovesNothingOfWhatIsBeingTyped) {
    dialField().setFocus();
    QTest::keyClicks(&dialField(), u"10"_s);
    busy.ringAnna();
    busy.answerAnna();
    QTest::keyClicks(page.focusWidget(), u"02"_s);
    EXPECT_EQ(dialField().text(), u"1002"_s);
}

TEST_F(AgentPageTest, aRefusalMakesNoTalkTallerAndANumberLeftBehindIsNotWhereTheNextCallerGoes) {
    busy.ringAnna();
    busy.answerAnna();
    QCoreApplication::processEvents();
    const int talking = page.minimumSizeHint().height();
    QTest::keyClicks(&dialField(), u"1009"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    requests.refuseAll({"outboundCapped", ""});
    QCoreApplication::processEvents();
    EXPECT_TRUE(says(page, u"used up for now"_s));
    EXPECT_EQ(page.minimumSizeHint().height(), talking);
    busy.endAnnasCall();
    floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    EXPECT_EQ(dialField().text(), u"1009"_s);
    dialField().clearFocus();
    busy.ringAnna();
    EXPECT_EQ(dialField().text(), QString{});
}

TEST_F(AgentPageTest, theEndOfACallMakesTheWindowNoTaller) {
    busy.ringAnna();
    busy.answerAnna();
    QCoreApplication::processEvents();
    page.resize(page.width(), page.minimumSizeHint().height());
    const int height = page.height();
    busy.endAnnasCall();
    EXPECT_EQ(page.height(), height);
}

TEST_F(AgentPageTest, noTwoButtonsShareAKey) {
    const auto expectOwnKeys = [&](const char *stage) {
        std::set<QString> keys;
        for (const auto *button : page.findChildren<QAbstractButton *>())
            if (const auto key = button->shortcut(); button->isVisible() && !key.isEmpty()) {
                EXPECT_TRUE(keys.insert(key.toString()).second)
                    << stage << ": " << key.toString().toStdString();
            }
        EXPECT_GT(keys.size(), 2u) << stage;
    };
    expectOwnKeys("waiting");
    busy.ringAnna();
    expectOwnKeys("ringing");
    busy.answerAnna();
    expectOwnKeys("talking");
    busy.endAnnasCall();
    expectOwnKeys("after the call");
}

TEST_F(AgentPageTest, theWholeCallGoesByKeysAlone) {
    busy.ringAnna();
    press(Qt::Key_F4);
    ASSERT_NE(lastSent<AnswerCall>(), nullptr);
    requests.answerAll();
    busy.answerAnna();
    EXPECT_TRUE(says(page, u"2:17"_s));
    EXPECT_TRUE(says(page, u"after this call: ready"_s));
    press(Qt::Key_F8);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    busy.endAnnasCall();
    EXPECT_TRUE(says(page, u"After-call work"_s));
    EXPECT_TRUE(says(page, u"0:06 left · next: ready"_s));
    press(Qt::Key_F7);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"0:36 left"_s));
    press(Qt::Key_F9);
    requests.answerAll();
    EXPECT_EQ(find(floor.center(), BusyFloor::anna)->state, AgentState::Ready);
    EXPECT_TRUE(says(page, u"The next call rings here."_s));
}

TEST_F(AgentPageTest, aTalkIsHeldMutedKeyedAndTransferredByKeysAlone) {
    busy.ringAnna();
    busy.answerAnna();
    const auto call = busy.annasCall();
    press(Qt::Key_F5);
    ASSERT_NE(lastSent<HoldCall>(), nullptr);
    floor.happen(CallHeld{call, BusyFloor::anna});
    EXPECT_TRUE(says(page, u"On hold"_s));
    requests.answerAll();
    press(Qt::Key_F5);
    ASSERT_NE(lastSent<RetrieveCall>(), nullptr);
    floor.happen(CallRetrieved{call, BusyFloor::anna});
    press(Qt::Key_F12);
    ASSERT_NE(lastSent<MuteCall>(), nullptr);
    floor.happen(CallMuted{call, BusyFloor::anna});
    requests.answerAll();
    press(Qt::Key_F12);
    ASSERT_NE(lastSent<UnmuteCall>(), nullptr);
    press(Qt::Key_F6);
    QTest::keyClicks(&dialField(), u"1#"_s);
    press(Qt::Key_F11);
    ASSERT_NE(lastSent<SendDigits>(), nullptr);
    EXPECT_EQ(lastSent<SendDigits>()->digits, "1#");
    requests.answerAll();
    EXPECT_TRUE(dialField().text().isEmpty()) << "the next caller is not for this number";
    press(Qt::Key_F6);
    QTest::keyClicks(&dialField(), u"601"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<TransferCall>(), nullptr);
    EXPECT_EQ(lastSent<TransferCall>()->number, "601");
}

TEST_F(AgentPageTest, anAnswerThatThePhoneMayNotGiveSaysWhatElseToDo) {
    busy.ringAnna();
    press(Qt::Key_F4);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"If it does not answer by itself, pick up phone 1001."_s));
    busy.answerAnna();
    EXPECT_FALSE(says(page, u"If it does not answer by itself"_s));
}

TEST_F(AgentPageTest, aPhoneThatCannotBeAnsweredFromHereHasNoAnswerButton) {
    floor.happen(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1", "old phone", false});
    busy.ringAnna();
    EXPECT_EQ(button(page, u"Answer"_s), nullptr);
    EXPECT_TRUE(says(page, u"Pick up phone 1001 to answer."_s));
}

TEST_F(AgentPageTest, aRefusalStaysThroughWhatHappensElsewhere) {
    busy.ringAnna();
    press(Qt::Key_F4);
    requests.refuseAll({"noOffer", ""});
    EXPECT_TRUE(says(page, u"The call rings here no more."_s));
    floor.happen(CallEnded{CallId::make(1, 62), EndedBy::Caller, EndCause::Cancelled});
    EXPECT_TRUE(says(page, u"The call rings here no more."_s));
}

TEST_F(AgentPageTest, aRejectIsSentForThisCall) {
    busy.ringAnna();
    QTest::keyClick(&page, Qt::Key_F8);
    EXPECT_TRUE(requests.sent.empty()) << "the key that hangs up rejects nobody";
    QTest::keyClick(&page, Qt::Key_F8, Qt::ShiftModifier);
    ASSERT_NE(lastSent<RejectOffer>(), nullptr);
    EXPECT_EQ(lastSent<RejectOffer>()->call,
              find(floor.center(), find(floor.center(), BusyFloor::anna)->offer)->call);
}

TEST_F(AgentPageTest, aKeyThatIsHeldDownIsPressedOnce) {
    const auto hold = [&] { QTest::simulateEvent(&page, true, Qt::Key_F2, Qt::NoModifier, {}, true); };
    floor.happen(AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, {}, Author::Agent, {}});
    press(Qt::Key_F2);
    requests.refuseAll({"busy", ""});
    hold();
    EXPECT_EQ(requests.sent.size(), 1u);
    press(Qt::Key_F2);
    EXPECT_EQ(requests.sent.size(), 2u);
}

TEST_F(AgentPageTest, aDialledCallSaysThatTheOwnPhoneRingsFirst) {
    floor.happen(
        CallPlaced{CallId::make(2, 1), BusyFloor::anna, DeviceId{"1001"}, "1002", Direction::Internal});
    EXPECT_TRUE(says(page, u"Your phone rings first. Pick it up and the number is dialled."_s));
    EXPECT_NE(button(page, u"Hang up"_s), nullptr);
}

TEST_F(AgentPageTest, theRunningStateIsPartOfMyDay) {
    const auto *day = page.findChild<DayBar *>();
    const auto before = day->accessibleName();
    floor.pass(seconds{60});
    EXPECT_NE(day->accessibleName(), before);
}

TEST_F(AgentPageTest, aQuestionThatTheCutLostIsAskedAgain) {
    requests.isSilent = true;
    busy.ringAnna();
    EXPECT_TRUE(says(page, u"Looking up this number…"_s));
    floor.setLive(false);
    requests.isSilent = false;
    floor.setLive(true);
    EXPECT_TRUE(says(page, u"2 contacts share this number"_s));
}

TEST_F(AgentPageTest, contactsThatDoNotFitAreCountedAndNotesAreWhole) {
    auto &card = requests.cards[BusyFloor::annasCaller()];
    card.contacts.resize(23, card.contacts.front());
    card.contacts.front().note = std::string(400, 'n') + " end";
    busy.ringAnna();
    EXPECT_TRUE(says(page, u"and 3 more"_s));
    EXPECT_TRUE(says(page, u"nnn end"_s));
}

TEST_F(AgentPageTest, enterOnAnEarlierContactPreparesToCallBack) {
    busy.ringAnna();
    auto *past = page.findChildren<BoardView *>().first();
    past->setFocus();
    past->setCurrentIndex(past->model()->index(1, 0));
    QTest::keyClick(past, Qt::Key_Return);
    EXPECT_EQ(dialField().text(), u"+7 921 123-45-67"_s);
    EXPECT_TRUE(requests.sent.empty()) << "people press the key themselves";
}

TEST_F(AgentPageTest, aPageMadeWhileOfflineIsGrey) {
    floor.setLive(false);
    const AgentPage late(floor, requests, drafts, BusyFloor::anna);
    EXPECT_TRUE(late.findChildren<BoardView *>().last()->isStale());
}

TEST_F(AgentPageTest, aForcedStateNamesItsAuthorAndTheWayOut) {
    floor.happen(AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, ReasonId{"meeting"},
                                   Author::Supervisor, UserId{"olga"}});
    EXPECT_TRUE(says(page, u"Set by Ольга Смирнова. Press Ready to leave."_s));
    floor.happen(AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, {}, Author::Rule, {}});
    EXPECT_TRUE(says(page, u"Set by a rule after missed calls. Press Ready to leave."_s));
}

TEST_F(AgentPageTest, aStateForcedForAfterTheCallNamesItsAuthor) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, ReasonId{"training"},
                                   Author::Supervisor, UserId{"helen"}});
    EXPECT_TRUE(says(page, u"after this call: training, set by Helen O'Connor"_s));
}

TEST_F(AgentPageTest, whoListensIsShownWhereTheServerTells) {
    busy.ringAnna();
    busy.answerAnna();
    const auto call = busy.annasCall();
    const UserId helen{"helen"};
    floor.happen(SupervisionAsked{call, BusyFloor::anna, helen, DeviceId{"1008"}, SupervisionMode::Listen});
    EXPECT_FALSE(says(page, u"listens"_s));
    floor.happen(SupervisionStarted{call, BusyFloor::anna, helen, SupervisionMode::Listen});
    EXPECT_TRUE(says(page, u"Helen O'Connor listens"_s));
    floor.happen(SupervisionModeChanged{call, BusyFloor::anna, helen, SupervisionMode::Whisper});
    EXPECT_TRUE(says(page, u"Helen O'Connor whispers to you"_s));
    floor.happen(SupervisionEnded{call, BusyFloor::anna, helen, SupervisionEnd::Stopped});
    EXPECT_FALSE(says(page, u"Helen O'Connor"_s));
}

TEST_F(AgentPageTest, aWaitingCallerIsTakenByAKeyAndARefusalSaysWho) {
    QTest::keyClick(&page, Qt::Key_F4, Qt::ShiftModifier);
    ASSERT_NE(lastSent<PullCall>(), nullptr);
    requests.refuseAll({"taken", "vera has this call: it rings at his phone"});
    EXPECT_TRUE(says(page, u"vera has this call already."_s));
}

TEST_F(AgentPageTest, aBreakWishedWhileTalkingComesAfterTheCall) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(
        AgentStateChanged{BusyFloor::anna, DesiredState::NotReady, ReasonId{"break"}, Author::Agent, {}});
    EXPECT_TRUE(says(page, u"after this call: break"_s));
}

TEST_F(AgentPageTest, offlineIsSaidAndNothingCanBeAsked) {
    busy.ringAnna();
    floor.setLive(false);
    EXPECT_TRUE(says(page, u"Your phone alone knows whether the call goes on."_s));
    EXPECT_FALSE(button(page, u"Answer"_s)->isEnabled());
    floor.setLive(true);
    EXPECT_FALSE(says(page, u"Offline since"_s));
    EXPECT_TRUE(button(page, u"Answer"_s)->isEnabled());
}

TEST_F(AgentPageTest, theWaitingTickWithTheSecond) {
    const auto *waiting = page.findChildren<BoardView *>().last();
    ASSERT_EQ(waiting->accessibleName(), u"Waiting callers of my queues"_s);
    ASSERT_EQ(waiting->model()->rowCount(), 4) << "billing is not mine";
    const auto before = waiting->model()->index(0, 4).data().toString();
    floor.pass(seconds{1});
    EXPECT_NE(waiting->model()->index(0, 4).data().toString(), before);
}

} // namespace
} // namespace callboard
