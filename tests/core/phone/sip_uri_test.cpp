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
    EXPECT_EQ(reread("sip:600@[::1]"), "sip:600@[::1]:5060");
    EXPECT_EQ(reread("sip:600@[2001:db8::7]:15060;transport=tcp"),
              "sip:600@[2001:db8::7]:15060;transport=tcp");
}

TEST(SipUri, saysWhatIsWrong) {
    EXPECT_EQ(reread("sip:600@"), "'sip:600@' names no host; it should look like sip:600@127.0.0.1:5060");
    EXPECT_EQ(
        reread("sip:600@a b"),
        "'sip:600@a b' has a host with forbidden characters; it should look like sip:600@127.0.0.1:5060");
    for (const auto *port : {"0", "x", "65536", "-1", "", "5060x"})
        EXPECT_EQ(parseSipUri("sip:600@h:" + std::string(port)).ok(), false) << port;
    for (const auto *address :
         {"[", "[]", "[::1", "[::1]x", "[::1]5060", "[::1]:", "[127.0.0.1]", "[pbx]", "::1"})
        EXPECT_FALSE(parseSipUri("sip:600@" + std::string(address)).ok()) << address;
    EXPECT_FALSE(parseSipUri("sip:600@h;transport=tls").ok());
    EXPECT_FALSE(parseSipUri("sip:600@h\r\nVia: x").ok());
    EXPECT_EQ(parseSipUri("").error().code, "phone.uri");
}

TEST(SipUri, readsWhereABackendListens) {
    const auto server = parseListening("tls:127.0.0.1:5061");
    ASSERT_TRUE(server);
    EXPECT_EQ(*server, (Server{"127.0.0.1", 5061, Transport::Tls}));
    EXPECT_EQ(print({"1001", *server}), "sip:1001@127.0.0.1:5061;transport=tls");
    const auto six = parseListening("udp:[::1]:5060");
    ASSERT_TRUE(six);
    EXPECT_EQ(*six, (Server{"::1", 5060, Transport::Udp}));
    for (const auto *text :
         {"", "127.0.0.1:5060", "sctp:127.0.0.1:5060", "udp:x@127.0.0.1:5060", "udp::5060"})
        EXPECT_FALSE(parseListening(text)) << text;
}

TEST(Host, ofNumbersNeedsNoLookUp) {
    const auto resolved = resolveHost("127.0.0.1");
    ASSERT_TRUE(resolved.ok());
    EXPECT_EQ(*resolved, "127.0.0.1");
    const auto local = localAddressTowards("127.0.0.1");
    ASSERT_TRUE(local.ok());
    EXPECT_EQ(*local, "127.0.0.1");
    EXPECT_EQ(*resolveHost("::1"), "::1");
    EXPECT_EQ(*localAddressTowards("::1"), "::1");
    EXPECT_EQ(resolveHost("no such host").error().code, "phone.host");
}

} // namespace
} // namespace callboard::phone
