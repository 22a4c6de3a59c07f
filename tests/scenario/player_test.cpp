// SPDX-License-Identifier: GPL-3.0-or-later
// A recorded talk at a supervisor's desktop: from the discs of a real backend to the speaker of a real sound
// system without a card.
#include "core/voice/goertzel.h"
#include "tests/scenario/people.h"
#include "tests/support/sound_server.h"
#include "tests/support/wait.h"
#include "tests/widgets/gui_support.h"
#include "widgets/history/recording_view.h"
#include "widgets/phone/plugin_doors.h"
#include "widgets/shell/live_session.h"

#include <gtest/gtest.h>

namespace callboard::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double quiet = 0.0005; // G.711 has no whole silence

// Of the only call.
CallId callOf(const Site &site) {
    for (const auto &event : site.events())
        if (const auto *answered = std::get_if<CallAnswered>(&event.fact))
            return answered->call;
    return {};
}

// More than a piece.
void talkForTenSeconds(const Site &site) {
    Baresip anna(phoneOf(site, "1001", annaTone)), ivan(callerOf(site, "74951234567", callerTone));
    ASSERT_TRUE(anna.isReady() && ivan.isReady());
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(anna.hasHeard(10s)) << site.story();
    ivan.command("b");
    ASSERT_TRUE(site.waitFor("recording.stopped")) << site.story();
}

// Of 20 ms, within what is heard.
std::ptrdiff_t silencesIn(const std::vector<std::int16_t> &sound) {
    constexpr std::size_t packet = 160;
    std::vector<bool> isLoud;
    for (std::size_t at = 0; at + packet <= sound.size(); at += packet)
        isLoud.push_back(voice::loudness(std::span(sound).subspan(at, packet)) > 0.01);
    const auto first = std::ranges::find(isLoud, true);
    const auto last = std::find(isLoud.rbegin(), isLoud.rend(), true).base();
    return first < last ? std::count(first, last, false) : std::ssize(isLoud);
}

} // namespace

TEST(Player, playsARecordingToItsEndAndBothSidesAreHeardWithoutAGap) {
    qputenv("QT_MEDIA_BACKEND", "gstreamer");
    const SoundServer server;
    ASSERT_TRUE(server.isReady());
    qputenv("PULSE_SERVER", QByteArray::fromStdString(server.address()));
    Site site;
    ASSERT_TRUE(site.start()) << site.log();
    talkForTenSeconds(site);
    LiveSession session;
    session.signIn({u"ws://127.0.0.1:%1"_s.arg(site.ctiPort()), u"olga"_s, u"demo"_s});
    ASSERT_TRUE(waitFor([&] { return session.state() == Session::State::Live; }));
    PluginSoundDoor sounds;
    RecordingView view(session.floor(), session.past());
    view.resize(800, 60);
    open(view);
    view.listen({&sounds, nullptr});
    view.open(callOf(site));
    ASSERT_TRUE(waitFor([&] { return view.isVisible(); }));
    EXPECT_FALSE(site.waitFor("recording.heard", 1, 0ms)) << "looking is not hearing";
    const SoundServer::Recording speaker(server, "speaker");
    ASSERT_TRUE(waitFor([&] { return speaker.sound().size() > 800; }));
    EXPECT_LT(voice::loudness(speaker.sound()), quiet);
    buttonNamed(view, u"Play"_s)->click();
    EXPECT_TRUE(waitFor([&] { return holdsTone(speaker.sound(), callerTone, 90); }));
    EXPECT_TRUE(holdsTone(speaker.sound(), annaTone, 80));
    EXPECT_TRUE(site.waitFor("recording.heard", 1, 0ms)) << site.story();
    EXPECT_TRUE(waitFor([&] { return buttonNamed(view, u"Play"_s) != nullptr; })) << "it came to its end";
    EXPECT_LE(silencesIn(speaker.sound()), 1) << "once, at most";
}

} // namespace callboard::test
