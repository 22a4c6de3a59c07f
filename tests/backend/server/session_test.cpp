// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/server/site.h"
#include "tests/support/story.h"

#include <QTcpSocket>

namespace callboard {
namespace {

using namespace test;

const CallId call = CallId::make(1, 1);

CallArrived arrival() {
    return {call, Direction::Inbound, {"+74951234567", "Ivan"}, "600", TrunkId{"city"}, {}};
}

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

TEST(Session, followsEventsAsItsRoleMaySeeThem) {
    ServedSite site;
    RawClient anna(site.port()), boris(site.port()), olga(site.port());
    for (auto *client : {&anna, &boris, &olga})
        ASSERT_TRUE(client->isConnected());
    anna.hello("anna", "secret");
    boris.hello("boris", "secret");
    olga.hello("olga", "secret");
    site.floor.record(arrival());
    site.floor.record(CallQueued{call, QueueId{"support"}});
    EXPECT_TRUE(has(olga.next("call.arrived"), "+74951234567"));
    EXPECT_FALSE(has(anna.next("call.arrived"), "+74951234567"));
    EXPECT_TRUE(has(anna.next("\"reveal\""), "+74951234567"));
    EXPECT_TRUE(has(anna.next("call.queued"), R"("epoch":"paper-1","seq":5)"));
    EXPECT_NE(boris.next("call.queued"), "");
    for (const auto &message : boris.messages)
        EXPECT_FALSE(has(message, "+7495")) << message;
}

TEST(Session, resumesInTheMiddle) {
    ServedSite site;
    site.floor.record(arrival());
    RawClient client(site.port());
    client.hello("olga", "secret", R"(,"resume":{"epoch":"paper-1","seq":2})");
    EXPECT_NE(client.next(R"("seq":3,)"), "");
    EXPECT_NE(client.next(R"("seq":4,)"), "");
    site.floor.record(CallQueued{call, QueueId{"support"}});
    EXPECT_NE(client.next(R"("seq":5,)"), "");
    for (const auto &message : client.messages)
        EXPECT_FALSE(has(message, "snapshot")) << message;
}

// However many come back at once.
TEST(Session, resumesWithTheLastEventsWithoutReadingTheJournal) {
    ServedSite site;
    const int before = site.floor.replays;
    site.floor.record(arrival());
    const auto tailOf = [&](const std::string &user) {
        RawClient client(site.port());
        client.hello(user, "secret", R"(,"resume":{"epoch":"paper-1","seq":3})");
        return client.next(R"("seq":4,)");
    };
    EXPECT_TRUE(has(tailOf("olga"), "+74951234567"));
    EXPECT_TRUE(has(tailOf("boris"), R"("from":{"number":"","name":""})"));
    EXPECT_EQ(site.floor.replays, before);
}

TEST(Session, answersAForeignOrImpossibleResumeWithASnapshot) {
    ServedSite site;
    for (const std::string resume : {R"({"epoch":"other","seq":2})", R"({"epoch":"paper-1","seq":99})"}) {
        RawClient client(site.port());
        client.hello("olga", "secret", R"(,"resume":)" + resume);
        EXPECT_NE(client.next(R"("method":"snapshot")"), "") << resume;
    }
}

TEST(Session, resumesFarBehindWithASnapshot) {
    SessionLimits limits;
    limits.longestTail = 1;
    ServedSite site(limits);
    RawClient client(site.port());
    client.hello("olga", "secret", R"(,"resume":{"epoch":"paper-1","seq":1})");
    EXPECT_NE(client.next(R"("method":"snapshot")"), "");
}

std::string stateCommand(const std::string &id, const std::string &commandId, const std::string &state) {
    return R"({"jsonrpc":"2.0","id":)" + id + R"(,"method":"agent.setState","params":{"commandId":")" +
           commandId + R"(","state":")" + state + R"(","later":1}})";
}

TEST(Session, doesACommandOnceHoweverOftenItIsSent) {
    ServedSite site;
    RawClient first(site.port()), second(site.port());
    first.hello("anna", "secret");
    second.hello("anna", "secret");
    const std::string done = first.ask(stateCommand("7", "c-1", "ready"), "7");
    EXPECT_EQ(done, R"({"jsonrpc":"2.0","id":7,"result":{"seq":4}})");
    EXPECT_TRUE(has(second.next("agent.stateChanged"), R"("causedBy":"c-1")"));
    EXPECT_EQ(first.ask(stateCommand("7", "c-1", "ready"), "7"), done);
    EXPECT_EQ(second.ask(stateCommand("7", "c-1", "ready"), "7"), done);
    EXPECT_EQ(site.floor.commands, 1);
    const std::string refused = first.ask(stateCommand("8", "c-2", "ready"), "8");
    EXPECT_TRUE(has(refused, R"("data":{"code":"alreadySo")")) << refused;
    EXPECT_EQ(first.ask(stateCommand("8", "c-2", "ready"), "8"), refused);
    EXPECT_EQ(site.floor.commands, 2);
}

