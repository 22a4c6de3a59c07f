// SPDX-License-Identifier: GPL-3.0-or-later
// Shares and means by hand: what each is divided by.
#include "core/kpi/figures.h"

#include <gtest/gtest.h>

namespace callboard {
namespace {

std::optional<Duration> of(milliseconds time) {
    return time;
}

} // namespace

TEST(Figures, ofAQueueAreOfThoseThatTheyAreAbout) {
    QueueCounts c;
    c.offered = 20;
    c.answered = 12;
    c.answerWait = seconds{102};
    c.abandoned = 6;
    c.shortAbandoned = 2;
    c.abandonWait = seconds{45};
    c.promised = 8;
    c.promisesKept = 6;
    c.offers = 16;
    c.offersAccepted = 12;
    c.answerDelay = seconds{30};
    EXPECT_EQ(speedOfAnswer(c), of(milliseconds{8'500}));
    EXPECT_EQ(timeToAbandon(c), of(milliseconds{7'500}));
    EXPECT_EQ(abandonRate(c), 6.0 / 20);
    EXPECT_EQ(longAbandonRate(c), 4.0 / 18) << "the short ones are in neither part";
    EXPECT_EQ(keptPromises(c), 0.75);
    EXPECT_EQ(offerAnswerRate(c), 0.75);
    EXPECT_EQ(answerDelay(c), of(milliseconds{2'500}));
}

TEST(Figures, ofAnAgentAreOfHisTimeAndHisTalks) {
    AgentCounts c;
    c.segments = 8;
    c.talk = seconds{84};
    c.hold = seconds{12};
    c.afterCallWork = seconds{24};
    c.outboundSegments = 3;
    c.outboundTalk = seconds{24};
    c.ready = seconds{40};
    c.notReady = seconds{60};
    c.reserved = seconds{16};
    c.busy = seconds{100};
    c.contacts = 5;
    c.transferred = 2;
    c.offers = 10;
    c.answered = 4;
    c.answerDelay = seconds{10};
    c.dials = 4;
    c.dialsAnswered = 3;
    EXPECT_EQ(talkTime(c), of(milliseconds{10'500}));
    EXPECT_EQ(holdTime(c), of(milliseconds{1'500}));
    EXPECT_EQ(workTime(c), of(milliseconds{3'000}));
    EXPECT_EQ(handleTime(c), of(milliseconds{15'000}));
    EXPECT_EQ(inboundTalkTime(c), of(milliseconds{12'000}));
    EXPECT_EQ(outboundTalkTime(c), of(milliseconds{8'000}));
    EXPECT_EQ(occupancy(c), 124.0 / 164) << "time not ready is no time in which a call could come";
    EXPECT_EQ(loggedIn(c), seconds{240});
    EXPECT_EQ(utilisation(c), 124.0 / 240) << "of the times in states, wherever his talks ended";
    EXPECT_EQ(transferRate(c), 0.4);
    EXPECT_EQ(offerAnswerRate(c), 0.4);
    EXPECT_EQ(answerDelay(c), of(milliseconds{2'500}));
    EXPECT_EQ(connectRate(c), 0.75);
}

TEST(Figures, meansAreRoundedToTheNearestMicrosecondAndOfNothingThereIsNone) {
    EXPECT_EQ(mean(Duration{5}, 2), Duration{3});
    EXPECT_EQ(mean(Duration{7}, 3), Duration{2});
    EXPECT_EQ(mean(Duration{8}, 3), Duration{3});
    EXPECT_EQ(mean(Duration{8}, 0), std::nullopt);
    EXPECT_EQ(share(0, 0), std::nullopt);
    EXPECT_EQ(longAbandonRate(QueueCounts{}), std::nullopt);
    EXPECT_EQ(occupancy(AgentCounts{}), std::nullopt);
}

} // namespace callboard
