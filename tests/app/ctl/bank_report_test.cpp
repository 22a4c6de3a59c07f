// SPDX-License-Identifier: GPL-3.0-or-later
// A bank's week as people take it in and ask for it, against figures that another program reckoned.
#include "core/history/archive.h"
#include "core/kpi/count.h"
#include "tests/support/parsed_json.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/source.h"

#include <gtest/gtest.h>

#include <map>

namespace callboard::test {
namespace {

constexpr double near = 1e-6;

class BankReport : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(bank() / "expected.json"))
            GTEST_SKIP() << "the bank's week is not here: " << bank();
        import();
        m_expected = read(contentOf(bank() / "expected.json"));
    }
    static std::filesystem::path bank() { return sourceFolder() / "../shared/data/bank-1999"; }
    std::filesystem::path data() const { return m_scratch.path("data"); }

    std::string run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl",
                                             "--data", data().string()});
        Process process(arguments);
        EXPECT_EQ(process.wait(), 0) << process.output();
        process.says("\n", std::chrono::milliseconds{0});
        return process.output();
    }
    std::string import() const { return run({"import", "queue-log", (bank() / "queue_log").string()}); }

    static rapidjson::Document read(const std::string &text) {
        auto document = parseJson(text);
        EXPECT_TRUE(document) << text.substr(0, 200);
        return document ? std::move(document).value() : rapidjson::Document(rapidjson::kArrayType);
    }
    rapidjson::Document report(const std::string &name, const std::string &groups,
                               std::vector<std::string> more = {}) const {
        const auto file = m_scratch.path("report.json").string();
        more.insert(more.begin(), {"report", name, "--from", "1999-08-01", "--to", "1999-08-07", "--group-by",
                                   groups, "--format", "json", "--output", file});
        run(more);
        return read(contentOf(file));
    }

    static void expectNear(const rapidjson::Value &ours, const rapidjson::Value &theirs, const char *name) {
        ASSERT_EQ(ours.IsNull(), theirs.IsNull()) << name;
        if (!theirs.IsNull()) {
            EXPECT_NEAR(ours.GetDouble(), theirs.GetDouble(), near) << name;
        }
    }
    static void expectSame(const rapidjson::Value &ours, const rapidjson::Value &theirs) {
        for (const auto *count : {"offered", "answered", "abandoned", "longestWaitSeconds", "talkSeconds"})
            EXPECT_EQ(ours[count].GetDouble(), theirs[count].GetDouble()) << count;
        for (const auto *mean : {"abandonRate", "asaSeconds", "averageTimeToAbandonSeconds", "attSeconds"})
            expectNear(ours[mean], theirs[mean], mean);
        for (const auto *level : {"answeredOnly", "strict", "ignoreEarlyAbandons", "creditEarlyAbandons"})
            expectNear(ours["serviceLevel"][level], theirs[level], level);
    }
    // Every row against the group of its name; groups that they lack have nothing.
    void expectSameGroups(const rapidjson::Document &rows, const char *groups, const char *key,
                          std::size_t length) const {
        const auto &theirs = m_expected[groups];
        std::size_t found = 0;
        for (const auto &row : rows.GetArray()) {
            const auto name = std::string(row[key].GetString()).substr(0, length);
            SCOPED_TRACE(std::string(groups) + " " + name);
            if (!theirs.HasMember(name.c_str())) {
                EXPECT_EQ(row["offered"].GetInt(), 0);
                EXPECT_EQ(row["talkSeconds"].GetDouble(), 0);
                continue;
            }
            ++found;
            expectSame(row, theirs[name.c_str()]);
        }
        EXPECT_EQ(found, theirs.MemberCount()) << groups;
    }
    // What tells whether anything has changed.
    std::string sameness() const {
        const auto said = run({"journal", "verify"});
        const auto begin = said.find("after event ");
        EXPECT_NE(begin, said.npos) << said;
        return said.substr(begin, said.find('\n', begin) - begin);
    }

    Scratch m_scratch;
    rapidjson::Document m_expected;
};

TEST_F(BankReport, hasTheFiguresOfQueues) {
    expectSameGroups(report("queues", "queue"), "byQueue", "queue", 31);
    expectSameGroups(report("queues", "day", {"--talk-by", "arrival"}), "byDay", "from", 10);
    expectSameGroups(report("queues", "hour", {"--talk-by", "arrival"}), "byHour", "from", 13);
    expectSameGroups(report("intervals", "hour", {"--talk-by", "arrival"}), "byHour", "from", 13);
}

// Where talk belongs moves it between hours and loses none.
TEST_F(BankReport, talkIsThatOfTheWeekByEndAndByArrival) {
    for (const std::string by : {"end", "arrival"}) {
        double talk = 0;
        const auto rows = report("intervals", "hour", {"--talk-by", by});
        for (const auto &row : rows.GetArray()) {
            EXPECT_EQ(row["talkBy"].GetString(), by);
            talk += row["talkSeconds"].GetDouble();
        }
        EXPECT_EQ(talk, m_expected["overall"]["talkSeconds"].GetDouble()) << by;
    }
}

