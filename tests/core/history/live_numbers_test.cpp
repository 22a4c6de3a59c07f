// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever number of a live board is opened, at whatever moment: as many calls as it says.
#include "core/wire/live_question.h"

#include "core/history/opened.h"
#include "core/kpi/agent_day.h"
#include "core/kpi/figures.h"
#include "core/kpi/queue_now.h"
#include "core/kpi/service_level.h"
#include "core/kpi/sums.h"
#include "tests/core/history/kept_journal.h"
#include "tests/core/history/steady_story.h"

#include <gtest/gtest.h>

namespace callboard::test {

using namespace history;

namespace {

Opened answerTo(const Streams &streams, const AskOpened &asked) {
    OpenQuery query;
    query.row.period = {asked.from, asked.to};
    query.row.queues = asked.queues;
    query.row.agents = asked.agents;
    query.row.teams = asked.teams;
    query.figure = asked.figure;
    query.work = asked.work;
    query.ofQueues = asked.ofQueues;
    query.asOf = asked.asOf;
    auto opened = openFigure(streams, query, zone("UTC"));
    EXPECT_TRUE(opened) << opened.error().detail;
    return opened ? std::move(opened).value() : Opened{};
}

// A floor as a board saw it once, and all that came after it.
class Floor {
public:
    Floor(std::uint32_t seed, std::size_t seen, std::size_t all) {
        SteadyStory story(seed, seen);
        Projector projector;
        for (std::size_t count = 0; count < all; ++count) {
            projector.take(story.next());
            if (story.isAtLook())
                board = projector.center();
        }
        streams.push_back(StreamRows::of("live", std::move(projector)));
    }
    Opened open(LiveSpan span, VisitFigure figure, QueueId queue, Time now) const {
        return answerTo(streams, askLive(board, now, "live", span, figure, queue));
    }
    template <class Whose> // an agent, a queue or a team
    Opened open(WorkFigure figure, Whose whose) const {
        return answerTo(streams, askLive(board, "live", figure, whose));
    }

