// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scratch.h"
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/agent/call_panel.h"
#include "widgets/agent/state_bar.h"
#include "widgets/agent/wrap_up_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

class WrapUpTest : public AgentPageTest {
protected:
    static QComboBox &code(QWidget &of) { return *of.findChild<QComboBox *>(); }
    static QPlainTextEdit &note(QWidget &of) { return *of.findChild<QPlainTextEdit *>(); }
    static const WrapUpView &view(QWidget &of) { return *of.findChild<WrapUpView *>(); }
    void talk() {
        busy.ringAnna();
        busy.answerAnna();
    }
    void talkAndEnd() {
        talk();
        busy.endAnnasCall();
    }
    QString chosen() { return code(page).currentText(); }
    const WrapUp *saved() const { return wrapUpOf(*find(floor.center(), BusyFloor::anna), busy.annasCall()); }
};

TEST_F(WrapUpTest, isThereFromTheAnswerToTheEndOfTheWork) {
    EXPECT_FALSE(view(page).isVisible());
    busy.ringAnna();
    EXPECT_FALSE(view(page).isVisible());
    busy.answerAnna();
    EXPECT_TRUE(view(page).isVisible());
    busy.endAnnasCall();
    EXPECT_TRUE(view(page).isVisible());
    press(Qt::Key_F9);
    requests.answerAll();
    EXPECT_FALSE(view(page).isVisible());
}

TEST_F(WrapUpTest, theCodeIsChosenByLettersAlone) {
    talk();
    QTest::keyClick(&page, Qt::Key_F9, Qt::ShiftModifier);
    EXPECT_TRUE(code(page).hasFocus());
    QTest::keyClicks(code(page).lineEdit(), u"broken"_s);
    QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
    const auto *sent = lastSent<SetDisposition>();
    ASSERT_NE(sent, nullptr);
    EXPECT_EQ(sent->code, DispositionId{"broken"});
    EXPECT_EQ(sent->call, busy.annasCall());
    EXPECT_EQ(requests.sent.size(), 1u);
    requests.answerAll();
    EXPECT_EQ(chosen(), u"Complaint › Goods are broken"_s);
    EXPECT_EQ(saved()->disposition, DispositionId{"broken"});
}

TEST_F(WrapUpTest, offersTheCodesOfTheQueueAndNoHeadings) {
    talk();
    QStringList codes;
    for (int row = 0; row < code(page).count(); ++row)
        codes += code(page).itemText(row);
    EXPECT_EQ(codes.join(u'\n'), u"Solved\nComplaint › Delivery is late\nComplaint › Goods are broken"_s);
}

TEST_F(WrapUpTest, aRefusedCodeIsTakenBackAndSaidWhy) {
    talk();
    QTest::keyClicks(code(page).lineEdit(), u"late"_s);
    QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
    requests.refuseAll({"unknownDisposition", ""});
    EXPECT_EQ(chosen(), QString{});
    EXPECT_TRUE(says(view(page), u"A call of this queue cannot end so. Choose another."_s));
}

TEST_F(WrapUpTest, theWorkIsNotDoneBeforeTheCodeWhereTheQueueWantsOne) {
    busy.wantCodes();
    talkAndEnd();
    EXPECT_FALSE(button(page, u"Done"_s)->isEnabled());
    EXPECT_TRUE(says(*page.findChild<StateBar *>(), u"say how the call ended (Shift+F9)"_s));
    EXPECT_TRUE(says(page, u"Calls come again when you have said how this one ended."_s));
    QTest::keyClicks(code(page).lineEdit(), u"sol"_s);
    QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
    requests.answerAll();
    EXPECT_TRUE(button(page, u"Done"_s)->isEnabled());
    EXPECT_FALSE(says(page, u"say how"_s));
}

