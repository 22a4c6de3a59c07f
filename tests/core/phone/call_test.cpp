// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/voice/goertzel.h"
#include "tests/core/phone/fake_server.h"
#include "tests/core/phone/phone_desk.h"

#include <gtest/gtest.h>

namespace callboard::phone {
namespace {

// Two phones of one process, each with its own sockets and media, on the one loop that there can be.
class TwoPhones : public testing::Test {
protected:
    void SetUp() override { start("127.0.0.1"); }
    void start(const std::string &address) {
        auto loop = voice::Loop::start();
        ASSERT_TRUE(loop.ok());
        m_loop = std::move(*loop);
        Settings settings;
        settings.address = address;
        m_anna.emplace(*m_loop, settings);
        m_boris.emplace(*m_loop, settings);
        ASSERT_TRUE(*m_anna && *m_boris);
        Account account;
        account.user = "1002";
        account.name = "Boris";
        account.server = m_boris->address("").server;
        account.registers = false;
        (*m_boris)->addAccount(account);
    }
    void TearDown() override {
        m_anna.reset();
        m_boris.reset();
    }

    Dial dialBoris(Transport transport = Transport::Udp) {
        Dial dial;
        dial.to = m_boris->address("1002", transport);
        dial.number = "+79161234567";
        dial.name = "Анна \"A\"";
        dial.source = voice::Tone{700};
        dial.sink = m_annasEar.sink();
        return dial;
    }
    // Both talk afterwards.
    std::pair<PhoneCallId, PhoneCallId> talk(Transport transport = Transport::Udp) {
        const auto annas = (*m_anna)->call(dialBoris(transport));
        const auto incoming = m_boris->wait<Incoming>();
        if (!incoming)
            return {};
        (*m_boris)->answer(incoming->call, voice::Tone{1900}, m_borisEar.sink());
        EXPECT_TRUE(m_anna->wait<Answered>() && m_boris->wait<Answered>());
        return {annas, incoming->call};
    }
    // Skips what is still on its way, then listens for a fifth of a second.
    static bool hears(Ear &ear, double hz) {
        ear.next(1600);
        return voice::hasTone(ear.next(1600), hz);
    }

