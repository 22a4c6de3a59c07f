// SPDX-License-Identifier: GPL-3.0-or-later
// A bank's week of calls: history gives the figures that were reckoned from its log by other means.
#include "core/history/projections.h"
#include "core/kpi/figures.h"
#include "tests/core/history/kept_journal.h"
#include "tests/support/source.h"

#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <set>
#include <sstream>

namespace callboard::test {

using namespace history;

namespace {

std::filesystem::path bank() {
    return sourceFolder() / "../shared/data/bank-1999";
}

std::vector<std::string> cellsOf(const std::string &line) {
    std::vector<std::string> cells;
    std::stringstream text(line);
    for (std::string cell; std::getline(text, cell, '|');)
        cells.push_back(cell);
    return cells;
}

// The log's lines as facts of one site.
class Week {
public:
    explicit Week(const std::filesystem::path &log) {
        std::ifstream file(log);
        for (std::string line; std::getline(file, line);)
            m_lines.push_back(cellsOf(line));
        SiteSettings site;
        site.timeZone = "UTC";
        std::set<std::string> queues, agents;
        for (const auto &cells : m_lines) {
            queues.insert(cells[2]);
            if (cells[4] == "CONNECT")
                agents.insert(agentOf(cells));
        }
        for (const auto &queue : queues) {
            auto &settings = site.queues.emplace_back();
            settings.id = QueueId{queue};
            settings.number = queue;
            settings.wrapUp = {};
        }
        for (const auto &agent : agents) {
            auto &settings = site.users.emplace_back();
            settings.id = AgentId{agent};
            settings.extension = DeviceId{agent};
        }
        std::sort(site.queues.begin(), site.queues.end(), [](auto &a, auto &b) { return a.id < b.id; });
        std::sort(site.users.begin(), site.users.end(), [](auto &a, auto &b) { return a.id < b.id; });
        add(timeOf(m_lines.front()), BackendStarted{1, "test"});
        add(timeOf(m_lines.front()), ConfigChanged{site});
        for (const auto &cells : m_lines)
            take(cells);
    }
    const std::vector<Event> &events() const { return m_events; }

private:
    static std::string agentOf(const std::vector<std::string> &cells) {
        return cells[3].substr(cells[3].find('/') + 1);
    }
    static Time timeOf(const std::vector<std::string> &cells) { return Time{seconds{std::stoll(cells[0])}}; }
    void add(Time at, Fact fact) { m_events.push_back({m_events.size() + 1, at, {}, std::move(fact)}); }

    void take(const std::vector<std::string> &cells) {
        const auto at = timeOf(cells);
        const auto call = CallId{m_calls.try_emplace(cells[1], m_calls.size() + 1).first->second};
        const auto agent = AgentId{agentOf(cells)};
        if (cells[4] == "ENTERQUEUE") {
            add(at, CallArrived{call, Direction::Inbound, {cells[6], ""}, cells[2], {}, {}});
            add(at, CallQueued{call, QueueId{cells[2]}});
        } else if (cells[4] == "CONNECT") {
            add(at, OfferStarted{OfferId{call.value}, call, agent, DeviceId{agent.text()}, at});
            add(at, CallAnswered{call, agent, OfferId{call.value}});
        } else {
            const bool isAbandoned = cells[4] == "ABANDON";
            add(at, CallEnded{call, EndedBy::Caller, isAbandoned ? EndCause::Cancelled : EndCause::Normal});
        }
    }

    std::vector<std::vector<std::string>> m_lines;
    std::map<std::string, std::uint64_t> m_calls;
    std::vector<Event> m_events;
};

const Week &week() {
    static const Week read(bank() / "queue_log");
    return read;
}

rapidjson::Document expected() {
    std::ifstream file(bank() / "expected.json");
    std::stringstream text;
    text << file.rdbuf();
    rapidjson::Document document;
    document.Parse(text.str().c_str());
    return document;
}

void expectNear(std::optional<double> ours, const rapidjson::Value &theirs, const std::string &what) {
    EXPECT_EQ(ours.has_value(), !theirs.IsNull()) << what;
    if (ours && !theirs.IsNull()) {
        EXPECT_NEAR(*ours, theirs.GetDouble(), 1e-6) << what;
    }
}

void expectNear(std::optional<Duration> ours, const rapidjson::Value &theirs, const std::string &what) {
    expectNear(ours ? std::optional(toSeconds(*ours)) : std::nullopt, theirs, what);
}

void expectSame(const QueueFigures &ours, const rapidjson::Value &theirs, const std::string &what) {
    EXPECT_EQ(ours.counts.offered, theirs["offered"].GetInt64()) << what;
    EXPECT_EQ(ours.counts.answered, theirs["answered"].GetInt64()) << what;
    EXPECT_EQ(ours.counts.abandoned, theirs["abandoned"].GetInt64()) << what;
    EXPECT_EQ(toSeconds(ours.counts.longestWait), theirs["longestWaitSeconds"].GetDouble()) << what;
    expectNear(abandonRate(ours.counts), theirs["abandonRate"], what);
    expectNear(speedOfAnswer(ours.counts), theirs["asaSeconds"], what);
    expectNear(timeToAbandon(ours.counts), theirs["averageTimeToAbandonSeconds"], what);
    for (const auto formula : {ServiceLevel::AnsweredOnly, ServiceLevel::Strict,
                               ServiceLevel::IgnoreEarlyAbandons, ServiceLevel::CreditEarlyAbandons})
        expectNear(serviceLevel(ours.counts, formula), theirs[std::string(textOf(formula)).c_str()], what);
}

void expectSameTalk(const QueueFigures &ours, const rapidjson::Value &theirs, const std::string &what) {
    EXPECT_EQ(toSeconds(ours.counts.talk), theirs["talkSeconds"].GetDouble()) << what;
    expectNear(talkTime(ours.counts), theirs["attSeconds"], what);
}

class BankWeek : public ::testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(bank() / "expected.json"))
            GTEST_SKIP() << "the bank's week is not here: " << bank();
        m_kept.emplace(m_scratch.path());
        m_kept->append(week().events());
        auto projections = *Projections::open(m_kept->stream(), m_kept->journal().epoch(), 1'000);
        const auto read = catchUp(projections, m_kept->journal());
        ASSERT_TRUE(read) << read.error().detail;
        ASSERT_TRUE(projections.flush());
        ASSERT_TRUE(projections.saveDays());
        m_query.period = {*fromIso("1999-08-01T00:00:00Z"), *fromIso("1999-08-09T00:00:00Z")};
        m_expected = expected();
    }
    std::vector<QueueRow> queues() { return *queueFigures(opened({m_kept->stream()}), m_query, zone("UTC")); }

