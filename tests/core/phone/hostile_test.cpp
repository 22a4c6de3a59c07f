// SPDX-License-Identifier: GPL-3.0-or-later
// What comes from the network is not to be believed: whatever it is, the phone lives and the next call works.
#include "tests/core/phone/fake_server.h"
#include "tests/core/phone/phone_desk.h"

#include <gtest/gtest.h>
#include <random>

namespace callboard::phone {
namespace {

constexpr auto sdp = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                     "m=audio 9 RTP/AVP 8 101\r\na=rtpmap:101 telephone-event/8000\r\n";
constexpr auto contact = "Contact: <sip:fake@127.0.0.1:9>\r\nContent-Type: application/sdp\r\n";

// Cut, flipped, doubled, shuffled; the same for the same seed.
std::string mutated(std::string text, std::mt19937 &chance) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : chance() % limit; };
    const auto changes = 1 + below(4);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const auto at = below(text.size());
        switch (below(7)) {
        case 0:
            text[at] = static_cast<char>(chance());
            break;
        case 1:
            text.resize(at);
            break;
        case 2:
            text.erase(at, 1 + below(20));
            break;
        case 3:
            text.insert(at, text.substr(below(text.size()), below(60)));
            break;
        case 4:
            text.insert(at, std::string(1 + below(3000), static_cast<char>(chance())));
            break;
        case 5:
            text.insert(at, "\r\n");
            break;
        default:
            text.insert(at, "4294967296");
        }
    }
    return text;
}

class Hostile : public testing::Test {
protected:
    void SetUp() override {
        auto loop = voice::Loop::start();
        ASSERT_TRUE(loop.ok());
        m_loop = std::move(*loop);
        m_phone.emplace(*m_loop, Settings{});
        m_friend.emplace(*m_loop, Settings{});
        ASSERT_TRUE(*m_phone && *m_friend);
        Account account;
        account.user = "1001";
        account.server = m_phone->address("").server;
        account.registers = false;
        (*m_phone)->addAccount(account);
    }
    void TearDown() override {
        m_phone.reset();
        m_friend.reset();
    }
    // Both ways: the phone can be called, and can call. By TCP: what is left of a storm is sent anew at the
    // same moments as the friend's INVITE would be, and fills the phone's receive buffer each time.
    void expectThatThePhoneWorks() {
        Dial dial;
        dial.to = m_phone->address("1001", Transport::Tcp);
        dial.number = "friend";
        (*m_friend)->call(dial);
        std::optional<Incoming> incoming;
        while ((incoming = m_phone->wait<Incoming>()) && incoming->number != "friend") {
        }
        ASSERT_TRUE(incoming);
        (*m_phone)->answer(incoming->call);
        ASSERT_TRUE(m_friend->wait<Answered>());
    }

    std::unique_ptr<voice::Loop> m_loop;
    std::optional<PhoneDesk> m_phone;
    std::optional<PhoneDesk> m_friend;
    std::mt19937 m_chance{2026};
};

TEST_F(Hostile, answersToInvite) {
    FakeServer server([this](const std::string &request) -> std::vector<std::string> {
        if (!request.starts_with("INVITE"))
            return {answerTo(request, "200 OK")};
        std::vector<std::string> answers;
        for (int i = 0; i < 4; ++i) {
            answers.push_back(mutated(answerTo(request, "180 Ringing", contact, sdp), m_chance));
            answers.push_back(
                mutated(answerTo(request, "401 Unauthorized",
                                 "WWW-Authenticate: Digest realm=\"a\", nonce=\"b\", qop=\"auth\"\r\n"),
                        m_chance));
            answers.push_back(mutated(answerTo(request, "200 OK", contact, sdp), m_chance));
        }
        answers.push_back(answerTo(request, "486 Busy Here"));
        return answers;
    });
    constexpr int calls = 150;
    for (int i = 0; i < calls; ++i) {
        Dial dial;
        dial.to = {"600", server.address()};
        dial.number = "1";
        const auto call = (*m_phone)->call(dial);
        (*m_phone)->hangUp(call);
    }
    for (int i = 0; i < calls; ++i)
        ASSERT_TRUE(m_phone->wait<Ended>()) << i;
    expectThatThePhoneWorks();
}