// A supervisor has made her ready meanwhile, and she has talked again.
TEST_F(WrapUpTest, aCodeThatWasSkippedIsAskedForUntilItIsGiven) {
    const auto skip = [&] {
        floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Supervisor, UserId{"olga"}});
    };
    const auto give = [&](const QString &typed) {
        QTest::keyClicks(code(page).lineEdit(), typed);
        QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
        EXPECT_NE(lastSent<SetDisposition>(), nullptr);
        const auto about = lastSent<SetDisposition>() ? lastSent<SetDisposition>()->call : CallId{};
        requests.answerAll();
        return about;
    };
    const auto &bar = *page.findChild<StateBar *>();
    busy.wantCodes();
    talkAndEnd();
    const auto first = busy.annasCall();
    skip();
    EXPECT_TRUE(view(page).isVisible());
    EXPECT_TRUE(says(view(page), u"About the call with Пётр"_s));
    EXPECT_TRUE(says(view(page), u"say how it ended"_s));
    EXPECT_TRUE(says(bar, u"say how the call ended (Shift+F9)"_s));
    talk();
    EXPECT_TRUE(says(view(page), u"About this call"_s));
    busy.endAnnasCall();
    EXPECT_EQ(give(u"late"_s), busy.annasCall());
    press(Qt::Key_F9);
    requests.answerAll();
    EXPECT_TRUE(says(view(page), u"About the call with Пётр"_s)) << "the other one, still";
    EXPECT_EQ(give(u"sol"_s), first);
    EXPECT_FALSE(view(page).isVisible());
    EXPECT_FALSE(says(bar, u"say how"_s));
}

// The card stays for the note, and the keyboard with it.
TEST_F(WrapUpTest, anOwedCodeLeavesRoomForItsNote) {
    busy.wantCodes();
    talkAndEnd();
    const auto first = busy.annasCall();
    const auto about = u"About the call with Пётр"_s;
    const auto giveCode = [&](const QString &part) {
        QTest::keyClick(&page, Qt::Key_F9, Qt::ShiftModifier);
        ASSERT_TRUE(code(page).hasFocus());
        QTest::keyClicks(code(page).lineEdit(), part);
        QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
        requests.answerAll();
    };
    floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Supervisor, UserId{"olga"}});
    EXPECT_EQ(button(view(page), u"Close"_s), nullptr) << "the code is wanted first";
    giveCode(u"sol"_s);
    EXPECT_TRUE(says(view(page), about));
    floor.pass(seconds{1});
    ASSERT_TRUE(view(page).isVisible());
    ASSERT_TRUE(note(page).hasFocus());
    QTest::keyClicks(page.focusWidget(), u"calls back"_s);
    EXPECT_TRUE(says(view(page), about));
    QTest::keyClick(page.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    ASSERT_NE(lastSent<WriteNote>(), nullptr);
    EXPECT_EQ(lastSent<WriteNote>()->call, first);
    requests.answerAll();
    EXPECT_EQ(saved()->note, "calls back");
    EXPECT_FALSE(view(page).isVisible()) << "all is said";
    EXPECT_TRUE(page.hasFocus()) << "and no figure of the day has got the keyboard";
}

TEST_F(WrapUpTest, theCardOfAnOwedCodeIsClosedByItsKeyAndByTheNextCall) {
    busy.wantCodes();
    const auto owe = [&] {
        talkAndEnd();
        floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Supervisor, UserId{"olga"}});
        code(page).setFocus();
        QTest::keyClicks(code(page).lineEdit(), u"sol"_s);
        QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
        requests.answerAll();
        ASSERT_TRUE(view(page).isVisible());
    };
    owe();
    ASSERT_NE(button(view(page), u"Close"_s), nullptr);
    QTest::keyClick(page.focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(view(page).isVisible());
    owe();
    const auto about = busy.annasCall();
    QTest::keyClicks(&note(page), u"unsaved"_s);
    button(view(page), u"Close"_s)->click();
    ASSERT_NE(lastSent<WriteNote>(), nullptr) << "nothing that was typed is lost";
    EXPECT_EQ(lastSent<WriteNote>()->call, about);
    requests.answerAll();
    EXPECT_FALSE(view(page).isVisible());
    owe();
    talk();
    EXPECT_TRUE(says(view(page), u"About this call"_s));
    EXPECT_EQ(note(page).toPlainText(), QString{});
    EXPECT_EQ(button(view(page), u"Close"_s), nullptr);
}

// That key is Answer.
TEST_F(WrapUpTest, f4OpensNoListOfCodes) {
    talk();
    code(page).setFocus();
    QTest::keyClick(&code(page), Qt::Key_F4);
    EXPECT_FALSE(code(page).view()->isVisible());
    EXPECT_TRUE(says(page, u"No call rings here."_s));
}

