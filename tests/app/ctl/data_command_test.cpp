// SPDX-License-Identifier: GPL-3.0-or-later
// callboardctl on a data directory: what it finds, makes and refuses.
#include "tests/app/ctl/data_command.h"

namespace callboard::test {
namespace {

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

// A script whose variable is empty means nobody and no call: least of all the own one.
TEST_F(DataCommandTest, anEmptyArgumentIsWrongUsageOfEveryCommand) {
    for (const std::vector<std::string> &command : {std::vector<std::string>{"hang-up", ""},
                                                    {"answer", ""},
                                                    {"hold", ""},
                                                    {"dial", ""},
                                                    {"dtmf", ""},
                                                    {"dtmf", "1", ""},
                                                    {"transfer", ""},
                                                    {"transfer", "1002", ""},
                                                    {"complete", ""},
                                                    {"conference", ""},
                                                    {"expert", ""},
                                                    {"mute-party", ""},
                                                    {"mute-party", "1", ""},
                                                    {"pull", ""},
                                                    {"disposition", "", "solved"},
                                                    {"note", "", "text"},
                                                    {"mark-reached", ""},
                                                    {"settle-missed", ""},
                                                    {"rate", "", "5"},
                                                    {"record", "start", ""},
                                                    {"recording", ""},
                                                    {"contacts", "find", ""},
                                                    {"listen", ""},
                                                    {"force-state", "", "ready"}}) {
        const auto said = run(command);
        EXPECT_EQ(said.exit, 2) << command[0] << ": " << said.words;
        const auto expected = command[0] == "listen" || command[0] == "force-state"
                                  ? std::string("an id has 1 to 31 bytes")
                                  : std::string("the argument is empty");
        EXPECT_NE(said.words.find(expected), std::string::npos) << command[0] << ": " << said.words;
    }
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

// Half of a report's time was the start of libraries that no report uses.
TEST_F(DataCommandTest, reportsStartWithoutTheLibrariesOfDesksAndTelephony) {
    Process process({std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl", "report"},
                    {{}, {"LD_TRACE_LOADED_OBJECTS=1"}});
    EXPECT_EQ(process.wait(), 0);
    process.says("\n", std::chrono::milliseconds{0});
    const auto loaded = process.output();
    EXPECT_NE(loaded.find("libsqlite3"), std::string::npos) << loaded;
    for (const auto *library : {"libQt6", "libre.so", "libssl", "libsodium", "libphonenumber", "libicu"})
        EXPECT_EQ(loaded.find(library), std::string::npos) << loaded;
}

TEST_F(DataCommandTest, definitionsHaveTheirVersions) {
    auto site = smallSite();
    site.queues[0].target = seconds{30};
    site.timeZone = "Europe/Moscow";
    const auto begin = keepAJournal({ConfigChanged{site}});
    const auto listed = run({"--data", data().string(), "definitions"});
    EXPECT_NE(listed.words.find("support  v2"), std::string::npos) << listed.words;
    EXPECT_NE(listed.words.find("\nTimes are those of Europe/Moscow.\n"), std::string::npos) << listed.words;
    EXPECT_EQ(listed.words.find("sales    v2"), std::string::npos) << listed.words;
    const auto json = run({"--data", data().string(), "definitions", "--json"});
    EXPECT_NE(json.words.find(R"("targetSeconds": 30)"), std::string::npos) << json.words;
    const auto table = report("queues", begin, {});
    EXPECT_NE(table.words.find("The service level of support changed: T 0:20, t0 0:05 (version 1); from "),
              std::string::npos)
        << table.words;
    const auto rows = report("queues", begin, {"--format", "json"});
    EXPECT_NE(rows.words.find(R"("definition": 2)"), std::string::npos) << rows.words;
    const auto recounted = report("queues", begin, {"--format", "json", "--target", "10s"});
    EXPECT_EQ(recounted.words.find(R"("definition": 2)"), std::string::npos) << recounted.words;
    EXPECT_NE(run({"definitions"}).words.find("answered within T / (answered + gave up after T)"),
              std::string::npos);
}

TEST_F(DataCommandTest, definitionsOfASiteWithoutATimeZoneSaySo) {
    auto site = smallSite();
    site.timeZone.clear();
    keepAJournal({ConfigChanged{site}});
    const auto listed = run({"--data", data().string(), "definitions"});
    EXPECT_NE(listed.words.find("\nNo time zone is configured here: times are UTC.\n"), std::string::npos)
        << listed.words;
    EXPECT_EQ(listed.words.find("Times are those of"), std::string::npos) << listed.words;
}

// An import has definitions of its own, also where no backend ever ran; beside others a row says whose it is.
TEST_F(DataCommandTest, importsHaveTheirDefinitions) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << "1700000000|c1|bank|NONE|ENTERQUEUE||5551234|1\n"
                          "1700000009|c1|bank|NONE|ABANDON|1|1|9\n";
    ASSERT_EQ(run({"--data", site().string(), "import", "queue-log", log, "--stream", "old"}).exit, 0);
    const auto definitions = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"--data", site().string(), "definitions"});
        return run(more);
    };
    const auto alone = definitions({});
    EXPECT_EQ(alone.exit, 0) << alone.words;
    EXPECT_NE(alone.words.find("\nbank   v1       2023-11-14T22:13:20  0:20  0:05  ignoreEarlyAbandons\n"),
              std::string::npos)
        << alone.words;
    EXPECT_NE(alone.words.find("A log knows no targets"), std::string::npos) << alone.words;
    EXPECT_EQ(alone.words.find("STREAM"), std::string::npos) << alone.words;
    EXPECT_NE(alone.words.find("\nTimes are those of UTC.\n"), std::string::npos) << alone.words;
    keepAJournal();
    const auto both = definitions({});
    EXPECT_NE(both.words.find("  old\n"), std::string::npos) << both.words;
    EXPECT_NE(both.words.find("  live\n"), std::string::npos) << both.words;
    const auto live = definitions({"--stream", "live"});
    EXPECT_EQ(live.words.find("bank"), std::string::npos) << live.words;
    EXPECT_NE(live.words.find("\nTimes are those of UTC.\n"), std::string::npos) << live.words;
    EXPECT_EQ(live.words.find("A log knows no targets"), std::string::npos) << live.words;
    const auto json = definitions({"--stream", "old", "--json"});
    EXPECT_NE(json.words.find(R"("stream": "old")"), std::string::npos) << json.words;
    EXPECT_EQ(json.words.find(R"("queue": "support")"), std::string::npos) << json.words;
    const auto none = definitions({"--stream", "nosuch"});
    EXPECT_EQ(none.exit, 1);
    EXPECT_NE(none.words.find("there is no stream 'nosuch' here; there are: live, old"), std::string::npos)
        << none.words;
    const auto nowhere = run({"definitions", "--stream", "old"});
    EXPECT_EQ(nowhere.exit, 2) << nowhere.words;
}

