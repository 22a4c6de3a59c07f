// SPDX-License-Identifier: GPL-3.0-or-later
// A key that can do nothing now says why.
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/state_bar.h"
#include "widgets/models/words.h"

#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class IdleKeysTest : public AgentPageTest {
protected:
    struct Row {
        const char *key;
        const char *sentence;
    };
    // Each at a desk of its own, so that no sentence is left of the one before.
    void expectAll(std::initializer_list<Row> rows) {
        for (const auto &row : rows) {
            const auto key = QKeySequence(QString::fromLatin1(row.key))[0];
            AgentPage desk{floor, requests, drafts, BusyFloor::anna};
            open(desk);
            requests.sent.clear();
            QTest::keyClick(&desk, key.key(), key.keyboardModifiers());
            EXPECT_TRUE(says(desk, QString::fromUtf8(row.sentence))) << row.key << "\n"
                                                                     << wordsIn(desk).toStdString();
            EXPECT_TRUE(requests.sent.empty()) << row.key;
        }
    }
    void consult() {
        busy.ringAnna();
        busy.answerAnna();
        floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
        floor.happen(
            CallArrived{CallId{900}, Direction::Internal, {"1001", {}}, "1014", {}, BusyFloor::anna});
    }
};

TEST_F(IdleKeysTest, withoutACallEachSaysWhatIsMissing) {
    expectAll({{"F2", "You are ready already."},
               {"F4", "No call rings here."},
               {"Shift+F8", "No call rings here."},
               {"F8", "There is no call to end."},
               {"F5", "You are in no call."},
               {"F12", "You are in no call."},
               {"F11", "You are in no call."},
               {"Shift+F11", "You are in no call."},
               {"Shift+F7", "Type a number or a name first (F6)."},
               {"Shift+F6", "You are in no call."},
               {"Shift+F5", "You are in no call."},
               {"Ctrl+J", "You are in no call."},
               {"Ctrl+H", "You are in no call."},
               {"Ctrl+K", "Nobody is asked in."},
               {"Ctrl+D", "Nobody is asked in."},
               {"Ctrl+M", "You are in no call."},
               {"Ctrl+R", "You are in no call."},
               {"F7", "You do no after-call work now."},
               {"F9", "You do no after-call work now."},
               {"Shift+F9", "There is no call to write about now."},
               {"Ctrl+Return", "There is no call to write about now."},
               {"Shift+F2", "Nobody is to be called back who was cut off."},
               {"Shift+F3", "You have missed no calls that were for you alone."}});
}

TEST_F(IdleKeysTest, whileItRings) {
    busy.ringAnna();
    expectAll({{"F8", "The call is not answered yet. Reject lets another agent take it."},
               {"F5", "The call is not answered yet."},
               {"Shift+F4", "You have a call already."}});
}

TEST_F(IdleKeysTest, whileOneTalks) {
    busy.ringAnna();
    busy.answerAnna();
    expectAll({{"F4", "No call rings here."},
               {"Shift+F6", "Type a number or a name first (F6)."},
               {"Shift+F7", "Type a number or a name first (F6)."},
               {"Ctrl+H", "Type a number or a name first (F6)."},
               {"Shift+F5", "You have one call only. Consult somebody first."},
               {"Ctrl+J", "You have one call only. Consult somebody first."},
               {"Ctrl+M", "No more than two are in this call."},
               {"F2", "You are ready after this call."}});
    open(page);
    press(Qt::Key_F7, Qt::ShiftModifier);
    EXPECT_TRUE(says(page, u"Type a number"_s));
    QTest::keyClicks(&dialField(), u"1"_s);
    EXPECT_FALSE(says(page, u"Type a number"_s)) << "it is typed";
}

// What a stranger pressed in vain.
TEST_F(IdleKeysTest, whileAConsultDials) {
    consult();
    expectAll({{"Shift+F5", "Nobody has answered yet."},
               {"Ctrl+J", "Nobody has answered yet."},
               {"Shift+F7", "Two are on your line. Connect them, or end the consult first."},
               {"Shift+F3", "You have missed no calls that were for you alone."}});
    busy.missColleague();
    expectAll({{"Shift+F3", "Nobody is called back while others are on the line."}});
    press(Qt::Key_J, Qt::ControlModifier);
    EXPECT_TRUE(says(page, u"Nobody has answered yet."_s));
    floor.happen(OfferStarted{OfferId{900}, CallId{900}, AgentId{"nadia"}, DeviceId{"1014"}, floor.now()});
    floor.happen(CallAnswered{CallId{900}, AgentId{"nadia"}, OfferId{900}});
    EXPECT_FALSE(says(page, u"Nobody has answered yet."_s));
    expectAll({{"F6", "Two are on your line. Connect them, or end the consult first."}});
}

TEST_F(IdleKeysTest, inAfterCallWork) {
    busy.wantCodes();
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    expectAll({{"F9", "Say first how the call ended (Shift+F9)."},
               {"Ctrl+Return", "There is nothing new to save."},
               {"F8", "There is no call to end."}});
    press(Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(says(page, u"There is nothing new to save."_s));
    QTest::keyClicks(page.findChild<QPlainTextEdit *>(), u"x"_s);
    floor.pass(seconds{1});
    EXPECT_FALSE(says(page, u"There is nothing new to save."_s));
}

TEST_F(IdleKeysTest, whereThePhoneIsToBePickedUp) {
    const AgentId nadia{"nadia"};
    busy.ringAnna();
    floor.happen(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5071", "old phone", false});
    expectAll({{"F4", "Pick up phone 1001 to answer."}});
    floor.happen(CallEnded{busy.annasCall(), EndedBy::Caller, EndCause::Normal});
    const CallId talk{901};
    floor.happen(CallArrived{talk, Direction::Inbound, {"+74951112233", {}}, "1014", {}, {}});
    floor.happen(OfferStarted{OfferId{901}, talk, nadia, DeviceId{"1014"}, floor.now()});
    floor.happen(CallAnswered{talk, nadia, OfferId{901}});
    floor.happen(
        SupervisionAsked{talk, nadia, BusyFloor::anna, DeviceId{"1001"}, SupervisionMode::Whisper, nadia});
    expectAll({{"F4", "Pick up phone 1001 to answer."}});
}

// Nothing is said of what nobody could do anyway, and no sentence outlives its reason.
TEST_F(IdleKeysTest, aSentenceGoesWithItsReason) {
    const auto &bar = *page.findChild<StateBar *>();
    press(Qt::Key_F9);
    EXPECT_TRUE(says(bar, u"You do no after-call work now."_s));
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    EXPECT_FALSE(says(bar, u"You do no"_s));
    floor.setLive(false);
    press(Qt::Key_F5);
    EXPECT_TRUE(says(page, u"This can be done when the connection is back."_s));
    floor.setLive(true);
    EXPECT_FALSE(says(page, u"This can be done when the connection is back."_s));
}

} // namespace
} // namespace callboard
