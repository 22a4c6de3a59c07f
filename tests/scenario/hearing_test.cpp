// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears whom on a whole site, whatever is done by commands and by a phone's own keys.
#include "core/voice/audio_file.h"
#include "core/voice/g711.h"
#include "core/voice/rtp.h"
#include "core/voice/udp_socket.h"
#include "tests/scenario/site.h"
#include "tests/support/eventually.h"
#include "tests/support/hearing.h"
#include "tests/support/linphone.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <numbers>

namespace callboard::test {

namespace {

constexpr double ivanTone = 440;
constexpr double annaTone = 1000;
constexpr double borisTone = 1500;
constexpr double olgaTone = 2100;
constexpr double petrTone = 1800;
constexpr double musicTone = 700;
constexpr double strangerTone = 2600;

std::string musicFile(const Scratch &scratch) {
    const auto file = scratch.path("music.wav");
    writeTone(file, musicTone, 1);
    return "music = \"" + file.string() + "\"\n";
}

// Sends his tone as RTP to all ports of a site at which sound could be taken, for as long as he lives.
class Stranger {
public:
    explicit Stranger(const Site &site)
        : m_firstPort(site.rtpPort()) {
        m_thread = std::thread([this] { talk(); });
    }
    ~Stranger() {
        m_isOver = true;
        m_thread.join();
    }

private:
    void talk() {
        auto next = std::chrono::steady_clock::now();
        for (std::uint16_t number = 0; !m_isOver; ++number) {
            const auto packet = packetOf(number);
            for (int port = m_firstPort; port < m_firstPort + Site::rtpPorts; port += 2)
                m_socket.send(packet,
                              *voice::toSocketAddress({"127.0.0.1", static_cast<std::uint16_t>(port)}));
            std::this_thread::sleep_until(next += std::chrono::milliseconds{20});
        }
    }
    static std::vector<std::uint8_t> packetOf(std::uint16_t number) {
        voice::Block block;
        for (std::size_t i = 0; i < block.size(); ++i) {
            const auto at = static_cast<double>(number * block.size() + i);
            block[i] = static_cast<voice::Sample>(
                8000 * std::sin(2 * std::numbers::pi * strangerTone * at / voice::sampleRate));
        }
        std::vector<std::uint8_t> packet(voice::rtpHeaderSize + block.size());
        voice::writeRtpHeader({number == 0, 8, number, static_cast<std::uint32_t>(number * block.size()), 7},
                              std::span(packet).first<voice::rtpHeaderSize>());
        voice::encodeG711(voice::Codec::Pcma, block, std::span(packet).subspan(voice::rtpHeaderSize));
        return packet;
    }