// What was read and is no fact is told with its lines, as what is refused.
TEST_F(DataCommandTest, anImportNamesTheLinesThatSayNothing) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << "1700000000|c1|support|NONE|ENTERQUEUE||5551234|1\n"
                          "1700000009|c1|support|NONE|ABANDON|1|1|9\n"
                          "1700000020|c1|support|anna|CONNECT|7|c1.2|3\n"
                          "1700000030|NONE|NONE|NONE|PAUSE|\n";
    const auto json = run({"--data", data().string(), "import", "queue-log", log, "--json"});
    EXPECT_NE(json.words.find(R"("noFactFirst":{"afterItsCall":[3],"noAgent":[4]})"), std::string::npos)
        << json.words;
    const auto other = run({"--data", (site() / "other").string(), "import", "queue-log", log});
    EXPECT_NE(other.words.find("1 line about a call that was over (3)"), std::string::npos) << other.words;
}

TEST_F(DataCommandTest, anImportNamesTheLinesOfZeros) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << "1700000000|c1|support|NONE|ENTERQUEUE||5551234|1\n"
                       << std::string(3, '\0') << "\n";
    const auto told = run({"--data", data().string(), "import", "queue-log", log});
    EXPECT_NE(told.words.find("refused, zero bytes within it or nothing else: 1 line (2)"), std::string::npos)
        << told.words;
}

TEST_F(DataCommandTest, anImportSaysInWhichEncodingItReadNames) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << "1700000000|c1|\xEF\xF0\xEE\xE4\xE0\xE6\xE8|NONE|ENTERQUEUE||1|1\n";
    const auto unknown = run({"--data", data().string(), "import", "queue-log", log, "--encoding", "CP0"});
    EXPECT_EQ(unknown.exit, 2);
    EXPECT_NE(unknown.words.find("there is no encoding 'CP0'"), std::string::npos) << unknown.words;
    const auto read = run({"--data", data().string(), "import", "queue-log", log, "--encoding", "cp1251"});
    EXPECT_NE(read.words.find("read as --encoding says: 1 line (1)"), std::string::npos) << read.words;
    const auto dump = run({"--data", data().string(), "journal", "dump", "--stream", "queue-log"});
    EXPECT_NE(dump.words.find("\"продажи\""), std::string::npos) << dump.words;
}

