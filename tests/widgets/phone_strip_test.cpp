// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/agent_page_fixture.h"
#include "tests/widgets/test_softphone.h"
#include "widgets/phone/dial_pad.h"
#include "widgets/phone/level_meter.h"
#include "widgets/phone/phone_panel.h"
#include "widgets/phone/phone_words.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Anna's page in a desktop that has a phone.
class PhoneStripTest : public testing::Test {
protected:
    PhoneStripTest() {
        requests.cards[BusyFloor::annasCaller()] = BusyFloor::cardOf({});
        page.resize(1366, 700);
        open(page);
    }
    void become(PhoneView::Stage stage, std::optional<Error> error = {}) {
        PhoneView view;
        view.stage = stage;
        view.error = std::move(error);
        phone.become(view);
    }
    PhoneView talking() const {
        PhoneView view;
        view.stage = PhoneView::Stage::Registered;
        view.isTalking = true;
        view.sound = headset();
        return view;
    }
    static SoundInUse headset() { return {{"headset-in", u"Headset"_s}, {"headset-out", u"Headset"_s}}; }
    static SoundInUse builtIn() {
        return {{"built-in-in", u"Built-in microphone"_s}, {"built-in-out", u"Built-in speakers"_s}};
    }
    void use(const SoundInUse &sound) {
        auto view = talking();
        view.sound = sound;
        phone.become(view);
    }
    PhonePanel &openedPanel() {
        press(Qt::Key_F12, Qt::ShiftModifier);
        return *page.window()->findChild<PhonePanel *>();
    }
    QComboBox &box(const QString &name) {
        for (auto *each : page.window()->findChildren<QComboBox *>())
            if (each->accessibleName() == name)
                return *each;
        std::abort();
    }
    LevelMeter &meter(const QString &name) {
        for (auto *each : page.findChildren<LevelMeter *>())
            if (each->accessibleName() == name)
                return *each;
        std::abort();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        QTest::keyClick(&page, key, with);
    }

    BusyFloor busy;
    TestFloor &floor = busy.floor;
    TestRequests requests{floor, {BusyFloor::anna, Role::Agent}};
    TestSoftphone phone;
    NoteDrafts drafts{{}};
    AgentPage page{floor, requests, drafts, BusyFloor::anna, &phone};
};

TEST_F(PhoneStripTest, aHeadsetThatIsPulledOutInATalkIsSaidUntilItIsBackAndAChoiceIsNot) {
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s));
    use(builtIn());
    EXPECT_TRUE(says(page, u"another microphone"_s));
    use({headset().microphone, builtIn().speaker});
    EXPECT_TRUE(says(page, u"another speaker"_s));
    use({});
    EXPECT_TRUE(says(page, u"no microphone"_s));
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s));
    phone.choose({true, {"built-in-in", "built-in-out"}, {}});
    use(builtIn());
    EXPECT_FALSE(says(page, u"another"_s)) << "it was wanted so";
    become(PhoneView::Stage::Registered);
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s)) << "another talk begins anew";
}

TEST_F(PhoneStripTest, theChosenHeadsetThatIsBackIsNoOtherWhateverWasChosenBefore) {
    const PhoneChoice choice{true, {"headset-in", "headset-out"}, {}};
    phone.choose(choice);
    use(builtIn());
    EXPECT_FALSE(says(page, u"another"_s)) << "the talk began so";
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s)) << "plugged in";
    use(builtIn());
    EXPECT_TRUE(says(page, u"another microphone"_s));
    phone.choose({true, choice.sound, "built-in-out"});
    EXPECT_TRUE(says(page, u"another microphone"_s)) << "only the ring was chosen";
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s));
    phone.choose(choice);
    use({headset().microphone, builtIn().speaker});
    EXPECT_TRUE(says(page, u"another speaker"_s)) << "nor now";
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s));
}

TEST_F(PhoneStripTest, whoChoosesWhileHisHeadsetIsGoneWantsWhatIsUsed) {
    use(headset());
    use(builtIn());
    phone.choose({true, {"built-in-in", "built-in-out"}, {}});
    EXPECT_FALSE(says(page, u"another"_s));
    phone.choose({true, {"headset-in", "headset-out"}, {}});
    use(headset());
    EXPECT_FALSE(says(page, u"another"_s));
}

