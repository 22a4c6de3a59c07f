// SPDX-License-Identifier: GPL-3.0-or-later
// callboardctl staffing as people type it.
#include "tests/support/process.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

namespace callboard::test {
namespace {

struct Said {
    int exit = -1;
    std::string words;
};

Said staffing(std::vector<std::string> more) {
    std::vector<std::string> arguments{std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl",
                                       "staffing"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Process process(arguments);
    const int exit = process.wait().value_or(-1);
    process.says("\n", std::chrono::milliseconds{0});
    return {exit, process.output()};
}

Said busyHour(std::vector<std::string> more) {
    more.insert(more.begin(),
                {"--calls", "200/h", "--aht", "240s", "--target", "80/20s", "--patience", "120s"});
    return staffing(more);
}

rapidjson::Document parsed(const Said &said) {
    rapidjson::Document json;
    json.Parse(said.words.c_str());
    EXPECT_FALSE(json.HasParseError()) << said.words;
    return json;
}

TEST(StaffingCommand, theBandOfTheTradesExampleIsATable) {
    const auto said = busyHour({});
    EXPECT_EQ(said.exit, 0);
    EXPECT_EQ(said.words, R"(13.33 Erlang are offered.
model     agents  within 20 s    wait  mean wait, s  give up  occupancy
Erlang A      16       85.6 %  23.1 %           6.1    5.1 %     79.1 %
Erlang A      17       90.3 %  16.6 %           4.1    3.4 %     75.8 %
Erlang C      16       69.0 %  38.7 %          34.8        -     83.3 %
Erlang C      17       81.0 %  25.7 %          16.8        -     78.4 %
Needed: 16 agents by Erlang A, where callers give up (optimistic), and 17 agents by Erlang C, where nobody gives up (pessimistic).
7.0 % would be lost if nobody could wait (Erlang B, 17 agents).
)");
}

TEST(StaffingCommand, programsReadTheFewestAgentsOfEachModel) {
    const auto said = busyHour({"--json"});
    EXPECT_EQ(said.exit, 0);
    const auto json = parsed(said);
    EXPECT_NEAR(json["offeredErlangs"].GetDouble(), 13.3333, 1e-4);
    EXPECT_NEAR(json["erlangB"]["blockingProbability"].GetDouble(), 0.0695, 1e-4);
    const auto &c = json["erlangC"], &a = json["erlangA"];
    EXPECT_EQ(c["agents"].GetInt(), 17);
    EXPECT_NEAR(c["waitProbability"].GetDouble(), 0.2573, 5e-5);
    EXPECT_NEAR(c["serviceLevel"].GetDouble(), 0.8104, 5e-5);
    EXPECT_NEAR(c["asaSeconds"].GetDouble(), 16.84, 5e-3);
    EXPECT_NEAR(c["occupancy"].GetDouble(), 0.7843, 5e-5);
    EXPECT_EQ(a["agents"].GetInt(), 16);
    EXPECT_NEAR(a["waitProbability"].GetDouble(), 0.2312, 5e-5);
    EXPECT_NEAR(a["serviceLevel"].GetDouble(), 0.8559, 5e-5);
    EXPECT_NEAR(a["abandonProbability"].GetDouble(), 0.0509, 5e-5);
    EXPECT_NEAR(a["asaSeconds"].GetDouble(), 6.11, 5e-3);
}

TEST(StaffingCommand, whatHasNoFiguresIsNull) {
    const auto tooFew = parsed(busyHour({"--agents", "13", "--json"}));
    EXPECT_EQ(tooFew["erlangC"]["agents"].GetInt(), 13);
    EXPECT_TRUE(tooFew["erlangC"]["serviceLevel"].IsNull());
    EXPECT_NEAR(tooFew["erlangA"]["serviceLevel"].GetDouble(), 0.6386, 5e-5);
    const auto tireless =
        parsed(staffing({"--calls", "100/1800s", "--aht", "4m", "--target", "80%/20s", "--json"}));
    EXPECT_TRUE(tireless["erlangA"].IsNull());
    EXPECT_EQ(tireless["erlangC"]["agents"].GetInt(), 17);
}

TEST(StaffingCommand, furtherGoalsAddAgents) {
    const auto json =
        parsed(busyHour({"--max-occupancy", "70%", "--max-abandonment", "1", "--max-wait", "5s", "--json"}));
    EXPECT_EQ(json["erlangC"]["agents"].GetInt(), 20);
    EXPECT_EQ(json["erlangA"]["agents"].GetInt(), 20);
    EXPECT_LE(json["erlangA"]["abandonProbability"].GetDouble(), 0.01);
}

TEST(StaffingCommand, whatCannotBeReadOrComputedIsSaid) {
    const auto expect = [](std::vector<std::string> arguments, int exit, const std::string &words) {
        const auto said = staffing(std::move(arguments));
        EXPECT_EQ(said.exit, exit);
        EXPECT_EQ(said.words, "callboardctl: " + words + "\n");
    };
    expect({"--calls", "200", "--aht", "4m", "--target", "80/20s"}, 2,
           "--calls is written as 200/h or 100/1800s, not '200'");
    expect({"--calls", "200/h", "--aht", "4", "--target", "80/20s"}, 2,
           "--aht is written as 240s or 4m, not '4'");
    expect({"--calls", "200/h", "--aht", "4m", "--target", "80"}, 2,
           "--target is written as 80/20s: 80 per cent within 20 seconds; not '80'");
    expect({"--calls", "200/h", "--aht", "4m", "--target", "80/20s", "--max-abandonment", "3%"}, 2,
           "--max-abandonment wants --patience: how many give up follows from how long they wait");
    expect({"--calls", "0/h", "--aht", "4m", "--target", "80/20s"}, 1,
           "the number of calls is 0; it must be above 0");
    expect({"--calls", "200/h", "--aht", "4m", "--target", "100/20s"}, 1,
           "the service level is 1; it lies above 0 and below 1");
}

} // namespace
} // namespace callboard::test
