// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/data_command.h"

namespace callboard::test {
namespace {

std::string abandonedCall(int second, const std::string &id) {
    const auto at = [](int s) { return std::to_string(1'700'000'000 + s) + "|"; };
    return at(second) + id + "|support|NONE|ENTERQUEUE||1|1\n" + at(second + 9) + id +
           "|support|NONE|ABANDON|1|1|9\n";
}

std::string behind(const std::string &words, const std::string &mark) {
    const auto at = words.find(mark);
    return at == words.npos ? std::string() : words.substr(at + mark.size(), 32);
}

} // namespace

// Two imports of the same lines have the same events, though other groups: one was made in two goes.
TEST_F(DataCommandTest, theSameEventsHaveOneChecksumHoweverTheyWereWritten) {
    const auto log = (site() / "queue_log").string();
    const auto verified = [&](const std::string &folder, const std::vector<std::string> &contents) {
        const auto data = (site() / folder).string();
        for (const auto &content : contents) {
            std::ofstream(log) << content;
            EXPECT_EQ(run({"--data", data, "import", "queue-log", log}).exit, 0);
        }
        return run({"--data", data, "journal", "verify"}).words;
    };
    const auto first = abandonedCall(0, "a"), all = first + abandonedCall(100, "b");
    const auto whole = verified("whole", {all}), parts = verified("parts", {first, all});
    const auto other = verified("other", {first + abandonedCall(101, "b")});
    const std::string mark = "the events alone: ";
    EXPECT_EQ(behind(whole, mark).size(), 32u) << whole;
    EXPECT_EQ(behind(whole, mark), behind(parts, mark)) << whole << parts;
    EXPECT_NE(behind(whole, ": checksum "), behind(parts, ": checksum "));
    EXPECT_NE(behind(whole, mark), behind(other, mark));
}

TEST_F(DataCommandTest, whereThereAreOnlyImportsTheyAreNamed) {
    const auto log = (site() / "queue_log").string();
    std::ofstream(log) << abandonedCall(0, "a");
    ASSERT_EQ(run({"--data", data().string(), "import", "queue-log", log}).exit, 0);
    for (const std::vector<std::string> &command : {std::vector<std::string>{"at", "2023-11-15"}, {"dump"}}) {
        std::vector<std::string> arguments{"--data", data().string(), "journal"};
        arguments.insert(arguments.end(), command.begin(), command.end());
        const auto said = run(arguments);
        EXPECT_EQ(said.exit, 1);
        EXPECT_NE(said.words.find("has no journal of its own, only imports: --stream queue-log"),
                  std::string::npos)
            << said.words;
    }
}

// The sound of a repaired journal is where it was: who moves to the copy is told to take it along.
TEST_F(DataCommandTest, aRepairSaysWhatStaysBehind) {
    keepAJournal();
    std::filesystem::create_directories(data() / "recordings");
    const auto copy = (site() / "copy").string();
    const auto said = run({"--data", data().string(), "journal", "repair", copy});
    EXPECT_EQ(said.exit, 0) << said.words;
    EXPECT_NE(
        said.words.find("only events were copied; take along from " + data().string() + ": recordings\n"),
        std::string::npos)
        << said.words;
}

TEST_F(DataCommandTest, aTargetOfNoTimeIsRefused) {
    keepAJournal();
    const auto said = run({"--data", data().string(), "report", "queues", "--target", "0s"});
    EXPECT_EQ(said.exit, 2);
    EXPECT_NE(said.words.find("--target is 0: nobody can be answered within no time"), std::string::npos)
        << said.words;
    EXPECT_EQ(run({"--data", data().string(), "report", "queues", "--short-abandon", "0s"}).exit, 0);
}

} // namespace callboard::test
