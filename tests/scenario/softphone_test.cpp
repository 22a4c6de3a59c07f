// SPDX-License-Identifier: GPL-3.0-or-later
// The phone inside the desktop: a real backend, a real sound system without a card, and a caller by other
// people.
#include "core/voice/goertzel.h"
#include "tests/scenario/bad_path.h"
#include "tests/scenario/people.h"
#include "tests/support/sound_server.h"
#include "tests/support/source.h"
#include "tests/support/wait.h"
#include "tests/support/wire_tap.h"
#include "widgets/phone/live_softphone.h"
#include "widgets/phone/plugin_doors.h"
#include "widgets/shell/alarm.h"
#include "widgets/shell/live_session.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/tray.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double callersTone = 600;
constexpr double agentsTone = 1000;
constexpr double beep = 875;
constexpr double musicTone = 700;
constexpr double quiet = 0.0005; // G.711 has no whole silence

std::vector<std::int16_t> lastSecond(const std::vector<std::int16_t> &sound) {
    return {sound.end() - std::min<std::ptrdiff_t>(std::ssize(sound), 8000), sound.end()};
}

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
        qputenv("QT_MEDIA_BACKEND", "gstreamer");
        qputenv("SSL_CERT_FILE", QByteArray::fromStdString(
                                     (sourceFolder() / "tests/data/certificates/authority.pem").string()));
        server = new SoundServer;
        ASSERT_TRUE(server->isReady());
        qputenv("PULSE_SERVER", QByteArray::fromStdString(server->address()));
    }
    static void TearDownTestSuite() {
        delete server;
        server = nullptr;
    }

    void start(const Site::Plan &plan, const PhoneChoice &choice) {
        site.emplace(plan);
        ASSERT_TRUE(site->start()) << site->log();
        session = signedIn(*site);
        phone = std::make_unique<LiveSoftphone>(*session, sip, sounds, choice);
    }
    void signIn(const Site::Plan &plan = {}, const PhoneChoice &choice = {true, {}, {}}) {
        start(plan, choice);
        ASSERT_TRUE(waitFor([&] { return isAt(PhoneView::Stage::Registered); })) << site->log();
        ASSERT_EQ(site->as("anna", {"state", "ready"}).code, 0);
    }
    bool isAt(PhoneView::Stage stage) const { return phone->view().stage == stage; }
    void callIn(bool echoes = false) {
        caller = std::make_unique<Baresip>(Baresip::Options{
            .server = site->sipPort(), .user = "74951234567", .hz = callersTone, .echoes = echoes});
        ASSERT_TRUE(caller->isReady());
        caller->dial("600");
        ASSERT_TRUE(waitFor([&] { return phone->view().isRinging || phone->view().isTalking; }))
            << site->story();
    }
    void answer() {
        ASSERT_EQ(site->as("anna", {"answer"}).code, 0);
        ASSERT_TRUE(waitFor([&] { return phone->view().isTalking; })) << site->story();
        ASSERT_TRUE(waitFor([&] { return !phone->view().sound.speaker.isNone(); }));
    }
    void pullOutAndPlugInAgain(); // the speaker, in a talk
    void hangUp() {
        ASSERT_EQ(site->as("anna", {"hang-up"}).code, 0);
        ASSERT_TRUE(waitFor([&] { return !phone->view().isTalking; }));
    }

    std::optional<Site> site;
    PluginSipDoor sip;
    PluginSoundDoor sounds;
    std::unique_ptr<LiveSession> session;
    std::unique_ptr<LiveSoftphone> phone;
    std::unique_ptr<Baresip> caller;
};

namespace {

// In how many streams of a tapped talk somebody is understood for a tenth of a second. What is secret is
// noise, and noise has a little of every tone.
std::ptrdiff_t understood(const WireTap &tap) {
    const auto streams = tap.streams();
    EXPECT_EQ(streams.size(), 4u) << "there and back, of each phone";
    return std::count_if(streams.begin(), streams.end(), [](const auto &sound) {
        return carriesTone(sound, callersTone, 1) || carriesTone(sound, agentsTone, 1);
    });
}

} // namespace

