// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/list_query.h"

#include "tests/core/history/told.h"

namespace callboard::test {

using namespace history;

TEST(LostRows, tellWhetherTheNumberCameAgainAndWasAnswered) {
    const Scratch scratch;
    Told day(scratch.path());
    day.abandoned(1, 10, 3, "495");
    day.abandoned(2, 60, 30, "812");
    day.abandoned(3, 100, 20, "495");
    day.answered(4, 200, 5, 60, "495");
    day.answered(5, 400, 5, 60, "495"); // the first answer is the one
    day.project();
    const auto rows = *lostRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_TRUE(rows[0].isShort);
    EXPECT_EQ(rows[0].cameAgain, nine + seconds{100});
    EXPECT_EQ(rows[0].answered, nine + seconds{205}) << "when, not when it came";
    EXPECT_EQ(rows[0].answeredBy, AgentId{"anna"});
    EXPECT_EQ(rows[1].cameAgain, std::nullopt);
    EXPECT_EQ(rows[1].wait, seconds{30});
    EXPECT_EQ(rows[2].answered, nine + seconds{205});
}

// Who was led on to another number is in its hands; whom nothing waited for is lost, once, from his last
// queue.
TEST(LostRows, haveWhoWaitedTheLongestWaitInVain) {
    const Scratch scratch;
    Told day(scratch.path());
    const auto leaves = [&](int second, std::uint32_t call, std::string_view queue) {
        day.at(second,
               CallLeftQueue{CallId{call}, QueueId{queue}, VisitOutcome::Overflowed, LeaveReason::MaxWait});
    };
    day.arrive(1, 10);
    leaves(70, 1, "support");
    day.at(70, CallQueued{CallId{1}, QueueId{"sales"}});
    leaves(130, 1, "sales");
    day.at(135, CallEnded{CallId{1}, EndedBy::System, EndCause::MaxWait});
    day.arrive(2, 200);
    leaves(260, 2, "support");
    day.at(300, CallEnded{CallId{2}, EndedBy::Caller, EndCause::Normal});
    day.arrive(3, 400);
    leaves(460, 3, "support");
    day.at(461, CallEnded{CallId{3}, EndedBy::Caller, EndCause::Cancelled}); // before anything was there
    for (const bool isProjected : {false, true}) {
        const auto rows = *lostRows(day.streams(), {{nine, nine + minutes{60}}, {}, {}, {}}, zone("UTC"));
        ASSERT_EQ(rows.size(), 2u);
        EXPECT_EQ(rows[1].call, CallId{3});
        EXPECT_EQ(rows[0].call, CallId{1});
        EXPECT_EQ(rows[0].queue, QueueId{"sales"});
        EXPECT_EQ(rows[0].outcome, VisitOutcome::Overflowed);
        EXPECT_EQ(rows[0].wait, seconds{60});
        const ListQuery ofSupport{{nine, nine + minutes{60}}, {QueueId{"support"}}, {}, {}};
        const auto lost = *lostRows(day.streams(), ofSupport, zone("UTC"));
        ASSERT_EQ(lost.size(), 1u);
        EXPECT_EQ(lost[0].call, CallId{3});
        if (!isProjected)
            day.project();
    }
}

} // namespace callboard::test
