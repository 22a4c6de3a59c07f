// SPDX-License-Identifier: GPL-3.0-or-later
// callboardctl as people start it, on a data directory without a backend.
#include "core/history/archive.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {
namespace {

struct Said {
    int exit = -1;
    std::string words;
};

class DataCommandTest : public testing::Test {
protected:
    DataCommandTest() {
        std::filesystem::create_directories(data());
        std::ofstream(site() / "people.csv") << "name,phone\nAnna,+79211234567\n";
    }
    std::filesystem::path site() const { return m_scratch.path("site"); }
    std::filesystem::path data() const { return site() / "data"; }

    static Said run(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl");
        Process process(arguments);
        const int exit = process.wait().value_or(-1);
        process.says("\n", std::chrono::milliseconds{0});
        return {exit, process.output()};
    }
    Result<Journal> openToWrite() const { return Journal::open(data(), Journal::Mode::write); }
    // A journal of a site whose agent anna gets ready, and nothing after that.
    Event keepAJournal() {
        Center center;
        auto journal = openToWrite();
        const auto configured = append(center, ConfigChanged{smallSite()});
        const auto ready =
            append(center, AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, {}});
        EXPECT_TRUE(journal && journal->append(std::array{recordOf(configured), recordOf(ready)}));
        return ready;
    }

private:
    Scratch m_scratch;
};

TEST_F(DataCommandTest, contactsGoWhereTheBackendReadsThem) {
    const auto people = (site() / "people.csv").string();
    const auto imported = run({"--data", site().string(), "contacts", "import", people});
    EXPECT_EQ(imported.exit, 0) << imported.words;
    EXPECT_TRUE(std::filesystem::exists(data() / "contacts.db"));
    EXPECT_FALSE(std::filesystem::exists(site() / "contacts.db"));
    const auto found = run({"--data", data().string(), "contacts", "find", "+7 921 123-45-67"});
    EXPECT_NE(found.words.find("Anna"), std::string::npos) << found.words;
}

TEST_F(DataCommandTest, lookingMakesNothing) {
    const auto mistyped = site() / "dtaa";
    for (const auto &what : {"find", "search"}) {
        const auto said = run({"--data", mistyped.string(), "contacts", what, "anna"});
        EXPECT_EQ(said.exit, 1);
        EXPECT_NE(said.words.find("no contacts in " + mistyped.string()), std::string::npos) << said.words;
    }
    EXPECT_FALSE(std::filesystem::exists(mistyped));
}

TEST_F(DataCommandTest, theFolderOfTheSiteIsTakenByEveryCommand) {
    keepAJournal();
    for (const std::vector<std::string> &command : {std::vector<std::string>{"journal", "verify"},
                                                    {"journal", "rebuild"},
                                                    {"report", "queues"},
                                                    {"journal", "repair", (site() / "copy").string()}}) {
        auto arguments = command;
        arguments.insert(arguments.begin(), {"--data", site().string()});
        const auto said = run(arguments);
        EXPECT_EQ(said.exit, 0) << command[1] << ": " << said.words;
    }
}

TEST_F(DataCommandTest, rebuildLeavesTheHistoryOfARunningBackendAlone) {
    keepAJournal();
    std::ofstream(data() / "history.db") << "in use";
    const auto writer = openToWrite();
    ASSERT_TRUE(writer);
    const auto said = run({"--data", data().string(), "journal", "rebuild"});
    EXPECT_EQ(said.exit, 1);
    EXPECT_NE(said.words.find("is written by process"), std::string::npos) << said.words;
    EXPECT_EQ(std::filesystem::file_size(data() / "history.db"), 6u);
}

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
    const auto said =
        run({"--data", data().string(), "journal", "at", toIso(ready.at + minutes{1}), "--json"});
    EXPECT_NE(said.words.find(R"("id":"anna","reason":null,"routable":false,"sinceSeconds":60)"),
              std::string::npos)
        << said.words;
    EXPECT_NE(said.words.find(R"("id":"boris","reason":null,"routable":false,"sinceSeconds":null)"),
              std::string::npos)
        << said.words;
}

TEST_F(DataCommandTest, aPathThatCannotBeLookedAtIsOneLineAndOne) {
    const std::string endless(5000, 'x');
    for (const auto &command : {"verify", "rebuild"}) {
        const auto said = run({"--data", endless, "journal", command});
        EXPECT_EQ(said.exit, 1) << said.words;
        EXPECT_EQ(std::count(said.words.begin(), said.words.end(), '\n'), 1) << said.words;
    }
}

TEST_F(DataCommandTest, wrongUsageIsTwo) {
    const std::string longName(32, 'a');
    for (const std::vector<std::string> &arguments :
         {std::vector<std::string>{"journal", "verify"},
          {"contacts", "find", "1"},
          {"report", "queues"},
          {"board"},
          {"--user", "anna", "board"},
          {"--user", longName, "board"},
          {"--user", "anna", "state", "ready", "--agent", longName}})
        EXPECT_EQ(run(arguments).exit, 2) << arguments.front();
}

} // namespace
} // namespace callboard::test
