// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/call_panel.h"
#include "widgets/agent/caller_view.h"
#include "widgets/agent/state_bar.h"
#include "widgets/common/board_view.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QPlainTextEdit>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

using CallCardTest = AgentPageTest;

TEST_F(CallCardTest, theEndedCallStaysUntilItsWorkIsDone) {
    const auto &card = *page.findChild<CallPanel *>();
    busy.ringAnna();
    busy.answerAnna();
    dialField().setText(u"1002"_s);
    busy.endAnnasCall();
    for (const auto &words : {u"Call ended"_s, u"+7 921 123-45-67"_s, u"Пётр"_s, u"2:17"_s,
                              u"Поддержка · waited 0:15 · the other side hung up"_s})
        EXPECT_TRUE(says(card, words)) << words.toStdString();
    floor.snapshot();
    EXPECT_TRUE(says(card, u"the other side hung up"_s)) << "a new connection forgets nothing";
    press(Qt::Key_F9);
    requests.answerAll();
    EXPECT_TRUE(says(card, u"No call"_s));
    EXPECT_FALSE(says(card, u"+7 921 123-45-67"_s));
    EXPECT_EQ(dialField().text(), u"1002"_s) << "what was typed is kept";
}

TEST_F(CallCardTest, aCallThatWasPassedOnSaysWhither) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(CallTransferred{busy.annasCall(), BusyFloor::anna, "601", {}});
    EXPECT_TRUE(says(page, u"Passed on"_s));
    EXPECT_TRUE(says(page, u"waited 0:15 · to Sales"_s));
}

TEST_F(CallCardTest, theNextCallTakesThePlaceOfTheLast) {
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    press(Qt::Key_F9);
    requests.answerAll();
    busy.ringAnna();
    EXPECT_TRUE(says(*page.findChild<CallPanel *>(), u"Ringing"_s));
    EXPECT_FALSE(says(page, u"hung up"_s));
}

TEST_F(CallCardTest, aMissedCallIsToldWithItsTimeAndNumber) {
    busy.ringAnna();
    const auto missed = find(floor.center(), busy.annasCall())->offer;
    floor.happen(OfferEnded{missed, busy.annasCall(), BusyFloor::anna, OfferOutcome::NoAnswer});
    const auto time = timeOfDayText(floor.now(), zoneOf(floor.center().site));
    EXPECT_TRUE(says(*page.findChild<CallPanel *>(), u"Missed at %1: +7 921 123-45-67"_s.arg(time)));
    floor.happen(CallEnded{busy.annasCall(), EndedBy::Caller, EndCause::Cancelled});
    EXPECT_TRUE(says(page, u"Missed at"_s)) << "who comes back to his desk reads it";
    busy.ringAnna();
    EXPECT_FALSE(says(page, u"Missed at"_s));
}

TEST_F(CallCardTest, aCallThatASupervisorEndedSaysWho) {
    busy.ringAnna();
    busy.answerAnna();
    floor.happen(CallEnded{busy.annasCall(), EndedBy::Supervisor, EndCause::Normal, AgentId{"gleb"}});
    EXPECT_TRUE(says(page, u"ended by "_s + words::nameOf(floor.center(), AgentId{"gleb"})));
}

TEST_F(CallCardTest, aTalkThatWasTakenOverSaysByWhomAndWhoHasSpoken) {
    const auto &past = *page.findChild<CallerView *>()->findChild<BoardView *>();
    requests.cards.clear(); // he has never called
    busy.ringAnna();
    busy.answerAnna();
    EXPECT_EQ(past.emptySentence(), u"Nobody has spoken with this caller before."_s);
    floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, AgentId{"gleb"}});
    const auto gleb = words::nameOf(floor.center(), AgentId{"gleb"});
    EXPECT_TRUE(says(*page.findChild<CallPanel *>(), u"Taken over"_s));
    EXPECT_TRUE(says(page, u"waited 0:15 · taken over by "_s + gleb));
    EXPECT_FALSE(says(page, u"Passed on"_s));
    EXPECT_EQ(past.emptySentence(), u"In this call: Анна Петрова, "_s + gleb);
    floor.happen(CallEnded{busy.annasCall(), EndedBy::Caller, EndCause::Normal});
    EXPECT_EQ(past.emptySentence(), u"In this call: Анна Петрова, "_s + gleb) << "nor does that change then";
}

