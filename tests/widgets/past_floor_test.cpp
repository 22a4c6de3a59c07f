// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/past_floor.h"

#include "core/codec/codec.h"
#include "tests/support/story.h"
#include "tests/widgets/test_floor.h"

#include <gtest/gtest.h>
#include <QSignalSpy>

namespace callboard {

namespace {

std::vector<Event> storyOf(std::uint32_t seed, int events) {
    test::Story story(seed);
    std::vector<Event> out;
    for (int i = 0; i < events; ++i)
        out.push_back(story.next());
    return out;
}

std::uint64_t foldedUntil(const std::vector<Event> &events, Time at) {
    Center center;
    center.at = events.front().at;
    for (const auto &event : events)
        if (event.at <= at)
            apply(center, event);
    return hashOf(center);
}

} // namespace

TEST(PastFloor, isWhatWasLiveThen) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto events = storyOf(seed, 200);
        TestPast past(events);
        PastFloor floor(past);
        const auto at = events[100].at;
        floor.show("", at);
        past.answerAll();
        EXPECT_EQ(hashOf(floor.center()), foldedUntil(events, at)) << "seed " << seed;
        EXPECT_EQ(floor.now(), at);
    }
}

TEST(PastFloor, playedOnItIsAtEveryMomentWhatWasLiveThen) {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const auto events = storyOf(seed, 1'500);
        TestPast past(events);
        PastFloor floor(past);
        floor.show("", events.front().at);
        past.answerAll();
        floor.play(60);
        past.answerAll();
        const auto whole = events.back().at - events.front().at;
        for (int i = 0; i < 50; ++i) {
            floor.advance(whole / 50);
            past.answerAll();
            ASSERT_EQ(hashOf(floor.center()), foldedUntil(events, floor.now())) << "seed " << seed;
        }
        floor.advance(whole);
        past.answerAll();
        floor.advance(whole);
        EXPECT_EQ(hashOf(floor.center()), foldedUntil(events, events.back().at)) << "seed " << seed;
    }
}

// From the last word of a backend to the first of the next nobody was looking: what is shown is as of then.
TEST(PastFloor, inAGapItIsAsOfItsBeginning) {
    std::vector<Event> events;
    std::uint64_t seq = 0;
    const auto morning = *fromIso("2026-11-21T09:00:00Z");
    const auto add = [&](Duration after, Fact fact) {
        events.push_back({++seq, morning + after, {}, std::move(fact)});
    };
    add({}, BackendStarted{1, "test"});
    add({}, ConfigChanged{test::smallSite()});
    add(minutes{10}, CallArrived{CallId{7}, Direction::Inbound, {"1", ""}, "600", {}, {}});
    add(minutes{30}, BackendStarted{2, "test"});
    add(minutes{40}, CallEnded{CallId{7}, EndedBy::System, EndCause::Interrupted});
    TestPast past(events);
    PastFloor floor(past);
    QSignalSpy changes(&floor, &LiveFloor::liveChanged);
    floor.show("live", morning + minutes{20});
    past.answerAll();
    EXPECT_FALSE(floor.isLive());
    EXPECT_EQ(floor.asOf(), morning + minutes{10});
    EXPECT_EQ(floor.now(), morning + minutes{10}) << "nobody waited on, as far as anybody knows";
    EXPECT_EQ(floor.moment(), morning + minutes{20});
    EXPECT_EQ(changes.size(), 1);
    floor.play(60);
    past.answerAll();
    floor.advance(minutes{15});
    EXPECT_TRUE(floor.isLive());
    EXPECT_EQ(floor.now(), morning + minutes{35});
    EXPECT_EQ(changes.size(), 2);
    floor.show("live", morning + minutes{10});
    past.answerAll();
    EXPECT_TRUE(floor.isLive()) << "at its last word the backend was there";
}

TEST(PastFloor, timeStandsWhileWhatFollowsIsNotKnown) {
    const auto events = storyOf(3, 200);
    TestPast past(events);
    PastFloor floor(past);
    floor.show("", events[50].at);
    past.answerAll();
    floor.play(1);
    floor.advance(seconds{30}); // the events are asked for and not there
    EXPECT_EQ(floor.now(), events[50].at);
    past.answerAll();
    floor.advance(seconds{30});
    EXPECT_EQ(floor.now(), events[50].at + seconds{30});
    EXPECT_EQ(hashOf(floor.center()), foldedUntil(events, floor.now()));
}

TEST(PastFloor, ofManyWishesTheLastOneCounts) {
    const auto events = storyOf(4, 200);
    TestPast past(events);
    PastFloor floor(past);
    for (int i = 10; i < 100; ++i)
        floor.show("", events[static_cast<std::size_t>(i)].at + microseconds{i});
    EXPECT_EQ(past.waiting(), 1u);
    past.answerAll();
    EXPECT_EQ(past.moments,
              (std::vector{events[10].at + microseconds{10}, events[99].at + microseconds{99}}));
    EXPECT_EQ(floor.now(), events[99].at + microseconds{99});
}

TEST(PastFloor, standsStillAtTheEnd) {
    const auto events = storyOf(5, 100);
    TestPast past(events);
    PastFloor floor(past);
    QSignalSpy ended(&floor, &PastFloor::ended);
    floor.setEnd(events.back().at);
    floor.show("", events.back().at + seconds{60}); // not past yet
    past.answerAll();
    EXPECT_EQ(floor.now(), events.back().at);
    floor.play(10);
    past.answerAll();
    floor.advance(seconds{1});
    EXPECT_EQ(ended.size(), 1);
    EXPECT_EQ(floor.speed(), 0);
    EXPECT_EQ(floor.now(), events.back().at);
}

TEST(PastFloor, aFailureIsToldAndTheFloorStaysAsItWas) {
    const auto events = storyOf(6, 100);
    TestPast past(events);
    PastFloor floor(past);
    floor.show("", events[50].at);
    past.answerAll();
    QSignalSpy failed(&floor, &PastFloor::failed);
    past.error = Error{"past.before", ""};
    floor.show("", events[10].at);
    past.answerAll();
    ASSERT_EQ(failed.size(), 1);
    EXPECT_EQ(floor.now(), events[50].at);
    EXPECT_EQ(hashOf(floor.center()), foldedUntil(events, events[50].at));
}

TEST(PastFloor, goesOnAfterAMomentThatFailedWhileEventsWereBeingFetched) {
    const auto events = storyOf(8, 200);
    TestPast past(events);
    PastFloor floor(past);
    floor.show("", events[50].at);
    past.answerAll();
    floor.play(1); // asks for what follows
    past.error = Error{"past.before", ""};
    floor.show("", events[10].at);
    past.answerAll();
    past.error.reset();
    floor.play(1);
    past.answerAll();
    floor.advance(seconds{30});
    EXPECT_EQ(floor.now(), events[50].at + seconds{30});
    EXPECT_EQ(hashOf(floor.center()), foldedUntil(events, floor.now()));
}

TEST(PastFloor, anAnswerForOneThatIsGoneHarmsNothing) {
    const auto events = storyOf(7, 100);
    TestPast past(events);
    auto floor = std::make_unique<PastFloor>(past);
    floor->show("", events[50].at);
    floor.reset();
    past.answerAll();
    EXPECT_EQ(past.waiting(), 0u);
}

} // namespace callboard
