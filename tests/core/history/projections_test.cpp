// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/projections.h"

#include "core/codec/codec.h"
#include "core/history/saved_days.h"
#include "core/kpi/count.h"
#include "core/kpi/sums.h"
#include "tests/core/history/kept_journal.h"
#include "tests/core/history/ledger_figures.h"
#include "tests/core/history/projected_content.h"
#include "tests/support/many.h"
#include "tests/support/story.h"

#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace callboard::test {

using namespace history;

namespace {

constexpr std::size_t fewRows = 7; // of a chunk, so that a short story fills many

std::vector<Event> storyOf(std::uint32_t seed, std::size_t length) {
    Story story(seed);
    std::vector<Event> events;
    while (events.size() < length)
        events.push_back(story.next());
    return events;
}

// A backend's life: it starts, takes some in, flushes or does not, dies; again and again, until all is in.
void liveThrough(std::mt19937 &random, const KeptJournal &kept) {
    const auto roll = [&](std::uint64_t sides) { return random() % sides; };
    for (;;) {
        auto projections = *Projections::open(kept.stream(), kept.journal().epoch(), fewRows);
        const auto target = std::min(projections.seq() + 1 + roll(60), kept.journal().last());
        const auto read = readEvents(kept.journal(), projections.seq() + 1, target, [&](const Event &event) {
            projections.take(event);
            EXPECT_TRUE(roll(9) != 0 || projections.flush());
            return true;
        });
        ASSERT_TRUE(read);
        if (target == kept.journal().last()) {
            ASSERT_TRUE(projections.flush());
            return;
        }
    }
}

// A folder where nothing waits for a disc, if there is such.
class QuickFolder {
public:
    QuickFolder() {
        const std::filesystem::path memory = "/dev/shm";
        auto pattern =
            (exists(memory) ? memory : std::filesystem::temp_directory_path()) / "callboard-XXXXXX";
        auto text = pattern.string();
        m_folder = mkdtemp(text.data());
    }
    ~QuickFolder() {
        std::error_code ignored;
        remove_all(m_folder, ignored);
    }
    QuickFolder(const QuickFolder &) = delete;
    QuickFolder &operator=(const QuickFolder &) = delete;
    std::filesystem::path made(const std::string &name) const {
        create_directory(m_folder / name);
        return m_folder / name;
    }

private:
    std::filesystem::path m_folder;
};

// The same life without a journal; ends in a flush.
void liveThrough(std::mt19937 &random, const Stream &stream, const std::vector<Event> &events) {
    const auto roll = [&](std::uint64_t sides) { return random() % sides; };
    for (bool isLast = false; !isLast;) {
        auto projections = *Projections::open(stream, "epoch", fewRows);
        isLast = roll(2) == 0;
        const auto end = isLast ? events.size() : projections.seq() + roll(events.size() - projections.seq());
        for (auto seq = projections.seq(); seq < end; ++seq) {
            projections.take(events[seq]);
            ASSERT_TRUE(roll(16) != 0 || projections.flush());
        }
        ASSERT_TRUE(!isLast || projections.flush());
    }
}

FiguresQuery queryOf(const Period &period) {
    FiguresQuery query;
    query.period = period;
    query.limits = {seconds{20}, seconds{5}};
    return query;
}

std::vector<QueueFigures> figuresOf(const std::vector<QueueRow> &rows) {
    std::vector<QueueFigures> figures;
    for (const auto &row : rows)
        if (row.figures.queue)
            figures.push_back(row.figures);
    return figures;
}

} // namespace

TEST(Projections, rebuiltAreEqualToGrownOnesWhateverKilledTheBackend) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const Scratch scratch;
        std::mt19937 random(seed);
        KeptJournal kept(scratch.path("live"));
        kept.append(storyOf(seed, 500));
        liveThrough(random, kept);
        const auto grown = contentOf(kept.stream(), kept.journal().epoch());
        std::filesystem::remove(ProjectionFile::in(kept.stream().directory));
        auto anew = *Projections::open(kept.stream(), kept.journal().epoch(), fewRows);
        ASSERT_TRUE(catchUp(anew, kept.journal()));
        ASSERT_TRUE(anew.flush());
        EXPECT_EQ(grown, contentOf(kept.stream(), kept.journal().epoch())) << "seed " << seed;
    }
}