    std::uint16_t m_firstPort;
    voice::UdpSocket m_socket = voice::UdpSocket::bind(*voice::toSocketAddress({"127.0.0.1", 0})).value();
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

std::vector<std::int16_t> lastSecond(const std::vector<std::int16_t> &sound) {
    return {sound.end() - std::min<std::ptrdiff_t>(std::ssize(sound), 8000), sound.end()};
}

} // namespace

// Agents anna and boris, olga who supervises and has a phone as well, and ivan who calls the queue.
class Hearing : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(site.start()) << site.log();
        for (const auto &[phone, extension, hz] :
             {std::tuple{&anna, "1001", annaTone}, {&boris, "1002", borisTone}, {&olga, "1900", olgaTone}})
            phone->emplace(Baresip::Options{.server = site.sipPort(),
                                            .user = extension,
                                            .password = "sip-" + std::string(extension),
                                            .answers = true,
                                            .hz = hz});
        ivan.emplace(Baresip::Options{.server = site.sipPort(), .user = "74951234567", .hz = ivanTone});
        ASSERT_TRUE(anna->isReady() && boris->isReady() && olga->isReady() && ivan->isReady());
    }
    void answer() {
        does("anna", {"state", "ready"});
        ivan->dial("600");
        happens("call.answered anna");
        EXPECT_EQ(now(), theyTalk);
    }
    void does(const std::string &user, const std::vector<std::string> &words) {
        const auto answer = site.as(user, words);
        EXPECT_EQ(answer.code, 0) << words[0] << ": " << answer.output;
    }
    void happens(const std::string &line, int times = 1) {
        ASSERT_TRUE(site.waitFor(line, times)) << line << " in:\n" << site.story();
    }
    // What ivan, anna and whoever else is named hear from now on.
    std::string now(bool hasBoris = false, bool hasOlga = false) const {
        return whoHearsWhom({{"ivan", ivanTone, &*ivan},
                             {"anna", annaTone, &*anna},
                             {"boris", borisTone, hasBoris ? &*boris : nullptr},
                             {"olga", olgaTone, hasOlga ? &*olga : nullptr},
                             {"music", musicTone}});
    }
    void end() {
        ivan->command("b");
        happens("recording.stopped");
        ASSERT_EQ(site.stop(), 0) << site.log();
        const auto verified = site.offline({"journal", "verify"});
        EXPECT_EQ(verified.code, 0) << verified.output;
        EXPECT_NE(verified.output.find("The books close."), std::string::npos) << verified.output;
    }
    // From the first line that begins so.
    std::string storyFrom(const std::string &beginning) const {
        const auto story = site.story();
        const auto from = story.find(beginning);
        return from == story.npos ? story : story.substr(from);
    }
    std::vector<std::vector<std::int16_t>> recording() const {
        for (const auto &event : site.events())
            if (const auto *stopped = std::get_if<RecordingStopped>(&event.fact))
                if (const auto file = voice::readAudioFile(site.data() / "recordings" / stopped->file))
                    return file->channels;
        return {};
    }
    const std::string theyTalk = "ivan hears anna\nanna hears ivan\n";
    const std::string olgaHearsBoth = "olga hears ivan anna\n";
    Scratch files;
    Site site{Site::Plan{.agents = 2,
                         .queue = "wrap_up = \"0s\"\n[supervision]\nshown_to_agent = true\n",
                         .sip = musicFile(files),
                         .supervisorPhone = "1900"}};
    std::optional<Baresip> anna, boris, olga, ivan;
};

TEST_F(Hearing, whoIsMutedOrHeldByCommandOrByThePhonesOwnKeysIsNotHeard) {
    answer();
    does("anna", {"mute"});
    happens("call.muted");
    EXPECT_EQ(now(), "ivan hears nobody\nanna hears ivan\n");
    does("anna", {"unmute"});
    happens("call.unmuted");
    EXPECT_EQ(now(), theyTalk);
    does("anna", {"hold"});
    happens("call.held");
    EXPECT_EQ(site.as("anna", {"hold"}).code, 1) << "it is on hold, and stays so";
    EXPECT_EQ(now(), "ivan hears music\nanna hears nobody\n");
    does("anna", {"retrieve"});
    happens("call.retrieved");
    EXPECT_EQ(now(), theyTalk);
    anna->command("x"); // its hold key: a re-INVITE
    happens("call.held", 2);
    EXPECT_EQ(whoHearsWhom({{"ivan", ivanTone, &*ivan}, {"anna", annaTone}, {"music", musicTone}}),
              "ivan hears music\n");
    anna->command("X");
    happens("call.retrieved", 2);
    // What comes to this phone then it does not play any more.
    EXPECT_EQ(whoHearsWhom({{"ivan", ivanTone, &*ivan}, {"anna", annaTone}, {"music", musicTone}}),
              "ivan hears anna\n");
    end();
    EXPECT_EQ(storyFrom("call.muted"), "call.muted\ncall.unmuted\ncall.held\ncall.retrieved\ncall.held\n"
                                       "call.retrieved\ncall.ended caller normal\nrecording.stopped\n");
}

