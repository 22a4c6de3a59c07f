// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of logs, whole and with faults: the books close, and no fact is out of place.
#include "core/kpi/books.h"
#include "tests/core/imports/imported.h"
#include "tests/core/imports/random_log.h"
#include "tests/support/many.h"

namespace callboard::test {
namespace {

struct Outcome {
    std::uint64_t facts = 0, dropped = 0;
    std::vector<std::string> findings;
    std::size_t days = 0;
    std::vector<BooksFinding> live; // what did not close first, after any event
    std::uint64_t outOfPlace = 0;
    std::uint64_t written = 0, replayed = 0; // hashes of the center
    std::int64_t offered = 0, accounted = 0;
    bool isProjectedAlike = true;
};

// What was projected while the journal was written, and what it projects to.
bool areAlike(const history::Projector &a, const history::Projector &b) {
    return a.ids().size() == b.ids().size() &&
           std::all_of(history::allTables.begin(), history::allTables.end(), [&](history::Table table) {
               return a.rows(table).columns == b.rows(table).columns &&
                      a.rows(table).texts == b.rows(table).texts;
           });
}

void feed(imports::Pipeline &pipeline, const std::filesystem::path &file) {
    auto reader = queue_log::Reader::open(file, {});
    ASSERT_TRUE(reader);
    for (auto event = reader->next(); event && *event; event = reader->next()) {
        pipeline.add(**event, imports::hashOf(**event));
        while (pipeline.hasLineDue()) {
            pipeline.release();
            while (pipeline.advance()) {
            }
        }
    }
    while (pipeline.hasLine())
        pipeline.release();
    pipeline.finish();
    while (pipeline.advanceToEnd()) {
    }
}

// What was written is read back and folded anew.
Outcome outcomeOf(const std::filesystem::path &file) {
    history::Projector projector;
    imports::Pipeline pipeline;
    EXPECT_TRUE(pipeline.goOnFrom(imports::Pipeline::beginning("log", "UTC"), projector, "log"));
    feed(pipeline, file);
    Outcome outcome;
    Books books;
    history::Projector anew;
    journal::GroupText written(pipeline.writer().draft().group());
    for (Record record; written.next(record);) {
        const auto event = eventOf(record);
        EXPECT_TRUE(event);
        const auto &delta = anew.take(*event);
        books.take(*event, delta);
        if (outcome.live.empty())
            outcome.live = openBooks(anew.center());
        outcome.days += std::holds_alternative<DayStarted>(event->fact);
        outcome.offered += std::holds_alternative<CallQueued>(event->fact);
        outcome.accounted += static_cast<std::int64_t>(delta.visits.size());
    }
    const auto &center = anew.center();
    for (const auto &queue : center.queues)
        outcome.accounted += static_cast<std::int64_t>(queue.waiting.size());
    EXPECT_EQ(pipeline.writer().draft().refusal(), std::nullopt);
    outcome.findings = books.close(center);
    outcome.outOfPlace = center.outOfPlace;
    outcome.facts = pipeline.writer().draft().size();
    outcome.dropped = pipeline.writer().dropped();
    outcome.written = hashOf(pipeline.writer().center());
    outcome.replayed = hashOf(center);
    outcome.isProjectedAlike = areAlike(projector, anew);
    return outcome;
}

void expectOrder(const Outcome &outcome, std::uint32_t seed) {
    EXPECT_TRUE(outcome.findings.empty()) << "seed " << seed << ": " << outcome.findings.front();
    EXPECT_TRUE(outcome.live.empty())
        << "seed " << seed << ": law " << static_cast<int>(outcome.live.front().law) << " of "
        << outcome.live.front().queue.text() << ", " << outcome.live.front().expected << " and "
        << outcome.live.front().found;
    EXPECT_EQ(outcome.outOfPlace, 0u) << "seed " << seed;
    EXPECT_EQ(outcome.written, outcome.replayed) << "seed " << seed;
    EXPECT_EQ(outcome.offered, outcome.accounted) << "seed " << seed;
    EXPECT_TRUE(outcome.isProjectedAlike) << "seed " << seed;
}

TEST(ImportedFaults, booksCloseWhateverIsMissingInTenThousandLogs) {
    const Imported folder;
    std::uint64_t facts = 0;
    std::size_t midnights = 0;
    for (std::uint32_t seed = 1; seed <= manyLogs && !testing::Test::HasFailure(); ++seed) {
        const auto outcome = outcomeOf(folder.file("log", RandomLog(seed).write(25, true)));
        expectOrder(outcome, seed);
        facts += outcome.facts;
        midnights += outcome.days > 1;
    }
    EXPECT_GT(midnights, manyLogs / 4);
    EXPECT_GT(facts, 50u * manyLogs);
}

TEST(ImportedFaults, ofAWholeLogNothingIsLeftOut) {
    const Imported folder;
    for (std::uint32_t seed = 1; seed <= 1000 && !testing::Test::HasFailure(); ++seed) {
        const auto outcome = outcomeOf(folder.file("log", RandomLog(seed).write(25, false)));
        expectOrder(outcome, seed);
        EXPECT_EQ(outcome.dropped, 0u) << "seed " << seed;
    }
}

} // namespace
} // namespace callboard::test