TEST_F(SoftphoneTest, agentAndCallerHearEachOther) {
    signIn();
    const WireTap tap(site->rtpPort(), Site::rtpPorts);
    callIn();
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }))
        << phone->view().sound.speaker.name.toStdString();
    EXPECT_TRUE(waitFor([&] { return phone->view().quality && phone->view().quality->roundTrip; }));
    EXPECT_EQ(phone->view().quality->codec, QStringLiteral("G.711"));
    float spoken = 0;
    QObject::connect(phone.get(), &Softphone::levelsChanged, phone.get(),
                     [&](float level, float) { spoken = std::max(spoken, level); });
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    EXPECT_GT(spoken, 0.05F);
    hangUp();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10));
    if (tap.mayListen()) {
        EXPECT_EQ(understood(tap), 4) << "in the clear";
    }
}

// The caller's phone speaks in the clear; nothing that goes to or from hers can be understood.
TEST_F(SoftphoneTest, overTlsNobodyElseHearsThem) {
    signIn({.certificate = "good"});
    EXPECT_TRUE(phone->view().isSecret);
    const WireTap tap(site->rtpPort(), Site::rtpPorts);
    callIn();
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    hangUp();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10));
    if (!tap.mayListen())
        GTEST_SKIP() << "only root and who has CAP_NET_RAW may listen to the wire";
    EXPECT_EQ(understood(tap), 2);
}

TEST_F(SoftphoneTest, overIpv6ItTalksWithACallerOverIpv4) {
    signIn({.hasIpv6 = true});
    const auto events = site->events();
    const auto isHere = [](const Event &event) {
        const auto *device = std::get_if<DeviceRegistered>(&event.fact);
        return device && device->contact.find("[::1]") != std::string::npos;
    };
    EXPECT_TRUE(std::any_of(events.begin(), events.end(), isHere));
    callIn();
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    hangUp();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10));
}

TEST_F(SoftphoneTest, aBackendOfAnotherNameIsNotBelieved) {
    start({.certificate = "other"}, {true, {}, {}});
    ASSERT_TRUE(waitFor([&] { return isAt(PhoneView::Stage::Failed); }));
    EXPECT_EQ(phone->view().error->code, "phone.registration.certificate") << phone->view().error->detail;
}

TEST_F(SoftphoneTest, theSitesCodecIsSpoken) {
    for (const auto &[name, shown] : {std::pair{"opus", "Opus"}, std::pair{"g722", "G.722"}}) {
        signIn({.sip = "codecs = [\"" + std::string(name) + "\", \"pcma\"]\n"});
        callIn();
        const SoundServer::Recording speaker(*server, "speaker");
        answer();
        EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); })) << name;
        EXPECT_TRUE(waitFor([&] { return phone->view().quality.has_value(); }));
        EXPECT_EQ(phone->view().quality->codec.toStdString(), shown);
        const auto voice = server->say(agentsTone, 3);
        EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
        hangUp();
        EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10)) << name;
        phone.reset();
        session.reset();
    }
}

void SoftphoneTest::pullOutAndPlugInAgain() {
    callIn();
    answer();
    const auto inUse = [&] { return phone->view().sound.speaker.name.toStdString(); };
    ASSERT_EQ(inUse(), "speaker");
    server->pullOut("speaker");
    ASSERT_TRUE(waitFor([&] { return !inUse().empty() && inUse() != "speaker"; }));
    {
        const SoundServer::Recording other(*server, inUse());
        EXPECT_TRUE(waitFor([&] { return carriesTone(other.sound(), callersTone, 10); })) << inUse();
    }
    server->plugIn("speaker");
    ASSERT_TRUE(waitFor([&] { return inUse() == "speaker"; }));
    const SoundServer::Recording speaker(*server, "speaker");
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
    EXPECT_TRUE(phone->view().isTalking);
    hangUp();
}

TEST_F(SoftphoneTest, aSpeakerThatIsPulledOutEndsNoTalkAndIsTakenAgain) {
    signIn({}, {true, {{}, "speaker"}, {}});
    pullOutAndPlugInAgain();
}

TEST_F(SoftphoneTest, soIsOneThatIsOnlyTheSystemsDefault) {
    signIn();
    pullOutAndPlugInAgain();
}

