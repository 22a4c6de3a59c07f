// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/json.h"
#include "tests/backend/server/site.h"

namespace callboard {
namespace {

using namespace test;

std::string tokenOf(const std::string &welcome) {
    return fromJson<Welcome>(readMessage(welcome)->result)->token;
}

TEST(SignIn, welcomesAndSendsASnapshot) {
    ServedSite site;
    RawClient anna(site.port());
    const std::string answer = anna.hello("anna", "secret");
    const auto welcome = fromJson<Welcome>(readMessage(answer)->result);
    ASSERT_TRUE(welcome) << answer;
    EXPECT_EQ(welcome->epoch, "paper-1");
    EXPECT_EQ(welcome->seq, 3u);
    EXPECT_EQ(welcome->role, Role::Agent);
    EXPECT_EQ(welcome->user, UserId{"anna"});
    EXPECT_NE(anna.next(R"("method":"snapshot","params":{"epoch":"paper-1","seq":3,"center":{)"), "");
    EXPECT_TRUE(site.floor.facts<DeskConnected>().empty());
}

TEST(SignIn, refusesWrongPasswordsAndUnknownUsersAlike) {
    ServedSite site;
    RawClient client(site.port());
    const std::string wrong = client.hello("anna", "Secret");
    const std::string unknown = client.hello("nobody", "secret");
    EXPECT_NE(wrong.find("session.badCredentials"), std::string::npos);
    EXPECT_EQ(wrong, unknown);
    EXPECT_NE(client.hello("anna", "secret").find("\"result\""), std::string::npos);
}

TEST(SignIn, takesAPlainPasswordAndRefusesAnEmptyOne) {
    ServedSite site({}, {},
                    {{UserId{"anna"}, Role::Agent, {}, "plain"}, {UserId{"boris"}, Role::Agent, {}, {}}});
    RawClient client(site.port());
    EXPECT_NE(client.hello("boris", "").find("codec.badField"), std::string::npos);
    EXPECT_NE(client.hello("boris", "x").find("session.badCredentials"), std::string::npos);
    EXPECT_NE(client.hello("anna", "plain").find("\"result\""), std::string::npos);
}

TEST(SignIn, isNeededForAllElse) {
    ServedSite site;
    RawClient client(site.port());
    for (const std::string method :
         {"call.dial", "contacts.lookup", "session.bye", "server.time", "nonsense"})
        EXPECT_NE(
            client.ask(R"({"jsonrpc":"2.0","id":5,"method":")" + method + "\"}", "5")
                .find(R"("code":-32001,"message":"Not signed in","data":{"code":"session.notSignedIn")"),
            std::string::npos)
            << method;
    EXPECT_EQ(site.floor.commands, 0);
}

TEST(SignIn, happensOnceInAConnection) {
    ServedSite site;
    RawClient client(site.port());
    client.hello("anna", "secret");
    EXPECT_NE(client.hello("olga", "secret").find("session.signedIn"), std::string::npos);
}

TEST(SignIn, namesAProtocolThatIsNotSpoken) {
    ServedSite site;
    RawClient client(site.port());
    EXPECT_NE(client
                  .ask(R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":2,)"
                       R"("client":"x","user":"anna","password":"secret"}})",
                       "1")
                  .find("session.protocol"),
              std::string::npos);
    RawClient other(site.port(), QStringLiteral("callboard.v9"));
    EXPECT_NE(other.next("session.protocol"), "");
    EXPECT_TRUE(other.isClosed());
}

TEST(SignIn, isNotForPagesInABrowser) {
    ServedSite site;
    RawClient page(site.port(), QStringLiteral("callboard.v1"), QStringLiteral("https://example.org"));
    EXPECT_FALSE(page.isConnected());
    EXPECT_EQ(site.server.sessions(), 0u);
}

TEST(SignIn, namesTheFieldThatIsWrong) {
    ServedSite site;
    RawClient client(site.port());
    const std::string refused = client.hello("anna", "secret", R"(,"resume":{"epoch":"paper-1"})");
    EXPECT_NE(refused.find(R"("code":-32602)"), std::string::npos) << refused;
    EXPECT_NE(refused.find(
                  R"("data":{"code":"codec.badField","detail":"resume.seq is missing","retryable":false})"),
              std::string::npos)
        << refused;
}

TEST(SignIn, byTokenNeedsNoPasswordUntilBye) {
    ServedSite site;
    RawClient first(site.port());
    const std::string token = tokenOf(first.hello("anna", "secret"));
    const std::string byToken =
        R"({"jsonrpc":"2.0","id":1,"method":"session.hello","params":{"protocol":1,"client":"x","user":"anna",)"
        R"("token":")" +
        token + "\"}}";
    RawClient second(site.port());
    EXPECT_EQ(tokenOf(second.ask(byToken, "1")), token);
    EXPECT_EQ(second.ask(R"({"jsonrpc":"2.0","id":9,"method":"session.bye"})", "9"),
              R"({"jsonrpc":"2.0","id":9,"result":{}})");
    EXPECT_EQ(second.next("session.closing"),
              R"({"jsonrpc":"2.0","method":"session.closing","params":{"code":"session.bye"}})");
    EXPECT_TRUE(second.isClosed());
    EXPECT_EQ(second.socket().closeCode(), QWebSocketProtocol::CloseCodeNormal);
    EXPECT_EQ(second.socket().closeReason(), u"session.bye");
    RawClient third(site.port());
    EXPECT_NE(third.ask(byToken, "1").find("session.badToken"), std::string::npos);
}

