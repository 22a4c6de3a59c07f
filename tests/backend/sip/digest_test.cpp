// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/digest.h"

#include "backend/telephony/sip/re.h"

#include <gtest/gtest.h>

namespace callboard::sip {

namespace {

using namespace std::chrono_literals;
using Flaw = Digest::Flaw;
using Verdict = Digest::Verdict;

std::string md5Hex(const std::string &text) {
    Hash hash{};
    md5(reinterpret_cast<const std::uint8_t *>(text.data()), text.size(), hash.data());
    std::string hex;
    for (const auto byte : hash) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", byte);
        hex += digits.data();
    }
    return hex;
}

std::string nonceOf(const std::string &challenge) {
    const auto begin = challenge.find("nonce=\"") + 7;
    return challenge.substr(begin, challenge.find('"', begin) - begin);
}

// What a phone answers.
std::string credentials(const std::string &user, const std::string &password, const std::string &nonce,
                        const std::string &count = "00000001", const std::string &method = "REGISTER",
                        const std::string &uri = "sip:127.0.0.1") {
    const auto key = md5Hex(user + ":site:" + password);
    const auto target = md5Hex(method + ":" + uri);
    const auto response = md5Hex(key + ":" + nonce + ":" + count + ":abc:auth:" + target);
    return "Digest username=\"" + user + "\", realm=\"site\", nonce=\"" + nonce + "\", uri=\"" + uri +
           "\", response=\"" + response + "\", algorithm=MD5, qop=auth, nc=" + count + ", cnonce=\"abc\"";
}

class DigestTest : public testing::Test {
protected:
    DigestTest() { m_digest.setKey("1001", digestKey("1001", "site", "right")); }
    std::string ask() { return nonceOf(m_digest.challenge(Verdict::Challenge, m_now)); }
    Verdict check(const std::string &text, const std::string &method = "REGISTER") {
        return m_digest.check(text, method, "sip:127.0.0.1", m_now).verdict;
    }

    Flaw flawOf(const std::string &text) {
        return m_digest.check(text, "REGISTER", "sip:127.0.0.1", m_now).flaw;
    }

    Digest m_digest{"site"};
    Digest::Moment m_now = Digest::Moment(1000h);
};

} // namespace

TEST_F(DigestTest, theRightPasswordIsGranted) {
    const auto outcome =
        m_digest.check(credentials("1001", "right", ask()), "REGISTER", "sip:127.0.0.1", m_now);
    EXPECT_EQ(outcome.verdict, Verdict::Granted);
    EXPECT_EQ(outcome.user, "1001");
}

TEST_F(DigestTest, whatIsWrongIsAskedAnew) {
    EXPECT_EQ(check(""), Verdict::Challenge);
    EXPECT_EQ(check("Basic abc"), Verdict::Challenge);
    EXPECT_EQ(check("Digest username=\"1001\""), Verdict::Challenge);
    EXPECT_EQ(check(credentials("1001", "wrong", ask())), Verdict::Challenge);
    EXPECT_EQ(check(credentials("9999", "right", ask())), Verdict::Challenge);
    EXPECT_EQ(check(credentials("1001", "right", ask(), "00000001", "INVITE")), Verdict::Challenge);
}

TEST_F(DigestTest, whatIsWrongIsKnownToUs) {
    EXPECT_EQ(flawOf(""), Flaw::Missing);
    EXPECT_EQ(flawOf("Basic abc"), Flaw::Unreadable);
    EXPECT_EQ(flawOf("Digest username=\"1001\""), Flaw::Unreadable);
    EXPECT_EQ(flawOf(credentials("1001", "right", std::string(64, '0'))), Flaw::ForeignNonce);
    EXPECT_EQ(flawOf(credentials("9999", "right", ask())), Flaw::UnknownUser);
    EXPECT_EQ(flawOf(credentials("1001", "wrong", ask())), Flaw::WrongPassword);
    EXPECT_EQ(flawOf(credentials("1001", "right", ask())), Flaw::None);
}

// RFC 2617, 3.2.2.5: an overheard answer must not open another door.
TEST_F(DigestTest, anAnswerHoldsForOneTarget) {
    const auto checkFor = [this](const std::string &uri, const std::string &requestUri) {
        const auto text = credentials("1001", "right", ask(), "00000001", "INVITE", uri);
        return m_digest.check(text, "INVITE", requestUri, m_now).verdict;
    };
    EXPECT_EQ(checkFor("sip:600@127.0.0.1", "sip:600@127.0.0.1"), Verdict::Granted);
    EXPECT_EQ(checkFor("sip:600@Site.example:5060", "sip:600@site.example:5060;transport=tcp"),
              Verdict::Granted);
    EXPECT_EQ(checkFor("sip:600@127.0.0.1", "sip:0079001234567@127.0.0.1"), Verdict::Challenge);
    EXPECT_EQ(checkFor("sip:600@127.0.0.1", "sip:600@127.0.0.2"), Verdict::Challenge);
    EXPECT_EQ(checkFor("sip:600@127.0.0.1:5070", "sip:600@127.0.0.1:5060"), Verdict::Challenge);
    EXPECT_EQ(checkFor("*", "sip:600@127.0.0.1"), Verdict::Challenge);
}

TEST_F(DigestTest, aNonceThatWeDidNotMakeIsWorthNothing) {
    auto nonce = ask();
    nonce[3] = nonce[3] == '0' ? '1' : '0';
    EXPECT_EQ(check(credentials("1001", "right", nonce)), Verdict::Challenge);
    EXPECT_EQ(check(credentials("1001", "right", "")), Verdict::Challenge);
    EXPECT_EQ(check(credentials("1001", "right", std::string(64, '0'))), Verdict::Challenge);
}

TEST_F(DigestTest, anAnswerCountsOnce) {
    const auto nonce = ask();
    EXPECT_EQ(check(credentials("1001", "right", nonce, "00000002")), Verdict::Granted);
    EXPECT_EQ(check(credentials("1001", "right", nonce, "00000002")), Verdict::Stale);
    EXPECT_EQ(check(credentials("1001", "right", nonce, "00000001")), Verdict::Stale);
    EXPECT_EQ(check(credentials("1001", "right", nonce, "00000003")), Verdict::Granted);
    EXPECT_EQ(check(credentials("1001", "right", ask(), "00000000")), Verdict::Challenge);
}

TEST_F(DigestTest, anOldNonceIsStale) {
    const auto nonce = ask();
    m_now += Digest::nonceLife;
    EXPECT_EQ(check(credentials("1001", "right", nonce)), Verdict::Granted);
    m_now += 1s;
    EXPECT_EQ(check(credentials("1001", "right", nonce, "00000002")), Verdict::Stale);
    EXPECT_NE(m_digest.challenge(Verdict::Stale, m_now).find("stale=true"), std::string::npos);
    EXPECT_EQ(m_digest.challenge(Verdict::Challenge, m_now).find("stale"), std::string::npos);
}

TEST_F(DigestTest, everyChallengeIsANewOne) {
    EXPECT_NE(ask(), ask());
}

TEST(DigestKey, isReadFromHex) {
    const auto key = digestKey("1001", "site", "right");
    EXPECT_EQ(hashFromHex(md5Hex("1001:site:right")), key);
    EXPECT_FALSE(hashFromHex("12"));
    EXPECT_FALSE(hashFromHex(std::string(31, '0') + "g"));
}

} // namespace callboard::sip
