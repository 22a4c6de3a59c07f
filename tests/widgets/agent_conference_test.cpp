// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"
#include "widgets/models/text.h"
#include "widgets/models/words.h"

#include <QListWidget>
#include <QSignalSpy>

#include <map>
#include <set>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

constexpr AgentId colleague{"sofia"};

class ConferenceTest : public AgentPageTest {
protected:
    ConferenceTest() {
        busy.ringAnna();
        busy.answerAnna();
        caller = busy.annasCall();
        busy.consultColleague();
    }
    void confer() { busy.bringTogether(); }
    QListWidget &parties() { return *page.findChild<QListWidget *>(); }
    void choose(int row) { parties().setCurrentRow(row); }
    void pressControl(Qt::Key key) { QTest::keyClick(&page, key, Qt::ControlModifier); }

    CallId caller;
};

TEST_F(ConferenceTest, allAreBroughtTogetherByAKeyAndListed) {
    EXPECT_FALSE(parties().isVisible());
    pressControl(Qt::Key_J);
    ASSERT_NE(lastSent<Conference>(), nullptr);
    confer();
    requests.answerAll();
    ASSERT_TRUE(parties().isVisible());
    ASSERT_EQ(parties().count(), 3);
    EXPECT_TRUE(parties().item(1)->text().startsWith(u"Me · leads"_s));
    EXPECT_TRUE(parties().item(2)->text().startsWith(u"Vera <b> · "_s)) << "as text";
    EXPECT_EQ(button(page, u"All together"_s), nullptr);
}

TEST_F(ConferenceTest, chosenPartyIsSilencedHeardAgainAndRemovedByKeys) {
    confer();
    choose(2);
    pressControl(Qt::Key_M);
    ASSERT_NE(lastSent<MuteParty>(), nullptr);
    EXPECT_EQ(lastSent<MuteParty>()->party, 3);
    floor.happen(CallPartyMuted{caller, 3, BusyFloor::anna});
    requests.answerAll();
    EXPECT_TRUE(parties().item(2)->text().endsWith(u"is not heard"_s));
    pressControl(Qt::Key_M);
    ASSERT_NE(lastSent<UnmuteParty>(), nullptr);
    requests.answerAll();
    pressControl(Qt::Key_R);
    ASSERT_NE(lastSent<RemoveParty>(), nullptr);
    EXPECT_EQ(lastSent<RemoveParty>()->party, 3);
    floor.happen(CallPartyLeft{caller, 3, BusyFloor::anna});
    requests.answerAll();
    EXPECT_FALSE(parties().isVisible()) << "a call of two again";
    EXPECT_TRUE(says(page, u"Talking"_s));
}

TEST_F(ConferenceTest, theListIsReachedByAKeyThatChoosesOneAfterTheOther) {
    pressControl(Qt::Key_P);
    EXPECT_TRUE(says(page, u"No more than two are in this call."_s));
    confer();
    pressControl(Qt::Key_M);
    EXPECT_TRUE(says(page, u"Choose somebody else of the list first (Ctrl+P)."_s))
        << wordsIn(page).toStdString();
    for (const int row : {0, 2, 0}) {
        pressControl(Qt::Key_P);
        EXPECT_TRUE(parties().hasFocus());
        EXPECT_EQ(parties().currentRow(), row) << "never oneself";
    }
    QTest::keyClick(&parties(), Qt::Key_R, Qt::ControlModifier);
    ASSERT_NE(lastSent<RemoveParty>(), nullptr);
    EXPECT_EQ(lastSent<RemoveParty>()->party, 1);
}

// A list that gets the keyboard has a current line, which is no choice.
TEST_F(ConferenceTest, nobodyIsChosenByTheKeyboardsComing) {
    confer();
    parties().setFocus(Qt::BacktabFocusReason);
    ASSERT_TRUE(parties().hasFocus());
    pressControl(Qt::Key_R);
    pressControl(Qt::Key_M);
    EXPECT_EQ(lastSent<RemoveParty>(), nullptr);
    EXPECT_EQ(lastSent<MuteParty>(), nullptr);
    EXPECT_FALSE(button(page, u"Remove"_s)->isEnabled());
}

TEST_F(ConferenceTest, aPartyFromWhomNoSoundComesIsMarkedUntilItDoes) {
    confer();
    const auto isMarked = [&](int row) { return parties().item(row)->text().endsWith(u"no sound comes"_s); };
    floor.happen(CallSoundLost{caller, {}, 3});
    EXPECT_TRUE(isMarked(2));
    EXPECT_FALSE(isMarked(0) || isMarked(1));
    floor.happen(CallSoundLost{caller, BusyFloor::anna, 0});
    EXPECT_TRUE(isMarked(1)) << "one's own phone, too";
    floor.happen(CallSoundBack{caller, {}, 3});
    floor.happen(CallSoundBack{caller, BusyFloor::anna, 0});
    EXPECT_FALSE(isMarked(1) || isMarked(2));
    floor.happen(CallSoundLost{caller, {}, 3});
    floor.happen(CallPartyMuted{caller, 3, BusyFloor::anna});
    EXPECT_TRUE(parties().item(2)->text().endsWith(u"is not heard"_s)) << "nobody would hear him anyway";
}