TEST_F(BankReport, hasTheFiguresOfAgents) {
    const auto rows = report("agents", "agent");
    const auto &theirs = m_expected["byAgent"];
    EXPECT_EQ(rows.Size(), theirs.MemberCount());
    for (const auto &row : rows.GetArray()) {
        const std::string agent = row["agent"].GetString();
        ASSERT_TRUE(theirs.HasMember(agent.c_str())) << agent;
        EXPECT_EQ(row["answered"].GetInt(), theirs[agent.c_str()]["answered"].GetInt()) << agent;
        EXPECT_EQ(row["talkSeconds"].GetDouble(), theirs[agent.c_str()]["talkSeconds"].GetDouble()) << agent;
    }
}

// A board that looked on: what it showed of each day, and how those ended who waited over midnight.
TEST_F(BankReport, theLiveBoardSaysTheSame) {
    std::map<std::string, QueueCounts> live; // by day and queue
    Center center;
    Delta delta;
    const auto nameOf = [](Time day, QueueId queue) {
        return toIso(day).substr(0, 10) + " " + std::string(queue.text());
    };
    const auto note = [&] {
        for (const auto &queue : center.queues)
            live[nameOf(center.dayStartedAt, queue.id)] = queue.today;
    };
    const auto journal = Journal::open(data() / "imports/queue-log", Journal::Mode::read);
    ASSERT_TRUE(journal);
    ASSERT_TRUE(readEvents(*journal, 1, journal->last(), [&](const Event &event) {
        if (std::holds_alternative<DayStarted>(event.fact))
            note();
        apply(center, event, delta);
        for (const auto &visit : delta.visits)
            if (visit.joinedAt < center.dayStartedAt)
                countVisit(live[nameOf(visit.joinedAt, visit.queue)],
                           {visit.outcome, visit.wait(), seconds{20}, seconds{5}});
        return true;
    }));
    note();
    const auto rows = report("queues", "day,queue");
    EXPECT_GE(rows.Size(), 40u);
    for (const auto &row : rows.GetArray()) {
        const auto name = std::string(row["from"].GetString()).substr(0, 10) + " " + row["queue"].GetString();
        SCOPED_TRACE(name);
        ASSERT_TRUE(live.contains(name));
        const auto &counts = live[name];
        EXPECT_EQ(counts.offered, row["offered"].GetInt());
        EXPECT_EQ(counts.answered, row["answered"].GetInt());
        EXPECT_EQ(counts.abandoned, row["abandoned"].GetInt());
        EXPECT_EQ(toSeconds(counts.longestWait), row["longestWaitSeconds"].GetDouble());
        EXPECT_EQ(toSeconds(counts.talk), row["talkSeconds"].GetDouble());
        if (counts.answered > 0) {
            EXPECT_NEAR(toSeconds(counts.answerWait) / static_cast<double>(counts.answered),
                        row["asaSeconds"].GetDouble(), near);
        }
    }
}

TEST_F(BankReport, importedAgainItIsTheSame) {
    const auto before = sameness();
    const auto hours = run({"report", "intervals", "--from", "1999-08-01", "--to", "1999-08-07"});
    EXPECT_NE(import().find("nothing new"), std::string::npos);
    EXPECT_EQ(sameness(), before);
    EXPECT_EQ(run({"report", "intervals", "--from", "1999-08-01", "--to", "1999-08-07"}), hours);
    const auto rebuilt = run({"journal", "rebuild"});
    EXPECT_NE(rebuilt.find("queue-log: reports and snapshots from 48812 events"), std::string::npos)
        << rebuilt;
    EXPECT_EQ(run({"report", "intervals", "--from", "1999-08-01", "--to", "1999-08-07"}), hours);
}

// The board of the bank's past is asked for as the live one's is.
TEST_F(BankReport, theBoardOfAMomentIsThatOfTheStream) {
    const auto at = [&](const std::string &moment) {
        return read(run({"journal", "at", moment, "--stream", "queue-log", "--json"}));
    };
    const auto board = at("1999-08-02T10:30");
    const auto &queues = board["queues"];
    ASSERT_EQ(queues.Size(), 6u);
    std::int64_t offered = 0;
    for (const auto &queue : queues.GetArray())
        offered += queue["today"]["offered"].GetInt64();
    const auto rows = report("queues", "day", {"--hours", "0-10:30"});
    EXPECT_EQ(offered, rows[1]["offered"].GetInt64());
    EXPECT_EQ(std::string(rows[1]["from"].GetString()).substr(0, 10), "1999-08-02");
    EXPECT_GT(board["waiting"].Size(), 0u);
}

} // namespace
} // namespace callboard::test
