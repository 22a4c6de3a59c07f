// SPDX-License-Identifier: GPL-3.0-or-later
// What phones by other people do in the middle of a call: they press keys, and change the codec.
#include "tests/support/baresip.h"
#include "tests/support/eventually.h"
#include "tests/support/far_sound.h"
#include "tests/support/linphone.h"
#include "tests/support/sip_site.h"
#include "tests/support/sipp.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double farTone = 440;
constexpr double annasTone = 1000;

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
    for (const auto &next : changedTo) {
        SCOPED_TRACE(next.map);
        SipSite site({.agents = {"1001"}});
        Baresip anna({.server = site.udpPort(),
                      .user = "1001",
                      .password = "secret-1001",
                      .answers = true,
                      .hz = annasTone});
        ASSERT_TRUE(anna.isReady()) << anna.output();
        FarSound sound(farTone);
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
