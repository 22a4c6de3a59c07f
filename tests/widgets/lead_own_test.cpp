// SPDX-License-Identifier: GPL-3.0-or-later
// Who leads as one of those who talk: what he is heard with, his own call and the work after it.
#include "tests/widgets/lead_fixture.h"

#include <map>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

// Her phone is this computer, which has lost a device.
TEST_F(LeadTest, whoIsHeardByNobodyFromThisComputerIsToldSoAndNotThatSheTalks) {
    PhoneView view;
    view.stage = PhoneView::Stage::Registered;
    view.isTalking = true;
    const auto plug = [&](const QString &microphone, const QString &speaker) {
        view.sound = {{microphone.toUtf8(), microphone}, {speaker.toUtf8(), speaker}};
        phone.become(view);
    };
    plug(u"Headset"_s, u"Headset"_s);
    chooseAnna();
    press(Qt::Key_L);
    requests.answerAll();
    busy.floor.happen(SupervisionStarted{busy.annasCall(), BusyFloor::anna, self, SupervisionMode::Listen});
    plug({}, u"Headset"_s);
    EXPECT_TRUE(says(page, u"You listen to Анна Петрова."_s)) << "that takes no microphone";
    for (const auto key : {Qt::Key_W, Qt::Key_B}) {
        press(key);
        requests.answerAll();
        EXPECT_TRUE(says(page, u"Nobody hears you: this computer has no microphone."_s));
        EXPECT_FALSE(says(page, u"You whisper"_s) || says(page, u"You talk"_s));
    }
    plug({}, {});
    EXPECT_TRUE(says(page, u"Nobody hears you, and you hear nobody: this computer has no sound device."_s));
    plug(u"Headset"_s, {});
    EXPECT_TRUE(says(page, u"You hear nobody: this computer has no speaker."_s));
    plug(u"Headset"_s, u"Headset"_s);
    EXPECT_TRUE(says(page, u"You talk with Анна Петрова."_s));
    view = {};
    phone.become(view);
    EXPECT_TRUE(says(page, u"You talk with Анна Петрова."_s)) << "at a desk phone";
}

// As any agent's; Floor says so and has the way out.
TEST_F(LeadTest, whoTookATalkOverSeesHisOwnAfterCallWorkAndEndsIt) {
    chooseAnna();
    EXPECT_EQ(callboard::button(page, u"Done"_s), nullptr);
    busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, self});
    EXPECT_EQ(callboard::button(page, u"Done"_s), nullptr) << "she talks";
    busy.endAnnasCall();
    EXPECT_TRUE(says(page, u"you do after-call work"_s));
    ASSERT_TRUE(waitUntilSettled(page));
    QTest::keyClick(&page, Qt::Key_F9);
    ASSERT_NE(lastSent<FinishAfterCallWork>(), nullptr);
    requests.answerAll();
    EXPECT_EQ(callboard::button(page, u"Done"_s), nullptr);
    EXPECT_FALSE(says(page, u"after-call work"_s));
}

TEST_F(LeadTest, whoTookATalkOverReadsThatItIsHerOwnCallAndHangsUpHere) {
    const auto hangUp = [&] { return callboard::button(page, u"Hang up"_s); };
    chooseAnna();
    EXPECT_EQ(hangUp(), nullptr);
    busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, self});
    EXPECT_TRUE(says(page, u"Your own call: you talk with Пётр."_s)) << wordsIn(page).toStdString();
    phone.become([] {
        PhoneView view;
        view.isTalking = true;
        view.sound.speaker = {"headset", u"Headset"_s};
        return view;
    }());
    EXPECT_TRUE(says(page, u"Nobody hears you: this computer has no microphone."_s));
    ASSERT_NE(hangUp(), nullptr);
    choose(u"Agents"_s, u"Борис"_s);
    QTest::keyClick(&page, Qt::Key_F8);
    ASSERT_NE(lastSent<HangUp>(), nullptr);
    EXPECT_EQ(lastSent<HangUp>()->call, busy.annasCall()) << "whoever is chosen";
    requests.answerAll();
    busy.endAnnasCall();
    EXPECT_EQ(hangUp(), nullptr);
}

// Where its place is Done's a moment later: who pressed then meant the call.
TEST_F(LeadTest, whoHangsUpAsTheCallEndsDoesNotEndHerWork) {
    busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, self});
    busy.endAnnasCall();
    ASSERT_TRUE(button(u"Done"_s).isVisible());
    QTest::mouseClick(&button(u"Done"_s), Qt::LeftButton);
    EXPECT_EQ(lastSent<FinishAfterCallWork>(), nullptr);
}

// For nothing that comes by itself: her own call, her work after it, a refusal.
TEST_F(LeadTest, noButtonMovesForTheOwnCallItsWorkOrARefusal) {
    for (const int width : {1024, 1280, 1366, 1920}) {
        page.resize(width, 800);
        choose(u"Agents"_s, u"Борис"_s);
        QCoreApplication::processEvents();
        std::map<ActionButton *, QRect> before;
        for (auto *each : page.findChildren<ActionButton *>())
            if (each->isVisible())
                before[each] = each->geometry();
        const auto moved = [&] {
            QCoreApplication::processEvents();
            QStringList texts;
            for (const auto &[each, place] : before)
                if (each->isVisible() && each->geometry() != place)
                    texts += each->text();
            return texts.join(u", "_s).toStdString();
        };
        ASSERT_GE(before.size(), 8u);
        press(Qt::Key_B);
        requests.refuseAll({"supervised", "gleb"});
        EXPECT_EQ(moved(), "") << "a refusal, " << width;
        busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, self});
        EXPECT_EQ(moved(), "") << "her own call, " << width;
        busy.endAnnasCall();
        EXPECT_EQ(moved(), "") << "after it, " << width;
        busy.floor.happen(AfterCallWorkEnded{self, Author::Agent});
        EXPECT_EQ(moved(), "") << "and again, " << width;
        busy.floor.happen(AfterCallWorkEnded{BusyFloor::anna, Author::Agent});
        busy.ringAnna();
        busy.answerAnna();
    }
}

TEST_F(LeadTest, afterCallWorkThatWantsACodeIsPointedTo) {
    busy.wantCodes();
    busy.floor.happen(CallTakenOver{busy.annasCall(), BusyFloor::anna, self});
    busy.endAnnasCall();
    EXPECT_TRUE(says(page, u"after-call work: say on My desk how your call ended"_s));
    EXPECT_FALSE(button(u"Done"_s).isEnabled());
    busy.floor.happen(DispositionSet{busy.annasCall(), self, DispositionId{"solved"}, self});
    EXPECT_TRUE(button(u"Done"_s).isEnabled());
}

} // namespace
} // namespace callboard
