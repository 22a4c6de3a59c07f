// SPDX-License-Identifier: GPL-3.0-or-later
// What `board --json` and `journal at --json` say of a morning, figure by figure.
#include "app/ctl/board_figures.h"

#include "app/ctl/board.h"
#include "core/calendar/site_day.h"
#include "tests/core/center/beginnings.h"

#include <gtest/gtest.h>

namespace callboard::ctl {
namespace {

using namespace callboard::test;
using namespace Qt::StringLiterals;

// Targets of 20 s, abandons of up to 5 s are short. Two are answered, after 30 s and 6 s; two give up, after
// 3 s and 30 s. The story ends at 4:00.
const Timeline &morning() {
    static const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:25 offer.ended offer=1 call=1 agent=anna outcome=noAnswer
        0:26 offer.started offer=2 call=1 agent=anna device=1001 until=0:44
        0:40 call.answered call=1 agent=anna offer=2
        1:00 call.held call=1 agent=anna
        1:20 call.retrieved call=1 agent=anna
        2:00 call.ended call=1 by=caller cause=normal
        2:10 afterCallWork.ended agent=anna author=rule
        2:20 call.arrived call=2 direction=inbound from=+74951234567/Ivan to=600
        2:20 call.queued call=2 queue=support
        2:20 call.announced call=2 queue=support position=1 waitFromSeconds=0 waitToSeconds=60
        2:20 offer.started offer=3 call=2 agent=anna device=1001 until=2:38
        2:26 call.answered call=2 agent=anna offer=3
        2:56 call.ended call=2 by=caller cause=normal
        3:06 afterCallWork.ended agent=anna author=rule
        3:10 call.arrived call=3 direction=inbound from=+74951234567/Ivan to=600
        3:10 call.queued call=3 queue=support
        3:13 call.ended call=3 by=caller cause=cancelled
        3:20 call.arrived call=4 direction=inbound from=+74951234567/Ivan to=600
        3:20 call.queued call=4 queue=support
        3:50 call.ended call=4 by=caller cause=cancelled
    )"));
    return story;
}

QJsonObject today() {
    const auto &center = morning().center();
    const auto &queue = *find(center, QueueId{"support"});
    return todayJson(center.site, queue.today, queue.answeredWaits);
}

QJsonObject ofAgents() {
    return siteJson(morning().center(), storyTime("4:00"))[u"agents"].toObject();
}

TEST(BoardFigures, allSixServiceLevelsOfADay) {
    ASSERT_EQ(morning().outOfPlace(), 0u);
    const auto levels = today()[u"serviceLevels"].toObject();
    EXPECT_DOUBLE_EQ(levels[u"answeredOnly"].toDouble(), 1.0 / 2);
    EXPECT_DOUBLE_EQ(levels[u"strict"].toDouble(), 1.0 / 4);
    EXPECT_DOUBLE_EQ(levels[u"ignoreEarlyAbandons"].toDouble(), 1.0 / 3);
    EXPECT_DOUBLE_EQ(levels[u"creditEarlyAbandons"].toDouble(), 2.0 / 4);
    EXPECT_DOUBLE_EQ(levels[u"ignoreShortAbandons"].toDouble(), 1.0 / 3);
    EXPECT_DOUBLE_EQ(levels[u"creditShortAbandons"].toDouble(), 2.0 / 4);
    EXPECT_EQ(today()[u"serviceLevelFormula"].toString(), u"ignoreEarlyAbandons");
    EXPECT_EQ(today()[u"serviceLevel"], levels[u"ignoreEarlyAbandons"]);
}

TEST(BoardFigures, waitsAbandonsAndHandlingOfADay) {
    const auto day = today();
    EXPECT_DOUBLE_EQ(day[u"asaSeconds"].toDouble(), 18);
    EXPECT_DOUBLE_EQ(day[u"medianWaitSeconds"].toDouble(), 6);
    EXPECT_DOUBLE_EQ(day[u"p90WaitSeconds"].toDouble(), 30);
    EXPECT_DOUBLE_EQ(day[u"averageTimeToAbandonSeconds"].toDouble(), 16.5);
    EXPECT_DOUBLE_EQ(day[u"abandonRate"].toDouble(), 2.0 / 4);
    EXPECT_DOUBLE_EQ(day[u"longAbandonRate"].toDouble(), 1.0 / 3);
    EXPECT_DOUBLE_EQ(day[u"attSeconds"].toDouble(), 45);
    EXPECT_DOUBLE_EQ(day[u"ahtSeconds"].toDouble(), 65);
    EXPECT_DOUBLE_EQ(day[u"offerAnswerRate"].toDouble(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(day[u"averageAnswerDelaySeconds"].toDouble(), 10);
    EXPECT_DOUBLE_EQ(day[u"keptPromiseRate"].toDouble(), 1);
    EXPECT_DOUBLE_EQ(day[u"transferRate"].toDouble(-1), 0);
    EXPECT_TRUE(day[u"bounds"].toObject().isEmpty()) << "the end of every call is known";
}

// Ready 75 s, at work 130 s of 240 s; one of three offers missed.
TEST(BoardFigures, theDayOfAgentsWithWhatStillRuns) {
    const auto day = ofAgents();
    EXPECT_DOUBLE_EQ(day[u"readySeconds"].toDouble(), 75);
    EXPECT_DOUBLE_EQ(day[u"occupancy"].toDouble(), 130.0 / 205);
    EXPECT_DOUBLE_EQ(day[u"utilisation"].toDouble(), 130.0 / 240);
    EXPECT_EQ(day[u"missedLastHour"].toInt(), 1);
    EXPECT_DOUBLE_EQ(day[u"missedShareLastHour"].toDouble(), 1.0 / 3);
    EXPECT_DOUBLE_EQ(day[u"inboundAttSeconds"].toDouble(), 45);
    EXPECT_TRUE(day[u"outboundAttSeconds"].isNull());
    EXPECT_TRUE(day[u"connectRate"].isNull()) << "a share of nothing is none";
}

TEST(BoardFigures, aQueueWithoutCallsHasNoShareAndNoMean) {
    const auto &center = morning().center();
    const auto day = todayJson(center.site, {}, {});
    for (const auto *figure : {"serviceLevel", "asaSeconds", "medianWaitSeconds", "p90WaitSeconds",
                               "abandonRate", "attSeconds", "ahtSeconds", "offerAnswerRate"})
        EXPECT_TRUE(day[QLatin1String(figure)].isNull()) << figure;
}

// The end of one of three callers is not known: the level is about what it says.
TEST(BoardText, tellsWhatIsNotKnownAndWhoTalksWithWhomByTheSitesClock) {
    const Timeline story(after(annaReady, R"(
        0:10 call.arrived call=1 direction=inbound from=+74951234567/Ivan to=600
        0:10 call.queued call=1 queue=support
        0:10 offer.started offer=1 call=1 agent=anna device=1001 until=0:28
        0:12 call.answered call=1 agent=anna offer=1
        0:20 call.ended call=1 by=caller cause=normal
        0:30 afterCallWork.ended agent=anna author=rule
        0:40 call.arrived call=2 direction=inbound from=+74957654321/Petr to=600
        0:40 call.queued call=2 queue=support
        0:50 backend.started start=2 version=test
        0:50 call.ended call=2 by=system cause=interrupted
        1:10 call.arrived call=3 direction=inbound from=+74951234567/Ivan to=600
        1:10 call.queued call=3 queue=support
        1:10 offer.started offer=2 call=3 agent=anna device=1001 until=1:28
        1:12 call.answered call=3 agent=anna offer=2
    )"));
    ASSERT_EQ(story.outOfPlace(), 0u);
    auto center = story.center();
    center.site.timeZone = "Asia/Tokyo";
    const auto board = boardText(center, storyTime("2:00"));
    const auto has = [&](const std::string &words) { return board.find(words) != std::string::npos; };
    EXPECT_TRUE(has("UNKNOWN")) << board;
    EXPECT_TRUE(has("≈ 100.0 %, 66.7 % to 100.0 %")) << board;
    auto local = SiteDay::ofZone("Asia/Tokyo")->toLocalIso(storyTime("0:40")).substr(0, 19);
    local[10] = ' ';
    EXPECT_TRUE(has("Call 2 was cut off at " + local + ": +74957654321, who waited for support.")) << board;
    EXPECT_TRUE(
        QString::fromStdString(board).simplified().contains(u"3 talking +74951234567 Ivan 600 support anna"))
        << board;
}

} // namespace
} // namespace callboard::ctl
