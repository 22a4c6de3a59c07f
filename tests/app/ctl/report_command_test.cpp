// SPDX-License-Identifier: GPL-3.0-or-later
// Reports as callboardctl prints them.
#include "tests/app/ctl/data_command.h"

#include <sstream>

namespace callboard::test {
namespace {

TEST_F(DataCommandTest, theTimeWithoutABackendIsNobodysWork) {
    const auto ready = keepAJournal();
    const auto readySeconds = [&] {
        const auto said = run({"--data", data().string(), "report", "agents", "--format", "json", "--from",
                               toIso(ready.at).substr(0, 10)});
        const auto anna = said.words.find(R"("agent": "anna")");
        const auto field = said.words.find(R"("readySeconds": )", anna);
        return field == said.words.npos ? -1 : std::atoi(said.words.c_str() + field + 16);
    };
    EXPECT_EQ(readySeconds(), 0);
    const auto writer = openToWrite();
    EXPECT_GT(readySeconds(), 0);
}

TEST_F(DataCommandTest, anAgentWhoNeverLoggedInIsInNoStateSinceEver) {
    const auto ready = keepAJournal();
    const auto isSince = [&](const std::string &agent, const std::string &since, const std::string &words) {
        const auto id = words.find("\"id\":\"" + agent + "\"");
        const auto state = words.find("\"state\"", id);
        return words.substr(id, state - id)
            .ends_with(R"("owed":[],"reason":null,"routable":false,"sinceSeconds":)" + since + ",");
    };
    const std::vector<std::string> aMinuteLater{
        "--data", data().string(), "journal", "at", toIso(ready.at + minutes{1}), "--json"};
    const auto ended = run(aMinuteLater);
    EXPECT_TRUE(isSince("anna", "0", ended.words)) << "time stands where the journal ends";
    const auto writer = openToWrite();
    const auto lives = run(aMinuteLater);
    EXPECT_TRUE(isSince("anna", "60", lives.words)) << lives.words;
    EXPECT_TRUE(isSince("boris", "null", lives.words)) << lives.words;
}

// Between a backend's last sign of life and the next one's first fact nobody was looking.
TEST_F(DataCommandTest, theBoardOfAMomentKnowsNoMoreThanTheJournal) {
    const auto ready = keepAJournal();
    const auto later = [&](Duration time) {
        const auto said = run({"--data", data().string(), "journal", "at", toIso(ready.at + time), "--json"});
        const auto at = said.words.find("\"at\":\"");
        return said.words.substr(at + 6, said.words.find('"', at + 6) - at - 6);
    };
    EXPECT_EQ(later(minutes{10}), toIso(ready.at)) << "there the journal ends";
    const Event start{3, ready.at + minutes{5}, {}, BackendStarted{2, "test", ready.at + minutes{2}}};
    ASSERT_TRUE(openToWrite()->append({{recordOf(start)}}));
    EXPECT_EQ(later(minutes{1}), toIso(ready.at + minutes{1}));
    EXPECT_EQ(later(minutes{4}), toIso(ready.at + minutes{2})) << "its last sign of life";
    EXPECT_EQ(later(minutes{6}), toIso(ready.at + minutes{5}));
}

TEST_F(DataCommandTest, theTableOfQueuesHasEveryWayOutOfAQueue) {
    const auto said = report("queues", keepAJournal(lostCallers()), {"--queue", "support"});
    std::istringstream lines(said.words);
    std::string line, name, row;
    while (std::getline(lines, line) && !line.starts_with("QUEUE"))
        ;
    EXPECT_TRUE(
        line.starts_with("QUEUE    OFFERED  ANSWERED  ABANDONED  OVERFLOWED  REFUSED  UNKNOWN  WAITING"))
        << said.words;
    std::vector<std::string> figures;
    while (lines >> name && figures.size() < 8)
        figures.push_back(name);
    EXPECT_EQ(figures, (std::vector<std::string>{"support", "2", "0", "0", "1", "0", "1", "0"}));
}

TEST_F(DataCommandTest, csvIsForProgramsWithTheNamesOfTheFields) {
    const auto begin = keepAJournal(lostCallers());
    const auto queues = report("queues", begin, {"--format", "csv"});
    EXPECT_TRUE(queues.words.starts_with(
        "queue,from,to,offered,answered,abandoned,shortAbandoned,overflowed,refused,callbackRequested,"
        "leftByKey,"
        "unknown,waiting,asaSeconds,medianWaitSeconds,p90WaitSeconds,longestWaitSeconds,"
        "averageTimeToAbandonSeconds,attSeconds,holdSeconds,acwSeconds,ahtSeconds,talkSeconds,abandonRate,"
        "promised,promisesKept,"
        "serviceLevel.answeredOnly,serviceLevel.creditEarlyAbandons,serviceLevel.creditShortAbandons,"
        "serviceLevel.ignoreEarlyAbandons,serviceLevel.ignoreShortAbandons,serviceLevel.strict,"
        "talkBy,bounds.abandonRateMost,bounds.abandonedMost,"))
        << queues.words;
    EXPECT_NE(queues.words.find(",2,0,0,0,1,0,0,0,1,0,,,,"), std::string::npos) << queues.words;
    EXPECT_EQ(queues.words.find("all,"), std::string::npos) << "a sum of the rows is no row";
    const auto agents = report("agents", begin, {"--format", "csv"});
    EXPECT_TRUE(
        agents.words.starts_with("agent,from,to,answered,talkSeconds,holdSeconds,attSeconds,ahtSeconds,"
                                 "offers,offersNotAnswered,loggedInSeconds,readySeconds,acwSeconds,"
                                 "occupancy,utilisation,offerAnswerRate,answerDelaySeconds,contacts,"
                                 "transferRate,inboundAttSeconds,outboundAttSeconds,dials,dialsAnswered,"
                                 "connectRate,reservedSeconds,busySeconds\r\nanna,"))
        << agents.words;
}

TEST_F(DataCommandTest, whatCustomersThinkIsToldWithItsFormula) {
    const auto begin = keepAJournal(ratedCalls());
    const std::vector<std::string> day{"--to", "1970-01-01", "--group-by", "queue,agent"};
    const auto inForm = [&](const std::string &format) {
        auto more = day;
        more.insert(more.end(), {"--format", format});
        return report("satisfaction", begin, more).words;
    };
    const auto json = inForm("json");
    const auto most = json.find("\"csatLeast\": 0.09453"), rest = json.find(",\n        \"mean\"");
    EXPECT_EQ(json.substr(0, most), R"([
    {
        "queue": "support",
        "agent": "anna",
        "from": "1970-01-01T00:00:00+00:00",
        "to": "1970-01-02T00:00:00+00:00",
        "contacts": 3,
        "marks": 2,
        "positive": 1,
        "csat": 0.5,
        )");
    EXPECT_EQ(json.substr(std::min(rest, json.size())), R"(,
        "mean": 3,
        "responseRate": 0.6666666666666666
    }
]
)");
    EXPECT_TRUE(inForm("csv").starts_with("queue,agent,from,to,contacts,marks,positive,csat,csatLeast,"
                                          "csatMost,mean,responseRate\r\nsupport,anna,"))
        << inForm("csv");
    const auto table = inForm("table");
    EXPECT_EQ(table.substr(0, table.find("\n\nA contact is ")),
              "1970-01-01T00:00:00+00:00 to 1970-01-02T00:00:00+00:00\n\n"
              "QUEUE    AGENT  CONTACTS  MARKS  POSITIVE    CSAT  95 % BETWEEN      MEAN  RESPONSE\n"
              "support  anna          3      2         1  50.0 %  9.5 % and 90.5 %  3.00    66.7 %\n"
              "all      all           3      2         1  50.0 %  9.5 % and 90.5 %  3.00    66.7 %");
    EXPECT_NE(table.find("CSAT: positive marks (4 and 5 of 5, 3 of 3) / marks;"), table.npos) << table;
    const auto nobody = report("satisfaction", begin, {"--to", "1970-01-01", "--queue", "sales"});
    EXPECT_NE(nobody.words.find("\nall           0      0         0     -             -     -         -\n"),
              std::string::npos)
        << nobody.words;
}

TEST_F(DataCommandTest, timeIsToldByReason) {
    const auto begin = keepAJournal(
        {AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, ReasonId{"lunch"}, Author::Agent, {}},
         AgentStateChanged{AgentId{"anna"}, DesiredState::NotReady, {}, Author::Agent, {}},
         AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}}});
    const auto csv = report("agents", begin, {"--format", "csv"});
    EXPECT_NE(csv.words.find(",loggedInSeconds,notReadySeconds.(none),notReadySeconds.lunch,readySeconds,"),
              std::string::npos)
        << csv.words;
    const auto table = report("agents", begin, {});
    EXPECT_NE(table.words.find("MISSED  OUT  CONTACTS  TRANSFER  TALK"), std::string::npos) << table.words;
    EXPECT_NE(table.words.find("NOT READY  no reason  lunch"), std::string::npos) << table.words;
}