TEST_F(Hearing, supervisorIsHeardByThoseForWhomSheSpeaksAndTheAgentSeesIt) {
    answer();
    const auto annasBoardHas = [&](const std::string &words) {
        return site.as("anna", {"board"}).output.find(words) != std::string::npos;
    };
    does("olga", {"listen", "anna"});
    happens("supervision.started olga listen");
    EXPECT_EQ(now(false, true), theyTalk + olgaHearsBoth);
    EXPECT_TRUE(annasBoardHas("olga (listen)"));
    does("olga", {"whisper", "anna"});
    EXPECT_EQ(now(false, true), "ivan hears anna\nanna hears ivan olga\n" + olgaHearsBoth);
    EXPECT_TRUE(annasBoardHas("olga (whisper)"));
    does("olga", {"barge", "anna"});
    EXPECT_EQ(now(false, true), "ivan hears anna olga\nanna hears ivan olga\n" + olgaHearsBoth);
    does("olga", {"listen", "anna"});
    EXPECT_EQ(now(false, true), theyTalk + olgaHearsBoth) << "nobody hears her any more";
    does("olga", {"stop-supervision"});
    happens("supervision.ended olga stopped");
    EXPECT_TRUE(olga->says("session closed")) << olga->output();
    EXPECT_EQ(now(), theyTalk);
    EXPECT_FALSE(annasBoardHas("olga ("));
    does("olga", {"barge", "anna"});
    happens("supervision.started olga barge");
    EXPECT_EQ(now(false, true), "ivan hears anna olga\nanna hears ivan olga\n" + olgaHearsBoth);
    end();
    EXPECT_EQ(storyFrom("supervision.asked"), "supervision.asked\nsupervision.started olga listen\n"
                                              "supervision.modeChanged\nsupervision.modeChanged\n"
                                              "supervision.modeChanged\nsupervision.ended olga stopped\n"
                                              "supervision.asked\nsupervision.started olga barge\n"
                                              "supervision.ended olga talkEnded\n"
                                              "call.ended caller normal\nrecording.stopped\n");
    const auto sides = recording();
    ASSERT_EQ(sides.size(), 2u);
    const std::vector<Voice> voices = {{"ivan", ivanTone}, {"anna", annaTone}, {"olga", olgaTone}};
    EXPECT_EQ(voicesIn(lastSecond(sides[0]), voices), "ivan");
    EXPECT_EQ(voicesIn(lastSecond(sides[1]), voices), "anna olga") << "whom both hear is recorded";
}

// From anna's talk to boris's, without hanging up; the first of them is as it was.
TEST_F(Hearing, supervisorGoesOverFromOneTalkToAnother) {
    answer();
    does("boris", {"state", "ready"});
    Baresip petr({.server = site.sipPort(), .user = "74957654321", .hz = petrTone});
    ASSERT_TRUE(petr.isReady());
    petr.dial("600");
    happens("call.answered boris");
    does("olga", {"whisper", "anna"});
    happens("supervision.started olga whisper");
    EXPECT_EQ(now(false, true), "ivan hears anna\nanna hears ivan olga\n" + olgaHearsBoth);
    does("olga", {"whisper", "boris"});
    happens("supervision.started olga whisper", 2);
    const Voice petrs{"petr", petrTone, &petr}, borisOf{"boris", borisTone, &*boris};
    EXPECT_EQ(
        whoHearsWhom(
            {{"anna", annaTone, &*anna}, {"ivan", ivanTone}, petrs, borisOf, {"olga", olgaTone, &*olga}}),
        "anna hears ivan\npetr hears boris\nboris hears petr olga\nolga hears petr boris\n");
    EXPECT_EQ(olga->output().find("session closed"), std::string::npos) << "her phone rang once";
    does("olga", {"listen", "anna"});
    happens("supervision.started olga listen");
    petr.command("b");
    happens("recording.stopped");
    EXPECT_EQ(now(false, true), theyTalk + olgaHearsBoth) << "where she was is over, and she is elsewhere";
    ivan->command("b");
    happens("recording.stopped", 2);
    end();
    EXPECT_EQ(storyFrom("supervision.asked"),
              "supervision.asked\nsupervision.started olga whisper\n"
              "supervision.ended olga stopped\nsupervision.asked\nsupervision.started olga whisper\n"
              "supervision.ended olga stopped\nsupervision.asked\nsupervision.started olga listen\n"
              "call.ended caller normal\nrecording.stopped\n"
              "supervision.ended olga talkEnded\ncall.ended caller normal\nrecording.stopped\n");
}

