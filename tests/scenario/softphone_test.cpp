// SPDX-License-Identifier: GPL-3.0-or-later
// The phone inside the desktop: a real backend, a real sound system without a card, and a caller by other
// people.
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/sound_server.h"
#include "tests/support/wait.h"
#include "widgets/phone/live_softphone.h"
#include "widgets/phone/sound_door.h"
#include "widgets/shell/live_session.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double callersTone = 600;
constexpr double agentsTone = 1000;

std::unique_ptr<LiveSession> signedIn(const Site &site) {
    auto session = std::make_unique<LiveSession>();
    session->signIn({QStringLiteral("ws://127.0.0.1:%1").arg(site.ctiPort()), QStringLiteral("anna"),
                     QStringLiteral("demo")});
    return session;
}

} // namespace

// Anna at her desk with a headset, and somebody who calls the queue.
class SoftphoneTest : public testing::Test {
protected:
    static inline SoundServer *server = nullptr;

    static void SetUpTestSuite() {
        server = new SoundServer;
        ASSERT_TRUE(server->isReady());
        qputenv("PULSE_SERVER", QByteArray::fromStdString(server->address()));
    }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }

    void signIn(PhoneChoice choice = {true, {}, {}}) {
        ASSERT_TRUE(site.start()) << site.log();
        session = signedIn(site);
        phone = std::make_unique<LiveSoftphone>(*session, door, choice);
        ASSERT_TRUE(waitFor([&] { return isAt(PhoneView::Stage::Registered); })) << site.log();
        ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    }
    bool isAt(PhoneView::Stage stage) const { return phone->view().stage == stage; }
    void callIn() {
        caller = std::make_unique<Baresip>(
            Baresip::Options{.server = site.sipPort(), .user = "74951234567", .hz = callersTone});
        ASSERT_TRUE(caller->isReady());
        caller->dial("600");
        ASSERT_TRUE(waitFor([&] { return phone->view().isRinging; })) << site.story();
    }
    void answer() {
        ASSERT_EQ(site.as("anna", {"answer"}).code, 0);
        ASSERT_TRUE(waitFor([&] { return phone->view().isTalking; })) << site.story();
        ASSERT_TRUE(waitFor([&] { return !phone->view().sound.speaker.isEmpty(); }));
    }
    void hangUp() {
        ASSERT_EQ(site.as("anna", {"hang-up"}).code, 0);
        ASSERT_TRUE(waitFor([&] { return !phone->view().isTalking; }));
    }

    Site site;
    PluginDoor door;
    std::unique_ptr<LiveSession> session;
    std::unique_ptr<LiveSoftphone> phone;
    std::unique_ptr<Baresip> caller;
};

TEST_F(SoftphoneTest, agentAndCallerHearEachOther) {
    signIn();
    callIn();
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }))
        << phone->view().sound.speaker.toStdString();
    float spoken = 0;
    QObject::connect(phone.get(), &Softphone::levelsChanged, phone.get(),
                     [&](float level, float) { spoken = std::max(spoken, level); });
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    EXPECT_GT(spoken, 0.05F);
    hangUp();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10));
}

} // namespace callboard::test