TEST_F(CallCardTest, aQueueThatIsCalledIsNamedBeforeItAnswers) {
    const CallId call{907};
    floor.happen(CallArrived{call, Direction::Internal, {"1001", {}}, "601", {}, BusyFloor::anna});
    EXPECT_TRUE(says(*page.findChild<CallPanel *>(), u"Sales"_s));
}

TEST_F(CallCardTest, whatIsWrittenWhileTheNextOneRingsIsAboutTheLast) {
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    page.findChild<QPlainTextEdit *>()->setPlainText(u"calls again on Monday"_s);
    press(Qt::Key_F9);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"About this call"_s));
    busy.ringAnna();
    EXPECT_TRUE(says(page, u"About the last call"_s));
    busy.answerAnna();
    EXPECT_TRUE(says(page, u"About this call"_s));
}

TEST_F(CallCardTest, theStateSaysWhetherItDialsTalksOrHolds) {
    const auto &bar = *page.findChild<StateBar *>();
    busy.ringAnna();
    EXPECT_TRUE(says(bar, u"Ringing"_s));
    busy.answerAnna();
    EXPECT_TRUE(says(bar, u"Talking"_s));
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    floor.pass(seconds{7});
    EXPECT_TRUE(says(bar, u"On hold\n0:07"_s));
    floor.happen(CallEnded{busy.annasCall(), EndedBy::Caller, EndCause::Normal});
    floor.happen(
        CallPlaced{CallId::make(2, 1), BusyFloor::anna, DeviceId{"1001"}, "1002", Direction::Internal});
    EXPECT_TRUE(says(bar, u"Dialling"_s));
    EXPECT_FALSE(says(bar, u"Talking"_s));
}

TEST_F(CallCardTest, theColleagueWhoAnsweredIsNamedAndNotTheQueuesNumber) {
    const auto call = CallId::make(2, 1);
    floor.happen(
        CallArrived{call, Direction::Internal, {"1001", "Анна Петрова"}, "600", {}, BusyFloor::anna});
    floor.happen(CallQueued{call, QueueId{"support"}});
    const auto &card = *page.findChild<CallPanel *>();
    EXPECT_TRUE(says(card, u"600"_s));
    floor.happen(
        OfferStarted{OfferId{900}, call, AgentId{"roman"}, DeviceId{"1017"}, floor.now() + seconds{15}});
    floor.happen(CallAnswered{call, AgentId{"roman"}, OfferId{900}});
    EXPECT_TRUE(says(card, u"1017\nRoman"_s));
}

TEST_F(CallCardTest, whatIsNotKnownOfflineIsNotClaimed) {
    EXPECT_TRUE(says(page, u"The next call rings here."_s));
    floor.setLive(false);
    EXPECT_FALSE(says(page, u"The next call rings here."_s));
    EXPECT_TRUE(says(page, u"What happens at your phone is seen here when the connection is back."_s));
    floor.setLive(true);
    EXPECT_TRUE(says(page, u"The next call rings here."_s));
}

TEST_F(CallCardTest, aCallThatIsAnsweredWidensNothing) {
    const auto &card = *page.findChild<CallPanel *>();
    const int before = card.width();
    busy.ringAnna();
    busy.answerAnna();
    QCoreApplication::processEvents();
    EXPECT_EQ(card.width(), before);
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    QCoreApplication::processEvents();
    EXPECT_EQ(card.width(), before);
}

TEST_F(CallCardTest, callsThatAreNotReadYetAreSaidToBeMissing) {
    auto &card = requests.cards[BusyFloor::annasCaller()];
    card = {};
    card.lacksCalls = true;
    busy.ringAnna();
    EXPECT_TRUE(says(page, u"Some earlier contacts may be missing: they are being read anew"_s));
    EXPECT_FALSE(says(page, u"This number is not among the contacts"_s));
}

} // namespace
} // namespace callboard
