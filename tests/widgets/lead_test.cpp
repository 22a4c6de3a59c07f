// SPDX-License-Identifier: GPL-3.0-or-later
// What a supervisor does to agents and calls.
#include "tests/widgets/lead_fixture.h"
#include "widgets/common/board_delegate.h"
#include "widgets/models/call_model.h"
#include "widgets/models/words.h"
#include "widgets/supervisor/lead_bar.h"

#include <QLineEdit>
#include <QMenu>

#include <gtest/gtest.h>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// Whoever is chosen: in after-call work there is nothing to hear.
TEST_F(LeadTest, aKeyThatCanDoNothingSaysWhy) {
    auto &lead = *page.findChild<LeadBar *>();
    AgentId chosen;
    const auto says = [&](const char *key, const QString &sentence) {
        const auto pressed = QKeySequence(QString::fromLatin1(key))[0];
        requests.sent.clear();
        lead.chooseAgent(chosen); // nothing is left of the sentence before
        QTest::keyClick(&page, pressed.key(), pressed.keyboardModifiers());
        EXPECT_TRUE(callboard::says(page, sentence)) << key << "\n" << wordsIn(page).toStdString();
        EXPECT_TRUE(requests.sent.empty()) << key;
    };
    for (const auto *key : {"Ctrl+L", "Ctrl+W", "Ctrl+B", "Ctrl+E"})
        says(key, u"Choose an agent or a call first."_s);
    says("Ctrl+T", u"Listen to a talk first: then you can take it over."_s);
    says("Ctrl+D", u"You listen to no talk."_s);
    says("Ctrl+G", u"Choose a caller who waits first."_s);
    says("Ctrl+S", u"Choose an agent first."_s);
    says("F8", u"You have no call of your own."_s);
    says("F9", u"You do no after-call work now."_s);
    says("Ctrl+K", u"Nobody is to be called back who was cut off."_s);
    chosen = BusyFloor::anna;
    says("Ctrl+P", u"No more than two are in this call."_s);
    says("Shift+F11", u"This talk is not recorded, and this site records none on demand."_s);
    busy.endAnnasCall();
    for (const auto *key : {"Ctrl+L", "Ctrl+W", "Ctrl+B", "Ctrl+E", "Ctrl+P", "Shift+F11"})
        says(key, u"Анна Петрова is in no call."_s);
    busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
    busy.ringAnna();
    busy.answerAnna();
    EXPECT_FALSE(callboard::says(page, u"is in no call"_s)) << "she is again";
}

TEST_F(LeadTest, whoseOwnPhoneIsNotThereCannotListenAndIsToldWhy) {
    chooseAnna();
    EXPECT_TRUE(button(u"Listen"_s).isEnabled());
    busy.floor.happen(DeviceLost{DeviceId{"1900"}, DeviceLoss::Expired});
    for (const auto *mode : {"Listen", "Whisper", "Barge in"})
        EXPECT_FALSE(button(QString::fromLatin1(mode)).isEnabled()) << mode;
    EXPECT_TRUE(says(page, u"your phone is not connected: you could hear nobody"_s));
    EXPECT_TRUE(button(u"Set state"_s).isEnabled()) << "that needs no phone";
    busy.floor.happen(DeviceRegistered{DeviceId{"1900"}, "sip:127.0.0.1:5070", "phone", true});
    EXPECT_TRUE(button(u"Listen"_s).isEnabled());
}

TEST_F(LeadTest, listeningIsPendingUntilTheOwnPhoneIsAnsweredAndThenChangesAndEnds) {
    EXPECT_FALSE(button(u"Listen"_s).isEnabled());
    chooseAnna();
    press(Qt::Key_L);
    ASSERT_NE(lastSent<StartSupervision>(), nullptr);
    requests.answerAll();
    EXPECT_TRUE(button(u"Listen"_s).isPending());
    EXPECT_TRUE(says(page, u"Pick up your phone to hear Анна Петрова."_s));
    const auto call = busy.annasCall();
    busy.floor.happen(SupervisionStarted{call, BusyFloor::anna, self, SupervisionMode::Listen});
    EXPECT_FALSE(button(u"Listen"_s).isPending());
    EXPECT_TRUE(says(page, u"You listen to Анна Петрова."_s));
    press(Qt::Key_W);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"You whisper to Анна Петрова."_s));
    press(Qt::Key_T);
    EXPECT_NE(lastSent<TakeOverCall>(), nullptr);
    requests.answerAll();
    press(Qt::Key_D);
    EXPECT_NE(lastSent<StopSupervision>(), nullptr);
    requests.answerAll();
    busy.floor.happen(SupervisionEnded{call, BusyFloor::anna, self, SupervisionEnd::Stopped});
    EXPECT_FALSE(button(u"Leave"_s).isEnabled());
}