TEST_F(Hostile, answersThatAreTakenSeriously) {
    FakeServer server([this](const std::string &request) -> std::vector<std::string> {
        if (!request.starts_with("INVITE"))
            return {answerTo(request, "200 OK")};
        // One of these is taken; at the latest the last.
        return {answerTo(request, "200 OK", contact, mutated(sdp, m_chance)),
                answerTo(request, "486 Busy Here")};
    });
    constexpr int calls = 150;
    for (int i = 0; i < calls; ++i) {
        Dial dial;
        dial.to = {"600", server.address()};
        dial.number = "1";
        (*m_phone)->call(dial);
    }
    // Those with a good description talk, the others end by themselves.
    std::size_t over = 0;
    while (over < calls) {
        over = m_phone->count<Answered>() + m_phone->count<Ended>();
        std::this_thread::sleep_for(milliseconds(1));
    }
    EXPECT_GT(m_phone->count<Ended>(), 0U);
    expectThatThePhoneWorks();
}

TEST_F(Hostile, requests) {
    FakeServer server([](const std::string &) { return std::vector<std::string>{}; });
    const auto target = m_phone->address("1001").server;
    const std::string start = " sip:1001@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK";
    const std::string end = "\r\nFrom: \"A\" <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:1001@127.0.0.1>\r\n"
                            "Max-Forwards: 70\r\nContact: <sip:a@127.0.0.1:9>\r\n";
    for (int i = 0; i < 3000; ++i) {
        for (const std::string method :
             {"INVITE", "OPTIONS", "NOTIFY", "BYE", "CANCEL", "ACK", "INFO", "REFER"}) {
            const auto number = std::to_string(i);
            const auto request =
                method + start + method + number + end + "Call-ID: " + method + number + "\r\nCSeq: 1 " +
                method + "\r\nEvent: talk\r\nContent-Type: application/sdp\r\n" +
                "Content-Length: " + std::to_string(std::string_view(sdp).size()) + "\r\n\r\n" + sdp;
            server.send(target, mutated(request, m_chance));
        }
        if (i % 100 == 0)
            std::this_thread::sleep_for(milliseconds(5));
    }
    expectThatThePhoneWorks();
}

TEST_F(Hostile, redirectionIsNotFollowed) {
    FakeServer elsewhere([](const std::string &) { return std::vector<std::string>{}; });
    const auto port = std::to_string(elsewhere.address().port);
    FakeServer server([&](const std::string &request) -> std::vector<std::string> {
        if (!request.starts_with("INVITE"))
            return {};
        return {
            answerTo(request, "180 Ringing", "Contact: <sip:a@127.0.0.1>\r\n"),
            answerTo(request, "302 Moved Temporarily", "Contact: <sip:00900@127.0.0.1:" + port + ">\r\n")};
    });
    Dial dial;
    dial.to = {"600", server.address()};
    dial.number = "1";
    (*m_phone)->call(dial);
    const auto ended = m_phone->wait<Ended>();
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->code, 302);
    EXPECT_EQ(ended->reason, "Moved Temporarily");
    expectThatThePhoneWorks();
    EXPECT_TRUE(elsewhere.requests().empty());
}

TEST_F(Hostile, unknownRequirementIsNamed) {
    std::string answer;
    std::mutex mutex;
    FakeServer server([&](const std::string &request) {
        const std::lock_guard lock(mutex);
        answer = request; // what comes to this socket here is an answer
        return std::vector<std::string>{};
    });
    const auto port = std::to_string(server.address().port);
    server.send(m_phone->address("1001").server,
                "INVITE sip:1001@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:" + port +
                    ";branch=z9hG4bKx;rport\r\nFrom: <sip:a@127.0.0.1>;tag=1\r\nTo: <sip:1001@127.0.0.1>\r\n"
                    "Call-ID: x\r\nCSeq: 1 INVITE\r\nContact: <sip:a@127.0.0.1>\r\nRequire: teleportation\r\n"
                    "Content-Length: 0\r\n\r\n");
    for (int i = 0; i < 1000; ++i) {
        std::this_thread::sleep_for(milliseconds(5));
        const std::lock_guard lock(mutex);
        if (!answer.empty())
            break;
    }
    const std::lock_guard lock(mutex);
    EXPECT_TRUE(answer.starts_with("SIP/2.0 420 ")) << answer;
    EXPECT_EQ(headerIn(answer, "Unsupported"), "teleportation");
}

} // namespace
} // namespace callboard::phone
