// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that the fold counts: today, its quarters of an hour, the last hour.
#include "core/codec/codec.h"
#include "core/kpi/books.h"
#include "core/kpi/count.h"
#include "core/kpi/figures.h"
#include "core/kpi/service_level.h"
#include "tests/core/center/beginnings.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace callboard::test {
namespace {

constexpr QueueId support{"support"};

class Figures : public testing::Test {
protected:
    Figures() {
        take(ConfigChanged{smallSite()});
        take(DayStarted{"2026-11-21"});
        take(DeviceRegistered{find(center, anna)->device, "sip:127.0.0.1", ""});
        take(AgentStateChanged{anna, DesiredState::Ready, {}, Author::Agent, anna});
    }
    void take(Fact fact) { apply(center, Event{center.seq + 1, now, {}, std::move(fact)}); }
    void pass(Duration time) { now += time; }
    CallId arrive() {
        const auto call = CallId::make(1, ++count);
        take(CallArrived{call, Direction::Inbound, {"1", ""}, "600", {}, {}});
        take(CallQueued{call, support});
        return call;
    }
    void answer(CallId call, Duration ring) {
        take(OfferStarted{OfferId{call.value}, call, anna, find(center, anna)->device, now + minutes{1}});
        pass(ring);
        take(CallAnswered{call, anna, OfferId{call.value}});
    }
    void hangUp(CallId call) { take(CallEnded{call, EndedBy::Caller, EndCause::Normal}); }
    const Queue &queue() const { return *find(center, support); }
    const AgentCounts &day() const { return find(center, anna)->today; }