    Center board;
    Streams streams;
};

Duration waits(const Opened &opened) {
    Duration sum{};
    for (const auto &stay : opened.stays)
        if (stay.judgement.part == Part::Counted)
            sum += stay.wait;
    return sum;
}

// The median and the wait of nine in ten, by the calls themselves.
void expectRanks(const Opened &opened, const AnsweredWaits &known) {
    std::vector<Duration> waits;
    for (const auto &stay : opened.stays)
        if (stay.judgement.part == Part::Counted)
            waits.push_back(std::chrono::floor<seconds>(stay.wait));
    std::sort(waits.begin(), waits.end());
    for (const std::size_t percent : {50u, 90u}) {
        const auto wait = waitOf(known, static_cast<std::int64_t>(percent));
        ASSERT_EQ(wait.has_value(), !waits.empty());
        if (wait) {
            EXPECT_EQ(*wait, waits[(waits.size() * percent + 99) / 100 - 1]) << percent;
        }
    }
}

void expectSame(const Floor &floor, QueueId queue, const QueueCounts &today, const VisitCounts &hour,
                const QueueNow &live, Time now) {
    const auto counted = [&](LiveSpan span, VisitFigure figure) {
        return floor.open(span, figure, queue, now).size(Part::Counted);
    };
    const std::pair<VisitFigure, std::int64_t> counts[]{
        {VisitFigure::Offered, today.offered},
        {VisitFigure::Answered, today.answered},
        {VisitFigure::AnsweredWithinTarget, today.answeredWithinTarget},
        {VisitFigure::Abandoned, today.abandoned},
        {VisitFigure::AbandonedWithinTarget, today.abandonedWithinTarget},
        {VisitFigure::ShortAbandoned, today.shortAbandoned},
        {VisitFigure::Overflowed, today.overflowed},
        {VisitFigure::Refused, today.refused},
        {VisitFigure::Unknown, today.unknown}};
    for (const auto &[figure, count] : counts)
        EXPECT_EQ(counted(LiveSpan::Today, figure), count) << textOf(figure);
    EXPECT_EQ(counted(LiveSpan::Now, VisitFigure::Waiting), live.waiting);
    const auto answered = floor.open(LiveSpan::Today, VisitFigure::SpeedOfAnswer, queue, now);
    EXPECT_EQ(waits(answered), today.answerWait);
    expectRanks(answered, queue ? find(floor.board, queue)->answeredWaits : answeredWaitsOfAll(floor.board));
    const auto level = floor.open(LiveSpan::Today, VisitFigure::IgnoreEarlyAbandons, queue, now);
    EXPECT_EQ(level.size(Part::Counted), today.answeredWithinTarget);
    EXPECT_EQ(level.size(Part::Counted) + level.size(Part::Against),
              today.answered + today.abandoned - today.abandonedWithinTarget);
    const auto ofHour = floor.open(LiveSpan::LastHour, VisitFigure::Strict, queue, now);
    EXPECT_EQ(ofHour.size(Part::Counted), hour.answeredWithinTarget);
    EXPECT_EQ(ofHour.size(Part::Counted) + ofHour.size(Part::Against), hour.answered + hour.abandoned);
}

// A board sums what has ended: so does the list, talks and the work after them.
template <class AgentOrQueue, class Counts>
void expectHandling(const Floor &floor, AgentOrQueue whose, const Counts &today) {
    for (const auto figure : {WorkFigure::HandleTime, WorkFigure::AfterCallAverage}) {
        const auto opened = floor.open(figure, whose);
        EXPECT_EQ(opened.size(Part::Counted), today.segments);
        Duration talk{}, hold{}, work{};
        for (const auto &row : opened.stays) {
            talk += row.talk.value_or(Duration{});
            hold += row.hold.value_or(Duration{});
            work += row.lasted;
        }
        EXPECT_EQ(talk, today.talk);
        EXPECT_EQ(hold, today.hold);
        EXPECT_EQ(work, today.afterCallWork);
    }
}

// As what is told of the contacts: "positive of marks of contacts, sum".
std::string told(const MarkCounts &counts) {
    return std::to_string(counts.positive) + " of " + std::to_string(counts.marks) + " of " +
           std::to_string(counts.contacts) + ", " + std::to_string(counts.sum);
}
std::string told(const Opened &opened) {
    MarkCounts counts;
    counts.positive = opened.size(Part::Counted);
    counts.marks = counts.positive + opened.size(Part::Against);
    counts.contacts = counts.marks + opened.size(Part::LeftOut);
    for (const auto &contact : opened.stays)
        counts.sum += *contact.mark;
    return told(counts);
}

} // namespace

TEST(LiveNumbers, ofQueuesOpenToAsManyCallsAsTheySay) {
    std::int64_t offered = 0, waiting = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const Floor floor(seed, 60 + seed % 200, 400);
        const auto now = floor.board.at + seconds{seed % 90};
        for (const auto &queue : floor.board.queues) {
            SCOPED_TRACE("seed " + std::to_string(seed) + " " + std::string(queue.id.text()));
            expectSame(floor, queue.id, queue.today, queue.lastHour.at(now), nowOf(floor.board, queue), now);
        }
        SCOPED_TRACE("seed " + std::to_string(seed) + " all");
        expectSame(floor, {}, todayOfAll(floor.board), lastHourOfAll(floor.board, now), nowOfAll(floor.board),
                   now);
        offered += todayOfAll(floor.board).offered;
        waiting += nowOfAll(floor.board).waiting;
    }
    EXPECT_GT(offered, 1'000);
    EXPECT_GT(waiting, 100);
}

TEST(LiveNumbers, ofAgentsOpenToTheirTalksAndOffers) {
    std::int64_t talks = 0, offers = 0, transfers = 0, dials = 0, works = 0;
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const Floor floor(seed, 60 + seed % 200, 400);
        for (const auto &agent : floor.board.agents) {
            SCOPED_TRACE("seed " + std::to_string(seed) + " " + std::string(agent.id.text()));
            expectHandling(floor, agent.id, agent.today);
            works += agent.state == AgentState::WorkingAfterCall;
            const auto answered = floor.open(WorkFigure::OffersAnswered, agent.id);
            EXPECT_EQ(answered.size(Part::Counted), agent.today.answered);
            EXPECT_EQ(answered.size(Part::Counted) + answered.size(Part::LeftOut), agent.today.offers);
            EXPECT_EQ(waits(answered), agent.today.answerDelay);
            EXPECT_EQ(floor.open(WorkFigure::OffersMissed, agent.id).size(Part::Counted),
                      agent.today.offersNotAnswered);
            EXPECT_EQ(floor.open(WorkFigure::Contacts, agent.id).size(Part::Counted), agent.today.contacts);
            EXPECT_EQ(floor.open(WorkFigure::Transfers, agent.id).size(Part::Counted),
                      agent.today.transferred);
            EXPECT_EQ(floor.open(WorkFigure::Dials, agent.id).size(Part::Counted), agent.today.dials);
            transfers += agent.today.transferred;
            dials += agent.today.dials;
            talks += agent.today.segments;
            offers += agent.today.offers;
        }
    }
    EXPECT_GT(talks, 100);
    EXPECT_GT(offers, 100);
    EXPECT_GT(transfers, 20);
    EXPECT_GT(dials, 20);
    EXPECT_GT(works, 20);
}

