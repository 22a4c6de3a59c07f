// SPDX-License-Identifier: GPL-3.0-or-later
// The link to the backend is cut; the phone in this computer has its own.
#include "tests/widgets/busy_floor.h"
#include "tests/widgets/gui_support.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/agent/agent_page.h"
#include "widgets/agent/call_panel.h"
#include "widgets/agent/note_drafts.h"
#include "widgets/common/action_button.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class CallOfflineTest : public testing::Test {
protected:
    CallOfflineTest() { open(page); }
    ActionButton &shown(const QString &text) { return *qobject_cast<ActionButton *>(button(page, text)); }
    void phoneDoes(bool isRinging, bool isTalking) {
        PhoneView view;
        view.stage = PhoneView::Stage::Registered;
        view.isRinging = isRinging;
        view.isTalking = isTalking;
        view.caller = isRinging ? u"Пётр"_s : QString{};
        phone.become(view);
    }

    BusyFloor busy;
    TestRequests requests{busy.floor, {BusyFloor::anna, Role::Agent}};
    NoteDrafts drafts{{}};
    TestSoftphone phone;
    AgentPage page{busy.floor, requests, drafts, BusyFloor::anna, &phone};
};

TEST_F(CallOfflineTest, whatRingsIsTakenAndWhatTalksIsEndedByThePhoneItself) {
    busy.floor.setLive(false);
    phoneDoes(true, false);
    EXPECT_TRUE(says(page, u"Ringing"_s));
    EXPECT_TRUE(says(page, u"Пётр calls. The card comes when the connection is back."_s));
    page.answer();
    EXPECT_EQ(phone.acts, u"picks up "_s);
    phoneDoes(false, true);
    EXPECT_TRUE(says(page, u"Talking"_s));
    page.hangUp();
    EXPECT_EQ(phone.acts, u"picks up hangs up "_s);
    phoneDoes(false, false);
    EXPECT_TRUE(says(page, u"No call"_s));
    EXPECT_TRUE(requests.sent.empty());
}

// Online, too: there is no other phone that could be picked up.
TEST_F(CallOfflineTest, nobodyIsSentToAnotherPhoneThanThisComputer) {
    phoneDoes(false, false);
    busy.ringAnna();
    EXPECT_FALSE(says(page, u"pick up phone"_s));
    page.answer();
    requests.answerAll();
    EXPECT_FALSE(says(page, u"pick up phone"_s));
    busy.answerAnna();
    busy.endAnnasCall();
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    phone.become({});
    busy.ringAnna();
    EXPECT_TRUE(says(page, u"or pick up phone 1001"_s)) << "this computer is not it";
}

TEST_F(CallOfflineTest, talkThatTheBackendKnewOfIsEndedToo) {
    busy.ringAnna();
    busy.answerAnna();
    phoneDoes(false, true);
    page.hangUp();
    EXPECT_EQ(requests.sent.size(), 1u) << "while the link is there it is the backend's to do";
    requests.answerAll();
    busy.floor.setLive(false);
    EXPECT_TRUE(shown(u"Hang up"_s).isEnabled());
    EXPECT_FALSE(shown(u"Hold"_s).isEnabled());
    page.hangUp();
    EXPECT_EQ(phone.acts, u"hangs up "_s);
    busy.floor.setLive(true);
    EXPECT_TRUE(says(page, u"+7 921 123-45-67"_s));
}

TEST_F(CallOfflineTest, whatWasAskedBeforeTheCutKeepsNobodyFromThePhone) {
    busy.ringAnna();
    phoneDoes(true, false);
    page.answer();
    EXPECT_EQ(requests.sent.size(), 1u) << "no answer will come";
    busy.floor.setLive(false);
    page.answer();
    EXPECT_EQ(phone.acts, u"picks up "_s);
    phoneDoes(false, true);
    EXPECT_TRUE(says(page, u"Talking"_s));
    page.hangUp();
    EXPECT_EQ(phone.acts, u"picks up hangs up "_s);
}

TEST_F(CallOfflineTest, cardOfTheLastCallIsNotTakenForTheOneThatRings) {
    busy.ringAnna();
    busy.answerAnna();
    busy.endAnnasCall();
    busy.floor.setLive(false);
    phoneDoes(true, false);
    const auto &card = *page.findChild<CallPanel *>();
    EXPECT_TRUE(says(card, u"Ringing"_s));
    EXPECT_FALSE(says(card, u"+7 921 123-45-67"_s));
    phoneDoes(false, false);
    EXPECT_TRUE(says(card, u"Call ended"_s));
    EXPECT_TRUE(says(card, u"+7 921 123-45-67"_s));
}

TEST_F(CallOfflineTest, deskPhoneIsAnsweredAtThePhone) {
    busy.floor.setLive(false);
    phoneDoes(false, false);
    page.answer();
    page.hangUp();
    EXPECT_EQ(phone.acts, QString{});
    EXPECT_TRUE(requests.sent.empty());
}

} // namespace
} // namespace callboard