// Also while her phone rings for the first talk.
TEST_F(LeadTest, whoListensGoesOverToAnotherTalkWithoutLeavingFirst) {
    chooseAnna();
    press(Qt::Key_L);
    requests.answerAll();
    ASSERT_TRUE(button(u"Listen"_s).isPending());
    choose(u"Agents"_s, u"Борис"_s);
    EXPECT_FALSE(button(u"Listen"_s).isPending());
    press(Qt::Key_L);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"Pick up your phone to hear Борис"_s));
    const auto talk = find(busy.floor.center(), AgentId{"boris"})->calls.front();
    busy.floor.happen(SupervisionStarted{talk, AgentId{"boris"}, self, SupervisionMode::Listen});
    EXPECT_TRUE(says(page, u"You listen to Борис"_s));
    chooseAnna();
    press(Qt::Key_W);
    requests.answerAll();
    EXPECT_TRUE(says(page, u"Pick up your phone to hear Анна Петрова."_s)) << "until the engine says so";
    EXPECT_EQ(supervisionBy(busy.floor.center(), self)->agent, BusyFloor::anna);
}

TEST_F(LeadTest, aRefusalSaysWhyUntilSomethingElseIsChosen) {
    chooseAnna();
    button(u"Barge in"_s).click();
    busy.floor.happen(DeviceLost{DeviceId{"1900"}, DeviceLoss::Expired}); // meanwhile
    requests.answerAll();
    EXPECT_TRUE(says(page, u"Your phone is not registered."_s));
    EXPECT_FALSE(button(u"Barge in"_s).isPending());
    choose(u"Agents"_s, u"Борис"_s);
    EXPECT_FALSE(says(page, u"Your phone is not registered."_s));
}

TEST_F(LeadTest, statesAreForcedFromTheButtonsMenuAndCallsEnded) {
    chooseAnna();
    auto *menu = button(u"Set state"_s).menu();
    ASSERT_NE(menu, nullptr);
    Q_EMIT menu->aboutToShow();
    ASSERT_FALSE(menu->isEmpty());
    menu->actions().at(1)->trigger();
    const auto *forced = lastSent<ForceState>();
    ASSERT_NE(forced, nullptr);
    EXPECT_EQ(forced->agent, BusyFloor::anna);
    EXPECT_EQ(forced->reason, busy.floor.center().site.reasons.at(0));
    requests.answerAll();
    press(Qt::Key_E);
    EXPECT_EQ(lastSent<HangUp>(), nullptr) << "it asks first";
    EXPECT_TRUE(button(u"End it?"_s).isVisible());
    choose(u"Agents"_s, u"Борис"_s); // an answer would be about somebody else
    chooseAnna();
    press(Qt::Key_E);
    EXPECT_EQ(lastSent<HangUp>(), nullptr) << "it asks again";
    press(Qt::Key_E);
    EXPECT_TRUE(button(u"End"_s).isVisible());
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    EXPECT_EQ(lastSent<HangUp>()->call, busy.annasCall());
}

TEST_F(LeadTest, aWaitingCallIsGivenToSomebodyWhosePhoneIsFree) {
    choose(u"Waiting calls and calls in progress"_s, u"Waiting"_s);
    ASSERT_TRUE(button(u"Give to"_s).isEnabled());
    EXPECT_FALSE(button(u"Listen"_s).isEnabled());
    auto *menu = button(u"Give to"_s).menu();
    Q_EMIT menu->aboutToShow();
    ASSERT_FALSE(menu->isEmpty());
    menu->actions().at(0)->trigger();
    ASSERT_NE(lastSent<PullCall>(), nullptr);
    EXPECT_TRUE(lastSent<PullCall>()->agent);
}

