// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/center_client.h"

#include "tests/backend/server/site.h"
#include "tests/core/client/watcher.h"
#include "tests/support/cut_line.h"

namespace callboard {
namespace {

using namespace test;

SessionLimits quickLimits() {
    SessionLimits limits;
    limits.heartbeat = milliseconds{50};
    limits.silence = milliseconds{400};
    return limits;
}

LinkOptions quickOptions(quint16 port, const char *user = "anna") {
    LinkOptions options = optionsFor(port, user);
    options.heartbeat = milliseconds{50};
    options.silence = milliseconds{400};
    return options;
}

TEST(CenterClient, followsTheCenter) {
    ServedSite site;
    CenterClient client(optionsFor(site.port(), "olga"));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    EXPECT_EQ(client.role(), Role::Supervisor);
    EXPECT_FALSE(client.status().isStale);
    site.floor.record(CallArrived{CallId::make(1, 1), Direction::Inbound, {"+7", ""}, "600", {}, {}});
    site.floor.record(CallQueued{CallId::make(1, 1), QueueId{"support"}});
    ASSERT_TRUE(waitFor([&] { return client.center() == site.floor.center(); }));
    EXPECT_EQ(watcher.seqs, (std::vector<std::uint64_t>{4, 5}));
    EXPECT_EQ(watcher.snapshots, 1);
}

TEST(CenterClient, showsAnAgentTheNumberWhenTheCallEntersHisQueue) {
    ServedSite site;
    CenterClient anna(optionsFor(site.port()));
    anna.open();
    ASSERT_TRUE(waitFor([&] { return isLive(anna); }));
    const auto call = CallId::make(1, 1);
    site.floor.record(CallArrived{call, Direction::Inbound, {"+7495", "Ivan"}, "600", {}, {}});
    ASSERT_TRUE(waitFor([&] { return find(anna.center(), call); }));
    EXPECT_EQ(find(anna.center(), call)->from, Party{});
    site.floor.record(CallQueued{call, QueueId{"support"}});
    ASSERT_TRUE(waitFor([&] { return find(anna.center(), call)->queue == QueueId{"support"}; }));
    EXPECT_EQ(find(anna.center(), call)->from.number, "+7495");
}

TEST(CenterClient, commandsComeBackAcceptedOrRefused) {
    ServedSite site;
    CenterClient client(optionsFor(site.port()));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    const auto ready = client.give(SetState{{}, DesiredState::Ready, {}});
    EXPECT_TRUE(client.isPending(ready));
    ASSERT_TRUE(waitFor([&] { return !client.isPending(ready); }));
    EXPECT_EQ(watcher.accepted, std::vector{ready});
    const auto bad = client.give(SetState{AgentId{"boris"}, DesiredState::Ready, {}});
    ASSERT_TRUE(waitFor([&] { return !client.isPending(bad); }));
    EXPECT_EQ(watcher.refused, std::vector{bad});
    EXPECT_EQ(watcher.codes, std::vector<std::string>{"notAllowed"});
}

TEST(CenterClient, commandIsSettledWhenWhatCameOfItIsThere) {
    ServedSite site;
    CenterClient client(optionsFor(site.port()));
    Watcher watcher(client);
    std::vector<CommandId> settled;
    QObject::connect(&client, &CenterClient::settled, [&](CommandId id) { settled.push_back(id); });
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    const auto ready = client.give(SetState{{}, DesiredState::Ready, {}});
    ASSERT_TRUE(waitFor([&] { return settled.size() == 1; }));
    EXPECT_EQ(settled.front(), ready) << "a fact of the decision itself";
    const auto call = CallId::make(1, 1);
    site.floor.record(
        CallArrived{call, Direction::Outbound, {"1001", ""}, "84951234567", {}, AgentId{"anna"}});
    site.floor.record(CallAnswered{call, {}, {}});
    const auto hangUp = client.give(HangUp{call});
    ASSERT_TRUE(waitFor([&] { return !client.isPending(hangUp); }));
    EXPECT_EQ(settled.size(), 1u) << "its phone has been told, and has not done it yet";
    ASSERT_TRUE(site.floor.record({CallEnded{call, EndedBy::Caller, EndCause::Normal}}, hangUp));
    ASSERT_TRUE(waitFor([&] { return settled.size() == 2; }));
    EXPECT_EQ(settled.back(), hangUp);
    EXPECT_FALSE(find(client.center(), call));
}

TEST(CenterClient, goesOnAfterACutWithoutLossOrDuplicate) {
    ServedSite site(quickLimits());
    CutLine line(site.port());
    CenterClient client(quickOptions(line.port(), "olga"));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    site.floor.record(DeviceRegistered{DeviceId{"1001"}, "a", ""});
    ASSERT_TRUE(waitFor([&] { return client.center() == site.floor.center(); }));
    line.cut();
    for (int i = 0; i < 10; ++i)
        site.floor.record(DeviceRegistered{DeviceId{"1001"}, std::to_string(i), ""});
    ASSERT_TRUE(waitFor([&] { return client.status().isStale; }));
    EXPECT_NE(client.status().heardAt, Time{});
    ASSERT_TRUE(waitFor([&] { return site.server.sessions() == 0; }));
    line.mend();
    ASSERT_TRUE(waitFor([&] { return client.center() == site.floor.center(); }));
    EXPECT_FALSE(client.status().isStale);
    EXPECT_EQ(watcher.snapshots, 1);
    std::vector<std::uint64_t> all;
    for (std::uint64_t seq = 4; seq <= site.floor.center().seq; ++seq)
        all.push_back(seq);
    EXPECT_EQ(watcher.seqs, all);
}

TEST(CenterClient, aCommandGivenInACutIsDoneOnceAfterIt) {
    ServedSite site(quickLimits());
    CutLine line(site.port());
    CenterClient client(quickOptions(line.port()));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    line.cut();
    const auto id = client.give(SetState{{}, DesiredState::Ready, {}});
    ASSERT_TRUE(waitFor([&] { return client.status().isStale; }));
    EXPECT_EQ(site.floor.commands, 0);
    EXPECT_TRUE(client.isPending(id));
    line.mend();
    ASSERT_TRUE(waitFor([&] { return !client.isPending(id); }));
    EXPECT_EQ(watcher.accepted, std::vector{id});
    EXPECT_EQ(site.floor.commands, 1);
}

TEST(CenterClient, aCommandWhoseAnswerWasLostIsDoneOnce) {
    ServedSite site(quickLimits());
    CutLine line(site.port());
    CenterClient client(quickOptions(line.port()));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    line.cutAnswers();
    const auto id = client.give(SetState{{}, DesiredState::Ready, {}});
    ASSERT_TRUE(waitFor([&] { return site.floor.commands == 1 && client.status().isStale; }));
    EXPECT_TRUE(client.isPending(id));
    line.mend();
    ASSERT_TRUE(waitFor([&] { return !client.isPending(id) && client.center() == site.floor.center(); }));
    EXPECT_EQ(watcher.accepted, std::vector{id});
    EXPECT_EQ(site.floor.commands, 1);
}

TEST(CenterClient, aCommandThatNobodyTakesIsGivenUp) {
    LinkOptions options = optionsFor(1); // nobody listens there
    options.commandLife = milliseconds{100};
    CenterClient client(options);
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return watcher.saw(LinkState::Waiting, "link.unreachable"); }));
    const auto id = client.give(Dial{"600"});
    ASSERT_TRUE(waitFor([&] { return !client.isPending(id); }));
    EXPECT_EQ(watcher.codes, std::vector<std::string>{"link.lost"});
}

