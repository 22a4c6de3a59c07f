// SPDX-License-Identifier: GPL-3.0-or-later
// A number and the list that it opens to are one.
#include "core/history/opened.h"

#include "core/center/apply.h"
#include "core/history/call_facts.h"
#include "core/history/projections.h"
#include "core/kpi/figures.h"
#include "core/kpi/service_level.h"
#include "tests/core/history/folded_story.h"
#include "tests/core/history/told.h"

#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <set>

namespace callboard::test {

using namespace history;

namespace {

std::vector<VisitFigure> allFigures() {
    std::vector<VisitFigure> all;
    for (std::size_t i = 0; i < textsOf(VisitFigure{}).size(); ++i)
        all.push_back(static_cast<VisitFigure>(i));
    return all;
}

// A figure as text, from a report's row: a count, seconds, or a share.
std::string shown(std::optional<double> value) {
    return value ? std::to_string(*value) : "none";
}
std::string shown(std::int64_t value) {
    return std::to_string(value);
}
std::string shown(std::optional<Duration> value) {
    return value ? std::to_string(value->count()) : "none";
}

std::string figureIn(const QueueFigures &figures, VisitFigure figure) {
    const auto &c = figures.counts;
    switch (figure) {
    case VisitFigure::Offered:
        return shown(c.offered);
    case VisitFigure::Answered:
        return shown(c.answered);
    case VisitFigure::AnsweredWithinTarget:
        return shown(c.answeredWithinTarget);
    case VisitFigure::Abandoned:
        return shown(c.abandoned);
    case VisitFigure::AbandonedWithinTarget:
        return shown(c.abandonedWithinTarget);
    case VisitFigure::ShortAbandoned:
        return shown(c.shortAbandoned);
    case VisitFigure::Overflowed:
        return shown(c.overflowed);
    case VisitFigure::Refused:
        return shown(c.refused);
    case VisitFigure::CallbackRequested:
        return shown(c.callbackRequested);
    case VisitFigure::LeftByKey:
        return shown(c.leftByKey);
    case VisitFigure::Unknown:
        return shown(c.unknown);
    case VisitFigure::Waiting:
        return shown(figures.waiting);
    case VisitFigure::Promised:
        return shown(c.promised);
    case VisitFigure::PromisesKept:
        return shown(c.promisesKept);
    case VisitFigure::SpeedOfAnswer:
        return shown(speedOfAnswer(c));
    case VisitFigure::MedianWait:
        return shown(figures.medianWait);
    case VisitFigure::P90Wait:
        return shown(figures.p90Wait);
    case VisitFigure::LongestWait:
        return shown(c.longestWait.count());
    case VisitFigure::TimeToAbandon:
        return shown(timeToAbandon(c));
    case VisitFigure::AbandonRate:
        return shown(abandonRate(c));
    default:
        return shown(serviceLevel(c, static_cast<ServiceLevel>(static_cast<int>(figure) -
                                                               static_cast<int>(VisitFigure::AnsweredOnly))));
    }
}

std::vector<Duration> waitsOf(const Opened &opened) {
    std::vector<Duration> waits;
    for (const auto &stay : opened.stays)
        if (stay.judgement.part == Part::Counted)
            waits.push_back(stay.wait);
    std::sort(waits.begin(), waits.end());
    return waits;
}

std::optional<Duration> rankOf(const std::vector<Duration> &waits, std::size_t percent) {
    return waits.empty() ? std::nullopt : std::optional(waits[(waits.size() * percent + 99) / 100 - 1]);
}

// The same figure, from nothing but the list.
std::string figureIn(const Opened &opened, VisitFigure figure) {
    const auto waits = waitsOf(opened);
    const auto count = static_cast<std::int64_t>(waits.size());
    switch (figure) {
    case VisitFigure::SpeedOfAnswer:
    case VisitFigure::TimeToAbandon:
        return shown(mean(std::accumulate(waits.begin(), waits.end(), Duration{}), count));
    case VisitFigure::MedianWait:
        return shown(rankOf(waits, 50));
    case VisitFigure::P90Wait:
        return shown(rankOf(waits, 90));
    case VisitFigure::LongestWait:
        return shown(waits.empty() ? 0 : waits.back().count());
    default:
        return isShare(figure) ? shown(share(count, count + opened.size(Part::Against))) : shown(count);
    }
}

OpenQuery opening(const FiguresQuery &asked, const QueueRow &row, VisitFigure figure) {
    OpenQuery query;
    query.row.period = row.time;
    query.row.hours = asked.hours;
    query.row.limits = asked.limits;
    query.row.queues = row.figures.queue ? std::vector{row.figures.queue} : asked.queues;
    query.row.agents = row.agent ? std::vector{row.agent} : asked.agents;
    query.ofNobody = asked.byAgent && !row.agent;
    query.figure = figure;
    query.most = std::numeric_limits<std::size_t>::max() / 4;
    return query;
}

// Every figure of every row, opened.
void expectListsToBeNumbers(const Streams &streams, const FiguresQuery &query, const std::string &where) {
    const auto day = zone("Europe/Moscow");
    auto rows = *queueFigures(streams, query, day);
    if (query.byAgent || query.step != Step::Whole)
        rows.pop_back(); // the sum of all has no percentiles, and is no row by agent
    for (const auto &row : rows)
        for (const auto figure : allFigures()) {
            const auto opened = *openFigure(streams, opening(query, row, figure), day);
            const auto all = std::accumulate(opened.sizes.begin(), opened.sizes.end(), std::int64_t{});
            ASSERT_EQ(all, row.figures.counts.offered) << where << " " << textOf(figure);
            ASSERT_EQ(static_cast<std::int64_t>(opened.stays.size()), all) << where << " " << textOf(figure);
            ASSERT_EQ(figureIn(opened, figure), figureIn(row.figures, figure))
                << where << " " << textOf(figure);
        }
}

} // namespace

TEST(OpenedFigure, hasAsManyCallsAsTheNumberSaysInTenThousandRandomLogs) {
    for (std::uint32_t seed = 1; seed <= 10'000; ++seed) {
        FiguresQuery query;
        Streams streams;
        streams.push_back(folded(seed, 80, query.period));
        query.byQueue = seed % 2 == 0;
        query.byAgent = seed % 3 == 0;
        if (seed % 5 == 0)
            query.limits = {seconds{20}, seconds{5}};
        expectListsToBeNumbers(streams, query, "seed " + std::to_string(seed));
        if (HasFatalFailure())
            return;
    }
}

// What the other tests compare is not empty: nearly every reason for which a stay is not
// counted comes up.
TEST(OpenedFigure, hasEveryReasonInSomeRandomLog) {
    std::set<std::string> whys;
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        OpenQuery query;
        Streams streams;
        streams.push_back(folded(seed, 80, query.row.period));
        query.row.limits = {seconds{20}, seconds{5}};
        for (const auto figure : allFigures()) {
            query.figure = figure;
            const auto opened = *openFigure(streams, query, zone("UTC"));
            for (const auto &stay : opened.stays)
                whys.insert(std::string(textOf(stay.judgement.part)) + " " +
                            std::string(textOf(stay.judgement.why)));
        }
    }
    std::string list;
    for (const auto &why : whys)
        list += (list.empty() ? "" : ", ") + why;
    EXPECT_EQ(list,
              "against abandoned, against abandonedLate, against abandonedLong, against answered, "
              "against answeredLate, against leftByKey, against overflowed, against refused, against "
              "unknown, against waiting, counted counted, leftOut abandoned, leftOut abandonedEarly, "
              "leftOut abandonedLate, leftOut abandonedLong, leftOut abandonedShort, leftOut answered, "
              "leftOut answeredLate, leftOut leftByKey, leftOut notPromised, leftOut overflowed, leftOut "
              "refused, leftOut unknown, leftOut waiting");
}

