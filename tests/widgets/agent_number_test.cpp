// SPDX-License-Identifier: GPL-3.0-or-later
// The field for numbers: whom it calls, and where it sends a caller.
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/call_panel.h"
#include "widgets/models/words.h"

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

TEST_F(AgentPageTest, emptyFieldCallsTheLastNumberAgain) {
    QTest::keyClicks(&dialField(), u"1005"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    requests.refuseAll({"busy", "busy"});
    dialField().clear();
    requests.sent.clear();
    EXPECT_NE(button(page, u"Redial"_s), nullptr);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "1005");
}

TEST_F(AgentPageTest, whoWasAskedForAdviceIsCalledAgainAndWhereACallerWasSentIsNot) {
    busy.ringAnna();
    busy.answerAnna();
    QTest::keyClicks(&dialField(), u"1005"_s);
    press(Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_NE(lastSent<ConsultCall>(), nullptr);
    requests.refuseAll({"busy", "busy"});
    dialField().clear();
    QTest::keyClicks(&dialField(), u"1004"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<TransferCall>(), nullptr);
    requests.answerAll();
    busy.endAnnasCall();
    press(Qt::Key_F7, Qt::ShiftModifier);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "1005");
}

// He looks at the field and thinks that it was not taken.
TEST_F(AgentPageTest, oneEnterTooManyAfterATransferCallsNobody) {
    const auto enter = [this] { QTest::keyClick(&dialField(), Qt::Key_Return); };
    const auto told = u"Press Redial (Shift+F7) to call 1005 again."_s;
    drafts.keepDialled(u"1005"_s);
    const auto passOn = [&] {
        busy.ringAnna();
        busy.answerAnna();
        press(Qt::Key_F6);
        QTest::keyClicks(&dialField(), u"1004"_s);
        enter();
        ASSERT_NE(lastSent<TransferCall>(), nullptr);
        requests.answerAll();
        busy.endAnnasCall();
        requests.sent.clear();
        enter();
        EXPECT_TRUE(requests.sent.empty());
        EXPECT_TRUE(says(page, told));
        floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
        enter();
        EXPECT_TRUE(requests.sent.empty()) << "later, neither";
        EXPECT_TRUE(says(page, told));
    };
    const auto expectsRedial = [&] {
        EXPECT_FALSE(says(page, told));
        enter();
        ASSERT_NE(lastSent<Dial>(), nullptr);
        EXPECT_EQ(lastSent<Dial>()->number, "1005");
        requests.refuseAll({"busy", "busy"});
        dialField().clear();
        requests.sent.clear();
    };
    passOn();
    press(Qt::Key_F6);
    expectsRedial();
    passOn();
    QTest::keyClicks(&dialField(), u"1"_s);
    QTest::keyClick(&dialField(), Qt::Key_Backspace);
    expectsRedial();
    passOn();
    button(page, u"Redial"_s)->click();
    expectsRedial();
}

// It was to be dialled; now Enter would send the caller there.
TEST_F(AgentPageTest, aNumberTypedBeforeTheCallPassesNobodyOnAtTheFirstEnter) {
    dialField().setFocus();
    QTest::keyClicks(&dialField(), u"1005"_s);
    busy.ringAnna();
    busy.answerAnna();
    ASSERT_EQ(dialField().text(), u"1005"_s) << "it is being typed";
    requests.sent.clear();
    QTest::keyClick(&dialField(), Qt::Key_Return);
    EXPECT_EQ(lastSent<TransferCall>(), nullptr);
    EXPECT_TRUE(says(page, u"Enter again passes this caller on to 1005."_s));
    QTest::keyClick(&dialField(), Qt::Key_Return);
    EXPECT_NE(lastSent<TransferCall>(), nullptr);
}

// He has hung up before it: it may still be dialled.
TEST_F(AgentPageTest, aNumberTypedForOneCallerPassesNoOtherOnAtTheFirstEnter) {
    busy.ringAnna();
    busy.answerAnna();
    dialField().setFocus();
    QTest::keyClicks(&dialField(), u"1005"_s);
    busy.endAnnasCall();
    floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    busy.ringAnna();
    busy.answerAnna();
    ASSERT_EQ(dialField().text(), u"1005"_s);
    requests.sent.clear();
    QTest::keyClick(&dialField(), Qt::Key_Return);
    EXPECT_EQ(lastSent<TransferCall>(), nullptr);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    EXPECT_NE(lastSent<TransferCall>(), nullptr);
}

TEST_F(AgentPageTest, whatWasSaidOfOneNumberGoesWhenAnotherIsTyped) {
    const auto refusal = words::refusal({"outboundNotAllowed", {}});
    QTest::keyClicks(&dialField(), u"0011"_s);
    QTest::keyClick(&dialField(), Qt::Key_Return);
    requests.refuseAll({"outboundNotAllowed", {}});
    ASSERT_TRUE(says(page, refusal));
    QTest::keyClick(&dialField(), Qt::Key_Backspace);
    EXPECT_FALSE(says(page, refusal));
}

TEST_F(AgentPageTest, whoSaidNoIsNotNamedOnTheNextCard) {
    const auto told = u"Надежда Суворова: rejected"_s;
    const auto dialInVain = [this](std::uint32_t call) {
        floor.happen(
            CallArrived{CallId{call}, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
        floor.happen(CallEnded{CallId{call}, EndedBy::Callee, EndCause::Rejected});
    };
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    dialInVain(901);
    ASSERT_TRUE(says(page, u"Call ended"_s));
    EXPECT_TRUE(says(page, told));
    floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    EXPECT_FALSE(says(page, told)) << "the card of the work has gone";
    dialInVain(902);
    EXPECT_TRUE(says(page, told));
    const CallId talk{903};
    const AgentId nadia{"nadia"};
    floor.happen(CallArrived{talk, Direction::Inbound, {"+74951112233", {}}, "1014", {}, {}});
    floor.happen(OfferStarted{OfferId{903}, talk, nadia, DeviceId{"1014"}, floor.now()});
    floor.happen(CallAnswered{talk, nadia, OfferId{903}});
    floor.happen(
        SupervisionAsked{talk, nadia, BusyFloor::anna, DeviceId{"1001"}, SupervisionMode::Whisper, nadia});
    ASSERT_TRUE(says(page, u"asks you in"_s));
    EXPECT_FALSE(says(page, told));
}

// His line sends no name before he answers, nor after it.
TEST_F(AgentPageTest, whomOneCallsIsNamedWhereOneContactAloneHasTheNumber) {
    ContactCard fyodor, other;
    fyodor.name = "Fyodor Sokolov";
    other.name = "Fyokla";
    const auto dial = [&](std::uint32_t call, const std::string &number) {
        floor.happen(
            CallArrived{CallId{call}, Direction::Outbound, {"1001", {}}, number, {}, BusyFloor::anna});
        const auto shown = wordsIn(*page.findChild<CallPanel *>());
        floor.happen(CallEnded{CallId{call}, EndedBy::Caller, EndCause::Cancelled});
        return shown;
    };
    requests.cards["+74951112233"].contacts = {fyodor};
    requests.cards["+74951112244"].contacts = {fyodor, other};
    EXPECT_TRUE(dial(901, "+74951112233").contains(u"Fyodor Sokolov"_s));
    EXPECT_FALSE(dial(902, "+74951112244").contains(u"Fyo"_s)) << "it may be either";
    EXPECT_FALSE(dial(903, "+74951112255").contains(u"Fyo"_s));
}

} // namespace
} // namespace callboard
