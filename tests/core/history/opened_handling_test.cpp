// SPDX-License-Identifier: GPL-3.0-or-later
// Handling times open to what they sum.
#include "core/history/opened.h"
#include "tests/core/history/folded_story.h"

#include <gtest/gtest.h>
#include <limits>

namespace callboard::test {

using namespace history;

namespace {

// What stands in the list, as the counts of an average: its talks, and the work after calls beside them.
template <class Counts>
void expectListToBeHandling(const Streams &streams, OpenQuery opening, const Counts &counts,
                            const std::string &where, Duration &work) {
    opening.most = std::numeric_limits<std::size_t>::max() / 4;
    for (const auto figure : {WorkFigure::HandleTime, WorkFigure::AfterCallAverage, WorkFigure::TalkTime}) {
        opening.work = figure;
        const auto opened = *openFigure(streams, opening, zone("Europe/Moscow"));
        Duration talk{}, hold{}, after{};
        for (const auto &row : opened.stays) {
            ASSERT_EQ(row.judgement.part == Part::Added, row.state == AgentState::WorkingAfterCall) << where;
            talk += row.talk.value_or(Duration{});
            hold += row.hold.value_or(Duration{});
            after += row.lasted;
        }
        ASSERT_EQ(opened.size(Part::Counted), counts.segments) << where;
        ASSERT_EQ(opened.size(Part::Counted) + opened.size(Part::Added),
                  static_cast<std::int64_t>(opened.stays.size()))
            << where;
        ASSERT_EQ(talk, counts.talk) << where;
        ASSERT_EQ(hold, counts.hold) << where;
        ASSERT_EQ(after, figure == WorkFigure::TalkTime ? Duration{} : counts.afterCallWork) << where;
        work += after;
    }
}

} // namespace

TEST(OpenedFigure, handlingTimesOpenToTheTalksAndTheWorkThatTheySum) {
    const auto day = zone("Europe/Moscow");
    Duration ofAgents{}, ofQueues{}, ofBoth{};
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        FiguresQuery query;
        Streams streams;
        streams.push_back(folded(seed, 200, query.period));
        query.step = std::array{Step::Whole, Step::Day, Step::Hour, Step::Interval}[seed % 4];
        const auto where = "seed " + std::to_string(seed);
        query.byAgent = true;
        for (const auto &row : *agentFigures(streams, query, day)) {
            OpenQuery opening;
            opening.row.period = row.time;
            opening.row.agents = {row.figures.agent};
            expectListToBeHandling(streams, opening, row.figures.counts, where, ofAgents);
        }
        query.byQueue = true;
        for (const bool byAgent : {false, true}) {
            query.byAgent = byAgent;
            for (const auto &row : *queueFigures(streams, query, day)) {
                if (!row.figures.queue || (byAgent && !row.agent))
                    continue; // the sum of all, and who has waited only
                OpenQuery opening;
                opening.row.period = row.time;
                opening.row.queues = {row.figures.queue};
                if (row.agent)
                    opening.row.agents = {row.agent};
                opening.ofQueues = true;
                expectListToBeHandling(streams, opening, row.figures.counts, where,
                                       byAgent ? ofBoth : ofQueues);
            }
        }
        if (HasFatalFailure())
            return;
    }
    EXPECT_GT(ofAgents, minutes{30});
    EXPECT_GT(ofQueues, minutes{30});
    EXPECT_GT(ofBoth, minutes{30});
}

} // namespace callboard::test
