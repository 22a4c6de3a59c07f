// SPDX-License-Identifier: GPL-3.0-or-later
// What waiting callers are told, and that they hear it.
#include "core/voice/goertzel.h"
#include "tests/support/baresip.h"
#include "tests/support/sip_site.h"

#include <gtest/gtest.h>

namespace callboard::test {

namespace {

using namespace std::chrono_literals;

constexpr double nextTone = 700;
constexpr double waitTone = 1100;
constexpr double closedTone = 1300;

std::map<std::string, std::filesystem::path> prompts(const Scratch &scratch) {
    std::map<std::string, std::filesystem::path> files;
    const auto prompt = [&](const std::string &phrase, double hz) {
        const auto file = scratch.path(std::to_string(int(hz)) + ".wav");
        writeTone(file, hz, 1.5);
        files[phrase] = file;
    };
    prompt("ru/next", nextTone);
    prompt("ru/wait-1-2", waitTone);
    prompt("ru/closed", closedTone);
    return files;
}

std::vector<std::int16_t> lastSecond(const std::vector<std::int16_t> &heard) {
    return {heard.end() - std::min<std::ptrdiff_t>(std::ssize(heard), 8000), heard.end()};
}

} // namespace

TEST(Announce, waitingCallerHearsThePhrasesOneAfterTheOtherAndThenTheMusicAgain) {
    const Scratch scratch;
    SipSite site({});
    site.teach(prompts(scratch));
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.arrived"));
    ASSERT_TRUE(caller.hasHeard(1s));
    site.give(Announce{site.call(1), {"ru/next", "ru/of-no-sound", "ru/wait-1-2"}});
    ASSERT_TRUE(caller.hasHeard(6s));
    caller.command("b");
    ASSERT_TRUE(site.tells("call.ended call1 by caller"));
    caller.quit();
    const auto heard = caller.heard();
    EXPECT_TRUE(carriesTone(heard, nextTone, 10));
    EXPECT_TRUE(carriesTone(heard, waitTone, 10));
    EXPECT_FALSE(carriesTone(lastSecond(heard), waitTone, 3));
    EXPECT_GT(voice::loudness(lastSecond(heard)), 0.005);
}

TEST(Announce, callerOfAClosedQueueHearsWhyBeforeTheCallEnds) {
    const Scratch scratch;
    SipSite site({});
    site.teach(prompts(scratch));
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.arrived"));
    site.give(EndCall{site.call(1), EndedBy::System, EndCause::Closed, {}, "ru/closed"});
    ASSERT_TRUE(site.tells("call.ended call1 by system closed"));
    caller.quit();
    EXPECT_TRUE(carriesTone(caller.heard(), closedTone, 10));
}

TEST(Announce, phonesOverTcpAndTlsHearTheFarewellToo) {
    const Scratch scratch;
    for (const std::string transport : {"tcp", "tls"}) {
        SipSite site({});
        site.teach(prompts(scratch));
        Baresip vera({.server = transport == "tls" ? site.tlsPort() : site.tcpPort(),
                      .user = "1003",
                      .password = "secret-1003",
                      .transport = transport});
        ASSERT_TRUE(vera.isReady()) << vera.output();
        vera.dial("600");
        ASSERT_TRUE(site.tells("call.arrived")) << vera.output();
        site.give(EndCall{site.call(1), EndedBy::System, EndCause::Closed, {}, "ru/closed"});
        ASSERT_TRUE(site.tells("call.ended call1 by system closed")) << transport;
        EXPECT_TRUE(vera.says("Call established")) << vera.output();
        EXPECT_TRUE(vera.says("terminated")) << vera.output();
        vera.quit();
        EXPECT_TRUE(carriesTone(vera.heard(), closedTone, 10)) << transport;
    }
}

TEST(Announce, farewellWithoutASoundEndsTheCallAtOnce) {
    const Scratch scratch;
    SipSite site({});
    site.teach(prompts(scratch));
    Baresip caller({.server = site.udpPort(), .user = "74951234567"});
    ASSERT_TRUE(caller.isReady()) << caller.output();
    caller.dial("600");
    ASSERT_TRUE(site.tells("call.arrived"));
    site.give(EndCall{site.call(1), EndedBy::System, EndCause::Full, {}, "ru/full"});
    EXPECT_TRUE(site.tells("call.ended call1 by system full"));
}

} // namespace callboard::test