TEST_F(PhoneStripTest, saysThatCallsRingHere) {
    EXPECT_FALSE(says(page, u"rings in this computer"_s));
    become(PhoneView::Stage::Registered);
    EXPECT_TRUE(says(page, u"rings in this computer"_s));
}

TEST_F(PhoneStripTest, whoHasNoPhoneGetsOneWithAClick) {
    EXPECT_EQ(button(page, u"Ring here"_s), nullptr) << "the desk phone is there";
    floor.happen(DeviceLost{DeviceId{"1001"}, DeviceLoss::Expired});
    ASSERT_NE(button(page, u"Ring here"_s), nullptr);
    QTest::mouseClick(button(page, u"Ring here"_s), Qt::LeftButton);
    EXPECT_TRUE(phone.choice().isHere);
    EXPECT_EQ(button(page, u"Ring here"_s), nullptr);
}

TEST_F(PhoneStripTest, namesTheTroubleInWords) {
    become(PhoneView::Stage::Failed, Error{"phone.registration.certificate", "Hostname mismatch"});
    EXPECT_TRUE(says(page, u"this computer does not ring"_s));
    EXPECT_TRUE(words::phoneTrouble(phone.view()).contains(u"certificate is not to be trusted"_s));
    openedPanel();
    EXPECT_TRUE(says(*page.window(), u"Hostname mismatch"_s));
}

TEST_F(PhoneStripTest, showsHowATalkSoundsAndHowLoudItIs) {
    auto view = talking();
    view.quality = TalkQuality{u"Opus"_s, 0.002, 4ms, 21ms};
    phone.become(view);
    EXPECT_TRUE(says(page, u"good sound"_s));
    EXPECT_TRUE(meter(u"Level of the other side"_s).isVisible());
    Q_EMIT phone.levelsChanged(0.5F, 0);
    EXPECT_GT(meter(u"Level of the microphone"_s).shown(), 0.8F);
    EXPECT_EQ(meter(u"Level of the other side"_s).shown(), 0.0F);
    view.quality = TalkQuality{u"Opus"_s, 0.08, 4ms, {}};
    phone.become(view);
    EXPECT_TRUE(says(page, u"poor sound"_s));
    become(PhoneView::Stage::Registered);
    EXPECT_FALSE(meter(u"Level of the other side"_s).isVisible());
}

TEST_F(PhoneStripTest, noVoiceIsSeenWhileTheCallIsMuted) {
    busy.ringAnna();
    busy.answerAnna();
    phone.become(talking());
    auto &voice = meter(u"Level of the microphone"_s);
    Q_EMIT phone.levelsChanged(0.5F, 0.5F);
    EXPECT_GT(voice.shown(), 0.8F);
    floor.happen(CallMuted{busy.annasCall(), BusyFloor::anna});
    EXPECT_EQ(voice.shown(), 0.0F) << "at once";
    Q_EMIT phone.levelsChanged(0.5F, 0.5F);
    EXPECT_EQ(voice.shown(), 0.0F);
    EXPECT_GT(meter(u"Level of the other side"_s).shown(), 0.8F);
    floor.happen(CallUnmuted{busy.annasCall(), BusyFloor::anna});
    Q_EMIT phone.levelsChanged(0.5F, 0.5F);
    EXPECT_GT(voice.shown(), 0.8F);
}

TEST_F(PhoneStripTest, aTalkWithoutAMicrophoneIsTold) {
    auto view = talking();
    view.sound.microphone = {};
    phone.become(view);
    EXPECT_TRUE(says(page, u"no microphone"_s));
}

TEST_F(PhoneStripTest, everyInputOfThePhoneAndItsKeysHasASpokenNameAndTabReachesIt) {
    phone.become(talking());
    busy.ringAnna();
    busy.answerAnna();
    EXPECT_EQ(unspokenOrUnreached(page), "");
    EXPECT_EQ(unspokenOrUnreached(openedPanel()), "") << "the panel";
}

