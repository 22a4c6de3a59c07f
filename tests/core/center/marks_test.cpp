// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>
#include <limits>

namespace callboard::test {

namespace {

// Ivan came to support and talked with Anna.
const auto ivanServed = after(annaReady, R"(
    0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
    0:10 call.queued call=1 queue=support
    0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
    0:17 call.answered call=1 agent=anna offer=1
    1:00 call.ended call=1 by=callee cause=normal
)");

std::string told(const MarkCounts &counts) {
    return std::to_string(counts.positive) + " of " + std::to_string(counts.marks) + " of " +
           std::to_string(counts.contacts) + ", " + std::to_string(counts.sum);
}
std::string ofSupport(const Center &center) {
    return told(find(center, QueueId{"support"})->marks);
}
std::string ofAnna(const Center &center) {
    return told(find(center, anna)->marks);
}

} // namespace

TEST(Marks, areOfTheQueueAndTheAgentOfTheLastTalk) {
    const Timeline silent(ivanServed);
    EXPECT_EQ(ofSupport(silent.center()), "0 of 0 of 1, 0");
    EXPECT_EQ(ofAnna(silent.center()), "0 of 0 of 1, 0");
    const Timeline marked(after(ivanServed, "1:05 rating.given call=1 mark=5 of=5\n"));
    EXPECT_EQ(ofSupport(marked.center()), "1 of 1 of 1, 5");
    EXPECT_EQ(ofAnna(marked.center()), "1 of 1 of 1, 5");
    EXPECT_EQ(told(find(marked.center(), QueueId{"sales"})->marks), "0 of 0 of 0, 0");
}

TEST(Marks, theLastOneOfAContactStandsInPlaceOfTheOneBefore) {
    const Timeline story(after(ivanServed, R"(
        1:05 rating.given call=1 mark=5 of=5
        2:00 rating.given call=1 mark=2 of=3 by=olga
    )"));
    EXPECT_EQ(ofSupport(story.center()), "0 of 1 of 1, 3");
    EXPECT_EQ(ofAnna(story.center()), "0 of 1 of 1, 3");
}

TEST(Marks, areOfContactsAloneThatCameTodayAndAreOver) {
    const Timeline story(after(ivanServed, R"(
        1:05 call.arrived call=2 direction=inbound from=+74950000002 to=600
        1:05 call.queued call=2 queue=support
        1:20 call.ended call=2 by=caller cause=normal
        1:21 rating.given call=2 mark=1 of=5
        1:30 call.arrived call=3 direction=inbound from=+74950000003 to=600
        1:31 rating.given call=3 mark=1 of=5
    )"));
    EXPECT_EQ(ofSupport(story.center()), "0 of 0 of 1, 0") << "an abandoned one, and one that goes on";
    EXPECT_EQ(story.outOfPlace(), 1u) << "of the one that goes on";
    const Timeline tomorrow(after(ivanServed, R"(
        2:00 day.started date=1970-01-02
        2:01 rating.given call=1 mark=5 of=5
    )"));
    EXPECT_EQ(ofSupport(tomorrow.center()), "0 of 0 of 0, 0");
    EXPECT_EQ(ofAnna(tomorrow.center()), "0 of 0 of 0, 0");
    EXPECT_EQ(tomorrow.outOfPlace(), 0u);
    const Timeline overMidnight(after(ivanServed, R"(
        1:30 call.arrived call=3 direction=inbound from=+74950000003 to=600
        1:30 call.queued call=3 queue=support
        2:00 day.started date=1970-01-02
        2:05 offer.started offer=3 call=3 agent=anna device=1001 until=2:28
        2:06 call.answered call=3 agent=anna offer=3
        2:30 call.ended call=3 by=caller cause=normal
        2:31 rating.given call=3 mark=5 of=5
    )"));
    EXPECT_EQ(ofSupport(overMidnight.center()), "0 of 0 of 0, 0") << "of the day of its arrival";
}

TEST(Marks, ofADirectCallAreItsAgentsAlone) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=1001
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:17 call.answered call=1 agent=anna offer=1
        1:00 call.ended call=1 by=caller cause=normal
        1:05 rating.given call=1 mark=4 of=5
    )"));
    EXPECT_EQ(ofAnna(story.center()), "1 of 1 of 1, 4");
    EXPECT_EQ(ofSupport(story.center()), "0 of 0 of 0, 0");
}

// Her row and the queue's come back within the day, and the customer thinks better of it.
TEST(Marks, areNotTakenBackFromRowsThatBeganAnew) {
    auto center = Timeline(after(ivanServed, "1:05 rating.given call=1 mark=2 of=5\n")).center();
    const auto site = smallSite();
    const auto withoutOf = [&](auto &rows, auto id) {
        std::erase_if(rows, [&](const auto &row) { return row.id == id; });
    };
    auto withoutSupport = site;
    withoutOf(withoutSupport.queues, QueueId{"support"});
    append(center, ConfigChanged{withoutSupport});
    append(center, ConfigChanged{site});
    append(center, RatingGiven{CallId{1}, 5, 5, {}});
    EXPECT_EQ(ofSupport(center), "0 of 0 of 0, 0");
    EXPECT_EQ(ofAnna(center), "1 of 1 of 1, 5");
    auto withoutAnna = site;
    withoutOf(withoutAnna.users, UserId{"anna"});
    append(center, AfterCallWorkEnded{anna, Author::Rule, {}});
    append(center, ConfigChanged{withoutAnna});
    append(center, ConfigChanged{site});
    append(center, RatingGiven{CallId{1}, 1, 5, {}});
    EXPECT_EQ(ofAnna(center), "0 of 0 of 0, 0");
}

// A journal may hold anything.
TEST(Marks, fitOnTheirScale) {
    auto center = Timeline(ivanServed).center();
    std::string fitting;
    const auto most = std::numeric_limits<std::int32_t>::max();
    for (const std::int32_t of : {-5, 0, 1, 2, 3, 4, 5, 6, most})
        for (const std::int32_t mark : {-most, -1, 0, 1, 2, 3, 4, 5, 6, most}) {
            const RatingGiven fact{CallId{1}, mark, of, UserId{"olga"}};
            if (fits(center, fact))
                fitting += std::to_string(mark) + "/" + std::to_string(of) + " ";
            append(center, fact);
        }
    EXPECT_EQ(fitting, "1/3 2/3 3/3 1/5 2/5 3/5 4/5 5/5 ");
    EXPECT_FALSE(fits(center, RatingGiven{{}, 1, 5, UserId{"olga"}}));
    EXPECT_TRUE(fits(center, RatingGiven{CallId{1}, 1, 5, {}})) << "by a key";
    EXPECT_EQ(center.outOfPlace, 90u - 8u);
    EXPECT_EQ(ofSupport(center), "1 of 1 of 1, 5");
}

} // namespace callboard::test