TEST_F(SoftphoneTest, aMicrophoneThatIsPulledOutEndsNoTalkAndIsHeardAgainOnceItIsBack) {
    signIn({}, {true, {"microphone", {}}, {}});
    callIn();
    answer();
    const auto inUse = [&] { return phone->view().sound.microphone.name.toStdString(); };
    ASSERT_TRUE(waitFor([&] { return inUse() == "microphone"; })) << inUse();
    server->pullOutMicrophone();
    ASSERT_TRUE(waitFor([&] { return inUse() != "microphone"; }));
    const SoundServer::Recording speaker(*server, phone->view().sound.speaker.name.toStdString());
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); })) << "she still hears";
    EXPECT_TRUE(phone->view().isTalking);
    server->plugInMicrophone();
    ASSERT_TRUE(waitFor([&] { return inUse() == "microphone"; })) << inUse();
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    hangUp();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 10));
}

TEST_F(SoftphoneTest, whereTheSiteWantsItTheQueuesCallsAreAnsweredWithABeep) {
    const SoundServer::Recording speaker(*server, "speaker");
    signIn({.sip = "auto_answer = true\n"});
    callIn();
    ASSERT_TRUE(waitFor([&] { return phone->view().isTalking; }));
    EXPECT_TRUE(waitFor([&] { return holdsTone(speaker.sound(), beep, 1); }));
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
    hangUp();
}

TEST_F(SoftphoneTest, ringsOnTheDeviceThatWasChosenForIt) {
    signIn({}, {true, {{}, "speaker"}, "spare"});
    const SoundServer::Recording spare(*server, "spare"), speaker(*server, "speaker");
    EXPECT_TRUE(waitFor([&] { return speaker.sound().size() > 800 && spare.sound().size() > 800; }));
    phone->playTestRing();
    EXPECT_TRUE(waitFor([&] { return voice::loudness(spare.sound()) > 0.001; }));
    EXPECT_LT(voice::loudness(speaker.sound()), 0.0001);
}

// Also while nobody sees the window; and where it rings, the talk is not heard.
TEST_F(SoftphoneTest, aCallRingsOnItsOwnDeviceWhileTheWindowIsHiddenAndIsTalkedOnTheOther) {
    Preferences preferences;
    preferences.phone = {true, {{}, "speaker"}, "spare"};
    signIn({}, preferences.phone);
    SystemTray tray;
    MainWindow window(*session, preferences, {phone.get(), &tray});
    Alarm alarm(window, sounds, tray, phone.get());
    QObject::connect(&window, &MainWindow::rang, &alarm, &Alarm::ring);
    const SoundServer::Recording spare(*server, "spare"), speaker(*server, "speaker");
    ASSERT_TRUE(waitFor([&] { return speaker.sound().size() > 800 && spare.sound().size() > 800; }));
    callIn();
    EXPECT_TRUE(waitFor([&] { return voice::loudness(lastSecond(spare.sound())) > 0.001; }));
    EXPECT_LT(voice::loudness(speaker.sound()), quiet);
    EXPECT_FALSE(window.isVisible());
    answer();
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
    EXPECT_TRUE(waitFor([&] { return voice::loudness(lastSecond(spare.sound())) < quiet; })) << "no more";
    hangUp();
}

TEST_F(SoftphoneTest, whileSheHoldsTheCallerHearsMusicAndNobodyHearsTheOther) {
    const Scratch files;
    const auto music = files.path("music.wav");
    writeTone(music, musicTone, 1);
    signIn({.sip = "music = \"" + music.string() + "\"\n"});
    callIn();
    answer();
    const auto voice = server->say(agentsTone, 60);
    const auto callerHears = [&](double hz) {
        const auto heard = hearsNow(*caller, 1s);
        return std::pair(tenthsWithTone(heard, hz) >= 8, tenthsWithTone(heard, agentsTone) > 1);
    };
    const auto theyTalk = [&] {
        const SoundServer::Recording speaker(*server, "speaker");
        EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); }));
        EXPECT_EQ(callerHears(agentsTone), std::pair(true, true));
    };
    theyTalk();
    ASSERT_EQ(site->as("anna", {"hold"}).code, 0);
    ASSERT_TRUE(site->waitFor("call.held")) << site->story();
    EXPECT_EQ(callerHears(musicTone), std::pair(true, false)) << "the music, and not her";
    {
        const SoundServer::Recording speaker(*server, "speaker");
        ASSERT_TRUE(waitFor([&] { return speaker.sound().size() >= 12000; }));
        EXPECT_LT(voice::loudness(speaker.sound()), quiet);
    }
    ASSERT_EQ(site->as("anna", {"retrieve"}).code, 0);
    ASSERT_TRUE(site->waitFor("call.retrieved")) << site->story();
    theyTalk();
    hangUp();
}

