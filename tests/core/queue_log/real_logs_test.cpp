// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of real systems, where they stand beside the checkout.
#include "tests/core/queue_log/told.h"
#include "tests/support/source.h"

#include <map>

namespace callboard::queue_log {
namespace {

std::filesystem::path dataFolder() {
    return test::sourceFolder() / "../shared/data/";
}

TEST(RealQueueLogs, aWeekOfABank) {
    const auto file = dataFolder() / "bank-1999/queue_log";
    if (!std::filesystem::exists(file))
        GTEST_SKIP() << "no " << file;
    auto reader = Reader::open(file, {});
    ASSERT_TRUE(reader);
    std::map<EventKind, int> events;
    Duration talk{}, waitOfAnswered{};
    for (auto event = reader->next(); event && *event; event = reader->next()) {
        const auto &details = (*event)->details;
        ++events[(*event)->kind];
        talk += details.talk.value_or(Duration{});
        waitOfAnswered += (*event)->kind == EventKind::Connect ? *details.wait : Duration{};
    }
    EXPECT_EQ(events, (std::map<EventKind, int>{{EventKind::EnterQueue, 10'982},
                                                {EventKind::Connect, 7'917},
                                                {EventKind::CompleteCaller, 7'917},
                                                {EventKind::Abandon, 3'065}}));
    EXPECT_EQ(talk, seconds{1'528'964});
    EXPECT_NEAR(toSeconds(waitOfAnswered) / 7'917, 119.103827, 1e-6);
    EXPECT_EQ(reader->counts().lines, reader->counts().events);
}

TEST(RealQueueLogs, whatAsteriskWroteIsUnderstoodWhole) {
    if (!std::filesystem::exists(dataFolder() / "ami"))
        GTEST_SKIP() << "no " << dataFolder() / "ami";
    std::uint64_t events = 0;
    for (const auto &entry : std::filesystem::directory_iterator(dataFolder() / "ami"))
        if (entry.path().extension() == ".queue_log") {
            const auto telling = tellFile(entry.path());
            EXPECT_EQ(telling.words.find('!'), telling.words.npos) << entry.path() << "\n" << telling.words;
            EXPECT_EQ(telling.counts.events, telling.counts.lines) << entry.path();
            events += telling.counts.events;
        }
    EXPECT_GT(events, 100u);
}

} // namespace
} // namespace callboard::queue_log