TEST_F(ConferenceTest, oneselfIsNotRemovedButLeaves) {
    confer();
    choose(1);
    pressControl(Qt::Key_R);
    EXPECT_EQ(lastSent<RemoveParty>(), nullptr);
    pressCalmly(Qt::Key_F8);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
}

TEST_F(ConferenceTest, expertIsAskedInHeardByAllAndDismissedByKeys) {
    confer();
    QTest::keyClicks(&dialField(), u"1005"_s);
    pressControl(Qt::Key_H);
    ASSERT_NE(lastSent<AskExpert>(), nullptr);
    EXPECT_EQ(lastSent<AskExpert>()->number, "1005");
    EXPECT_EQ(lastSent<AskExpert>()->mode, SupervisionMode::Whisper);
    const auto &device = find(floor.center(), colleague)->device;
    floor.happen(SupervisionAsked{caller, BusyFloor::anna, colleague, device, SupervisionMode::Whisper,
                                  BusyFloor::anna});
    requests.answerAll();
    floor.happen(
        SupervisionStarted{caller, BusyFloor::anna, colleague, SupervisionMode::Whisper, BusyFloor::anna});
    EXPECT_TRUE(parties().item(3)->text().endsWith(u"whispers to you"_s));
    pressControl(Qt::Key_K);
    ASSERT_NE(lastSent<AskExpert>(), nullptr);
    EXPECT_EQ(lastSent<AskExpert>()->mode, SupervisionMode::Barge);
    EXPECT_EQ(lastSent<AskExpert>()->number, device.text());
    requests.answerAll();
    pressControl(Qt::Key_D);
    ASSERT_NE(lastSent<DismissExpert>(), nullptr);
}

TEST_F(ConferenceTest, anExpertWhispersWithoutTakingRoomAndNoTwoButtonsShareAKey) {
    confer();
    QCoreApplication::processEvents();
    const int talking = page.minimumSizeHint().height();
    floor.happen(SupervisionAsked{caller, BusyFloor::anna, colleague, find(floor.center(), colleague)->device,
                                  SupervisionMode::Whisper, BusyFloor::anna});
    floor.happen(
        SupervisionStarted{caller, BusyFloor::anna, colleague, SupervisionMode::Whisper, BusyFloor::anna});
    QCoreApplication::processEvents();
    EXPECT_LE(page.minimumSizeHint().height(), talking) << "nothing is pushed off a small screen";
    ASSERT_EQ(parties().count(), 4);
    EXPECT_TRUE(parties().item(3)->text().endsWith(u"whispers to you"_s));
    std::set<QString> keys;
    for (const auto *button : page.findChildren<QAbstractButton *>())
        if (const auto key = button->shortcut(); button->isVisible() && !key.isEmpty()) {
            EXPECT_TRUE(keys.insert(key.toString()).second) << key.toString().toStdString();
        }
    EXPECT_GT(keys.size(), 8u);
}

class AskedInTest : public AgentPageTest {
protected:
    AskedInTest() {
        busy.ringAnna();
        busy.answerAnna();
        open(other);
    }
    void ask() {
        floor.happen(SupervisionAsked{busy.annasCall(), BusyFloor::anna, colleague,
                                      find(floor.center(), colleague)->device, SupervisionMode::Whisper,
                                      BusyFloor::anna});
    }
    void join() {
        floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, colleague,
                                        SupervisionMode::Whisper, BusyFloor::anna});
    }
    void leave(SupervisionEnd cause) {
        floor.happen(SupervisionEnded{busy.annasCall(), BusyFloor::anna, colleague, cause, BusyFloor::anna});
    }

    AgentPage other{floor, requests, drafts, colleague};
};

