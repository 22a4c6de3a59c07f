// SPDX-License-Identifier: GPL-3.0-or-later
// What phones by other people do in the middle of a call: they press keys, and change the codec.
#include "core/voice/media.h"
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"
#include "tests/support/linphone.h"
#include "tests/support/sip_site.h"
#include "tests/support/sipp.h"

#include <gtest/gtest.h>
#include <mutex>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double farTone = 440;
constexpr double annasTone = 1000;

// The sound of a caller whose signalling sipp does.
class FarSound {
public:
    FarSound() {
        voice::MediaSettings settings;
        settings.firstPort = 50000;
        settings.lastPort = 50999;
        m_media = *voice::Media::start(settings, [](const voice::MediaEvent &) {});
        m_leg = *m_media->openLeg("127.0.0.1");
        m_media->play(m_leg.leg, voice::Tone{farTone});
        m_media->setSink(m_leg.leg, [this](std::span<const voice::Sample, voice::blockSamples> block) {
            const std::lock_guard lock(m_mutex);
            m_heard.insert(m_heard.end(), block.begin(), block.end());
        });
    }
    std::uint16_t port() const { return m_leg.local.port; }
    // Where the other side is, its first packet tells.
    void speak(voice::Codec codec, std::uint8_t payloadType) {
        m_media->setRemote(m_leg.leg, {{"127.0.0.1", 9}, codec, payloadType, {}});
        const std::lock_guard lock(m_mutex);
        m_heard.clear();
    }
    // Since it last changed how it speaks.
    bool hears(double hz) const {
        return eventually([&] {
            const std::lock_guard lock(m_mutex);
            return carriesTone(m_heard, hz, 10);
        });
    }

private:
    mutable std::mutex m_mutex;
    std::vector<voice::Sample> m_heard;
    std::unique_ptr<voice::Media> m_media;
    voice::OpenedLeg m_leg;
};

struct Spoken {
    voice::Codec codec;
    std::uint8_t payloadType;
    const char *map;
};

} // namespace

TEST(MidCall, keysGoFromPhoneToPhoneBothWays) {
    SipSite site({});
    Linphone anna({.server = site.udpPort(), .user = "1001", .password = "secret-1001"});
    Baresip boris({.server = site.udpPort(), .user = "1002", .password = "secret-1002", .answers = true});
    ASSERT_TRUE(site.tells("device.registered 1001")) << anna.output();
    ASSERT_TRUE(boris.isReady()) << boris.output();
    anna.dial("1002");
    ASSERT_TRUE(site.tells("call.answered call1")) << site.facts() << anna.output();
    ASSERT_TRUE(boris.hasHeard(500ms));
    boris.command("5");
    EXPECT_TRUE(boris.says("send DTMF digit end: '5'"));
    EXPECT_TRUE(anna.says("Receiving tone 5 from")) << anna.output();
    anna.command("*");
    EXPECT_TRUE(boris.says("received event: '*' (end=1)")) << boris.output();
    site.give(PressKeys{site.call(1), AgentId("anna"), "7"});
    EXPECT_TRUE(boris.says("received event: '7' (end=1)")) << boris.output();
}

TEST(MidCall, aCallerMayChangeTheCodec) {
    for (const auto &next :
         {Spoken{voice::Codec::Pcmu, 0, "PCMU/8000"}, Spoken{voice::Codec::G722, 9, "G722/8000"},
          Spoken{voice::Codec::Opus, 96, "opus/48000/2"}}) {
        SCOPED_TRACE(next.map);
        SipSite site({.agents = {"1001"}});
        Baresip anna({.server = site.udpPort(),
                      .user = "1001",
                      .password = "secret-1001",
                      .answers = true,
                      .hz = annasTone});
        ASSERT_TRUE(anna.isReady()) << anna.output();
        FarSound sound;
        sound.speak(voice::Codec::Pcma, 8);
        Sipp ivan{.server = site.udpPort(), .scenario = "caller_changes_codec"};
        ivan.isCued = true;
        ivan.keys = {{"rtp", std::to_string(sound.port())},
                     {"type", std::to_string(next.payloadType)},
                     {"map", next.map}};
        SippProcess caller(ivan);
        ASSERT_TRUE(site.tells("call.answered call1")) << site.facts();
        EXPECT_TRUE(sound.hears(annasTone));
        caller.cue();
        sound.speak(next.codec, next.payloadType);
        EXPECT_TRUE(sound.hears(annasTone));
        const auto before = anna.heard().size();
        EXPECT_TRUE(eventually([&] {
            const auto heard = anna.heard();
            return carriesTone({heard.begin() + static_cast<std::ptrdiff_t>(before), heard.end()}, farTone,
                               10);
        }));
        anna.command("b");
        EXPECT_EQ(caller.wait(), 0);
        EXPECT_EQ(site.facts(),
                  "device.registered 1001\n"
                  "call.arrived call1 inbound from 74951234567 \"Ivan Petrov\" to 600 trunk city\n"
                  "call.answered call1 agent anna offer1\n"
                  "call.ended call1 by callee normal\n");
    }
}

} // namespace callboard::test