TEST_F(DataCommandTest, whatFindsNothingSaysSoAndIsOne) {
    const auto begin = keepAJournal();
    const auto people = (site() / "people.csv").string();
    ASSERT_EQ(run({"--data", data().string(), "contacts", "import", people}).exit, 0);
    const auto expect = [](const Said &said, const std::string &words) {
        EXPECT_EQ(said.exit, 1) << said.words;
        EXPECT_NE(said.words.find(words), std::string::npos) << said.words;
    };
    expect(report("queues", begin, {"--queue", "nosuch"}),
           "there is no queue 'nosuch' here; there are: sales, support");
    expect(run({"--data", data().string(), "contacts", "find", "+74950000000"}),
           "no contact for '+74950000000'");
    expect(run({"--data", data().string(), "contacts", "search", "zoe"}), "no contact for 'zoe'");
    expect(run({"--data", data().string(), "journal", "at", "1960-01-01T10:00"}),
           "the journal knows nothing of 1960-01-01T10:00");
}

TEST_F(DataCommandTest, teamsHaveTheirRows) {
    auto site = smallSite();
    site.users[0].team = TeamId{"first"};
    const auto begin = keepAJournal({ConfigChanged{site}});
    const auto csv = report("agents", begin, {"--group-by", "team", "--format", "csv"});
    EXPECT_NE(csv.words.find("\r\n,first,"), std::string::npos) << csv.words;
    const auto wrong = report("agents", begin, {"--team", "second"});
    EXPECT_EQ(wrong.exit, 1);
    EXPECT_NE(wrong.words.find("there is no team 'second' here; there are: first"), std::string::npos)
        << wrong.words;
    EXPECT_EQ(report("queues", begin, {"--group-by", "team"}).exit, 2);
}

} // namespace
} // namespace callboard::test
