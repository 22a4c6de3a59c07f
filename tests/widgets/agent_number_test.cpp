// SPDX-License-Identifier: GPL-3.0-or-later
// The field for numbers: whom it calls, and where it sends a caller.
#include "tests/widgets/agent_page_fixture.h"

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
    QTest::keyClick(&dialField(), Qt::Key_Return);
    ASSERT_NE(lastSent<Dial>(), nullptr);
    EXPECT_EQ(lastSent<Dial>()->number, "1005");
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

} // namespace
} // namespace callboard