TEST(Session, asksAnewWhatWasRefusedForTheMoment) {
    ServedSite site;
    site.floor.record(
        AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}});
    RawClient client(site.port());
    client.hello("anna", "secret");
    const auto dial = [&](const std::string &id) {
        return client.ask(R"({"jsonrpc":"2.0","id":)" + id +
                              R"(,"method":"call.dial","params":{"commandId":"d-1","number":"1002"}})",
                          id);
    };
    const auto refused = dial("7");
    EXPECT_TRUE(has(refused, R"("code":"noDevice")")) << refused;
    EXPECT_TRUE(has(refused, R"("retryable":true)")) << refused;
    site.floor.record(DeviceRegistered{DeviceId{"1001"}, "sip:127.0.0.1:5070", {}});
    EXPECT_TRUE(has(dial("8"), "\"result\""));
    EXPECT_EQ(site.floor.commands, 2);
    EXPECT_TRUE(has(dial("9"), "\"result\""));
    EXPECT_EQ(site.floor.commands, 2);
}

TEST(Session, acknowledgesNothingWhileTheDiskIsFull) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret");
    site.floor.fillsUp = true;
    client.send(stateCommand("7", "c-1", "ready"));
    const std::string refused = client.ask(stateCommand("8", "c-2", "notReady"), "8");
    EXPECT_TRUE(has(refused, R"("journal.full")")) << refused;
    EXPECT_EQ(site.floor.commands, 1);
    for (const auto &message : client.messages)
        EXPECT_FALSE(has(message, "\"id\":7")) << message;
    site.floor.fillsUp = site.floor.isFull = false;
    EXPECT_EQ(client.next("\"id\":7"), R"({"jsonrpc":"2.0","id":7,"result":{"seq":4}})");
    EXPECT_TRUE(has(client.ask(stateCommand("8", "c-2", "notReady"), "8"), "\"result\""));
}

TEST(Session, knowsTheCommandsFromBeforeARestart) {
    PaperFloor floor;
    PaperEnquiries enquiries;
    Access access(ServedSite::users(), {PasswordCost::least(), {}, [](const std::string &) {}});
    ASSERT_TRUE(floor.command(SetState{{}, DesiredState::Ready, {}}, {UserId{"anna"}, Role::Agent},
                              CommandId{"c-1"}));
    Server server(floor, enquiries, access, {}, [](const std::string &) {});
    ASSERT_TRUE(server.listen({}));
    RawClient client(server.port());
    client.hello("anna", "secret");
    EXPECT_EQ(client.ask(stateCommand("7", "c-1", "ready"), "7"),
              R"({"jsonrpc":"2.0","id":7,"result":{"seq":4}})");
    EXPECT_EQ(floor.commands, 1);
}

TEST(Session, refusesBadCommandsWithTheirReason) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret");
    const auto refusal = [&](const std::string &method, const std::string &params) {
        const auto text = client.ask(
            R"({"jsonrpc":"2.0","id":3,"method":")" + method + R"(","params":)" + params + "}", "3");
        const auto message = readMessage(text);
        return std::string(message->error.substr(0, message->error.find(','))) + " " +
               readFailure(message->error).code;
    };
    EXPECT_EQ(refusal("no.such", R"({"commandId":"a"})"), R"({"code":-32601 codec.unknownMethod)");
    EXPECT_EQ(refusal("call.dial", R"({"number":"600"})"), R"({"code":-32602 codec.badField)");
    EXPECT_EQ(refusal("call.dial", R"({"commandId":"a"})"), R"({"code":-32602 codec.badField)");
    EXPECT_EQ(refusal("call.dial", R"({"commandId":"b","number":7})"), R"({"code":-32602 codec.badField)");
    EXPECT_EQ(refusal("agent.setState", R"({"commandId":"c","agent":"boris","state":"ready"})"),
              R"({"code":-32000 notAllowed)");
}

