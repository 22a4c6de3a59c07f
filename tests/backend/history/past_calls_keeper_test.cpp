// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/past_calls_keeper.h"

#include "core/directory/database.h"
#include "tests/core/history/kept_journal.h"
#include "tests/support/story.h"
#include "tests/support/wait.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

namespace callboard::test {

namespace {

constexpr auto number = "84951234567";

// A site's journal of calls with one number, and what keeps them for the callers' cards.
class Cards : public testing::Test {
protected:
    Cards() {
        append(ConfigChanged{smallSite()});
        write(100);
    }

    void append(Fact fact) { m_written.push_back(test::append(m_center, std::move(fact), &m_delta)); }
    void write(int calls) {
        for (int i = 0; i < calls; ++i) {
            const CallId call{++m_calls};
            append(CallArrived{call, Direction::Inbound, {number, ""}, "600", {}, {}});
            append(CallQueued{call, QueueId{"support"}});
            append(CallEnded{call, EndedBy::Caller, EndCause::Cancelled});
        }
        m_kept.append(m_written);
        m_last = m_written.back();
        m_written.clear();
    }
    // As the hub tells it, after it is durable.
    void call(PastCallsKeeper &keeper) {
        write(1);
        keeper.take(m_last, m_delta);
    }

    std::unique_ptr<PastCallsKeeper> open(std::uint64_t atOnce) {
        auto keeper = PastCallsKeeper::open(
            {m_scratch.path(), "RU"}, m_kept.journal(),
            [this](const std::string &line) { m_log.push_back(line); }, atOnce);
        EXPECT_TRUE(keeper) << keeper.error().detail;
        return std::move(keeper).value();
    }
    static std::size_t found(PastCallsKeeper &keeper) { return keeper.calls().with(number, 10'000)->size(); }
    static bool isWhole(PastCallsKeeper &keeper) {
        return waitFor([&] { return keeper.calls().isWriting(); });
    }

    // Where this table begins; the rest is whole.
    void damage(const std::string &table) const {
        std::uint64_t page = 0;
        {
            auto database = directory::Database::open(m_scratch.path("history.db"));
            ASSERT_TRUE(database->execute("PRAGMA wal_checkpoint(TRUNCATE)"));
            page = *database->number("SELECT rootpage FROM sqlite_master WHERE name = '" + table + "'");
        }
        ASSERT_GT(page, 1u);
        std::fstream file(m_scratch.path("history.db"), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(static_cast<std::streamoff>((page - 1) * pageSize));
        file << std::string(pageSize, '\xA5');
    }
    // One word of the damage, none of contacts, which are whole.
    void expectToldOnce() const {
        const auto has = [](const char *words) {
            return [words](const std::string &line) { return line.find(words) != line.npos; };
        };
        EXPECT_EQ(std::count_if(m_log.begin(), m_log.end(), has("kept as history.db.damaged")), 1);
        EXPECT_EQ(std::count_if(m_log.begin(), m_log.end(), has("contacts")), 0);
        EXPECT_TRUE(std::filesystem::exists(m_scratch.path("history.db.damaged")));
    }

    static constexpr std::size_t pageSize = 4096;
    Scratch m_scratch;
    KeptJournal m_kept{m_scratch.path()};
    Center m_center;
    Delta m_delta;
    std::uint64_t m_calls = 0;
    std::vector<Event> m_written;
    Event m_last;
    std::vector<std::string> m_log;
};

} // namespace

TEST_F(Cards, littleIsReadBeforeAnybodyAsks) {
    const auto keeper = open(1000);
    EXPECT_TRUE(keeper->calls().isWriting());
    EXPECT_EQ(found(*keeper), 100u);
    EXPECT_TRUE(m_log.empty());
}

// The centre works at once, says that the cards lack calls, and in the end lacks none: neither those that
// ended while the past was being read.
TEST_F(Cards, muchIsReadWhileTheCentreWorksAndNoCallIsMissed) {
    const auto keeper = open(50);
    EXPECT_FALSE(keeper->calls().isWriting());
    for (int i = 0; i < 40; ++i)
        call(*keeper);
    ASSERT_TRUE(isWhole(*keeper));
    EXPECT_EQ(found(*keeper), 140u);
    call(*keeper);
    EXPECT_EQ(found(*keeper), 141u);
    EXPECT_NE(m_log.back().find("whole up to event"), std::string::npos);
}

TEST_F(Cards, oneThatStopsInTheMiddleGoesOnTheNextTime) {
    open(50).reset();
    const auto keeper = open(50);
    ASSERT_TRUE(isWhole(*keeper));
    EXPECT_EQ(found(*keeper), 100u);
}

TEST_F(Cards, aFileOfAnotherLayoutIsReplacedInTheBackground) {
    { const auto keeper = open(1000); }
    const auto file = m_scratch.path("history.db");
    {
        auto database = directory::Database::open(file);
        ASSERT_TRUE(database->execute("PRAGMA user_version = 1; DROP TABLE calls"));
    }
    const auto keeper = open(50);
    EXPECT_FALSE(keeper->calls().isWriting());
    EXPECT_EQ(found(*keeper), 0u);
    ASSERT_TRUE(isWhole(*keeper));
    EXPECT_EQ(found(*keeper), 100u);
}

TEST_F(Cards, aDamagedFileIsMadeAnewAtTheStart) {
    { const auto keeper = open(1000); }
    damage("progress");
    write(1);
    const auto keeper = open(1000);
    EXPECT_EQ(found(*keeper), 101u);
    expectToldOnce();
}

TEST_F(Cards, aDamageThatAWriteFindsIsMendedWhileTheCentreWorks) {
    { const auto keeper = open(1000); }
    damage("calls");
    const auto keeper = open(50);
    call(*keeper);
    EXPECT_TRUE(keeper->calls().hasFailed());
    keeper->mend(); // as every second
    ASSERT_TRUE(isWhole(*keeper));
    keeper->mend();
    EXPECT_EQ(found(*keeper), 101u);
    expectToldOnce();
}

TEST_F(Cards, aDamageThatOnlyReadingFindsIsMendedToo) {
    { const auto keeper = open(1000); }
    damage("calls_by_number");
    const auto keeper = open(1000);
    EXPECT_FALSE(keeper->calls().with(number, 10));
    keeper->mend();
    EXPECT_EQ(found(*keeper), 100u);
    expectToldOnce();
}

TEST_F(Cards, aDamageThatTheThreadFindsIsMendedByIt) {
    { const auto keeper = open(1000); }
    damage("calls");
    write(100);
    const auto keeper = open(50);
    ASSERT_TRUE(isWhole(*keeper));
    EXPECT_EQ(found(*keeper), 200u);
    expectToldOnce();
}

} // namespace callboard::test
