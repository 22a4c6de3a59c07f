// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/telephony/sip/address.h"

#include <gtest/gtest.h>

namespace callboard::sip {

namespace {

sa at(const char *host) {
    sa address{};
    sa_set_str(&address, host, 5060);
    return address;
}

} // namespace

TEST(TrunkAddresses, theLongestNetworkWins) {
    TrunkAddresses trunks;
    ASSERT_TRUE(trunks.add("10.0.0.0/8", TrunkId("wide")));
    ASSERT_TRUE(trunks.add("10.1.2.0/23", TrunkId("narrow")));
    ASSERT_TRUE(trunks.add("10.1.2.7", TrunkId("one")));
    ASSERT_TRUE(trunks.add("2001:db8::/32", TrunkId("six")));
    EXPECT_EQ(trunks.find(at("10.9.9.9")), TrunkId("wide"));
    EXPECT_EQ(trunks.find(at("10.1.3.255")), TrunkId("narrow"));
    EXPECT_EQ(trunks.find(at("10.1.4.0")), TrunkId("wide"));
    EXPECT_EQ(trunks.find(at("10.1.2.7")), TrunkId("one"));
    EXPECT_EQ(trunks.find(at("2001:db8:1::1")), TrunkId("six"));
    EXPECT_EQ(trunks.find(at("11.0.0.1")), TrunkId());
}

TEST(TrunkAddresses, wrongNetworksAreNamed) {
    TrunkAddresses trunks;
    for (const auto *text : {"", "trunk.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1"}) {
        const auto added = trunks.add(text, TrunkId("city"));
        ASSERT_FALSE(added.ok()) << text;
        EXPECT_EQ(added.error().code, "sip.trunk");
    }
}

TEST(Listener, takesUdpTcpAndTlsOfOneInterface) {
    const auto udp = listenerFrom("udp:127.0.0.1:5060");
    ASSERT_TRUE(udp.ok());
    EXPECT_EQ(udp->transport, SIP_TRANSP_UDP);
    EXPECT_EQ(hostAndPort(udp->address), "127.0.0.1:5060");
    const auto tcp = listenerFrom("tcp:[::1]:5070");
    ASSERT_TRUE(tcp.ok());
    EXPECT_EQ(hostAndPort(tcp->address), "[::1]:5070");
    const auto tls = listenerFrom("tls:127.0.0.1:5061");
    ASSERT_TRUE(tls.ok());
    EXPECT_EQ(tls->transport, SIP_TRANSP_TLS);
}

TEST(Listener, refusesWhatItCannotListenOn) {
    for (const auto *text : {"", "127.0.0.1:5060", "sctp:127.0.0.1:5060", "udp:0.0.0.0:5060", "udp:host:5060",
                             "udp:127.0.0.1:65536", "udp:127.0.0.1"})
        EXPECT_FALSE(listenerFrom(text).ok()) << text;
}

} // namespace callboard::sip