TEST(SignIn, isSlowedDownThenBannedAndLoggedOnce) {
    Throttle::Limits limits;
    limits.free = 2;
    limits.firstDelay = milliseconds{1};
    limits.banAfter = 4;
    ServedSite site({}, limits);
    RawClient client(site.port());
    for (int i = 0; i < 4; ++i)
        EXPECT_NE(client.hello("anna", "wrong").find("session.badCredentials"), std::string::npos);
    EXPECT_NE(client.hello("anna", "secret").find("session.banned"), std::string::npos);
    EXPECT_NE(client.hello("anna", "secret").find("\"retryable\":true"), std::string::npos);
    EXPECT_NE(client.hello("boris", "secret").find("\"result\""), std::string::npos);
    EXPECT_EQ(site.log.size(), 1u);
}

TEST(SignIn, waitsWhileTheDiskIsFull) {
    ServedSite site;
    site.floor.isFull = true;
    RawClient client(site.port());
    EXPECT_NE(client.hello("anna", "secret").find("journal.full"), std::string::npos);
    site.floor.isFull = false;
    EXPECT_NE(client.hello("anna", "secret").find("\"result\""), std::string::npos);
}

TEST(SignIn, isExpectedInTime) {
    SessionLimits limits;
    limits.greeting = milliseconds{100};
    limits.heartbeat = milliseconds{50};
    ServedSite site(limits);
    RawClient client(site.port());
    EXPECT_NE(client.next("session.noHello"), "");
    EXPECT_TRUE(client.isClosed());
}

TEST(SignIn, hasTimeWhileAnAnswerIsDelayed) {
    SessionLimits limits;
    limits.greeting = milliseconds{150};
    limits.heartbeat = milliseconds{40};
    Throttle::Limits throttle;
    throttle.free = 1;
    throttle.firstDelay = milliseconds{600};
    ServedSite site(limits, throttle);
    RawClient client(site.port());
    client.hello("anna", "wrong");
    EXPECT_NE(client.hello("anna", "secret").find("\"result\""), std::string::npos);
}

TEST(ServerAddress, beyondLoopbackNeedsACertificate) {
    ServedSite site;
    EXPECT_EQ(site.server.listen({"0.0.0.0", 0, {}, {}}).error().code, "server.certificateNeeded");
    EXPECT_EQ(site.server.listen({"nowhere", 0, {}, {}}).error().code, "server.badAddress");
    EXPECT_EQ(site.server.listen({"127.0.0.1", 0, "/no/such.pem", "/no/such.key"}).error().code,
              "server.badCertificate");
    EXPECT_EQ(site.server.listen({"192.0.2.1", 0, {}, {}}).error().code, "server.certificateNeeded");
}

} // namespace
} // namespace callboard