// Boris is asked, joins, is sent away and comes back as an expert whom all hear.
TEST_F(Hearing, whoeverJoinsIsHeardByAllUntilHeLeaves) {
    const std::string allTalk = "ivan hears anna boris\nanna hears ivan boris\nboris hears ivan anna\n";
    answer();
    does("anna", {"transfer", "--attended", "1002"});
    happens("call.answered boris");
    EXPECT_EQ(now(true), "ivan hears music\nanna hears boris\nboris hears anna\n");
    does("anna", {"conference"});
    happens("call.conferenced");
    EXPECT_EQ(now(true), allTalk);
    EXPECT_EQ(site.as("boris", {"remove-party", "1"}).code, 1) << "anna leads it";
    does("anna", {"remove-party", "3"});
    happens("call.partyLeft");
    EXPECT_TRUE(boris->says("session closed")) << boris->output();
    EXPECT_EQ(now(), theyTalk);
    does("anna", {"note", "0", "wants the big one"});
    happens("note.added");
    does("anna", {"expert", "1002", "--to-all"});
    happens("supervision.started boris barge");
    EXPECT_EQ(now(true), allTalk);
    does("anna", {"dismiss-expert"});
    happens("supervision.ended boris stopped");
    EXPECT_EQ(now(), theyTalk);
    end();
    std::string written;
    for (const auto &event : site.events())
        if (const auto *note = std::get_if<NoteAdded>(&event.fact))
            written += std::string(note->agent.text()) + ": " + note->text;
    EXPECT_EQ(written, "anna: wants the big one");
}

// The one is set aside by the supervisor, the other forced; so she takes the caller herself.
TEST_F(Hearing, supervisorSendsAgentsAwayAndTakesAWaitingCallerHerself) {
    does("anna", {"state", "ready"});
    does("olga", {"state", "not-ready", "--reason", "training", "--agent", "anna"});
    does("boris", {"state", "ready"});
    does("olga", {"force-state", "boris", "not-ready", "--reason", "meeting"});
    does("olga", {"state", "not-ready", "--reason", "paperwork"});
    ivan->dial("600");
    happens("call.queued support");
    const auto waits = whoHearsWhom({{"ivan", ivanTone, &*ivan}, {"music", musicTone}});
    EXPECT_EQ(waits, "ivan hears music\n");
    std::string call, states;
    for (const auto &event : site.events()) {
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact))
            call = std::to_string(arrived->call.value);
        if (const auto *changed = std::get_if<AgentStateChanged>(&event.fact))
            states += std::string(changed->agent.text()) + " " + std::string(textOf(changed->state)) + " " +
                      std::string(changed->reason.text()) + " by " + std::string(changed->by.text()) + "\n";
    }
    EXPECT_EQ(states, "anna ready  by anna\nanna notReady training by olga\nboris ready  by boris\n"
                      "boris notReady meeting by olga\nolga notReady paperwork by olga\n");
    does("olga", {"pull", call});
    happens("call.answered olga");
    EXPECT_EQ(whoHearsWhom({{"ivan", ivanTone, &*ivan}, {"olga", olgaTone, &*olga}, {"music", musicTone}}),
              "ivan hears olga\nolga hears ivan\n");
    does("boris", {"state", "ready"}); // the way out of a forced state is his own
    happens("agent.stateChanged boris ready", 2);
    end();
    EXPECT_NE(site.story().find("call.pulled olga by olga\noffer.started olga\ncall.answered olga\n"),
              std::string::npos)
        << site.story();
}