    std::unique_ptr<voice::Loop> m_loop;
    std::optional<PhoneDesk> m_anna;
    std::optional<PhoneDesk> m_boris;
    Ear m_annasEar;
    Ear m_borisEar;
};

class TwoPhonesOverIpv6 : public TwoPhones {
protected:
    void SetUp() override { start("::1"); }
};

TEST_F(TwoPhonesOverIpv6, talkByUdpAndByTcpWithSoundBothWays) {
    for (const auto transport : {Transport::Udp, Transport::Tcp}) {
        const auto [annas, boriss] = talk(transport);
        ASSERT_TRUE(annas);
        EXPECT_TRUE(hears(m_annasEar, 1900));
        EXPECT_TRUE(hears(m_borisEar, 700));
        (*m_anna)->hangUp(annas);
        EXPECT_TRUE(m_boris->wait<Ended>());
    }
}

TEST_F(TwoPhones, talkWithSoundBothWays) {
    const auto annas = (*m_anna)->call(dialBoris());
    const auto incoming = m_boris->wait<Incoming>();
    ASSERT_TRUE(incoming);
    EXPECT_EQ(incoming->number, "+79161234567");
    EXPECT_EQ(incoming->name, "Анна \"A\"");
    const auto ringing = m_anna->wait<Ringing>();
    ASSERT_TRUE(ringing);
    EXPECT_EQ(ringing->call, annas);
    (*m_boris)->answer(incoming->call, voice::Tone{1900}, m_borisEar.sink());
    ASSERT_TRUE(m_anna->wait<Answered>());
    ASSERT_TRUE(m_boris->wait<Answered>());
    EXPECT_TRUE(hears(m_annasEar, 1900));
    EXPECT_TRUE(hears(m_borisEar, 700));
}

TEST_F(TwoPhones, talkOverTcp) {
    ASSERT_TRUE(talk(Transport::Tcp).first);
    EXPECT_TRUE(hears(m_annasEar, 1900));
}

TEST_F(TwoPhones, callerHangsUp) {
    const auto [annas, boris] = talk();
    (*m_anna)->hangUp(annas);
    const auto here = m_anna->wait<Ended>();
    const auto there = m_boris->wait<Ended>();
    ASSERT_TRUE(here && there);
    EXPECT_EQ(here->by, Side::Us);
    EXPECT_TRUE(here->wasAnswered);
    EXPECT_EQ(there->by, Side::Peer);
    EXPECT_TRUE(there->wasAnswered);
    EXPECT_EQ(there->call, boris);
}

TEST_F(TwoPhones, calledSideHangsUp) {
    const auto [annas, boris] = talk();
    (*m_boris)->hangUp(boris);
    const auto there = m_anna->wait<Ended>();
    ASSERT_TRUE(there);
    EXPECT_EQ(there->call, annas);
    EXPECT_EQ(there->by, Side::Peer);
    EXPECT_EQ(there->code, 0);
}

TEST_F(TwoPhones, callerGivesUpWhileItRings) {
    const auto annas = (*m_anna)->call(dialBoris());
    ASSERT_TRUE(m_anna->wait<Ringing>());
    (*m_anna)->hangUp(annas);
    const auto there = m_boris->wait<Ended>();
    ASSERT_TRUE(there);
    EXPECT_EQ(there->by, Side::Peer);
    EXPECT_FALSE(there->wasAnswered);
}

TEST_F(TwoPhones, callerGivesUpBeforeAnythingCameBack) {
    const auto annas = (*m_anna)->call(dialBoris());
    (*m_anna)->hangUp(annas);
    const auto here = m_anna->wait<Ended>();
    const auto there = m_boris->wait<Ended>();
    ASSERT_TRUE(here && there);
    EXPECT_FALSE(here->wasAnswered);
    EXPECT_FALSE(there->wasAnswered);
}

TEST_F(TwoPhones, calledSideRejects) {
    (*m_anna)->call(dialBoris());
    const auto incoming = m_boris->wait<Incoming>();
    ASSERT_TRUE(incoming);
    (*m_boris)->reject(incoming->call, 486);
    const auto here = m_anna->wait<Ended>();
    ASSERT_TRUE(here);
    EXPECT_EQ(here->code, 486);
    EXPECT_EQ(here->reason, "Busy Here");
    EXPECT_FALSE(here->wasAnswered);
}

TEST_F(TwoPhones, nobodyOfThatName) {
    auto dial = dialBoris();
    dial.to.user = "1003";
    (*m_anna)->call(dial);
    const auto here = m_anna->wait<Ended>();
    ASSERT_TRUE(here);
    EXPECT_EQ(here->code, 404);
}

TEST_F(TwoPhones, digitsArriveOnceEach) {
    const auto [annas, boris] = talk();
    (*m_anna)->sendDigits(annas, "17#");
    std::string heard;
    for (int i = 0; i < 3; ++i)
        if (const auto digit = m_boris->wait<Digit>(); digit && digit->call == boris)
            heard += digit->digit;
    EXPECT_EQ(heard, "17#");
    EXPECT_EQ(m_boris->count<Digit>(), 0U);
}

TEST_F(TwoPhones, holdSilencesAndRetrieveBringsBack) {
    const auto [annas, boris] = talk();
    (*m_anna)->hold(annas, true);
    const auto held = m_boris->wait<HeldByPeer>();
    ASSERT_TRUE(held);
    EXPECT_TRUE(held->isHeld);
    EXPECT_FALSE(hears(m_annasEar, 1900));
    (*m_anna)->hold(annas, false);
    const auto retrieved = m_boris->wait<HeldByPeer>();
    ASSERT_TRUE(retrieved);
    EXPECT_FALSE(retrieved->isHeld);
    EXPECT_TRUE(hears(m_annasEar, 1900));
    EXPECT_TRUE(hears(m_borisEar, 700));
}

TEST_F(TwoPhones, stopHangsUpWhatIsLeft) {
    talk();
    m_anna.reset();
    const auto there = m_boris->wait<Ended>();
    ASSERT_TRUE(there);
    EXPECT_TRUE(there->wasAnswered);
}

TEST_F(TwoPhones, aBurstOfCallsAllArrive) {
    constexpr std::size_t many = 100;
    for (std::size_t i = 0; i < many; ++i)
        (*m_anna)->call(dialBoris());
    for (std::size_t i = 0; i < many; ++i) {
        const auto incoming = m_boris->wait<Incoming>();
        ASSERT_TRUE(incoming) << i;
        (*m_boris)->answer(incoming->call);
    }
    for (std::size_t i = 0; i < many; ++i) {
        const auto answered = m_anna->wait<Answered>();
        ASSERT_TRUE(answered) << i;
        (*m_anna)->hangUp(answered->call);
    }
    for (std::size_t i = 0; i < many; ++i)
        ASSERT_TRUE(m_boris->wait<Ended>()) << i;
}

// The server presses the button: Event: talk inside the early dialog.
TEST(UserAgent, isAskedToAnswer) {
    auto loop = voice::Loop::start();
    ASSERT_TRUE(loop.ok());
    PhoneDesk phone(**loop, Settings{});
    Account account;
    account.user = "1001";
    account.server = phone.address("").server;
    account.registers = false;
    phone->addAccount(account);
    std::string ringing;
    std::mutex mutex;
    FakeServer server([&](const std::string &answer) {
        const std::lock_guard lock(mutex);
        if (answer.starts_with("SIP/2.0 180"))
            ringing = answer;
        return std::vector<std::string>{};
    });
    const auto via =
        "Via: SIP/2.0/UDP 127.0.0.1:" + std::to_string(server.address().port) + ";branch=z9hG4bK";
    const std::string from =
        "\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\nCall-ID: talk\r\nMax-Forwards: 70\r\n"
        "Contact: <sip:a@127.0.0.1>\r\nX-Callboard-Queue: Support\r\nX-Callboard-Call: 4294967297\r\n"
        "Content-Length: 0\r\n";
    const auto target = phone.address("1001").server;
    server.send(target, "INVITE sip:1001@127.0.0.1 SIP/2.0\r\n" + via + "1" + from +
                            "To: <sip:1001@127.0.0.1>\r\nCSeq: 1 INVITE\r\n\r\n");
    const auto incoming = phone.wait<Incoming>();
    ASSERT_TRUE(incoming);
    EXPECT_EQ(incoming->queue, "Support");
    EXPECT_EQ(incoming->siteCall.value, 4294967297ULL);
    std::string to;
    for (int i = 0; i < 1000 && to.empty(); ++i) {
        std::this_thread::sleep_for(milliseconds(5));
        const std::lock_guard lock(mutex);
        to = headerIn(ringing, "To");
    }
    EXPECT_EQ(headerIn(ringing, "Allow-Events"), "talk");
    server.send(target, "NOTIFY sip:1001@127.0.0.1 SIP/2.0\r\n" + via + "2" + from + "To: " + to +
                            "\r\nEvent: talk\r\nSubscription-State: active\r\nCSeq: 2 NOTIFY\r\n\r\n");
    const auto asked = phone.wait<AnswerRequested>();
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->call, incoming->call);
}

TEST(UserAgent, saysWhenItsPortIsTaken) {
    auto loop = voice::Loop::start();
    ASSERT_TRUE(loop.ok());
    const PhoneDesk first(**loop, Settings{});
    ASSERT_TRUE(first);
    Settings settings;
    settings.port = first.address("").server.port;
    const auto second = UserAgent::start(**loop, settings, [](const PhoneEvent &) {});
    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, "phone.listen");
}

TEST(UserAgent, callToNobodyEnds) {
    auto loop = voice::Loop::start();
    ASSERT_TRUE(loop.ok());
    PhoneDesk phone(**loop, Settings{});
    Dial dial;
    dial.to = *parseSipUri("sip:1@no.such.host.invalid:5060"); // a name, which is the caller's to resolve
    dial.number = "1";
    phone->call(dial);
    const auto ended = phone.wait<Ended>();
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->by, Side::Network);
}

} // namespace
} // namespace callboard::phone