TEST(CenterClient, findsABackendThatStartsLater) {
    quint16 port = 0;
    {
        QTcpServer finder;
        finder.listen(QHostAddress::LocalHost);
        port = finder.serverPort();
    }
    CenterClient client(optionsFor(port));
    client.open();
    ASSERT_TRUE(waitFor([&] { return client.status().state == LinkState::Waiting; }));
    ServedSite site;
    ASSERT_TRUE(site.server.listen({"127.0.0.1", port, {}, {}}));
    EXPECT_TRUE(waitFor([&] { return isLive(client); }));
}

TEST(CenterClient, takesASnapshotOfANewJournal) {
    ServedSite site(quickLimits());
    CutLine line(site.port());
    CenterClient client(quickOptions(line.port(), "olga"));
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    line.cut();
    ASSERT_TRUE(waitFor([&] { return client.status().isStale; }));
    site.floor.beginEpoch("paper-2");
    line.mend();
    ASSERT_TRUE(waitFor([&] { return watcher.snapshots == 2; }));
    site.floor.record(DeviceRegistered{DeviceId{"1001"}, "a", ""});
    EXPECT_TRUE(waitFor([&] { return client.center() == site.floor.center(); }));
}

TEST(CenterClient, stopsAtAWrongPassword) {
    ServedSite site;
    LinkOptions options = optionsFor(site.port());
    options.password = "wrong";
    CenterClient client(options);
    Watcher watcher(client);
    client.open();
    ASSERT_TRUE(waitFor([&] { return client.status().state == LinkState::Failed; }));
    EXPECT_EQ(client.status().error->code, "session.badCredentials");
    EXPECT_FALSE(client.hasCenter());
}

