// SPDX-License-Identifier: GPL-3.0-or-later
// From the agent's mouth over a caller who echoes back to the agent's ear: the desktop's phone through a
// backend, the same without us (a phone by other people calls the echo directly), and the sound system alone.
#include "core/voice/goertzel.h"
#include "tests/scenario/site.h"
#include "tests/support/baresip.h"
#include "tests/support/onset.h"
#include "tests/support/ports.h"
#include "tests/support/wait.h"
#include "widgets/phone/live_softphone.h"
#include "widgets/phone/plugin_doors.h"
#include "widgets/shell/live_session.h"

#include <cstdio>
#include <cstdlib>
#include <QApplication>

using namespace callboard;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {

constexpr double pitch = 1000;

struct Plan {
    int turns = 6;
    std::chrono::milliseconds settling = 10s;
};

[[noreturn]] void giveUp(const char *why) {
    std::fprintf(stderr, "mouth_bench: %s\n", why);
    std::exit(1);
}

double milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

// How long the tone takes from the microphone to the speaker.
double once(const SoundServer &server) {
    Onset said(server, "voice", pitch), heard(server, "speaker", pitch);
    if (!waitFor([&] { return said.isRunning() && heard.isRunning(); }))
        giveUp("nothing records");
    const auto voice = server.say(pitch, 0.5);
    const auto isThrough = [&] {
        const bool isSaid = said.isHeard();
        return heard.isHeard() && isSaid;
    };
    if (!waitFor(isThrough))
        giveUp("the tone does not come back");
    const auto way = milliseconds(heard.at() - said.at());
    waitFor([&] { return voice->wait(0ms).has_value(); });
    passTime(700ms); // until it is silent again
    return way;
}

// How many pieces of 20 ms lack the tone between the first and the last that has it.
int holes(const std::vector<std::int16_t> &sound) {
    std::vector<bool> has;
    for (std::size_t at = 0; at + voice::blockSamples <= sound.size(); at += voice::blockSamples)
        has.push_back(voice::toneLevel(std::span(sound).subspan(at, voice::blockSamples), pitch) > 0.05);
    const auto first = std::find(has.begin(), has.end(), true);
    const auto last = std::find(has.rbegin(), std::make_reverse_iterator(first), true).base();
    return static_cast<int>(std::count(first, last, false));
}

int holesIn(const SoundServer &server, std::chrono::milliseconds time) {
    const SoundServer::Recording speaker(server, "speaker");
    const auto voice = server.say(pitch, std::chrono::duration<double>(time).count());
    waitFor([&] { return voice->wait(0ms).has_value(); }, time + 10s);
    passTime(700ms); // until it is silent again
    return holes(speaker.sound());
}

struct Measured {
    double fresh = 0; // a second after the answer
    int holes = 0;    // while it settles
    double settled = 0;
    double longest = 0; // of the settled ones
};

Measured measure(const SoundServer &server, const Plan &plan) {
    Measured measured;
    passTime(1s);
    measured.fresh = once(server);
    measured.holes = holesIn(server, plan.settling);
    std::vector<double> ways;
    for (int i = 0; i < plan.turns; ++i)
        ways.push_back(once(server));
    std::sort(ways.begin(), ways.end());
    measured.settled = ways[ways.size() / 2];
    measured.longest = ways.back();
    return measured;
}

void print(const char *name, const Measured &measured) {
    std::printf("| %s | %.0f | %.0f | %.0f | %.0f | %d |\n", name, measured.fresh, measured.settled,
                measured.longest, measured.settled / 2, measured.holes);
    std::fflush(stdout);
}

Measured ours(const SoundServer &server, const Plan &plan) {
    Site site(Site::Plan{});
    LiveSession session;
    PluginSipDoor sip;
    PluginSoundDoor sounds;
    if (!site.start())
        giveUp("no backend");
    session.signIn({QStringLiteral("ws://127.0.0.1:%1").arg(site.ctiPort()), QStringLiteral("anna"),
                    QStringLiteral("demo")});
    LiveSoftphone phone(session, sip, sounds, {true, {}, {}});
    if (!waitFor([&] { return phone.view().stage == PhoneView::Stage::Registered; }))
        giveUp("the desktop's phone does not register");
    site.as("anna", {"state", "ready"});
    Baresip caller({.server = site.sipPort(), .user = "74951234567", .echoes = true});
    if (!caller.isReady())
        giveUp("no caller");
    caller.dial("600");
    if (!waitFor([&] { return phone.view().isRinging; }))
        giveUp("the call does not come");
    site.as("anna", {"answer"});
    if (!waitFor([&] { return !phone.view().sound.speaker.isNone(); }))
        giveUp("no talk");
    return measure(server, plan);
}

Measured withoutUs(const SoundServer &server, const Plan &plan) {
    const auto port = static_cast<std::uint16_t>(freePorts(2));
    Baresip echo({.server = port, .user = "echo", .answers = true, .echoes = true, .port = port});
    Baresip phone({.server = port, .user = "other", .card = server.address()});
    if (!echo.isReady() || !phone.isReady())
        giveUp("no peers");
    phone.dial("echo");
    if (!phone.says("Call established"))
        giveUp("the peers do not talk");
    return measure(server, plan);
}

Measured soundAlone(const SoundServer &server, const Plan &plan) {
    Process loop(
        {"pactl", "load-module", "module-loopback", "source=microphone", "sink=speaker", "latency_msec=40"},
        {.folder = {}, .environment = {"PULSE_SERVER=" + server.address()}});
    loop.wait();
    return measure(server, plan);
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_MEDIA_BACKEND", "gstreamer");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Plan plan;
    if (argc > 1 && std::string(argv[1]) == "--small")
        plan = {1, 100ms};
    const SoundServer server;
    if (!server.isReady())
        giveUp("no sound system");
    qputenv("PULSE_SERVER", QByteArray::fromStdString(server.address()));
    std::puts("| there and back, ms | a second after the answer | settled | longest | one way | holes of 20 "
              "ms in 10 s |\n"
              "| --- | --- | --- | --- | --- | --- |");
    print("ours, through the backend", ours(server, plan));
    print("baresip to baresip, no backend", withoutUs(server, plan));
    print("the sound system's own loop of 40 ms", soundAlone(server, plan));
}