TEST(OpenedFigure, tellsTheFirstOfEachPartAndCountsAll) {
    OpenQuery query;
    Streams streams;
    streams.push_back(folded(11, 4'000, query.row.period));
    query.figure = VisitFigure::Strict;
    query.row.limits = {minutes{10}, seconds{5}};
    query.most = std::numeric_limits<std::size_t>::max() / 4;
    const auto all = *openFigure(streams, query, zone("UTC"));
    query.most = 3;
    const auto some = *openFigure(streams, query, zone("UTC"));
    EXPECT_EQ(some.sizes, all.sizes);
    for (const auto part : {Part::Counted, Part::Against, Part::LeftOut}) {
        ASSERT_GT(all.size(part), 3) << textOf(part);
        const auto ofPart = [&](const OpenedStay &stay) { return stay.judgement.part == part; };
        std::vector<CallId> first, told;
        for (const auto &stay : all.stays)
            if (ofPart(stay) && first.size() < 3)
                first.push_back(stay.call);
        for (const auto &stay : some.stays)
            if (ofPart(stay))
                told.push_back(stay.call);
        EXPECT_EQ(told, first) << textOf(part);
    }
}

TEST(OpenedFigure, isTheNumberOfEachDayHourAndQuarter) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed)
        for (const auto step : {Step::Day, Step::Hour, Step::Interval}) {
            FiguresQuery query;
            Streams streams;
            streams.push_back(folded(seed, 400, query.period));
            query.step = step;
            query.byQueue = true;
            expectListsToBeNumbers(streams, query, "seed " + std::to_string(seed));
        }
}

Duration timeOf(const AgentFigures &figures, WorkFigure figure) {
    const auto &counts = figures.counts;
    switch (figure) {
    case WorkFigure::ReadyTime:
        return counts.ready;
    case WorkFigure::AfterCallTime:
        return counts.afterCallWork;
    case WorkFigure::NotReadyTime:
        return counts.notReady;
    case WorkFigure::ReservedTime:
        return counts.reserved;
    case WorkFigure::BusyTime:
        return counts.busy;
    case WorkFigure::Occupancy:
        return productive(counts);
    default:
        return loggedIn(counts);
    }
}

