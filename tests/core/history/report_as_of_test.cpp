// SPDX-License-Identifier: GPL-3.0-or-later
// A report was read, calls go on coming, and then one of its numbers is opened as of the report's moment: as
// many calls as it said.
#include "core/history/opened.h"
#include "core/kpi/figures.h"
#include "tests/core/history/kept_journal.h"
#include "tests/core/history/steady_story.h"

#include <gtest/gtest.h>
#include <map>

namespace callboard::test {

using namespace history;

namespace {

// The same journal when the report was read, and later.
struct Journals {
    Journals(std::uint32_t seed, std::size_t seen, std::size_t all) {
        SteadyStory story(seed, seen);
        Projector projector;
        for (std::size_t count = 1; count <= all; ++count) {
            const auto event = story.next();
            projector.take(event);
            if (count == 1)
                query.period.from = event.at;
            if (story.isAtLook()) {
                asOf = event.at;
                then.push_back(StreamRows::of("live", projector));
            }
            query.period.to = event.at + minutes{1};
        }
        later.push_back(StreamRows::of("live", std::move(projector)));
    }
    Opened open(const std::vector<QueueId> &queues, const std::vector<AgentId> &agents, bool ofNobody,
                VisitFigure figure, std::optional<WorkFigure> work = {}, bool ofQueues = false,
                const std::vector<TeamId> &teams = {}) const {
        OpenQuery wanted{query, ofNobody, figure, work, ofQueues, asOf};
        wanted.row.queues = queues;
        wanted.row.agents = agents;
        if (!teams.empty())
            wanted.row.teams = teams;
        wanted.most = 10'000;
        auto opened = openFigure(later, wanted, zone("UTC"));
        EXPECT_TRUE(opened) << opened.error().detail;
        return opened ? std::move(opened).value() : Opened{};
    }

    FiguresQuery query;
    Time asOf;
    Streams then, later;
};

template <class AnyId>
std::vector<AnyId> onlyThis(const AnyId &id) {
    return id ? std::vector{id} : std::vector<AnyId>{};
}

void expectSame(const Journals &journals, const QueueRow &row, bool byAgent) {
    const auto &counts = row.figures.counts;
    const bool ofNobody = byAgent && !row.agent;
    const auto open = [&](VisitFigure figure) {
        return journals.open(onlyThis(row.figures.queue), onlyThis(row.agent), ofNobody, figure);
    };
    const std::pair<VisitFigure, std::int64_t> numbers[]{
        {VisitFigure::Offered, counts.offered},
        {VisitFigure::Answered, counts.answered},
        {VisitFigure::AnsweredWithinTarget, counts.answeredWithinTarget},
        {VisitFigure::Abandoned, counts.abandoned},
        {VisitFigure::Overflowed, counts.overflowed},
        {VisitFigure::Unknown, counts.unknown},
        {VisitFigure::Waiting, row.figures.waiting}};
    for (const auto &[figure, number] : numbers) {
        const auto opened = open(figure);
        ASSERT_EQ(opened.size(Part::Counted), number) << textOf(figure);
        ASSERT_EQ(opened.size(Part::Counted) + opened.size(Part::LeftOut), counts.offered) << textOf(figure);
    }
    if (!ofNobody) {
        const auto talks = [&](WorkFigure figure) {
            return journals.open(onlyThis(row.figures.queue), onlyThis(row.agent), false, {}, figure, true)
                .size(Part::Counted);
        };
        ASSERT_EQ(talks(WorkFigure::HandleTime), counts.segments);
        ASSERT_EQ(talks(WorkFigure::Contacts), counts.contacts);
        ASSERT_EQ(talks(WorkFigure::Transfers), counts.transferred);
    }
}

// Of an agent, of a team, or of all who have none, who are asked for one by one.
void expectSame(const Journals &journals, const AgentRow &row, const std::vector<AgentId> &teamless = {}) {
    const auto &counts = row.figures.counts;
    const auto agents = row.figures.team || row.figures.agent ? onlyThis(row.figures.agent) : teamless;
    const auto open = [&](WorkFigure figure) {
        return journals.open({}, agents, false, {}, figure, false, onlyThis(row.figures.team));
    };
    ASSERT_EQ(open(WorkFigure::OffersAnswered).size(Part::Counted), counts.answered);
    ASSERT_EQ(open(WorkFigure::Offers).size(Part::Counted), counts.offers);
    ASSERT_EQ(open(WorkFigure::OffersMissed).size(Part::Counted), counts.offersNotAnswered);
    ASSERT_EQ(open(WorkFigure::HandleTime).size(Part::Counted), counts.segments);
    ASSERT_EQ(open(WorkFigure::Contacts).size(Part::Counted), counts.contacts);
    ASSERT_EQ(open(WorkFigure::Transfers).size(Part::Counted), counts.transferred);
    ASSERT_EQ(open(WorkFigure::Dials).size(Part::Counted), counts.dials);
    for (const auto &[work, whole] :
         {std::pair{WorkFigure::ReadyTime, counts.ready},
          std::pair{WorkFigure::AfterCallTime, counts.afterCallWork},
          std::pair{WorkFigure::NotReadyTime, counts.notReady}, std::pair{WorkFigure::BusyTime, counts.busy},
          std::pair{WorkFigure::ReservedTime, counts.reserved}}) {
        Duration time{};
        for (const auto &stay : open(work).stays)
            time += stay.judgement.part == Part::Counted ? stay.lasted : Duration{};
        ASSERT_EQ(time, whole) << textOf(work);
    }
}

std::string nameOf(const QueueRow &row) {
    return std::string(row.figures.queue.text()) + " " + std::string(row.agent.text());
}

std::string nameOf(const AgentRow &row) {
    return std::string(row.figures.agent.text()) + " " + std::string(row.figures.team.text());
}

// Each row, until one does not open as it should.
template <class Row, class Expect>
void eachOf(const std::vector<Row> &rows, const Expect &expect) {
    for (const auto &row : rows) {
        SCOPED_TRACE(nameOf(row));
        expect(row);
        if (testing::Test::HasFatalFailure())
            return;
    }
}

template <class Expect>
void eachJournal(const Expect &expect) {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Journals journals(seed, 60 + seed % 200, 400);
        expect(journals, seed);
        if (testing::Test::HasFatalFailure())
            return;
    }
}

// What was reported of queues, now by the one and now by the other, each row of which is then opened.
template <class Expect>
void eachRowOfQueues(Journals &journals, std::uint32_t seed, const Expect &expect) {
    auto &query = journals.query;
    query.byQueue = seed % 2 == 0;
    query.byAgent = seed % 3 == 0;
    auto rows = *queueFigures(journals.then, query, zone("UTC"));
    if (query.byQueue || query.byAgent)
        rows.pop_back(); // all together
    eachOf(rows, [&](const QueueRow &row) {
        expectSame(journals, row, query.byAgent);
        expect(row);
    });
}

} // namespace