TEST(Projections, areWhatTheJournalMakesInTenThousandRandomLogsWhateverKilledTheBackend) {
    const QuickFolder folder;
    const Stream grown{"grown", folder.made("grown")};
    for (std::uint32_t seed = 1; seed <= manyLogs && !testing::Test::HasFailure(); ++seed) {
        std::mt19937 random(seed);
        const auto events = storyOf(seed, 40);
        liveThrough(random, grown, events);
        Projector anew;
        for (const auto &event : events)
            anew.take(event);
        EXPECT_EQ(contentOf(*StreamRows::openFile(grown, "epoch"), false),
                  contentOf(StreamRows::of("anew", std::move(anew)), false))
            << "seed " << seed;
        ProjectionFile::remove(ProjectionFile::in(grown.directory));
    }
}

TEST(IdBook, knowsNothingOfNobody) {
    IdBook book;
    for (int i = 0; i < 500; ++i)
        EXPECT_EQ(book.numberOf(AgentId{"agent-" + std::to_string(i)}), static_cast<std::uint32_t>(i + 1));
    EXPECT_EQ(book.known(AgentId{"agent-499"}), 500u);
    EXPECT_EQ(book.known(AgentId{"agent-500"}), 0u);
    EXPECT_EQ(book.known(AgentId{}), 0u);
}

TEST(Projections, figuresAreThoseOfThePlainLedgerHoweverMuchOfTheJournalIsProjected) {
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        const Scratch scratch;
        KeptJournal kept(scratch.path("live"));
        const auto events = storyOf(seed, 600);
        kept.append(events);
        const Period period{events[150].at, events[480].at};
        Ledger ledger(period);
        for (const auto &event : events)
            ledger.take(event);
        ledger.close(events.back().at);
        auto query = queryOf(period);
        for (const std::uint64_t projected : {0, 200, 470, 600}) {
            if (projected > 0) {
                auto projections = *Projections::open(kept.stream(), kept.journal().epoch(), fewRows);
                for (auto seq = projections.seq(); seq < projected; ++seq)
                    projections.take(events[seq]);
                ASSERT_TRUE(projections.flush());
            }
            const auto streams = opened({kept.stream()});
            EXPECT_EQ(streams.front().folded(), 600 - projected);
            query.byQueue = true;
            query.byAgent = false;
            EXPECT_EQ(figuresOf(*queueFigures(streams, query, zone("UTC"))),
                      plainQueueFigures(ledger, query.limits))
                << "seed " << seed << ", projected " << projected;
            query.byAgent = true;
            auto rows = *agentFigures(streams, query, zone("UTC"));
            const auto plain = plainAgentFigures(ledger);
            ASSERT_EQ(rows.size(), plain.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (auto &[reason, absence] : rows[i].figures.notReady)
                    absence.times = 0;
                EXPECT_EQ(rows[i].figures, plain[i]) << "seed " << seed << ", projected " << projected;
            }
        }
    }
}

// A day of a floor with two teams, told to its end.
struct Day {
    explicit Day(std::uint32_t seed)
        : kept(scratch.path("live")) {
        Story story(seed);
        while (events.size() < 500) {
            auto next = story.next();
            auto *config = std::get_if<ConfigChanged>(&next.fact);
            const bool beginsAnew = config || // without a queue
                                    std::holds_alternative<DayStarted>(next.fact) ||
                                    std::holds_alternative<BackendStarted>(next.fact);
            if (beginsAnew && events.size() > 5)
                continue;
            if (config)
                for (std::size_t user = 0; user < 3; ++user)
                    config->site.users[user].team = TeamId{user == 0 ? "first" : "second"};
            events.push_back({events.size() + 1, next.at, {}, next.fact});
            apply(center, events.back());
        }
        kept.append(events);
        query.period = {std::max(events.front().at, center.dayStartedAt), end() + Duration{1}};
    }
    Time end() const { return events.back().at; }
    // With the state that goes on.
    AgentCounts dayOf(const Agent &agent) const {
        auto counts = agent.today;
        if (agent.since != Time{})
            addTime(counts, agent.state, end() - std::max(agent.since, center.dayStartedAt));
        return counts;
    }

    TeamId teamOf(const Agent &agent) const {
        const auto *settings = settingsOf(center, agent.id);
        return settings ? settings->team : TeamId{};
    }

    const Scratch scratch;
    KeptJournal kept;
    Center center;
    std::vector<Event> events;
    FiguresQuery query;
};

// The live board's counters and history are one.
TEST(Projections, todayOnTheBoardIsTheDayInHistory) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Day day(seed);
        day.query.byQueue = true;
        const auto streams = opened({day.kept.stream()});
        for (const auto &figures : figuresOf(*queueFigures(streams, day.query, zone("UTC"))))
            if (const auto *queue = find(day.center, figures.queue)) {
                EXPECT_EQ(figures.counts, queue->today) << queue->id.text();
            }
    }
}