// The states that a time opens to last together as long as it says, of every agent, day, hour and quarter.
TEST(OpenedFigure, timesOfAgentsOpenToTheStatesTheyAreMadeOf) {
    const auto day = zone("Europe/Moscow");
    std::size_t states = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        FiguresQuery query;
        Streams streams;
        streams.push_back(folded(seed, 200, query.period));
        query.byAgent = true;
        query.step = std::array{Step::Whole, Step::Day, Step::Hour, Step::Interval}[seed % 4];
        const auto rows = *agentFigures(streams, query, day);
        for (const auto &row : rows)
            for (const auto work : {WorkFigure::LoggedInTime, WorkFigure::ReadyTime,
                                    WorkFigure::AfterCallTime, WorkFigure::NotReadyTime,
                                    WorkFigure::ReservedTime, WorkFigure::BusyTime, WorkFigure::Occupancy}) {
                OpenQuery opening;
                opening.row.period = row.time;
                opening.row.agents = {row.figures.agent};
                opening.work = work;
                opening.most = std::numeric_limits<std::size_t>::max() / 4;
                Duration counted{}, against{};
                const auto opened = *openFigure(streams, opening, day);
                for (const auto &stay : opened.stays) {
                    ASSERT_EQ(stay.agent, row.figures.agent);
                    counted += stay.judgement.part == Part::Counted ? stay.lasted : Duration{};
                    against += stay.judgement.part == Part::Against ? stay.lasted : Duration{};
                    ++states;
                }
                ASSERT_EQ(counted, timeOf(row.figures, work)) << "seed " << seed << " " << textOf(work);
                if (work == WorkFigure::Occupancy) {
                    ASSERT_EQ(share(counted.count(), (counted + against).count()),
                              occupancy(row.figures.counts));
                }
                ASSERT_LE(utilisation(row.figures.counts).value_or(0), 1.0);
            }
    }
    EXPECT_GT(states, 1000u);
}

// Whether the call is projected, in the tail or alive.
TEST(CallFacts, areThoseOfTheJournalThatNameTheCall) {
    const Scratch scratch;
    KeptJournal kept(scratch.path("live"));
    Story story(5);
    std::vector<Event> events;
    while (events.size() < 2'000)
        events.push_back(story.next());
    kept.append(events);
    auto projections = *Projections::open(kept.stream(), kept.journal().epoch());
    for (std::size_t i = 0; i < 1'200; ++i)
        projections.take(events[i]);
    ASSERT_TRUE(projections.flush());
    const auto streams = opened({kept.stream()});
    std::map<CallId, std::string> lives;
    Center center;
    for (const auto &event : events) {
        if (const auto *arrived = std::get_if<CallArrived>(&event.fact); arrived && fits(center, event.fact))
            lives[arrived->call];
        if (const auto *answered = std::get_if<CallAnswered>(&event.fact))
            if (const auto life = lives.find(answered->call); life != lives.end())
                life->second += std::to_string(event.seq) + " ";
        apply(center, event);
    }
    std::size_t answers = 0;
    for (const auto &[call, seqs] : lives) {
        const auto facts = factsOf(kept.stream(), streams.front(), call, 1'000);
        ASSERT_TRUE(facts) << call.value << " " << facts.error().detail;
        std::string found;
        for (const auto &event : *facts)
            if (std::holds_alternative<CallAnswered>(event.fact))
                found += std::to_string(event.seq) + " ";
        EXPECT_EQ(found, seqs) << call.value;
        answers += !seqs.empty();
    }
    EXPECT_GT(lives.size(), 20u);
    EXPECT_GT(answers, 5u);
    EXPECT_EQ(factsOf(kept.stream(), streams.front(), CallId{12345}, 10).error().code, "history.unknownCall");
}

// What became of it is known only when the backend is back.
TEST(CallFacts, tellHowACallEndedThatACrashCutOffHoursBefore) {
    constexpr int back = 9 * 3'600;
    const Scratch scratch;
    Told told(scratch.path());
    told.arrive(1, 10);
    told.at(12, OfferStarted{OfferId{1}, CallId{1}, AgentId{"anna"}, DeviceId{"1001"}, {}});
    told.at(12, CallAnswered{CallId{1}, AgentId{"anna"}, OfferId{1}});
    told.at(12, RecordingStarted{CallId{1}, "1.flac", {}});
    told.arrive(2, 60);
    told.at(back, BackendStarted{2, "test", nine + seconds{120}});
    for (const std::uint32_t call : {1, 2})
        told.at(back, CallEnded{CallId{call}, EndedBy::System, EndCause::Interrupted});
    told.at(back + 1, RecordingStopped{CallId{1}, "1.wav", seconds{108}, "interrupted"});
    const auto facts = [&] {
        const auto streams = told.streams();
        std::string types;
        const auto found = factsOf(told.stream(), streams.front(), CallId{1}, 100);
        EXPECT_TRUE(found);
        for (const auto &event : *found)
            types += std::string(typeOf(event.fact)) + " ";
        return types;
    };
    const std::string all =
        "call.arrived call.queued offer.started call.answered recording.started call.ended "
        "recording.stopped ";
    EXPECT_EQ(facts(), all);
    told.project();
    EXPECT_EQ(facts(), all);
}

} // namespace callboard::test
