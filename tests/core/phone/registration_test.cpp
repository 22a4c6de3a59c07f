// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/phone/fake_server.h"
#include "tests/core/phone/phone_desk.h"

#include <gtest/gtest.h>

namespace callboard::phone {
namespace {

constexpr auto challenge = "WWW-Authenticate: Digest realm=\"callboard\", nonce=\"first\", qop=\"auth\"\r\n";
constexpr auto staleChallenge =
    "WWW-Authenticate: Digest realm=\"callboard\", nonce=\"second\", qop=\"auth\", stale=true\r\n";

bool isSigned(const std::string &request, const std::string &nonce) {
    return headerIn(request, "Authorization").find("nonce=\"" + nonce + "\"") != std::string::npos;
}

std::string accepted(const std::string &request, const std::string &expires) {
    return answerTo(request, "200 OK",
                    "Contact: " + headerIn(request, "Contact") + ";expires=" + expires + "\r\n");
}

// A phone whose registrar is a fake one.
class Registration : public testing::Test {
protected:
    void serve(FakeServer::Answer answer) {
        m_server.emplace(std::move(answer));
        auto loop = voice::Loop::start();
        ASSERT_TRUE(loop.ok());
        m_loop = std::move(*loop);
        m_phone.emplace(*m_loop, Settings{});
        ASSERT_TRUE(*m_phone);
    }
    AccountId join() {
        Account account;
        account.user = "1001";
        account.password = "secret";
        account.server = m_server->address();
        return (*m_phone)->addAccount(account);
    }
    void TearDown() override {
        m_phone.reset();
        m_loop.reset();
    }

    std::optional<FakeServer> m_server;
    std::unique_ptr<voice::Loop> m_loop;
    std::optional<PhoneDesk> m_phone;
};

TEST_F(Registration, answersTheChallenge) {
    serve([](const std::string &request) -> std::vector<std::string> {
        if (!isSigned(request, "first"))
            return {answerTo(request, "401 Unauthorized", challenge)};
        return {accepted(request, "60")};
    });
    const auto account = join();
    const auto registered = m_phone->wait<Registered>();
    ASSERT_TRUE(registered);
    EXPECT_EQ(registered->account, account);
    EXPECT_EQ(registered->expires, seconds(60));
    const auto requests = m_server->requests();
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(headerIn(requests[0], "Authorization"), "");
    EXPECT_NE(headerIn(requests[1], "Authorization").find("username=\"1001\""), std::string::npos);
    EXPECT_EQ(requests[1].find("secret"), std::string::npos);
}

TEST_F(Registration, wrongPasswordIsTriedOnceOnly) {
    serve([](const std::string &request) -> std::vector<std::string> {
        return {answerTo(request, "401 Unauthorized", challenge)};
    });
    join();
    const auto failed = m_phone->wait<RegistrationFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->error, (Error{"phone.registration.refused", "401 Unauthorized"}));
    EXPECT_EQ(m_server->requests().size(), 2U);
}

TEST_F(Registration, staleNonceIsNoWrongPassword) {
    serve([](const std::string &request) -> std::vector<std::string> {
        if (isSigned(request, "second"))
            return {accepted(request, "60")};
        return {
            answerTo(request, "401 Unauthorized", isSigned(request, "first") ? staleChallenge : challenge)};
    });
    join();
    ASSERT_TRUE(m_phone->wait<Registered>());
    EXPECT_EQ(m_server->requests().size(), 3U);
}

TEST_F(Registration, registrarThatFindsNoEndOfStaleNoncesIsLeft) {
    serve([](const std::string &request) -> std::vector<std::string> {
        return {answerTo(request, "401 Unauthorized", staleChallenge)};
    });
    join();
    ASSERT_TRUE(m_phone->wait<RegistrationFailed>());
    EXPECT_EQ(m_server->requests().size(), 4U);
}

TEST_F(Registration, tooBriefIsAskedForLonger) {
    serve([](const std::string &request) -> std::vector<std::string> {
        if (headerIn(request, "Expires") != "600")
            return {answerTo(request, "423 Interval Too Brief", "Min-Expires: 600\r\n")};
        return {accepted(request, "600")};
    });
    join();
    const auto registered = m_phone->wait<Registered>();
    ASSERT_TRUE(registered);
    EXPECT_EQ(registered->expires, seconds(600));
}

TEST_F(Registration, refusalIsToldWithItsWords) {
    serve([](const std::string &request) -> std::vector<std::string> {
        return {answerTo(request, "403 You Shall Not Pass")};
    });
    join();
    const auto failed = m_phone->wait<RegistrationFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->error.detail, "403 You Shall Not Pass");
}

TEST_F(Registration, failureIsTriedAgain) {
    const auto count = std::make_shared<std::atomic<int>>(0);
    serve([count](const std::string &request) -> std::vector<std::string> {
        if (++*count == 1)
            return {answerTo(request, "503 Service Unavailable")};
        return {accepted(request, "60")};
    });
    join();
    ASSERT_TRUE(m_phone->wait<RegistrationFailed>());
    ASSERT_TRUE(m_phone->wait<Registered>());
}

TEST_F(Registration, unregistersAtTheEnd) {
    serve([](const std::string &request) -> std::vector<std::string> {
        return {accepted(request, headerIn(request, "Expires"))};
    });
    join();
    ASSERT_TRUE(m_phone->wait<Registered>());
    m_phone.reset();
    const auto requests = m_server->requests();
    ASSERT_EQ(requests.size(), 2U);
    EXPECT_EQ(headerIn(requests[1], "Expires"), "0");
    EXPECT_EQ(headerIn(requests[1], "Contact"), headerIn(requests[0], "Contact"));
}

TEST_F(Registration, accountThatIsRemovedUnregisters) {
    serve([](const std::string &request) -> std::vector<std::string> {
        return {accepted(request, headerIn(request, "Expires"))};
    });
    const auto account = join();
    ASSERT_TRUE(m_phone->wait<Registered>());
    (*m_phone)->removeAccount(account);
    m_phone.reset();
    ASSERT_EQ(m_server->requests().size(), 2U);
    EXPECT_EQ(headerIn(m_server->requests()[1], "Expires"), "0");
}

TEST_F(Registration, stopDoesNotWaitForADeadServer) {
    const auto isDead = std::make_shared<std::atomic<bool>>(false);
    serve([isDead](const std::string &request) -> std::vector<std::string> {
        if (*isDead)
            return {};
        return {accepted(request, "60")};
    });
    join();
    ASSERT_TRUE(m_phone->wait<Registered>());
    *isDead = true;
    m_phone.reset(); // comes back by its stopTimeout, and the loop after it
    m_loop.reset();
    EXPECT_EQ(headerIn(m_server->requests().back(), "Expires"), "0");
}

TEST(RegistrationOverTcp, saysThatNobodyListens) {
    auto loop = voice::Loop::start();
    ASSERT_TRUE(loop.ok());
    PhoneDesk phone(**loop, Settings{});
    Account account;
    account.user = "1001";
    account.server = {"127.0.0.1", 1, Transport::Tcp};
    phone->addAccount(account);
    const auto failed = phone.wait<RegistrationFailed>();
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->error.code, "phone.registration.unreachable");
}

} // namespace
} // namespace callboard::phone
