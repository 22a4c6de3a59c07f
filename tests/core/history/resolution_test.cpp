// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/resolution.h"
#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

namespace {

constexpr int oneDay = 86'400;

class FirstContacts : public testing::Test {
protected:
    FirstContacts()
        : m_told(m_scratch.path()) {}

    // Answered on this day, and at its end the call has this code, if any.
    void contact(int onDay, const std::string &number, const char *code = nullptr) {
        const auto second = onDay * oneDay + 10 * static_cast<int>(++m_count);
        m_told.answered(m_count, second, 2, 3, number);
        if (code)
            m_told.at(second + 6,
                      DispositionSet{CallId{m_count}, AgentId{"anna"}, DispositionId{code}, AgentId{"anna"}});
    }
    // "contacts first resolved undecided"
    std::string over(int fromDay, int toDay, std::optional<int> presentDay = std::nullopt) {
        FiguresQuery query;
        query.period = {nine + seconds{fromDay * oneDay}, nine + seconds{toDay * oneDay}};
        const auto rows = resolutionRows(m_told.streams(nine + seconds{presentDay.value_or(100) * oneDay}),
                                         query, zone("UTC"));
        EXPECT_TRUE(rows);
        const auto &all = rows->back();
        return std::to_string(all.contacts) + " " + std::to_string(all.first) + " " +
               std::to_string(all.resolved) + " " + std::to_string(all.undecided);
    }

    const Scratch m_scratch;
    Told m_told;
    std::uint32_t m_count = 0;
};

TEST_F(FirstContacts, whoDoesNotComeBackIsResolved) {
    contact(0, "1");
    contact(1, "2");
    contact(1, "3");
    contact(3, "2"); // comes back: neither first nor resolved
    contact(9, "3"); // after more than seven days: a first one again
    EXPECT_EQ(over(0, 2), "3 3 2 0");
    EXPECT_EQ(over(2, 10), "2 1 1 0");
}

TEST_F(FirstContacts, theCodeIsTheMatter) {
    contact(0, "1", "solved");
    contact(1, "1", "no-line"); // about something else
    contact(2, "1", "no-line"); // again
    EXPECT_EQ(over(0, 8), "3 2 1 0");
}

TEST_F(FirstContacts, theLastCodeCounts) {
    contact(0, "1", "solved");
    m_told.at(oneDay / 2,
              DispositionSet{CallId{1}, AgentId{"anna"}, DispositionId{"no-line"}, UserId{"olga"}});
    contact(1, "1", "no-line");
    EXPECT_EQ(over(0, 8), "2 1 0 0");
}

TEST_F(FirstContacts, whoMayComeBackYetIsNotDecided) {
    contact(0, "1");
    contact(5, "2");
    EXPECT_EQ(over(0, 8, 8), "2 2 1 1");
    contact(6, "2"); // who comes back soon must not weigh more than who does not
    EXPECT_EQ(over(0, 8, 8), "3 2 1 1");
    EXPECT_EQ(over(0, 8, 13), "3 2 1 0");
}

// The past of another telephone system says nothing of the time after it, however late it is now.
TEST_F(FirstContacts, whoCameBeforeAnImportsEndIsDecidedByWhatGoesOnAfterIt) {
    contact(0, "1");
    contact(1, "2");
    contact(4, "3"); // the import's end
    const auto besideALiveOneThatBegins = [&](int onDay) {
        const Scratch scratch;
        Told live(scratch.path());
        live.answered(1, onDay * oneDay, 2, 3, "2");
        auto streams = live.streams(nine + seconds{(onDay + 30) * oneDay});
        for (auto &imported : m_told.streams())
            streams.push_back(std::move(imported));
        FiguresQuery query;
        query.period = {nine, nine + seconds{5 * oneDay}};
        const auto rows = resolutionRows(streams, query, zone("UTC"));
        EXPECT_TRUE(rows);
        const auto &all = rows->back();
        return std::to_string(all.first) + " " + std::to_string(all.resolved) + " " +
               std::to_string(all.undecided);
    };
    EXPECT_EQ(besideALiveOneThatBegins(6), "3 2 0") << "the second came back";
    EXPECT_EQ(besideALiveOneThatBegins(100), "3 0 3") << "nobody knows";
}

// To the second.
TEST_F(FirstContacts, sevenDaysLaterItIsAnotherMatterAndIsDecided) {
    m_told.answered(1, 0, 2, 3, "1");
    EXPECT_EQ(over(0, 1, 6), "1 1 0 1");
    EXPECT_EQ(over(0, 1, 7), "1 1 1 0");
    m_told.answered(2, 7 * oneDay, 2, 3, "1");
    EXPECT_EQ(over(0, 8), "2 2 2 0");
}

TEST_F(FirstContacts, withoutANumberNobodyIsKnown) {
    contact(0, "");
    contact(1, "");
    m_told.abandoned(90, 2 * oneDay, 5, "7");
    EXPECT_EQ(over(0, 8), "0 0 0 0");
}

} // namespace
} // namespace callboard::test