TEST_F(AskedInTest, seesByWhomAndWithWhomTheyTalk) {
    const QSignalSpy rang(&other, &AgentPage::rang);
    floor.pass(seconds{42});
    ask();
    EXPECT_TRUE(says(other, u"Анна Петрова asks you in"_s));
    ASSERT_EQ(rang.size(), 1) << "his phone rings: he is to notice it in other windows, too";
    EXPECT_EQ(rang[0][0].toString(), u"Анна Петрова"_s);
    const auto caller = shownNumber(BusyFloor::annasCaller());
    EXPECT_TRUE(says(other, caller)) << "who is to be talked about";
    const auto *talk = find(floor.center(), busy.annasCall());
    EXPECT_TRUE(says(other, u"talks for "_s + clockText(floor.now() - talk->answeredAt)));
    EXPECT_TRUE(says(other, u"talks with Анна Петрова"_s)) << "and his card";
    floor.pass(seconds{3});
    join();
    EXPECT_TRUE(says(other, u"Анна Петрова alone hears you"_s));
    EXPECT_TRUE(says(other, u"0:00"_s)) << "how long he has been in it";
    EXPECT_EQ(rang.size(), 1);
    leave(SupervisionEnd::TalkEnded);
    EXPECT_TRUE(says(other, u"No call"_s));
}

TEST_F(AskedInTest, leavesByTheKeyThatEndsACall) {
    ask();
    QTest::keyClick(&other, Qt::Key_F8);
    EXPECT_TRUE(says(other, u"You have not answered yet. Reject tells Анна Петрова that you do not come."_s));
    join();
    QTest::keyClick(&other, Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(says(other, u"You are asked in yourself: F8 is your key."_s));
    ASSERT_EQ(lastSent<StopSupervision>(), nullptr);
    QTest::keyClick(&other, Qt::Key_F8);
    EXPECT_NE(lastSent<StopSupervision>(), nullptr);
}

TEST_F(AskedInTest, refusesByTheKeyThatRejectsACallAndTheOtherIsTold) {
    ask();
    QTest::keyClick(&other, Qt::Key_F8, Qt::ShiftModifier);
    ASSERT_NE(lastSent<StopSupervision>(), nullptr);
    leave(SupervisionEnd::Rejected);
    EXPECT_TRUE(says(page, words::endCause(EndCause::Rejected))) << "on the page of who asked";
}

TEST_F(ConferenceTest, noButtonMovesForARefusal) {
    confer();
    for (const auto &size : {QSize(1024, 640), QSize(1366, 700), QSize(1920, 980)}) {
        page.resize(size);
        choose(2);
        QCoreApplication::processEvents();
        std::map<ActionButton *, QPoint> before;
        for (auto *each : page.findChildren<ActionButton *>())
            if (each->isVisible())
                before[each] = each->mapTo(&page, QPoint());
        pressControl(Qt::Key_M);
        requests.refuseAll({"conferenceFull", {}});
        ASSERT_TRUE(says(page, u"No more people fit into this call."_s));
        for (const auto &[each, place] : before)
            EXPECT_EQ(each->mapTo(&page, QPoint()), place) << each->text().toStdString() << size.width();
        pressControl(Qt::Key_M);
        requests.answerAll();
    }
}

TEST_F(ConferenceTest, whoLeavesLeavesAndTheOthersTalkOn) {
    confer();
    const auto *leave = button(page, u"Leave"_s);
    ASSERT_NE(leave, nullptr) << "it ends nobody's call";
    EXPECT_TRUE(leave->toolTip().startsWith(u"Leave this call; the others talk on"_s));
    EXPECT_EQ(button(page, u"Hang up"_s), nullptr);
    pressCalmly(Qt::Key_F8);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    floor.happen(CallPartyLeft{caller, 3, BusyFloor::anna});
    EXPECT_NE(button(page, u"Hang up"_s), nullptr) << "of two";
}

TEST_F(ConferenceTest, theListGrowsWithThoseWhoTalkWhereThereIsRoom) {
    confer();
    const auto areAllSeen = [this] {
        QCoreApplication::processEvents();
        const auto last = parties().visualItemRect(parties().item(parties().count() - 1));
        return parties().viewport()->rect().contains(last);
    };
    for (std::uint32_t one = 4; one <= 6; ++one) {
        const CallId more{900 + one};
        floor.happen(CallHeld{caller, BusyFloor::anna});
        floor.happen(CallArrived{more,
                                 Direction::Outbound,
                                 {"1001", {}},
                                 "+7495000000" + std::to_string(one),
                                 {},
                                 BusyFloor::anna});
        floor.happen(CallAnswered{more, {}, {}});
        floor.happen(CallConferenced{caller,
                                     BusyFloor::anna,
                                     more,
                                     static_cast<std::int32_t>(one),
                                     {"+7495000000" + std::to_string(one), {}}});
        if (parties().count() == 4) {
            page.resize(1366, 692); // of a screen with 768 lines
            EXPECT_TRUE(areAllSeen()) << page.size().height() << " " << parties().height();
        }
    }
    page.resize(1366, 1000);
    ASSERT_EQ(parties().count(), 6);
    EXPECT_TRUE(areAllSeen()) << "nobody is scrolled away";
    const auto last = parties().visualItemRect(parties().item(5));
    EXPECT_LE(parties().height(), last.bottom() + 8) << "and no room is empty";
}

} // namespace
} // namespace callboard