// Newer lines were imported first: the rest of the file is no stream of its own unless somebody wants that.
TEST_F(DataCommandTest, anOlderLogIsRefusedWithTheWayOut) {
    const auto log = (site() / "queue_log").string(), older = (site() / "queue_log.1").string();
    std::ofstream(log)
        << "1700010000|c2|support|NONE|ENTERQUEUE||1|1\n1700010009|c2|support|NONE|ABANDON|1|1|9\n";
    std::ofstream(older) << "1700000000|c1|support|NONE|ENTERQUEUE||1|1\n1700010100|c3|support|NONE|DID|1\n";
    const std::vector<std::string> import{"--data", data().string(), "import", "queue-log"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), import.begin(), import.end());
        return run(more);
    };
    ASSERT_EQ(with({log}).exit, 0);
    const auto refused = with({older});
    EXPECT_EQ(refused.exit, 1);
    EXPECT_NE(refused.words.find("stream queue-log has (2023-11-15T01:00:00Z to 2023-11-15T01:00:09Z)"),
              std::string::npos)
        << refused.words;
    EXPECT_NE(refused.words.find("import all files in one command"), std::string::npos) << refused.words;
    const auto taken = with({older, "--apart"});
    EXPECT_EQ(taken.exit, 0) << taken.words;
    EXPECT_NE(taken.words.find("it overlaps in time with stream queue-log, from 2023-11-15T01:00:00+00:00 to "
                               "2023-11-15T01:00:09+00:00: calls on the border count twice"),
              std::string::npos)
        << taken.words;
    EXPECT_NE(taken.words.find("\n  1 call without an end yet: "), std::string::npos) << taken.words;
}

TEST_F(DataCommandTest, aStreamHasNoNameThatMeansSomethingElse) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << "1700010000|c2|support|NONE|ENTERQUEUE||1|1\n";
    for (const auto *name : {"live", "Live", "queue-log-2", "pbx-10"}) {
        const auto said = run({"--data", data().string(), "import", "queue-log", log, "--stream", name});
        EXPECT_EQ(said.exit, 2) << name << ": " << said.words;
    }
    for (const auto *name : {"pbx-a", "pbx2", "site-1", "-2"})
        EXPECT_EQ(
            run({"--data", data().string(), "import", "queue-log", log, std::string("--stream=") + name})
                .exit,
            0)
            << name;
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
          {"--user", "anna", "state", "ready", "--agent", longName},
          {"--data", data().string(), "journal", "dump", "--from", "5", "--to", "2"}})
        EXPECT_EQ(run(arguments).exit, 2) << arguments.front();
}

// An address that can be none is wrong usage; a file that is not there has failed.

TEST_F(DataCommandTest, whatCannotBeUsedToSignInIsToldApart) {
    const auto password = (site() / "password").string(), empty = (site() / "empty").string();
    std::ofstream(password) << "secret\n";
    std::ofstream{empty};
    const auto signIn = [&](const std::string &server, const std::string &file) {
        return run({"--server", server, "--user", "anna", "--password-file", file, "board"});
    };
    for (const std::string none : {"here", "http://127.0.0.1:8765", "ws://", "ws://centre.example:8765"}) {
        const auto said = signIn(none, password);
        EXPECT_EQ(said.exit, 2) << none << ": " << said.words;
        EXPECT_NE(said.words.find("--server: "), std::string::npos) << said.words;
    }
    const auto missing = signIn("ws://127.0.0.1:1", (site() / "nowhere").string());
    EXPECT_EQ(missing.exit, 1);
    EXPECT_NE(missing.words.find("nowhere: cannot be read"), std::string::npos) << missing.words;
    const auto nothing = signIn("ws://127.0.0.1:1", empty);
    EXPECT_EQ(nothing.exit, 1);
    EXPECT_NE(nothing.words.find("its first line is empty"), std::string::npos) << nothing.words;
    EXPECT_EQ(signIn("ws://127.0.0.1:1", password).exit, 1) << "nobody answers there";
}

TEST_F(DataCommandTest, whatIsMistypedIsNamed) {
    const std::pair<std::vector<std::string>, std::string> typed[]{
        {{"bord"}, "'bord' is no command"},
        {{"--user", "anna", "bord"}, "'bord' is no command"},
        {{"--data", data().string(), "journal", "dmp"}, "'dmp' is no command"},
        {{"--fast"}, "'--fast' is no option"}};
    for (const auto &[arguments, words] : typed) {
        const auto said = run(arguments);
        EXPECT_EQ(said.exit, 2);
        EXPECT_NE(said.words.find(words), std::string::npos) << said.words;
    }
}

} // namespace
} // namespace callboard::test
