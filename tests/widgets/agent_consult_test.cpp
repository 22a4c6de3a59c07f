// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"

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
    EXPECT_TRUE(says(page, u" waits · "_s)) << "the caller";
    EXPECT_EQ(button(page, u"Swap"_s), nullptr) << "nobody has answered yet";
    floor.happen(CallAnswered{consult, {}, {}});
    QTest::keyClick(&page, Qt::Key_F5, Qt::ShiftModifier);
    ASSERT_NE(lastSent<SwapCalls>(), nullptr);
    floor.happen(CallHeld{consult, BusyFloor::anna});
    floor.happen(CallRetrieved{caller, BusyFloor::anna});
    requests.answerAll();
    EXPECT_TRUE(says(page, u"1005 waits · "_s));
    press(Qt::Key_F8);
    ASSERT_NE(lastSent<CancelConsult>(), nullptr);
    requests.answerAll();
    QTest::keyClick(&page, Qt::Key_F6, Qt::ShiftModifier);
    ASSERT_NE(lastSent<CompleteTransfer>(), nullptr);
    floor.happen(CallTransferred{caller, BusyFloor::anna, "1005", {}, consult});
    EXPECT_TRUE(says(page, u"After-call work"_s));
    EXPECT_TRUE(says(page, u"Passed on"_s));
    EXPECT_TRUE(says(page, u"to 1005"_s));
}

} // namespace
} // namespace callboard