namespace {

// What a linphone that keeps it in this file hears from now on for a second. It writes the file's header
// last.
std::vector<std::int16_t> hearsNow(const std::filesystem::path &file) {
    constexpr std::size_t second = 8000, header = 44;
    const auto heard = [&] {
        std::error_code notYet;
        const auto bytes = std::filesystem::file_size(file, notYet);
        return notYet || bytes < header ? 0 : (bytes - header) / sizeof(std::int16_t);
    };
    const auto from = heard() + second / 2;
    if (!eventually([&] { return heard() >= from + second; }))
        return {};
    std::vector<std::int16_t> sound(second);
    std::ifstream stream(file, std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(header + from * sizeof(std::int16_t)));
    stream.read(reinterpret_cast<char *>(sound.data()), second * sizeof(std::int16_t));
    return sound;
}

} // namespace

// Linphone's hold and retrieve; what it hears it writes into a file, and what it says comes out of one.
TEST(HearingByLinphone, bothHearEachOtherAgainOnceThePhoneItselfRetrieves) {
    const Scratch files;
    const auto heard = files.path("heard.wav"), again = files.path("again.wav"),
               said = files.path("said.wav");
    writeTone(said, annaTone, 60);
    Site site({.queue = "wrap_up = \"0s\"\n", .sip = musicFile(files)});
    ASSERT_TRUE(site.start()) << site.log();
    Linphone anna({.server = site.sipPort(),
                   .user = "1001",
                   .password = "sip-1001",
                   .transport = "tcp",
                   .answers = true});
    anna.command("play " + said.string());
    anna.command("record " + heard.string());
    Baresip ivan({.server = site.sipPort(), .user = "74951234567", .hz = ivanTone});
    ASSERT_TRUE(ivan.isReady() && site.waitFor("device.registered 1001")) << anna.output();
    ASSERT_EQ(site.as("anna", {"state", "ready"}).code, 0);
    ivan.dial("600");
    ASSERT_TRUE(site.waitFor("call.answered anna")) << site.story();
    const auto ivanHears = [&] {
        return whoHearsWhom({{"ivan", ivanTone, &ivan}, {"anna", annaTone}, {"music", musicTone}});
    };
    const auto annaHears = [](const std::filesystem::path &file) {
        return voicesIn(hearsNow(file), {{"ivan", ivanTone}, {"music", musicTone}});
    };
    EXPECT_EQ(ivanHears(), "ivan hears anna\n");
    EXPECT_EQ(annaHears(heard), "ivan");
    anna.command("pause");
    ASSERT_TRUE(site.waitFor("call.held")) << anna.output();
    EXPECT_EQ(ivanHears(), "ivan hears music\n");
    anna.command("record " + again.string());
    anna.command("resume");
    ASSERT_TRUE(site.waitFor("call.retrieved")) << anna.output();
    EXPECT_EQ(ivanHears(), "ivan hears anna\n");
    EXPECT_EQ(annaHears(again), "ivan");
    anna.command("terminate");
    ASSERT_TRUE(site.waitFor("call.ended callee normal")) << site.story();
}

// Whoever can reach the ports of a talk's sound is in neither ear, and not in the recording.
TEST_F(Hearing, soundFromAStrangerIsHeardByNobody) {
    answer();
    {
        const Stranger stranger(site);
        EXPECT_EQ(whoHearsWhom(
                      {{"ivan", ivanTone, &*ivan}, {"anna", annaTone, &*anna}, {"a stranger", strangerTone}}),
                  theyTalk);
    }
    EXPECT_EQ(now(), theyTalk);
    end();
    const auto sides = recording();
    ASSERT_EQ(sides.size(), 2u);
    EXPECT_EQ(voicesIn(sides[0], {{"ivan", ivanTone}, {"anna", annaTone}, {"a stranger", strangerTone}}),
              "ivan");
    EXPECT_EQ(voicesIn(sides[1], {{"ivan", ivanTone}, {"anna", annaTone}, {"a stranger", strangerTone}}),
              "anna");
}

} // namespace callboard::test