// Between the menu and the choice: it is he who cannot, not who asked.
TEST_F(LeadTest, aRefusalAboutSomebodyElseNamesHim) {
    choose(u"Waiting calls and calls in progress"_s, u"Waiting"_s);
    const auto refuse = [&](const Error &error) {
        auto *menu = button(u"Give to"_s).menu();
        Q_EMIT menu->aboutToShow();
        menu->actions().at(0)->trigger();
        requests.refuseAll(error);
        return words::nameOf(busy.floor.center(), lastSent<PullCall>()->agent);
    };
    auto name = refuse({"busy", {}});
    EXPECT_TRUE(says(page, u"The phone of %1 is in use."_s.arg(name))) << wordsIn(page).toStdString();
    EXPECT_FALSE(says(page, u"You are"_s));
    name = refuse({"noDevice", {}});
    EXPECT_TRUE(says(page, u"The phone of %1 is not registered."_s.arg(name)));
    name = refuse({"loggedOut", {}});
    EXPECT_TRUE(says(page, u"%1 is logged out."_s.arg(name)));
    name = refuse({"dispositionMissing", {}});
    EXPECT_TRUE(says(page, u"%1 has to say first how the last call ended."_s.arg(name)));
    name = refuse({"unknownCall", {}});
    EXPECT_TRUE(says(page, u"This call has ended already."_s)) << "about nobody";
}

TEST_F(LeadTest, aRecordingIsPausedAndGoesOnByAKeyForTheTalkThatIsChosen) {
    chooseAnna();
    EXPECT_FALSE(button(u"Record"_s).isVisible()) << "this site records nothing on demand";
    const auto call = busy.annasCall();
    busy.floor.happen(RecordingStarted{call, "1.flac"});
    QTest::keyClick(&page, Qt::Key_F11, Qt::ShiftModifier);
    ASSERT_NE(lastSent<PauseRecording>(), nullptr);
    EXPECT_EQ(lastSent<PauseRecording>()->call, call);
    requests.answerAll();
    ASSERT_EQ(requests.orders.size(), 1u);
    EXPECT_TRUE(std::holds_alternative<HoldRecording>(requests.orders[0])) << "a supervisor may";
    busy.floor.happen(RecordingPaused{call, self});
    EXPECT_TRUE(button(u"Record on"_s).isVisible());
    QTest::keyClick(&page, Qt::Key_F11, Qt::ShiftModifier);
    ASSERT_NE(lastSent<ResumeRecording>(), nullptr);
    choose(u"Waiting calls and calls in progress"_s, u"Waiting"_s);
    EXPECT_FALSE(button(u"Record"_s).isVisible()) << "nobody talks there";
}

TEST_F(LeadTest, oneOfSeveralWhoTalkIsSilencedHeardAgainAndRemovedFromTheMenu) {
    chooseAnna();
    EXPECT_FALSE(button(u"Parties"_s).isVisible()) << "two are no conference";
    busy.consultColleague();
    busy.bringTogether();
    ASSERT_TRUE(button(u"Parties"_s).isEnabled());
    auto *menu = button(u"Parties"_s).menu();
    const auto choosePart = [&](const QString &text) {
        Q_EMIT menu->aboutToShow();
        for (auto *action : menu->actions())
            if (action->text().startsWith(text))
                return action->trigger();
        ADD_FAILURE() << text.toStdString();
    };
    choosePart(u"Silence: "_s);
    const auto *silenced = lastSent<MuteParty>();
    ASSERT_NE(silenced, nullptr);
    const auto first = silenced->party;
    EXPECT_EQ(silenced->call, busy.annasCall());
    requests.answerAll();
    busy.floor.happen(CallPartyMuted{busy.annasCall(), first, self});
    choosePart(u"Let speak: "_s);
    ASSERT_NE(lastSent<UnmuteParty>(), nullptr);
    EXPECT_EQ(lastSent<UnmuteParty>()->party, first);
    requests.answerAll();
    choosePart(u"Remove: "_s);
    ASSERT_NE(lastSent<RemoveParty>(), nullptr);
    EXPECT_EQ(lastSent<RemoveParty>()->party, first);
}