// Every tenth packet is lost and every other late, both ways: it is shown, and nobody hears a gap.
TEST_F(SoftphoneTest, onABadPathItShowsWhatIsLostAndBothHearEachOtherWithoutAGap) {
    site.emplace(Site::Plan{});
    ASSERT_TRUE(site->start()) << site->log();
    const LossyPath path(site->sipPort());
    DoorOver door(sip, path.port());
    session = signedIn(*site);
    phone = std::make_unique<LiveSoftphone>(*session, door, sounds, PhoneChoice{true, {}, {}});
    ASSERT_TRUE(waitFor([&] { return isAt(PhoneView::Stage::Registered); })) << site->log();
    ASSERT_EQ(site->as("anna", {"state", "ready"}).code, 0);
    callIn();
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    const auto voice = server->say(agentsTone, 4);
    EXPECT_TRUE(waitFor([&] { return voice->wait(0ms).has_value(); }));
    const auto quality = [&] { return phone->view().quality.value_or(TalkQuality{}); };
    EXPECT_TRUE(waitFor([&] { return std::abs(quality().lossRatio - 0.1) < 0.03; })) << quality().lossRatio;
    EXPECT_GE(quality().jitter, LossyPath::late / 3);
    EXPECT_TRUE(carriesTone(speaker.sound(), callersTone, 30));
    EXPECT_LE(gapsIn(speaker.sound(), callersTone), 3u);
    hangUp();
    phone.reset();
    EXPECT_TRUE(carriesTone(caller->heard(), agentsTone, 20));
    EXPECT_LE(gapsIn(caller->heard(), agentsTone), 3u);
}

TEST_F(SoftphoneTest, dialledFromTheDeskItTakesItsOwnCallByItself) {
    signIn({.agents = 2});
    Baresip boris({.server = site->sipPort(),
                   .user = "1002",
                   .password = "sip-1002",
                   .answers = true,
                   .hz = callersTone});
    ASSERT_TRUE(boris.isReady());
    const SoundServer::Recording speaker(*server, "speaker");
    ASSERT_EQ(site->as("anna", {"dial", "1002"}).code, 0);
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), callersTone, 10); })) << site->story();
    ASSERT_EQ(site->as("anna", {"dtmf", "17#"}).code, 0);
    for (const auto *key : {"1", "7", "#"})
        EXPECT_TRUE(boris.says("received event: '" + std::string(key) + "' (end=1)")) << boris.output();
    hangUp();
}

TEST_F(SoftphoneTest, afterTheBackendsRestartItIsThereAgainAtOnce) {
    signIn();
    site->kill();
    ASSERT_TRUE(waitFor([&] { return session->state() == Session::State::Offline; }));
    ASSERT_TRUE(site->start());
    ASSERT_TRUE(waitFor([&] { return session->state() == Session::State::Live; }, 40s));
    ASSERT_TRUE(waitFor([&] { return isAt(PhoneView::Stage::Registered); }));
    callIn();
    answer();
    hangUp();
}

TEST_F(SoftphoneTest, anEchoComesBackWhole) {
    signIn();
    callIn(true);
    const SoundServer::Recording speaker(*server, "speaker");
    answer();
    const auto voice = server->say(agentsTone, 3);
    EXPECT_TRUE(waitFor([&] { return carriesTone(speaker.sound(), agentsTone, 20); }));
    hangUp();
}

} // namespace callboard::test