    Scratch m_scratch;
    std::optional<KeptJournal> m_kept;
    FiguresQuery m_query;
    rapidjson::Document m_expected;
};

} // namespace

TEST_F(BankWeek, byQueueAndOverall) {
    m_query.byQueue = true;
    const auto rows = queues();
    const auto &theirs = m_expected["byQueue"];
    ASSERT_EQ(rows.size(), theirs.MemberCount() + 1);
    for (const auto &row : rows) {
        const auto queue = std::string(row.figures.queue.text());
        const auto &one = queue.empty() ? m_expected["overall"] : theirs[queue.c_str()];
        expectSame(row.figures, one, queue);
        expectSameTalk(row.figures, one, queue);
    }
}

// Their talk of a day or an hour is that of the calls that came in it; ours is that of the talks that ended
// in it.
TEST_F(BankWeek, byDay) {
    m_query.step = Step::Day;
    std::size_t found = 0;
    for (const auto &row : queues()) {
        const auto day = toIso(row.time.from).substr(0, 10);
        if (!m_expected["byDay"].HasMember(day.c_str()) ||
            row.time.to - row.time.from > std::chrono::hours{24})
            continue;
        ++found;
        expectSame(row.figures, m_expected["byDay"][day.c_str()], day);
    }
    EXPECT_EQ(found, m_expected["byDay"].MemberCount());
}

TEST_F(BankWeek, byHour) {
    m_query.step = Step::Hour;
    std::size_t found = 0;
    Duration talk{};
    auto rows = queues();
    const auto total = rows.back().figures.counts.talk;
    rows.pop_back();
    for (const auto &row : rows) {
        const auto hour = toIso(row.time.from).substr(0, 13);
        talk += row.figures.counts.talk;
        if (!m_expected["byHour"].HasMember(hour.c_str())) {
            EXPECT_EQ(row.figures.counts.offered, 0) << hour;
            continue;
        }
        ++found;
        expectSame(row.figures, m_expected["byHour"][hour.c_str()], hour);
    }
    EXPECT_EQ(found, m_expected["byHour"].MemberCount());
    EXPECT_EQ(talk, total);
}

// Asked as they reckon it, also of a day whose last callers talked into the next one.
TEST_F(BankWeek, talkByArrival) {
    m_query.talkBy = TalkBy::Arrival;
    m_query.step = Step::Hour;
    for (const auto &row : queues()) {
        const auto hour = toIso(row.time.from).substr(0, 13);
        if (m_expected["byHour"].HasMember(hour.c_str()) &&
            row.time.to - row.time.from == std::chrono::hours{1})
            expectSameTalk(row.figures, m_expected["byHour"][hour.c_str()], hour);
    }
    m_query.step = Step::Whole;
    for (const auto &day : m_expected["byDay"].GetObject()) {
        const std::string name = day.name.GetString();
        const auto from = *fromIso(name + "T00:00:00Z");
        m_query.period = {from, from + std::chrono::hours{24}};
        expectSameTalk(queues().back().figures, day.value, name);
    }
}

TEST_F(BankWeek, byAgent) {
    m_query.byAgent = true;
    const auto rows = *agentFigures(opened({m_kept->stream()}), m_query, zone("UTC"));
    const auto &theirs = m_expected["byAgent"];
    ASSERT_EQ(rows.size(), theirs.MemberCount());
    for (const auto &row : rows) {
        const auto agent = std::string(row.figures.agent.text());
        ASSERT_TRUE(theirs.HasMember(agent.c_str())) << agent;
        EXPECT_EQ(row.figures.counts.answered, theirs[agent.c_str()]["answered"].GetInt64()) << agent;
        EXPECT_EQ(toSeconds(row.figures.counts.talk), theirs[agent.c_str()]["talkSeconds"].GetDouble())
            << agent;
    }
}

} // namespace callboard::test
