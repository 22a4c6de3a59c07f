// SPDX-License-Identifier: GPL-3.0-or-later
// The night on which Berlin's clocks go back, asked for by people whose own clocks stand elsewhere.
#include "core/history/archive.h"
#include "tests/support/parsed_json.h"
#include "tests/support/process.h"
#include "tests/support/scratch.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>
#include <set>

namespace callboard::test {
namespace {

constexpr int hoursOfTheDay = 25;
constexpr int calls = 2 * hoursOfTheDay;

class SiteDayTest : public testing::Test {
protected:
    SiteDayTest() {
        auto site = smallSite();
        site.timeZone = "Europe/Berlin";
        const auto midnight = *fromIso("2026-10-24T22:00:00Z");
        add(midnight, ConfigChanged{site});
        add(midnight, DayStarted{"2026-10-25"});
        add(midnight,
            AgentStateChanged{AgentId{"anna"}, DesiredState::Ready, {}, Author::Agent, UserId{"anna"}});
        for (std::uint64_t i = 0; i < calls; ++i) {
            const auto at = midnight + minutes{30 * i + 10};
            const CallId call{i + 1};
            add(at, CallArrived{call, Direction::Inbound, {"+79211234567", ""}, "600", {}, {}});
            add(at, CallQueued{call, QueueId{"support"}});
            add(at + minutes{1}, CallEnded{call, EndedBy::Caller, EndCause::Cancelled});
        }
        add(midnight + std::chrono::hours{hoursOfTheDay}, DayStarted{"2026-10-26"});
        auto journal = Journal::open(m_scratch.path("data"), Journal::Mode::write);
        EXPECT_TRUE(journal && journal->append(m_records));
    }

    std::string readIn(const std::string &zone, std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {std::string(std::getenv("CALLBOARD_BIN")) + "/callboardctl",
                                             "--data", m_scratch.path("data").string()});
        Process process(arguments, {{}, {"TZ=" + zone}});
        EXPECT_EQ(process.wait(), 0) << process.output();
        process.says("\n", std::chrono::milliseconds{0}); // all that it said has been read
        return process.output();
    }
    static std::vector<std::string> hours(const char *format, const char *report = "queues",
                                          const char *groups = "hour") {
        return {"report",     report,       "--from", "2026-10-25", "--to",
                "2026-10-25", "--group-by", groups,   "--format",   format};
    }

private:
    void add(Time at, Fact fact) {
        const Event event{m_center.seq + 1, at, {}, std::move(fact)};
        Delta delta;
        apply(m_center, event, delta);
        EXPECT_TRUE(delta.isInPlace) << event.seq;
        m_records.push_back(recordOf(event));
    }

    Scratch m_scratch;
    Center m_center;
    std::vector<Record> m_records;
};

TEST_F(SiteDayTest, aDayOf25HoursHas25RowsAndLosesNoCall) {
    const auto rows = parseJson(readIn("UTC", hours("json")));
    ASSERT_TRUE(rows);
    std::set<std::string> begins;
    int offered = 0, abandoned = 0;
    for (const auto &row : rows->GetArray()) {
        begins.insert(row["from"].GetString());
        EXPECT_EQ(row["offered"].GetInt(), 2) << row["from"].GetString();
        offered += row["offered"].GetInt();
        abandoned += row["abandoned"].GetInt();
    }
    EXPECT_EQ(rows->Size(), static_cast<unsigned>(hoursOfTheDay));
    EXPECT_EQ(begins.size(), static_cast<std::size_t>(hoursOfTheDay)) << "both hours from 2 have a name";
    EXPECT_EQ(offered, calls);
    EXPECT_EQ(abandoned, calls);
}

// Who is ready all day is so for 25 hours, an hour in each row.
TEST_F(SiteDayTest, aDayOf25HoursHas25RowsOfAgents) {
    const auto rows = parseJson(readIn("UTC", hours("json", "agents", "agent,hour")));
    ASSERT_TRUE(rows);
    std::set<std::string> begins;
    for (const auto &row : rows->GetArray()) {
        if (std::string(row["agent"].GetString()) != "anna")
            continue;
        begins.insert(row["from"].GetString());
        EXPECT_EQ(row["readySeconds"].GetDouble(), 3600) << row["from"].GetString();
    }
    EXPECT_EQ(begins.size(), static_cast<std::size_t>(hoursOfTheDay)) << "both hours from 2 have a row";
}

TEST_F(SiteDayTest, readersInOtherZonesSeeTheSameDay) {
    for (const auto *format : {"json", "csv", "table"}) {
        const auto inUtc = readIn("UTC", hours(format));
        EXPECT_EQ(readIn("Asia/Tokyo", hours(format)), inUtc) << format;
        EXPECT_EQ(readIn("America/New_York", hours(format)), inUtc) << format;
    }
    // A moment that is told by the clock on the wall is the site's.
    const std::vector<std::string> moment{"journal", "at", "2026-10-25T23:30", "--json"};
    EXPECT_EQ(readIn("Asia/Tokyo", moment), readIn("America/New_York", moment));
}

} // namespace
} // namespace callboard::test
