// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phone/sip_uri.h"

#include <gtest/gtest.h>

namespace callboard::phone {
namespace {

std::string reread(std::string_view text) {
    const auto uri = parseSipUri(text);
    return uri ? print(*uri) : uri.error().detail;
}

TEST(SipUri, readsWhatPeopleType) {
    EXPECT_EQ(reread("sip:600@127.0.0.1:5060"), "sip:600@127.0.0.1:5060");
    EXPECT_EQ(reread("600@pbx.example"), "sip:600@pbx.example:5060");
    EXPECT_EQ(reread("sip:127.0.0.1"), "sip:127.0.0.1:5060");
    EXPECT_EQ(reread("sip:600@host:15060;transport=tcp;lr"), "sip:600@host:15060;transport=tcp");
    EXPECT_EQ(reread("sip:+7%20495@host"), "sip:+7%20495@host:5060");
}

TEST(SipUri, saysWhatIsWrong) {
    EXPECT_EQ(reread("sip:600@"), "'sip:600@' names no host; it should look like sip:600@127.0.0.1:5060");
    EXPECT_EQ(
        reread("sip:600@a b"),
        "'sip:600@a b' has a host with forbidden characters; it should look like sip:600@127.0.0.1:5060");
    for (const auto *port : {"0", "x", "65536", "-1", "", "5060x"})
        EXPECT_EQ(parseSipUri("sip:600@h:" + std::string(port)).ok(), false) << port;
    EXPECT_FALSE(parseSipUri("sip:600@h;transport=tls").ok());
    EXPECT_FALSE(parseSipUri("sip:600@h\r\nVia: x").ok());
    EXPECT_EQ(parseSipUri("").error().code, "phone.uri");
}

TEST(SipUri, escapesUsersSoThatTheyStayOne) {
    const std::string hostile = "a b@\"<>;:/?\r\n%\xD0\xAF";
    EXPECT_EQ(escapeUser(hostile), "a%20b%40%22%3C%3E%3B%3A%2F%3F%0D%0A%25%D0%AF");
    EXPECT_EQ(unescapeUser(escapeUser(hostile)), hostile);
    EXPECT_EQ(unescapeUser("%4"), "%4");
    EXPECT_EQ(unescapeUser("%zz%41"), "%zzA");
}

TEST(DisplayName, survivesTheHeader) {
    const std::string name = "Анна \"Ann\" \\ Петрова";
    EXPECT_EQ(quotedName(name), "Анна \\\"Ann\\\" \\\\ Петрова");
    EXPECT_EQ(plainName('"' + quotedName(name) + '"'), name);
    EXPECT_EQ(plainName("Anna"), "Anna");
    EXPECT_EQ(plainName(""), "");
}

TEST(DisplayName, cannotBreakOutOfTheHeader) {
    EXPECT_EQ(quotedName("a\r\nVia: b\x7f"), "a  Via: b ");
    EXPECT_EQ(plainName("\"x\\\r\""), "x ");
}

TEST(DisplayName, isCutBetweenCharacters) {
    std::string endless;
    for (int i = 0; i < 1000; ++i)
        endless += "aя";
    const auto cut = plainName(endless);
    EXPECT_EQ(cut.size(), 199U);
    EXPECT_EQ(cut, endless.substr(0, 199));
}

TEST(Host, ofNumbersNeedsNoLookUp) {
    const auto resolved = resolveHost("127.0.0.1");
    ASSERT_TRUE(resolved.ok());
    EXPECT_EQ(*resolved, "127.0.0.1");
    const auto local = localAddressTowards("127.0.0.1");
    ASSERT_TRUE(local.ok());
    EXPECT_EQ(*local, "127.0.0.1");
    EXPECT_EQ(resolveHost("no such host").error().code, "phone.host");
}

} // namespace
} // namespace callboard::phone