    Time now = *fromIso("2026-11-21T10:00:00Z");
    std::uint32_t count = 0;
    Center center;
};

TEST_F(Figures, aVisitCountsInTheQuarterInWhichItBegan) {
    pass(minutes{14});
    const auto call = arrive();
    pass(minutes{2});
    hangUp(call);
    ASSERT_EQ(queue().quarters.size(), 1u);
    EXPECT_EQ(toIso(queue().quarters[0].from), "2026-11-21T10:00:00.000000Z");
    EXPECT_EQ(queue().quarters[0].offered, 1);
    EXPECT_EQ(queue().quarters[0].abandoned, 1);
}

TEST_F(Figures, afterCallWorkIsSplitAtTheQuarter) {
    pass(minutes{14});
    const auto call = arrive();
    answer(call, seconds{3});
    pass(seconds{50});
    hangUp(call); // 14:53, with work until 15:03
    pass(seconds{10});
    take(AfterCallWorkEnded{anna, Author::Rule});
    ASSERT_EQ(queue().quarters.size(), 2u);
    EXPECT_EQ(queue().quarters[0].afterCallWork, seconds{7});
    EXPECT_EQ(queue().quarters[1].afterCallWork, seconds{3});
    EXPECT_EQ(queue().today.afterCallWork, seconds{10});
    EXPECT_EQ(queue().quarters[0].talk, seconds{50});
}

TEST_F(Figures, whoCameYesterdayCountsInNoFigureOfToday) {
    const auto late = arrive();
    pass(seconds{10});
    take(DayStarted{"2026-11-22"});
    EXPECT_EQ(queue().today.offered, 0);
    pass(seconds{5});
    answer(late, seconds{5});
    EXPECT_EQ(queue().today.answered, 0);
    EXPECT_EQ(queue().today.offers, 1); // the offer is today's
    EXPECT_EQ(offerAnswerRate(queue().today), 1.0);
    EXPECT_EQ(answerDelay(queue().today), seconds{5});
    EXPECT_EQ(queue().lastHour.at(now).answered, 1);
    pass(seconds{30});
    hangUp(late);
    EXPECT_EQ(queue().today.talk, seconds{30}); // handling counts where it ends
}

TEST_F(Figures, theAnswerDelayIsFromRingToAnswer) {
    const auto call = arrive();
    pass(seconds{8});
    answer(call, seconds{4});
    EXPECT_EQ(answerDelay(queue().today), seconds{4});
    EXPECT_EQ(answerDelay(day()), seconds{4});
    EXPECT_EQ(speedOfAnswer(queue().today), seconds{12});
    EXPECT_EQ(offerAnswerRate(day()), 1.0);
}

TEST_F(Figures, aTransferCountsForTheQueueAndTheAgent) {
    const auto call = arrive();
    answer(call, seconds{1});
    pass(seconds{20});
    take(CallTransferred{call, anna, "1002", {}, {}});
    EXPECT_EQ(transferRate(queue().today), 1.0);
    EXPECT_EQ(transferRate(day()), 1.0);
}

// Contacts, not talks: who comes back to the same agent and is sent on again was transferred once.
TEST_F(Figures, aContactThatIsTransferredTwiceCountsOnce) {
    const auto call = arrive();
    std::uint64_t offer = 100;
    const auto talks = [&] {
        take(OfferStarted{OfferId{++offer}, call, anna, find(center, anna)->device, now + minutes{1}});
        take(CallAnswered{call, anna, OfferId{offer}});
        pass(seconds{20});
    };
    talks();
    take(CallTransferred{call, anna, "600", {}, {}});
    take(CallQueued{call, support});
    talks();
    take(CallTransferred{call, anna, "600", {}, {}});
    take(CallQueued{call, support});
    talks();
    hangUp(call);
    for (const auto &[segments, contacts, transferred] :
         {std::tuple{day().segments, day().contacts, day().transferred},
          std::tuple{queue().today.segments, queue().today.contacts, queue().today.transferred}}) {
        EXPECT_EQ(segments, 3);
        EXPECT_EQ(contacts, 1);
        EXPECT_EQ(transferred, 1);
    }
    answer(arrive(), seconds{1});
    pass(seconds{5});
    hangUp(CallId::make(1, count));
    EXPECT_EQ(transferRate(queue().today), 0.5);
    EXPECT_EQ(transferRate(day()), 0.5);
}

// Sent on by the second talk, a quarter after the first: of no quarter more are sent on than there were.
TEST_F(Figures, whoIsSentOnLaterCountsWhereHisFirstTalkEnded) {
    pass(minutes{13});
    const auto call = arrive();
    answer(call, seconds{1});
    pass(seconds{20});
    take(CallAgentLost{call, anna}); // 10:13:21
    take(CallQueued{call, support});
    pass(minutes{3});
    take(OfferStarted{OfferId{100}, call, anna, find(center, anna)->device, now + minutes{1}});
    take(CallAnswered{call, anna, OfferId{100}});
    pass(seconds{20});
    take(CallTransferred{call, anna, "1002", {}, {}}); // 10:16:41
    ASSERT_EQ(queue().quarters.size(), 2u);
    EXPECT_EQ(transferRate(queue().quarters[0]), 1.0);
    EXPECT_EQ(queue().quarters[0].contacts, 1);
    EXPECT_EQ(queue().quarters[1].segments, 1);
    EXPECT_EQ(queue().quarters[1].transferred, 0);
    EXPECT_EQ(transferRate(queue().today), 1.0);
    EXPECT_EQ(transferRate(day()), 1.0);
}

TEST_F(Figures, whoseFirstTalkWasYesterdaysIsNoContactOfToday) {
    const auto call = arrive();
    answer(call, seconds{1});
    pass(seconds{20});
    take(CallAgentLost{call, anna});
    take(CallQueued{call, support});
    pass(seconds{1});
    take(DayStarted{"2026-11-22"});
    take(OfferStarted{OfferId{100}, call, anna, find(center, anna)->device, now + minutes{1}});
    take(CallAnswered{call, anna, OfferId{100}});
    pass(seconds{20});
    take(CallTransferred{call, anna, "1002", {}, {}});
    EXPECT_EQ(queue().today.segments, 1);
    EXPECT_EQ(queue().today.contacts, 0);
    EXPECT_EQ(queue().today.transferred, 0);
    EXPECT_EQ(day().transferred, 0);
}

// Advice is no contact, nor is a chat of colleagues.
TEST_F(Figures, aCallBetweenColleaguesIsNoContact) {
    const auto call = CallId::make(1, ++count);
    take(CallArrived{call, Direction::Internal, {"1002", ""}, "1001", {}, AgentId{"boris"}});
    answer(call, seconds{1});
    pass(seconds{30});
    hangUp(call);
    EXPECT_EQ(day().segments, 1);
    EXPECT_EQ(day().contacts, 0);
    EXPECT_EQ(transferRate(day()), std::nullopt);
}

// Of an imported log: lines may step back over midnight, and are yesterday's then.
TEST_F(Figures, whatAClockPutsBackIntoYesterdayCountsInNothingOfToday) {
    now -= std::chrono::hours{1};
    const auto call = arrive();
    answer(call, seconds{5});
    pass(seconds{30});
    hangUp(call);
    EXPECT_EQ(queue().today, QueueCounts());
    EXPECT_EQ(day().offers, 0);
    EXPECT_EQ(day().segments, 0);
    EXPECT_EQ(openBooks(center), std::vector<BooksFinding>());
}

TEST_F(Figures, aDialCountsInTheDayInWhichItWasMade) {
    const auto call = CallId::make(1, ++count);
    take(CallArrived{call, Direction::Outbound, {"1001", ""}, "84951234567", {}, anna});
    EXPECT_EQ(day().dials, 1);
    pass(seconds{10});
    take(DayStarted{"2026-11-22"});
    take(CallAnswered{call, {}, {}});
    EXPECT_EQ(day().dials, 0);
    EXPECT_EQ(day().dialsAnswered, 0);
    EXPECT_EQ(connectRate(day()), std::nullopt);
}

TEST_F(Figures, aCallOutIsADialAndItsTalkIsKeptApart) {
    for (const bool isAnswered : {true, false}) {
        const auto call = CallId::make(1, ++count);
        take(CallArrived{call, Direction::Outbound, {"1001", ""}, "84951234567", {}, anna});
        pass(seconds{10});
        if (isAnswered)
            take(CallAnswered{call, {}, {}});
        pass(seconds{60});
        hangUp(call);
    }
    EXPECT_EQ(connectRate(day()), 0.5);
    EXPECT_EQ(outboundTalkTime(day()), seconds{60});
    EXPECT_EQ(inboundTalkTime(day()), std::nullopt);
}

// Over random hours: the quarters add up to the day, and equal centers come out of their own text.
TEST(FiguresProperty, theQuartersAddUpToTheDay) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        Story story(seed);
        for (int i = 0; i < 400; ++i)
            story.next();
        for (const auto &queue : story.center().queues) {
            QuarterCounts sum;
            for (const auto &quarter : queue.quarters) {
                addCounts(sum, quarter);
                EXPECT_GE(quarter.from, quarterOf(story.center().dayStartedAt));
            }
            EXPECT_EQ(static_cast<const QueueCounts &>(sum), queue.today) << "seed " << seed;
        }
        const auto again = decodeCenter(encode(story.center()));
        ASSERT_TRUE(again);
        for (std::size_t i = 0; i < again->queues.size(); ++i)
            EXPECT_EQ(again->queues[i].lastHour.at(story.center().at),
                      story.center().queues[i].lastHour.at(story.center().at));
    }
}

} // namespace
} // namespace callboard::test