// The window system gives the keys to the list then.
TEST_F(WrapUpTest, theKeysOfCallsWorkWhileTheListOfCodesIsOpen) {
    const auto pressInWindow = [this](Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(page.windowHandle(), key, with);
    };
    const auto &list = *code(page).view();
    const auto &found = *code(page).completer()->popup();
    const auto openList = [this] {
        code(page).showPopup();
        page.activateWindow(); // which stays so where there is a desktop
    };
    talk();
    ASSERT_TRUE(waitUntilSettled(page));
    code(page).setFocus();
    openList();
    ASSERT_TRUE(list.isVisible());
    pressInWindow(Qt::Key_Down);
    EXPECT_TRUE(list.isVisible()) << "its own keys stay its own";
    pressInWindow(Qt::Key_F4);
    EXPECT_FALSE(list.isVisible());
    EXPECT_TRUE(says(page, u"No call rings here."_s));
    openList();
    pressInWindow(Qt::Key_F12);
    EXPECT_NE(lastSent<MuteCall>(), nullptr);
    openList();
    pressInWindow(Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(says(page, u"Nobody is asked in."_s));
    QTest::keyClicks(code(page).lineEdit(), u"o"_s);
    page.activateWindow();
    ASSERT_TRUE(found.isVisible());
    pressInWindow(Qt::Key_F5);
    EXPECT_FALSE(found.isVisible());
    EXPECT_NE(lastSent<HoldCall>(), nullptr);
    openList();
    pressInWindow(Qt::Key_F8);
    EXPECT_FALSE(list.isVisible());
    EXPECT_NE(lastSent<HangUp>(), nullptr);
}

TEST_F(WrapUpTest, aNoteIsSavedByItsKeyAndStaysAfterTheSnapshot) {
    talk();
    QTest::keyClicks(&note(page), u"calls back"_s);
    EXPECT_TRUE(says(view(page), u"not saved yet"_s));
    QTest::keyClick(&note(page), Qt::Key_Return, Qt::ControlModifier);
    ASSERT_NE(lastSent<WriteNote>(), nullptr);
    EXPECT_EQ(lastSent<WriteNote>()->text, "calls back");
    QTest::keyClicks(&note(page), u" on Monday"_s); // while it is on its way
    requests.answerAll();
    EXPECT_EQ(saved()->note, "calls back");
    EXPECT_EQ(note(page).toPlainText(), u"calls back on Monday"_s);
    EXPECT_TRUE(says(view(page), u"not saved yet"_s));
    floor.snapshot();
    EXPECT_EQ(note(page).toPlainText(), u"calls back on Monday"_s);
    QTest::keyClick(&note(page), Qt::Key_Return, Qt::ControlModifier);
    requests.answerAll();
    EXPECT_EQ(saved()->note, "calls back on Monday");
    EXPECT_TRUE(says(view(page), u"saved"_s));
}

TEST_F(WrapUpTest, theCodeSavesTheNoteWithIt) {
    talk();
    QTest::keyClicks(&note(page), u"ok"_s);
    QTest::keyClicks(code(page).lineEdit(), u"sol"_s);
    QTest::keyClick(code(page).lineEdit(), Qt::Key_Return);
    requests.answerAll();
    EXPECT_EQ(*saved(), (WrapUp{busy.annasCall(), DispositionId{"solved"}, "ok"}));
}

TEST_F(WrapUpTest, whatWasTypedOfflineIsKeptAndCanBeSavedLater) {
    talk();
    floor.setLive(false);
    QTest::keyClicks(&note(page), u"offline"_s);
    EXPECT_FALSE(button(view(page), u"Save"_s)->isEnabled());
    QTest::keyClick(&note(page), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_EQ(lastSent<WriteNote>(), nullptr);
    floor.setLive(true);
    EXPECT_EQ(note(page).toPlainText(), u"offline"_s);
    EXPECT_TRUE(button(view(page), u"Save"_s)->isEnabled());
}

// The work goes on, the desktop is a new one.
TEST_F(WrapUpTest, aNewDesktopShowsTheCallTheCodeAndWhatWasTyped) {
    const test::Scratch scratch;
    const auto folder = QString::fromStdString(scratch.path("drafts").string());
    talk();
    {
        NoteDrafts kept(folder);
        AgentPage before(floor, requests, kept, BusyFloor::anna);
        QTest::keyClicks(&note(before), u"asks for a quote"_s);
        QTest::keyClicks(code(before).lineEdit(), u"late"_s);
    } // crashed between two words
    busy.endAnnasCall();
    floor.happen(DispositionSet{busy.annasCall(), BusyFloor::anna, DispositionId{"late"}, BusyFloor::anna});
    NoteDrafts kept(folder);
    AgentPage after(floor, requests, kept, BusyFloor::anna);
    after.show();
    EXPECT_TRUE(says(*after.findChild<CallPanel *>(), u"Call ended"_s));
    EXPECT_TRUE(says(*after.findChild<CallPanel *>(), u"+7 921 123-45-67"_s));
    EXPECT_TRUE(says(*after.findChild<CallPanel *>(), u"waited 0:15 · the other side hung up"_s));
    EXPECT_TRUE(says(after, u"Пётр Семёнов-Тян-Шанский"_s)) << "the caller was looked up again";
    EXPECT_EQ(code(after).currentText(), u"Complaint › Delivery is late"_s);
    EXPECT_EQ(note(after).toPlainText(), u"asks for a quote"_s);
    EXPECT_TRUE(says(view(after), u"not saved yet"_s));
    QTest::keyClick(&note(after), Qt::Key_Return, Qt::ControlModifier);
    requests.answerAll();
    EXPECT_EQ(saved()->note, "asks for a quote");
    EXPECT_EQ(kept.of(busy.annasCall()), std::nullopt);
    EXPECT_EQ(NoteDrafts(folder).of(busy.annasCall()), std::nullopt);
}

TEST_F(WrapUpTest, theNextCallSavesWhatWasTypedAboutTheLast) {
    talkAndEnd();
    const auto first = busy.annasCall();
    QTest::keyClicks(&note(page), u"unsaved"_s);
    floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Rule});
    EXPECT_TRUE(view(page).isVisible()) << "it is not put away with something unsaved in it";
    talk();
    ASSERT_NE(lastSent<WriteNote>(), nullptr);
    EXPECT_EQ(lastSent<WriteNote>()->call, first);
    requests.answerAll();
    EXPECT_EQ(drafts.of(first), std::nullopt);
    EXPECT_EQ(note(page).toPlainText(), QString{});
}