TEST_F(LeadTest, theBoardMarksATalkWithWhoHearsItAndHow) {
    const auto call = busy.annasCall();
    const auto marks = [&](const QString &mark) {
        for (auto *view : page.findChildren<BoardView *>())
            for (int row = 0; row < view->model()->rowCount(); ++row)
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    if (view->model()->index(row, column).data().toString() == mark)
                        return true;
        return false;
    };
    busy.floor.happen(
        SupervisionAsked{call, BusyFloor::anna, self, DeviceId{"1900"}, SupervisionMode::Listen});
    EXPECT_FALSE(marks(u"Анна Петрова · Rita listens"_s)) << "her phone only rings";
    busy.floor.happen(SupervisionStarted{call, BusyFloor::anna, self, SupervisionMode::Listen});
    EXPECT_TRUE(marks(u"Анна Петрова · Rita listens"_s));
    busy.floor.happen(SupervisionModeChanged{call, BusyFloor::anna, self, SupervisionMode::Whisper});
    EXPECT_TRUE(marks(u"Анна Петрова · Rita whispers"_s));
    busy.floor.happen(SupervisionModeChanged{call, BusyFloor::anna, self, SupervisionMode::Barge});
    EXPECT_TRUE(marks(u"Анна Петрова · Rita talks along"_s));
    busy.floor.happen(SupervisionEnded{call, BusyFloor::anna, self, SupervisionEnd::Stopped});
    EXPECT_TRUE(marks(u"Анна Петрова"_s));
}

// The end of a cell that has no room for all of it: the agent is told from others by the beginning.
TEST_F(LeadTest, whoListensIsReadWhereTheNamesHaveNoRoom) {
    page.resize(1366, 800);
    busy.floor.happen(
        SupervisionAsked{busy.annasCall(), BusyFloor::anna, self, DeviceId{"1900"}, SupervisionMode::Listen});
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, self, SupervisionMode::Listen});
    choose(u"Waiting calls and calls in progress"_s, u"Анна"_s);
    auto *view = page.findChild<BoardView *>(u"calls"_s);
    const auto cell = view->currentIndex().siblingAtColumn(CallModel::Agent);
    ASSERT_EQ(cell.data().toString(), u"Анна Петрова · Rita listens"_s);
    const auto metrics = view->fontMetrics();
    const int narrow = metrics.horizontalAdvance(u"Анна П… · Rita listens"_s);
    EXPECT_EQ(BoardDelegate::elided(metrics, cell, 1000), u"Анна Петрова · Rita listens"_s);
    const auto shown = BoardDelegate::elided(metrics, cell, narrow);
    EXPECT_TRUE(shown.startsWith(u"Анна"_s) && shown.endsWith(u"… · Rita listens"_s)) << shown.toStdString();
    EXPECT_LE(metrics.horizontalAdvance(shown), narrow);
    EXPECT_TRUE(BoardDelegate::elided(metrics, cell, narrow / 2).startsWith(u"А"_s));
    Q_EMIT view->opened(cell);
    EXPECT_EQ(page.findChild<QLineEdit *>()->text(), u"Анна Петрова"_s) << "the filter is for her";
}

TEST_F(LeadTest, theActionsFitOnASmallScreen) {
    EXPECT_LE(page.minimumSizeHint().width(), 1280);
    auto site = busy.floor.center().site;
    site.recording.isOnDemand = true;
    busy.floor.happen(ConfigChanged{site});
    busy.consultColleague();
    busy.bringTogether();
    chooseAnna();
    ASSERT_TRUE(button(u"Parties"_s).isVisible() && button(u"Record"_s).isVisible());
    EXPECT_LE(page.minimumSizeHint().width(), 1280);
}

TEST_F(LeadTest, everyInputHasASpokenNameAndTabReachesIt) {
    EXPECT_EQ(unspokenOrUnreached(page), "");
    chooseAnna();
    EXPECT_EQ(unspokenOrUnreached(page), "") << "with the actions of her talk";
}

TEST_F(LeadTest, everyActionHasAKeyAndStandsInTheRowsMenu) {
    const auto *bar = page.findChild<LeadBar *>();
    for (const auto *each : bar->findChildren<ActionButton *>()) {
        EXPECT_FALSE(each->shortcut().isEmpty()) << each->text().toStdString();
        EXPECT_FALSE(each->toolTip().isEmpty());
    }
    chooseAnna();
    QMenu menu;
    bar->fill(menu);
    QStringList texts;
    for (const auto *action : menu.actions())
        texts += action->text().section(u'\t', 0, 0);
    EXPECT_EQ(texts, (QStringList{u"Listen"_s, u"Whisper"_s, u"Barge in"_s, u"End"_s, u"Set state"_s}));
}

} // namespace
} // namespace callboard