TEST(Session, answersQuestions) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret");
    const auto ask = [&](const std::string &method, const std::string &params) {
        return client.ask(
            R"({"jsonrpc":"2.0","id":"q","method":")" + method + R"(","params":)" + params + "}", "\"q\"");
    };
    EXPECT_EQ(
        ask("contacts.lookup", R"({"number":"+74951234567"})"),
        R"({"jsonrpc":"2.0","id":"q","result":{"contacts":[{"contact":7,"name":"Иван \"Vanya\"",)"
        R"("company":"Acme","numbers":["+74951234567"]}],"calls":[{"call":4294967297,)"
        R"("direction":"inbound","at":"1970-01-01T00:00:01.000000Z","queue":"support","agents":["anna"],)"
        R"("answered":true,"endedBy":"caller","cause":"normal","waitSeconds":12,"talkSeconds":80}]}})");
    EXPECT_TRUE(has(ask("contacts.search", R"({"text":"Ив"})"), "Vanya"));
    EXPECT_TRUE(has(ask("contacts.lookup", R"({"number":""})"), "badNumber"));
    EXPECT_TRUE(has(ask("contacts.lookup", "{}"), "codec.badField"));
    for (const std::string limit : {"0", "-5", "101", "1000"}) {
        const auto refusal = ask("contacts.search", R"({"text":"Ив","limit":)" + limit + "}");
        EXPECT_TRUE(has(refusal, "codec.badField")) << limit;
        EXPECT_TRUE(has(refusal, "from 1 to 100")) << refusal;
    }
    EXPECT_TRUE(has(ask("contacts.search", R"({"text":"Ив","limit":100})"), "Vanya"));
    EXPECT_TRUE(has(ask("server.time", "{}"), R"("serverTime":"20)"));
    EXPECT_TRUE(has(ask("phone.account", "{}"),
                    R"({"extension":"1001","password":"secret","listen":["udp:127.0.0.1:5060"]})"));
}

TEST(Session, anAgentWhoSearchesReadsWhomToCallAndNotWhatIsNoted) {
    ServedSite site;
    RawClient anna(site.port()), olga(site.port());
    anna.hello("anna", "secret");
    olga.hello("olga", "secret");
    const std::string search =
        R"({"jsonrpc":"2.0","id":"q","method":"contacts.search","params":{"text":"Ив"}})";
    EXPECT_EQ(anna.ask(search, "\"q\""),
              R"({"jsonrpc":"2.0","id":"q","result":{"contacts":[{"contact":7,"name":"Иван \"Vanya\"",)"
              R"("company":"Acme","numbers":["+74951234567"]}]}})");
    EXPECT_TRUE(has(olga.ask(search, "\"q\""), "Does not like to wait"));
}

// One rule for both questions: what was noted is for who speaks with the contact.
TEST(Session, anAgentReadsWhatIsNotedOfWhomHeSpeaksWithOnly) {
    ServedSite site;
    RawClient anna(site.port()), olga(site.port());
    anna.hello("anna", "secret");
    olga.hello("olga", "secret");
    const auto lookUp = [](RawClient &who, const std::string &id) {
        return who.ask(R"({"jsonrpc":"2.0","id":")" + id +
                           R"(","method":"contacts.lookup","params":{"number":"+74951234567"}})",
                       "\"" + id + "\"");
    };
    EXPECT_TRUE(has(lookUp(olga, "a"), "noted"));
    const auto strange = lookUp(anna, "b");
    EXPECT_TRUE(has(strange, "Vanya"));
    EXPECT_FALSE(has(strange, "noted")) << strange;
    site.floor.record(CallArrived{CallId{7}, Direction::Inbound, {"+74951234567", {}}, "600", {}, {}});
    site.floor.record(CallQueued{CallId{7}, QueueId{"support"}});
    EXPECT_TRUE(has(lookUp(anna, "c"), "noted")) << "a caller of her queue";
}

TEST(Session, recordsDesksThatComeAndGo) {
    ServedSite site;
    const auto ends = [&] { return site.floor.facts<DeskDisconnected>(); };
    RawClient polite(site.port()), closed(site.port()), cut(site.port());
    for (auto *client : {&polite, &closed, &cut})
        client->hello("anna", "secret", R"(,"desk":true)");
    EXPECT_EQ(site.floor.facts<DeskConnected>().size(), 3u);
    EXPECT_EQ(find(site.floor.center(), AgentId{"anna"})->desks, 3);
    polite.ask(R"({"jsonrpc":"2.0","id":9,"method":"session.bye"})", "9");
    ASSERT_TRUE(waitFor([&] { return ends().size() == 1; }));
    EXPECT_FALSE(ends().back().isLost);
    closed.socket().close();
    ASSERT_TRUE(waitFor([&] { return ends().size() == 2; }));
    EXPECT_FALSE(ends().back().isLost);
    cut.socket().abort();
    ASSERT_TRUE(waitFor([&] { return ends().size() == 3; }));
    EXPECT_TRUE(ends().back().isLost);
    EXPECT_EQ(ends().back().session, site.floor.facts<DeskConnected>().back().session);
    EXPECT_TRUE(find(site.floor.center(), AgentId{"anna"})->isDeskLost);
}

