// SPDX-License-Identifier: GPL-3.0-or-later
// Servers that are newer, wrong or hostile.
#include "core/wire/json.h"
#include "tests/core/client/watcher.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>
#include <QWebSocketServer>

namespace callboard {
namespace {

using namespace test;

// Welcomes everybody with a snapshot; what follows is up to the test.
class StrangeServer {
public:
    explicit StrangeServer(const QString &subProtocol = QStringLiteral("callboard.v1"))
        : m_server(QStringLiteral("strange"), QWebSocketServer::NonSecureMode) {
        append(center, ConfigChanged{smallSite()});
        m_server.setSupportedSubprotocols({subProtocol});
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            m_sockets.emplace_back(m_server.nextPendingConnection());
            QObject::connect(m_sockets.back().get(), &QWebSocket::textMessageReceived, &m_server,
                             [this](const QString &text) { receive(text.toStdString()); });
        });
    }
    quint16 port() const { return m_server.serverPort(); }
    void send(const std::string &text) { m_sockets.back()->sendTextMessage(QString::fromStdString(text)); }
    void notify(std::string_view method, const std::string &params) {
        send(notificationText(method, params));
    }

    Center center;
    std::string snapshot; // instead of the true one
    std::vector<std::string> hellos;

private:
    void receive(const std::string &text) {
        const auto message = readMessage(text);
        if (!message || message->method != wire::hello)
            return;
        hellos.emplace_back(message->params);
        Welcome welcome;
        welcome.epoch = "e";
        welcome.user = UserId{"anna"};
        welcome.token = "t";
        welcome.serverTime = now();
        send(answerText(message->id, toJson(welcome)));
        notify(wire::snapshot, snapshot.empty() ? snapshotParams("e", center) : snapshot);
    }

    QWebSocketServer m_server;
    std::vector<std::unique_ptr<QWebSocket>> m_sockets;
};

std::string unknownFact(std::uint64_t seq) {
    return R"({"epoch":"e","seq":)" + std::to_string(seq) +
           R"(,"at":"2027-01-15T08:00:00.000000Z","type":"call.levitated","v":1,"data":{"height":3}})";
}

TEST(Link, isNeverMoreThanFiveSecondsFromItsNextAttempt) {
    milliseconds longest{};
    for (int attempts = 0; attempts < 40; ++attempts) {
        const auto pause = pauseBefore({}, attempts);
        EXPECT_GT(pause, milliseconds{}) << attempts;
        EXPECT_LE(pause, seconds{5}) << attempts;
        longest = std::max(longest, pause);
    }
    EXPECT_GT(longest, milliseconds{2'400}) << "a hundred desktops do not hammer";
    EXPECT_LE(LinkOptions{}.connecting, seconds{5}) << "nor hangs an attempt for longer";
}

TEST(StrangeServer, tellsAFactThatIsNotKnownHere) {
    StrangeServer server;
    CenterClient client(optionsFor(server.port()));
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    server.notify(wire::event, unknownFact(2));
    server.center.seq = 2;
    const Event event = append(server.center, DeviceRegistered{DeviceId{"1001"}, "a", ""});
    server.notify(wire::event, eventParams("e", event));
    ASSERT_TRUE(waitFor([&] { return client.center().seq == 3; }));
    EXPECT_TRUE(find(client.center(), DeviceId{"1001"})->isRegistered);
    EXPECT_EQ(server.hellos.size(), 1u);
}

TEST(StrangeServer, leavesAGapAndIsAskedForTheWhole) {
    StrangeServer server;
    CenterClient client(optionsFor(server.port()));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    server.notify(wire::event, unknownFact(7));
    ASSERT_TRUE(waitFor([&] { return watcher.snapshots == 2; }));
    ASSERT_EQ(server.hellos.size(), 2u);
    EXPECT_EQ(server.hellos[1].find("resume"), std::string::npos) << server.hellos[1];
    EXPECT_NE(server.hellos[1].find(R"("token":"t")"), std::string::npos) << server.hellos[1];
}

TEST(StrangeServer, talksNonsenseAndIsLeft) {
    for (const std::string nonsense :
         {"no json", R"({"jsonrpc":"2.0","method":"event","params":{}})",
          R"({"jsonrpc":"2.0","method":"event","params":{"epoch":"e","seq":"x"}})",
          R"({"jsonrpc":"2.0","method":"reveal","params":{"calls":7}})",
          R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700}})"}) {
        StrangeServer server;
        CenterClient client(optionsFor(server.port()));
        client.open();
        ASSERT_TRUE(waitFor([&] { return isLive(client); }));
        server.send(nonsense);
        EXPECT_TRUE(waitFor([&] { return server.hellos.size() == 2; })) << nonsense;
    }
}

TEST(StrangeServer, thatNeverSendsAGoodSnapshotIsNotHammered) {
    StrangeServer server;
    server.snapshot = "{}";
    LinkOptions options = optionsFor(server.port());
    options.firstDelay = milliseconds{50};
    options.longestDelay = minutes{1};
    CenterClient client(options);
    client.open();
    passTime(std::chrono::milliseconds{1000});
    EXPECT_FALSE(client.hasCenter());
    EXPECT_GE(server.hellos.size(), 2u);
    EXPECT_LE(server.hellos.size(), 8u);
}

TEST(StrangeServer, ofAnotherProtocolIsNamedAsSuch) {
    StrangeServer server(QStringLiteral("chat"));
    CenterClient client(optionsFor(server.port()));
    Watcher watcher(client);
    client.open();
    EXPECT_TRUE(waitFor([&] { return watcher.saw(LinkState::Waiting, "link.protocol"); }));
    EXPECT_TRUE(server.hellos.empty());
}

} // namespace
} // namespace callboard