TEST_F(PhoneStripTest, whatIsChosenHoldsAtOnce) {
    auto &panel = openedPanel();
    EXPECT_TRUE(phone.isTesting) << "levels are to be seen";
    QTest::mouseClick(panel.findChild<QCheckBox *>(), Qt::LeftButton, {}, QPoint(8, 8));
    box(u"Microphone"_s).setCurrentIndex(2);
    box(u"Ring on"_s).setCurrentIndex(2);
    EXPECT_EQ(phone.choice(), (PhoneChoice{true, {"built-in-in", {}}, "built-in-out"}));
    QTest::mouseClick(button(panel, u"Try the ring"_s), Qt::LeftButton);
    EXPECT_EQ(phone.testRings, 1);
    press(Qt::Key_Escape);
    EXPECT_FALSE(panel.isVisible());
    EXPECT_FALSE(phone.isTesting);
}

TEST_F(PhoneStripTest, aChosenDeviceThatIsNotThereStaysChosen) {
    phone.choose({true, {"gone", {}}, {}});
    openedPanel();
    EXPECT_EQ(box(u"Microphone"_s).currentText(), u"chosen, but not plugged in"_s);
    box(u"Speaker"_s).setCurrentIndex(1);
    EXPECT_EQ(phone.choice().sound, (SoundChoice{"gone", "headset-out"}));
}

TEST_F(PhoneStripTest, theOpenPanelOffersDevicesThatComeAndNoneThatAreGone) {
    openedPanel();
    const auto offered = [this] {
        QStringList names;
        for (int i = 1; i < box(u"Microphone"_s).count(); ++i)
            names += box(u"Microphone"_s).itemText(i);
        return names.join(u"; "_s).toStdString();
    };
    phone.inputs.append({"usb-in", u"USB microphone"_s});
    Q_EMIT phone.devicesChanged();
    EXPECT_EQ(offered(), "Headset; Built-in microphone; USB microphone");
    EXPECT_EQ(box(u"Microphone"_s).currentIndex(), 0);
    box(u"Microphone"_s).setCurrentIndex(3);
    phone.inputs.removeLast();
    Q_EMIT phone.devicesChanged();
    EXPECT_EQ(offered(), "Headset; Built-in microphone; chosen, but not plugged in");
    EXPECT_EQ(box(u"Microphone"_s).currentIndex(), 3);
    EXPECT_EQ(phone.choice().sound.microphone, "usb-in") << "it is only pulled out";
    phone.inputs.append({"usb-in", u"USB microphone"_s});
    Q_EMIT phone.devicesChanged();
    EXPECT_EQ(box(u"Microphone"_s).currentText(), u"USB microphone"_s);
}

TEST_F(PhoneStripTest, anOpenListGrowsUnderTheMarkAndEscapeClosesItAlone) {
    auto &panel = openedPanel();
    auto &list = box(u"Speaker"_s);
    list.showPopup();
    list.view()->setCurrentIndex(list.model()->index(2, 0));
    phone.outputs.prepend({"usb-out", u"USB headset"_s});
    Q_EMIT phone.devicesChanged();
    ASSERT_TRUE(list.view()->isVisible());
    EXPECT_EQ(list.view()->currentIndex().data().toString(), u"Built-in speakers"_s);
    EXPECT_TRUE(list.view()->viewport()->rect().contains(
        list.view()->visualRect(list.model()->index(list.count() - 1, 0))))
        << "all at one look";
    QTest::keyClick(list.view(), Qt::Key_Escape);
    EXPECT_FALSE(list.view()->isVisible());
    ASSERT_TRUE(panel.isVisible());
    EXPECT_EQ(phone.choice(), PhoneChoice{});
    press(Qt::Key_Escape);
    EXPECT_FALSE(panel.isVisible());
}