TEST(CenterClient, sendsNoPasswordInTheClearToAnotherMachine) {
    for (const auto &[url, code] :
         {std::pair{"ws://192.0.2.1:8765", "link.insecure"}, std::pair{"http://127.0.0.1", "link.badUrl"},
          std::pair{"", "link.badUrl"}}) {
        LinkOptions options = optionsFor(1);
        options.url = QUrl(QString::fromUtf8(url));
        CenterClient client(options);
        client.open();
        EXPECT_EQ(client.status().state, LinkState::Failed);
        ASSERT_TRUE(client.status().error);
        EXPECT_EQ(client.status().error->code, code);
    }
}

TEST(CenterClient, answersQuestions) {
    ServedSite site;
    CenterClient client(optionsFor(site.port()));
    std::vector<std::string> answers;
    const auto keep = [&](const auto &result) {
        answers.push_back(result ? result->contacts.empty() ? "nobody" : result->contacts[0].company
                                 : result.error().code);
    };
    client.lookUp("+74951234567", keep);
    ASSERT_TRUE(waitFor([&] { return answers.size() == 1; }));
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    client.lookUp("+74951234567", keep);
    client.search("Ив", 5, keep);
    client.lookUp("", keep);
    client.lookUp("112", keep);
    ASSERT_TRUE(waitFor([&] { return answers.size() == 5; }));
    EXPECT_EQ(answers, (std::vector<std::string>{"link.lost", "Acme", "Acme", "badNumber", "nobody"}));
}

TEST(CenterClient, learnsItsOwnPhone) {
    ServedSite site;
    CenterClient client(optionsFor(site.port()));
    client.open();
    ASSERT_TRUE(waitFor([&] { return isLive(client); }));
    std::optional<Result<PhoneAccount>> phone;
    client.askPhone([&](const Result<PhoneAccount> &account) { phone = account; });
    ASSERT_TRUE(waitFor([&] { return phone.has_value(); }));
    ASSERT_TRUE(*phone);
    EXPECT_EQ((*phone)->extension, "1001");
}

TEST(CenterClient, twoDesksOfOneUserShowTheSame) {
    ServedSite site;
    LinkOptions options = optionsFor(site.port());
    options.isDesk = true;
    CenterClient first(options), second(options);
    first.open();
    second.open();
    ASSERT_TRUE(waitFor([&] { return isLive(first) && isLive(second); }));
    first.give(SetState{{}, DesiredState::Ready, {}});
    const auto stateAt = [](const CenterClient &client) {
        const auto *agent = find(client.center(), AgentId{"anna"});
        return agent ? agent->state : AgentState::Unknown;
    };
    EXPECT_TRUE(waitFor([&] { return stateAt(second) == AgentState::Ready; }));
    EXPECT_TRUE(waitFor([&] { return first.center() == second.center(); }));
    EXPECT_EQ(find(site.floor.center(), AgentId{"anna"})->desks, 2);
    first.close();
    EXPECT_TRUE(waitFor([&] { return find(site.floor.center(), AgentId{"anna"})->desks == 1; }));
    EXPECT_FALSE(find(site.floor.center(), AgentId{"anna"})->isDeskLost);
}

} // namespace
} // namespace callboard
