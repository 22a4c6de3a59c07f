// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/server/site.h"

#include <QTcpSocket>
#include <random>

namespace callboard {
namespace {

using namespace test;

void expectServes(ServedSite &site) {
    RawClient good(site.port());
    EXPECT_NE(good.hello("anna", "secret").find("\"result\""), std::string::npos);
}

TEST(Hostile, malformedMessagesAreNamedThenTheConnectionCloses) {
    ServedSite site;
    RawClient client(site.port());
    client.send("{\"jsonrpc\"");
    EXPECT_NE(client.next(R"("id":null,"error":{"code":-32700)"), "");
    client.send("[]");
    EXPECT_NE(client.next(R"("id":null,"error":{"code":-32600)"), "");
    for (int i = 0; i < 30; ++i)
        client.send("x");
    EXPECT_NE(client.next("session.malformed"), "");
    EXPECT_TRUE(client.isClosed());
    expectServes(site);
}

TEST(Hostile, deepNestingIsRefused) {
    ServedSite site;
    RawClient client(site.port());
    client.send(std::string(60'000, '['));
    EXPECT_NE(client.next("-32700"), "");
    client.send(R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"a":)" +
                std::string(20'000, '[') + std::string(20'000, ']') + "}}");
    EXPECT_NE(client.next("-32700"), "");
    expectServes(site);
}

TEST(Hostile, loneSurrogatesAreRefusedWhereverTextIsRead) {
    ServedSite site;
    RawClient client(site.port());
    EXPECT_NE(client
                  .ask(R"({"jsonrpc":"2.0","id":8,"method":"session.hello","params":{"protocol":1,)"
                       R"("client":"\udc00","user":"anna","password":"secret","desk":true}})",
                       "8")
                  .find("client is no UTF-8 text"),
              std::string::npos);
    client.hello("anna", "secret");
    EXPECT_NE(client
                  .ask(R"({"jsonrpc":"2.0","id":9,"method":"agent.setState","params":)"
                       R"({"commandId":"\udc00","state":"ready"}})",
                       "9")
                  .find("commandId is no UTF-8 text"),
              std::string::npos);
    EXPECT_EQ(site.floor.commands, 0);
    expectServes(site);
}

TEST(Hostile, binaryFramesAreRefused) {
    ServedSite site;
    RawClient client(site.port());
    client.socket().sendBinaryMessage(QByteArray("\0\1\2", 3));
    EXPECT_NE(client.next("wire.binary"), "");
    expectServes(site);
}

TEST(Hostile, tenMegabytesEndTheConnection) {
    ServedSite site;
    RawClient client(site.port());
    client.send(std::string(10'000'000, 'x'));
    EXPECT_TRUE(client.isClosed());
    expectServes(site);
    EXPECT_TRUE(waitFor([&] { return site.server.sessions() <= 1; }));
}

TEST(Hostile, aFloodOfRequestsIsTurnedAway) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret");
    for (int i = 0; i < 400; ++i)
        client.send(R"({"jsonrpc":"2.0","id":2,"method":"server.time"})");
    EXPECT_NE(client.next("wire.tooMany").find("\"retryable\":true"), std::string::npos);
    EXPECT_TRUE(client.isConnected());
}

TEST(Hostile, aFloodOfNotificationsEndsTheConnectionBeforeSignInToo) {
    ServedSite site;
    for (const bool isSignedIn : {false, true}) {
        RawClient client(site.port());
        if (isSignedIn)
            client.hello("anna", "secret");
        for (int i = 0; i < 400; ++i)
            client.send(R"({"jsonrpc":"2.0","method":"ping","params":{}})");
        EXPECT_NE(client.next("session.malformed"), "");
        EXPECT_TRUE(client.isClosed());
    }
    expectServes(site);
}

TEST(Hostile, connectionsWithoutHelloAreBounded) {
    SessionLimits limits;
    limits.mostGreetingsOfAddress = 3;
    ServedSite site(limits);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < 6; ++i)
        crowd.push_back(std::make_unique<RawClient>(site.port()));
    EXPECT_TRUE(waitFor([&] {
        return std::count_if(crowd.begin(), crowd.end(),
                             [](const auto &one) { return one->isConnected(); }) == 3;
    }));
    EXPECT_EQ(site.server.sessions(), 3u);
    EXPECT_NE(crowd[0]->hello("anna", "secret").find("\"result\""), std::string::npos);
    expectServes(site);
}

TEST(Hostile, garbageBytesInsteadOfAHandshakeDoNoHarm) {
    ServedSite site;
    std::mt19937 random(11);
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 20; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress::LocalHost, site.port());
        QByteArray bytes(3000, '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random());
        sockets.back()->write(bytes);
    }
    passTime(std::chrono::milliseconds{50});
    expectServes(site);
}

// Signed in, then thousands of messages that are nearly right.
TEST(Hostile, mutatedMessagesNeverEndTheServer) {
    SessionLimits limits;
    limits.mostMalformed = 1'000'000;
    limits.messagesAtOnce = 1'000'000;
    ServedSite site(limits);
    RawClient client(site.port());
    client.hello("anna", "secret");
    const std::vector<std::string> seeds = {
        R"({"jsonrpc":"2.0","id":1,"method":"agent.setState","params":{"commandId":"c","state":"ready"}})",
        R"({"jsonrpc":"2.0","id":"2","method":"call.dial","params":{"commandId":"d","number":"600"}})",
        R"({"jsonrpc":"2.0","id":3,"method":"contacts.search","params":{"text":"Иван","limit":-5}})",
        R"({"jsonrpc":"2.0","id":4,"method":"session.hello","params":{"protocol":1,"user":"anna"}})"};
    std::mt19937 random(13);
    constexpr std::string_view letters = "{}[]\",:\\0-n \x01\x7f";
    for (int i = 0; i < 3000; ++i) {
        std::string text = seeds[random() % seeds.size()];
        for (int change = 0; change < 3; ++change)
            text[random() % text.size()] = letters[random() % letters.size()];
        client.send(text);
    }
    EXPECT_NE(client.ask(R"({"jsonrpc":"2.0","id":"end","method":"server.time"})", "\"end\""), "");
    expectServes(site);
}

} // namespace
} // namespace callboard