TEST(Projections, todayOfAgentsAndTeamsOnTheBoardIsTheDayInHistory) {
    std::map<TeamId, std::int64_t> talks;
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Day day(seed);
        std::map<TeamId, AgentCounts> onBoard;
        day.query.byAgent = true;
        const auto streams = opened({day.kept.stream()});
        for (const auto &row : *agentFigures(streams, day.query, zone("UTC"))) {
            const auto *agent = find(day.center, row.figures.agent);
            ASSERT_NE(agent, nullptr) << row.figures.agent.text();
            EXPECT_EQ(row.figures.counts, day.dayOf(*agent)) << agent->id.text();
            add(onBoard[day.teamOf(*agent)], day.dayOf(*agent));
        }
        day.query.byAgent = false;
        day.query.byTeam = true;
        for (const auto &row : *agentFigures(streams, day.query, zone("UTC"))) {
            EXPECT_EQ(row.figures.counts, onBoard[row.figures.team]) << row.figures.team.text();
            talks[row.figures.team] += row.figures.counts.segments;
        }
    }
    EXPECT_GT(talks[TeamId{"first"}], 5);
    EXPECT_GT(talks[TeamId{"second"}], 5);
}

TEST(Projections, ofAnotherJournalOrThatAreNoneAreMadeAnew) {
    const Scratch scratch;
    KeptJournal kept(scratch.path("live"));
    kept.append(storyOf(1, 300));
    const auto &epoch = kept.journal().epoch();
    {
        auto projections = *Projections::open(kept.stream(), epoch);
        ASSERT_TRUE(catchUp(projections, kept.journal()));
        ASSERT_TRUE(projections.flush());
    }
    EXPECT_EQ(Projections::open(kept.stream(), epoch)->seq(), 300u);
    EXPECT_EQ(StreamRows::openFile(kept.stream(), "another").error().code, "history.other");
    EXPECT_EQ(Projections::open(kept.stream(), "another")->seq(), 0u);
    std::ofstream(ProjectionFile::in(kept.stream().directory), std::ios::trunc)
        << "this is no database at all";
    EXPECT_EQ(opened({kept.stream()}).front().folded(), 300u);
    EXPECT_EQ(Projections::open(kept.stream(), epoch)->seq(), 0u);
}

// Where a change of the fold left a past without snapshots, who folds it anyway puts them: a look back need
// not begin at the first event. The newest are the writer's business, and what is there is not made twice.
TEST(Projections, thePastGetsItsSnapshotsAgain) {
    const Scratch scratch;
    KeptJournal kept(scratch.path("live"));
    const auto events = storyOf(7, 65'000);
    for (std::size_t at = 0; at < events.size(); at += 300)
        kept.append(std::span(events).subspan(at, std::min<std::size_t>(300, events.size() - at)));
    const Snapshots snapshots(kept.stream().directory);
    const auto found = [&](std::uint64_t seq) {
        const auto latest = snapshots.latest(kept.journal(), seq, foldVersion);
        return latest && latest->snapshot ? latest->snapshot->seq : 0;
    };
    {
        auto projections = *Projections::open(kept.stream(), kept.journal().epoch());
        SnapshotTrail trail(kept.stream().directory);
        ASSERT_TRUE(catchUp(projections, kept.journal(), {}, &trail));
        ASSERT_TRUE(projections.flush());
    }
    EXPECT_EQ(found(20'099), 0u);
    EXPECT_EQ(found(20'100), 20'100u);
    EXPECT_EQ(found(65'000), 40'200u);
    ASSERT_TRUE(rebuildProjections(kept.stream()));
    EXPECT_EQ(found(65'000), 65'000u);
    EXPECT_EQ(found(64'999), 40'200u);
    const auto restored = restore(kept.journal(), snapshots, 50'000);
    ASSERT_TRUE(restored);
    EXPECT_EQ(restored->replayed, 9'800u);
    Center center;
    for (std::size_t at = 0; at < 50'000; ++at)
        apply(center, events[at]);
    EXPECT_EQ(hashOf(restored->center), hashOf(center));
}

TEST(Projections, whoNobodyWaitsForStops) {
    const Scratch scratch;
    KeptJournal kept(scratch.path("live"));
    kept.append(storyOf(1, 300));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(StreamRows::open(kept.stream(), {}, stop.get_token()).error().code, "history.stopped");
    auto projections = *Projections::open(kept.stream(), kept.journal().epoch());
    ASSERT_TRUE(catchUp(projections, kept.journal()));
    ASSERT_TRUE(projections.flush());
    FiguresQuery query;
    query.period = {Time{}, Time{} + std::chrono::hours{24 * 365 * 100}};
    EXPECT_EQ(queueFigures(opened({kept.stream()}), query, zone("UTC"), stop.get_token()).error().code,
              "history.stopped");
}

} // namespace callboard::test