TEST(Session, recordsASilentDeskAsLost) {
    SessionLimits limits;
    limits.heartbeat = milliseconds{20};
    limits.silence = milliseconds{100};
    ServedSite site(limits);
    RawClient silent(site.port());
    silent.hello("boris", "secret", R"(,"desk":true)");
    ASSERT_TRUE(waitFor([&] { return !site.floor.facts<DeskDisconnected>().empty(); }));
    EXPECT_TRUE(site.floor.facts<DeskDisconnected>()[0].isLost);
    EXPECT_TRUE(silent.isClosed());
}

TEST(Session, isKeptAliveByPings) {
    SessionLimits limits;
    limits.heartbeat = milliseconds{20};
    limits.silence = milliseconds{2000};
    ServedSite site(limits);
    RawClient client(site.port());
    client.hello("anna", "secret");
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(has(client.next(R"("method":"ping")"), "serverTime"));
}

// A socket that greets as a WebSocket, signs in and then never reads.
class SlowReader {
public:
    explicit SlowReader(quint16 port) {
        m_socket.setReadBufferSize(4096);
        m_socket.bind(QHostAddress::LocalHost); // a socket to set the option on
        m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096);
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
        m_socket.write("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Protocol: callboard.v1\r\n\r\n");
        waitFor([this] { return m_socket.bytesAvailable() > 0; });
        frame(R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":1,"client":"slow",)"
              R"("user":"olga","password":"secret"}})");
    }
    void frame(QByteArray text) {
        text.append(200, ' '); // long enough for a length of two bytes
        QByteArray bytes("\x81\xfe");
        bytes.append(static_cast<char>(text.size() >> 8)).append(static_cast<char>(text.size()));
        bytes.append(4, '\0').append(text); // a mask of zeros
        m_socket.write(bytes);
        m_socket.flush();
    }
    QByteArray readAll() {
        m_socket.setReadBufferSize(0);
        return m_socket.readAll();
    }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
};

void flood(PaperFloor &floor, int events) {
    for (int i = 0; i < events; ++i)
        floor.record(
            DeviceRegistered{DeviceId{"1001"}, std::string(10'000, 'x') + std::to_string(i), "phone"});
}

TEST(Session, leavesASlowReaderBehindAndGivesHimASnapshotLater) {
    SessionLimits limits;
    limits.silence = limits.behind = minutes{10};
    ServedSite site(limits);
    SlowReader slow(site.port());
    RawClient quick(site.port());
    quick.hello("olga", "secret");
    ASSERT_NE(quick.next("snapshot"), "");
    for (int i = 0; i < 16; ++i) { // more than the buffers of both ends take
        flood(site.floor, 50);
        ASSERT_TRUE(has(quick.next("xxx49\""), R"("method":"event")"));
        quick.messages.clear();
    }
    QByteArray read;
    EXPECT_TRUE(waitFor([&] {
        read = (read + slow.readAll()).right(200'000);
        return read.contains("\"method\":\"snapshot\"");
    }));
}

TEST(Session, closesAReaderWhoStaysBehind) {
    SessionLimits limits;
    limits.silence = minutes{10};
    limits.behind = milliseconds{200};
    limits.heartbeat = milliseconds{50};
    ServedSite site(limits);
    SlowReader slow(site.port());
    ASSERT_TRUE(waitFor([&] { return slow.socket().bytesAvailable() > 1000; }));
    EXPECT_TRUE(waitFor([&] {
        flood(site.floor, 20);
        return site.server.sessions() == 0;
    }));
    ASSERT_EQ(site.log.size(), 1u);
    EXPECT_TRUE(has(site.log[0], "does not read"));
}

TEST(Session, saysGoodbyeWhenTheServerStops) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret", R"(,"desk":true)");
    site.server.stop();
    ASSERT_EQ(site.floor.facts<DeskDisconnected>().size(), 1u); // by now: the journal is closed next
    EXPECT_NE(client.next("session.shutdown"), "");
    EXPECT_TRUE(client.isClosed());
    EXPECT_FALSE(site.floor.facts<DeskDisconnected>()[0].isLost);
}

} // namespace
} // namespace callboard