TEST_F(WrapUpTest, theRecordingIsPausedAndGoesOnByOneKey) {
    talk();
    EXPECT_EQ(button(page, u"Recording"_s), nullptr);
    floor.happen(RecordingStarted{busy.annasCall(), "1.flac"});
    QTest::keyClick(&page, Qt::Key_F11, Qt::ShiftModifier);
    ASSERT_NE(lastSent<PauseRecording>(), nullptr);
    EXPECT_NE(button(page, u"Recording"_s), nullptr) << "not before the fact";
    floor.happen(RecordingPaused{busy.annasCall(), BusyFloor::anna});
    requests.answerAll();
    EXPECT_NE(button(page, u"Not recording"_s), nullptr);
    QTest::keyClick(&page, Qt::Key_F11, Qt::ShiftModifier);
    EXPECT_NE(lastSent<ResumeRecording>(), nullptr);
}

TEST_F(WrapUpTest, aTalkIsRecordedOnDemandWhereTheSiteAllowsIt) {
    talk();
    EXPECT_EQ(button(page, u"Record"_s), nullptr);
    auto site = floor.center().site;
    site.recording.isOnDemand = true;
    floor.happen(ConfigChanged{site});
    floor.happen(CallHeld{busy.annasCall(), BusyFloor::anna});
    ASSERT_NE(button(page, u"Record"_s), nullptr);
    QTest::keyClick(&page, Qt::Key_F11, Qt::ShiftModifier);
    EXPECT_NE(lastSent<StartRecording>(), nullptr);
}

TEST(NoteDrafts, keepsOneForEachServerAndUser) {
    EXPECT_NE(NoteDrafts::folderOf(u"/x"_s, u"ws://a"_s, u"anna"_s),
              NoteDrafts::folderOf(u"/x"_s, u"ws://b"_s, u"anna"_s));
    EXPECT_NE(NoteDrafts::folderOf(u"/x"_s, u"ws://a"_s, u"anna"_s),
              NoteDrafts::folderOf(u"/x"_s, u"ws://a"_s, u"boris"_s));
}

TEST(NoteDrafts, saysWhenTheDiscTakesNothing) {
    NoteDrafts drafts(u"/proc/no/such/folder"_s);
    EXPECT_FALSE(drafts.keep(CallId{1}, u"words"_s));
    EXPECT_EQ(drafts.of(CallId{1}), u"words"_s) << "in memory it is there";
}

} // namespace
} // namespace callboard