TEST(ReportAsOf, numbersOfQueuesOpenToAsManyCallsAsTheySaidWhateverCameSince) {
    std::int64_t offered = 0, waiting = 0;
    eachJournal([&](Journals &journals, std::uint32_t seed) {
        eachRowOfQueues(journals, seed, [&](const QueueRow &row) {
            offered += row.figures.counts.offered;
            waiting += row.figures.waiting;
        });
    });
    EXPECT_GT(offered, 1'000);
    EXPECT_GT(waiting, 100);
}

TEST(ReportAsOf, numbersOfAgentsOpenToTheirTalksOffersAndStates) {
    std::int64_t talks = 0;
    eachJournal([&](Journals &journals, std::uint32_t) {
        journals.query.byAgent = true;
        eachOf(*agentFigures(journals.then, journals.query, zone("UTC")), [&](const AgentRow &row) {
            expectSame(journals, row);
            talks += row.figures.counts.segments;
        });
    });
    EXPECT_GT(talks, 100);
}

// As they are found when a number of theirs is opened.
std::vector<AgentId> teamlessOf(const Journals &journals) {
    auto byAgent = journals.query;
    byAgent.byAgent = byAgent.byTeam = true;
    std::vector<AgentId> teamless;
    for (const auto &row : *agentFigures(journals.later, byAgent, zone("UTC")))
        if (!row.figures.team)
            teamless.push_back(row.figures.agent);
    return teamless;
}

TEST(ReportAsOf, numbersOfTeamsOpenToTheWorkOfTheirAgents) {
    std::map<TeamId, std::int64_t> offers, states;
    eachJournal([&](Journals &journals, std::uint32_t) {
        journals.query.byTeam = true;
        const auto teamless = teamlessOf(journals);
        const auto rows = *agentFigures(journals.then, journals.query, zone("UTC"));
        ASSERT_EQ(rows.size(), 3u) << "two teams, and who has none";
        eachOf(rows, [&](const AgentRow &row) {
            expectSame(journals, row, teamless);
            offers[row.figures.team] += row.figures.counts.offers;
            states[row.figures.team] += loggedIn(row.figures.counts) > Duration{};
        });
    });
    EXPECT_GT(offers[TeamId{"first"}], offers[TeamId{"second"}]);
    EXPECT_GT(offers[TeamId{"second"}], 100);
    EXPECT_GT(states[TeamId{}], 100);
}

TEST(ReportAsOf, numbersOfQueuesForOneTeamOpenToWhatItAnswered) {
    std::int64_t answered = 0;
    eachJournal([&](Journals &journals, std::uint32_t seed) {
        journals.query.teams = {TeamId{"first"}};
        eachRowOfQueues(journals, seed,
                        [&](const QueueRow &row) { answered += row.figures.counts.answered; });
    });
    EXPECT_GT(answered, 100);
}

} // namespace callboard::test
