// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/test_session.h"
#include "widgets/phone/live_softphone.h"
#include "widgets/phone/phone_words.h"

#include <gtest/gtest.h>
#include <QSignalSpy>

namespace callboard {
namespace {

using namespace Qt::StringLiterals;

struct NoSound : SoundDoor {
    SoundSystem *open() override { return nullptr; }
};

// Sound devices that a test plugs in and pulls out.
struct PaperSound : SoundDoor, SoundSystem {
    SoundSystem *open() override { return this; }
    QList<SoundDevice> microphones() const override { return inputs; }
    QList<SoundDevice> speakers() const override { return outputs; }
    void ring(const QByteArray &) override {}
    std::unique_ptr<SoundLine> open(const SoundChoice &, std::function<void(const SoundInUse &)>) override {
        return nullptr;
    }
    std::unique_ptr<SoundPlay> play(const QByteArray &) override { return nullptr; }
    QList<SoundDevice> inputs;
    QList<SoundDevice> outputs;
};

class PaperLine : public SipLine {
public:
    explicit PaperLine(QStringList &story)
        : m_story(story) {}
    ~PaperLine() override { m_story += u"goodbye"_s; }
    bool isSecret() const override { return true; }
    void answer(phone::PhoneCallId call, std::shared_ptr<TalkSound>) override {
        m_story += u"answers %1"_s.arg(call.value);
    }
    void hangUp(phone::PhoneCallId call) override { m_story += u"hangs up %1"_s.arg(call.value); }
    void askStatistics(phone::PhoneCallId, std::function<void(const voice::LegStatistics &)>) override {}

private:
    QStringList &m_story;
};

// Notes what the desktop's phone asks of SIP; the network's part is played by the test.
class PaperSip : public SipSystem, public SipDoor {
public:
    SipSystem *open() override {
        story += u"loaded"_s;
        return isInstalled ? this : nullptr;
    }
    Result<std::unique_ptr<SipLine>> open(const PhoneAccount &account, const QString &server,
                                          std::function<void(const phone::PhoneEvent &)> listener) override {
        story += QString::fromStdString(account.extension) + u" at "_s + server;
        tell = std::move(listener);
        return std::unique_ptr<SipLine>(std::make_unique<PaperLine>(story));
    }
    void fillWithBeep(voice::SoundPipe &) const override {}

    QStringList story;
    bool isInstalled = true;
    std::function<void(const phone::PhoneEvent &)> tell;
};

class LiveSoftphoneTest : public testing::Test {
protected:
    void signIn(bool answersQueueCalls = false) {
        session.set(Session::State::Live);
        for (const auto &answer : std::exchange(session.phonesAsked, {}))
            answer(PhoneAccount{"1001", "secret", {"tls:127.0.0.1:5061"}, answersQueueCalls});
    }
    std::string told() { return std::exchange(sip.story, {}).join(u"; "_s).toStdString(); }

    TestFloor floor;
    TestSession session{floor, {UserId{"anna"}, Role::Agent}};
    PaperSip sip;
    NoSound sound;
    LiveSoftphone phone{session, sip, sound, {true, {}, {}}};
};

TEST_F(LiveSoftphoneTest, loadsSipWhenSomebodyHasSignedInWhosePhoneIsHere) {
    session.set(Session::State::SigningIn);
    EXPECT_EQ(told(), "");
    signIn();
    EXPECT_EQ(told(), "loaded; 1001 at wss://centre.acme.example:8765");
    EXPECT_EQ(phone.view().stage, PhoneView::Stage::Registering);
    EXPECT_TRUE(phone.view().isSecret);
    sip.tell(phone::Registered{{}, seconds{300}});
    EXPECT_EQ(phone.view().stage, PhoneView::Stage::Registered);
    phone.choose({});
    EXPECT_EQ(told(), "goodbye");
    EXPECT_EQ(phone.view().stage, PhoneView::Stage::Off);
}

TEST_F(LiveSoftphoneTest, whoHasADeskPhoneLoadsNoSip) {
    phone.choose({});
    signIn();
    EXPECT_EQ(told(), "");
}

TEST_F(LiveSoftphoneTest, aPhoneThatIsNotInstalledSaysSo) {
    sip.isInstalled = false;
    signIn();
    EXPECT_EQ(phone.view().stage, PhoneView::Stage::Failed);
    EXPECT_EQ(words::phoneTrouble(phone.view()),
              u"The phone's part of this desktop is missing. Install the desktop again."_s);
}

TEST_F(LiveSoftphoneTest, answersQueueCallsByItselfWhereTheSiteWantsItAndOthersWhenAsked) {
    signIn(true);
    told();
    phone::Incoming queueCall;
    queueCall.call = phone::PhoneCallId{7};
    queueCall.queue = "Support";
    sip.tell(queueCall);
    EXPECT_EQ(told(), "answers 7");
    EXPECT_TRUE(phone.view().isTalking);
    phone::Incoming colleague;
    colleague.call = phone::PhoneCallId{8};
    sip.tell(colleague);
    EXPECT_EQ(told(), "");
    EXPECT_TRUE(phone.view().isRinging);
    sip.tell(phone::AnswerRequested{phone::PhoneCallId{8}});
    EXPECT_EQ(told(), "answers 8");
}

TEST_F(LiveSoftphoneTest, isPickedUpAndHungUpWithoutTheBackend) {
    signIn();
    told();
    sip.tell(phone::Incoming{{7}, {}, "+79211234567", "Pyotr", {}, {}});
    session.set(Session::State::Offline);
    EXPECT_EQ(phone.view().caller, u"Pyotr"_s);
    phone.pickUp();
    EXPECT_EQ(told(), "answers 7");
    EXPECT_EQ(phone.view().caller, QString{});
    phone.hangUp();
    EXPECT_EQ(told(), "hangs up 7");
    sip.tell(phone::Ended{{7}, phone::Side::Us, true, 0, {}});
    phone.hangUp();
    EXPECT_EQ(told(), "");
    sip.tell(phone::Incoming{{8}, {}, "+79211234567", "", {}, {}});
    phone.hangUp();
    EXPECT_EQ(told(), "hangs up 8") << "no to a call that rings";
}

TEST(LiveSoftphoneDevices, areWatchedWhileTheyAreTestedAndWhileItRings) {
    TestFloor floor;
    TestSession session{floor, {UserId{"anna"}, Role::Agent}};
    PaperSip sip;
    PaperSound sound;
    LiveSoftphone phone{session, sip, sound, {true, {}, {}}};
    QSignalSpy told(&phone, &Softphone::devicesChanged);
    phone.test(true);
    sound.inputs.append({"usb-in", u"USB"_s});
    EXPECT_TRUE(told.wait());
    sound.inputs.clear();
    phone.test(false);
    EXPECT_FALSE(phone.isWatching());
    session.set(Session::State::Live);
    for (const auto &answer : std::exchange(session.phonesAsked, {}))
        answer(PhoneAccount{"1001", "secret", {"tls:127.0.0.1:5061"}, false});
    sip.tell(phone::Incoming{{7}, {}, "+79211234567", "Pyotr", {}, {}});
    told.clear();
    sound.outputs.append({"usb-out", u"USB"_s});
    EXPECT_TRUE(told.wait());
    phone.pickUp();
    EXPECT_FALSE(phone.isWatching());
}

} // namespace
} // namespace callboard