TEST_F(PhoneStripTest, aMicrophoneThatComesWhileItRingsTakesTheWarningBack) {
    const auto inputs = std::exchange(phone.inputs, {});
    PhoneView view;
    view.stage = PhoneView::Stage::Registered;
    view.isRinging = true;
    phone.become(view);
    EXPECT_TRUE(says(page, u"nobody will hear you"_s));
    phone.inputs = inputs;
    Q_EMIT phone.devicesChanged();
    EXPECT_FALSE(says(page, u"nobody will hear you"_s));
}

TEST_F(PhoneStripTest, theDesksKeysWorkWhileThePanelIsOpen) {
    openedPanel();
    busy.ringAnna();
    press(Qt::Key_F4);
    ASSERT_FALSE(requests.sent.empty());
    EXPECT_TRUE(std::holds_alternative<AnswerCall>(requests.sent.back()));
}

TEST_F(PhoneStripTest, theKeyPadPressesOneKeyAfterTheOther) {
    busy.ringAnna();
    busy.answerAnna();
    press(Qt::Key_F11);
    auto *pad = page.window()->findChild<DialPad *>();
    ASSERT_TRUE(pad && pad->isVisible());
    for (const auto &key : {u"1"_s, u"#"_s})
        QTest::mouseClick(button(*pad, key), Qt::LeftButton);
    ASSERT_GE(requests.sent.size(), 2U);
    EXPECT_EQ(std::get<SendDigits>(requests.sent.back()).digits, "#");
    busy.endAnnasCall();
    EXPECT_FALSE(pad->isVisible());
}

TEST_F(PhoneStripTest, whatIsTypedOverTheKeyPadIsPressedAndGoesNowhereElse) {
    busy.ringAnna();
    busy.answerAnna();
    auto *field = page.findChild<QLineEdit *>();
    field->setFocus();
    press(Qt::Key_F11);
    auto *pad = page.window()->findChild<DialPad *>();
    ASSERT_TRUE(pad && pad->isVisible());
    const auto sent = requests.sent.size();
    QTest::keyClicks(page.window()->focusWidget(), u"4*"_s);
    ASSERT_EQ(requests.sent.size(), sent + 2);
    EXPECT_EQ(std::get<SendDigits>(requests.sent.back()).digits, "*");
    EXPECT_EQ(field->text(), QString());
    QTest::keyClick(page.window()->focusWidget(), Qt::Key_Tab);
    EXPECT_TRUE(pad->isAncestorOf(page.window()->focusWidget()));
    QTest::keyClick(page.window()->focusWidget(), Qt::Key_7);
    EXPECT_EQ(std::get<SendDigits>(requests.sent.back()).digits, "7") << "also from one of its keys";
    press(Qt::Key_Escape);
    EXPECT_FALSE(pad->isVisible());
    EXPECT_EQ(page.window()->focusWidget(), field);
}

TEST(PopoverOfAPage, thatGoesWithItLeavesTheKeyboardAlone) {
    QWidget window;
    auto *page = new QWidget(&window);
    auto *field = new QLineEdit(page);
    auto *pad = new DialPad(new QPushButton(page));
    window.show();
    field->setFocus();
    pad->open();
    EXPECT_EQ(window.focusWidget(), pad);
    delete page;
    EXPECT_FALSE(pad->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(window.focusWidget(), nullptr);
}

TEST_F(PhoneStripTest, theDevicesAreChosenByKeysAlone) {
    auto &panel = openedPanel();
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(page.window()->focusWidget(), Qt::Key_Tab);
        EXPECT_TRUE(panel.isAncestorOf(page.window()->focusWidget())) << i;
    }
}

TEST_F(PhoneStripTest, withoutAMicrophoneItRingsAndSaysThatNobodyWillHear) {
    phone.inputs.clear();
    PhoneView view;
    view.stage = PhoneView::Stage::Registered;
    view.isRinging = true;
    phone.become(view);
    EXPECT_TRUE(says(page, u"no microphone: nobody will hear you"_s));
    view = talking();
    view.sound.microphone = {};
    phone.become(view);
    EXPECT_TRUE(says(page, u"no microphone: nobody hears you"_s));
    phone.become(talking());
    EXPECT_FALSE(says(page, u"no microphone"_s));
}

} // namespace
} // namespace callboard