TEST(LiveNumbers, handlingOfQueuesOpensToTheTalksAndTheWorkThatItSums) {
    Duration work{};
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const Floor floor(seed, 60 + seed % 200, 400);
        SCOPED_TRACE("seed " + std::to_string(seed));
        for (const auto &queue : floor.board.queues)
            expectHandling(floor, queue.id, queue.today);
        const auto all = todayOfAll(floor.board);
        expectHandling(floor, QueueId{}, all);
        work += all.afterCallWork;
    }
    EXPECT_GT(work, minutes{30});
}

TEST(LiveNumbers, ofTeamsOpenToTheTimesOfTheirAgents) {
    Duration calls{};
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        const Floor floor(seed, 60 + seed % 200, 400);
        SCOPED_TRACE("seed " + std::to_string(seed));
        const auto expectSame = [&](TeamId team, const AgentCounts &day) {
            Duration all{}, busy{}, against{};
            for (const auto &row : floor.open(WorkFigure::LoggedInTime, team).stays)
                all += row.judgement.part == Part::Counted ? row.lasted : Duration{};
            for (const auto &row : floor.open(WorkFigure::Occupancy, team).stays)
                (row.judgement.part == Part::Counted   ? busy
                 : row.judgement.part == Part::Against ? against
                                                       : all) += row.lasted;
            EXPECT_EQ(busy, productive(day));
            EXPECT_EQ(against, day.ready);
            EXPECT_EQ(all, loggedIn(day) + day.notReady + day.reserved);
            calls += busy;
        };
        const auto now = floor.board.at;
        expectSame({}, dayOfAll(floor.board, now));
        for (const TeamId team : {TeamId{"first"}, TeamId{"second"}})
            expectSame(team, dayOf(floor.board, team, now));
    }
    EXPECT_GT(calls, minutes{60});
}

TEST(LiveNumbers, ofMarksOpenToTheContactsThatGaveThemAndThatDidNot) {
    MarkCounts ofQueues;
    for (std::uint32_t seed = 1; seed <= 4'000; ++seed) {
        const Floor floor(seed, 60 + seed % 200, 400);
        SCOPED_TRACE("seed " + std::to_string(seed));
        MarkCounts all;
        for (const auto &queue : floor.board.queues) {
            EXPECT_EQ(told(floor.open(WorkFigure::Csat, queue.id)), told(queue.marks));
            add(all, queue.marks);
        }
        EXPECT_EQ(told(floor.open(WorkFigure::Csat, QueueId{})), told(all));
        for (const auto &agent : floor.board.agents)
            EXPECT_EQ(told(floor.open(WorkFigure::Csat, agent.id)), told(agent.marks));
        add(ofQueues, all);
    }
    EXPECT_GT(ofQueues.marks, 50);
    EXPECT_GT(ofQueues.positive, 0);
    EXPECT_GT(ofQueues.marks, ofQueues.positive);
}

} // namespace callboard::test
